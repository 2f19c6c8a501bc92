"""Words in spellings that differ in a sign or a space, and those that are written in one with others."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.ingest import update_index
from tests.town import write_news

STORIES = [
    {"id": "parted", "title": "X-ray of the Vue.js team", "body": "The MiG-29 and an anti-tank gun, by wi-fi."},
    {"id": "joined", "title": "Xray of the VueJS team", "body": "The MiG29 and an antitank gun, by wifi."},
    {"id": "spaced", "body": "A MiG 29 stood there."},
    {"id": "licence", "body": "Licence 44.181.220-7 by decree nº318."},
    {"id": "house", "body": "והבית נמכר. وصل إلى المدينة."},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder: Path = tmp_path_factory.mktemp("spellings")
    update_index(folder / "index", [str(write_news(folder / "news", STORIES))])
    return ArticleIndex.open(folder / "index")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mig29", "joined parted spaced"),
        ("MiG-29", "spaced parted joined"),
        ("vuejs", "joined parted"),
        ("Vue.js", "parted joined"),
        ("title:xray", "joined parted"),
        ("body:xray", ""),
        ("antitank", "joined parted"),
        ("anti-tank", "parted joined"),
        ("wifi", "joined parted"),
        ("wi fi", "parted joined"),
        ("vue js", "parted joined"),
        ("gun of anti tank men", "parted joined"),
        ("441812207", "licence"),
        ("318", "licence"),
        ("בית", "house"),
        ("مدينة", "house"),
    ],
)
def test_spellings_find_each_other_and_the_one_that_was_typed_comes_first(
    index: ArticleIndex, typed: str, expected: str
) -> None:
    hits = [hit.id for hit in index.search(SearchRequest(typed)).hits]
    assert (hits[:1], sorted(hits)) == (expected.split()[:1], sorted(expected.split()))


def test_a_word_written_in_one_with_another_is_marked(index: ArticleIndex) -> None:
    (hit,) = index.search(SearchRequest("בית")).hits
    assert [run.text for run in hit.snippet if run.match] == ["והבית"]


WRITTEN_OTHERWISE = [
    {"id": "elided", "body": "La réforme de l’école du Val d'Isère et l'équipe de France."},
    {"id": "plain", "body": "Les écoles de la ville étaient fermées hier, selon le maire, à cause de la neige."},
    {"id": "airliner", "body": "An XQ380 cost 1.5bn in 2019 and flew W. E. B. Moss of AT & T home."},
    {"id": "band", "body": "AC/DC played for 2.000.000 people, said Müller."},
    {"id": "reader", "body": "Mr Mueller read L'Oréal's report by W.E.B. Moss."},
    {"id": "korean", "body": "시장은 부산에서 기자들을 만났다."},
    {"id": "german", "body": "Die Gäste aus Düsseldorf begrüßten den Bürgermeister in der Straße mit viel Freude."},
    {"id": "jets", "body": "The BK-7s took off."},
    {"id": "turkish", "body": "İzmir'de yeni bir köprü açıldı."},
]


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder: Path = tmp_path_factory.mktemp("otherwise")
    update_index(folder / "index", [str(write_news(folder / "news", WRITTEN_OTHERWISE))])
    return ArticleIndex.open(folder / "index")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("isère", "elided"),
        ("l'école", "elided plain"),
        ('"l\'école"', "elided"),
        ('"equipe de france"', "elided"),
        ("loreal", "reader"),
        ("XQ 380", "airliner"),
        ("XQ-380", "airliner"),
        ("BK-7", "jets"),
        ("bk7s", "jets"),
        ("1.5 bn", "airliner"),
        ("AT&T", "airliner"),
        ("AT & T", "airliner"),
        ("acdc", "band"),
        ("2000000", "band"),
        ("2,000,000", "band"),
        ("Müller", "band reader"),
        ("W.E.B. Moss", "reader airliner"),
        ("W. E. B. Moss", "reader airliner"),
        ("부산", "korean"),
        ("시장", "korean"),
        ("Duesseldorf", "german"),
        ("Bürgermeister", "german"),
        ("izmir", "turkish"),
    ],
)
def test_a_word_is_found_as_others_write_it(otherwise: ArticleIndex, typed: str, expected: str) -> None:
    hits = [hit.id for hit in otherwise.search(SearchRequest(typed)).hits]
    assert (hits[:1], sorted(hits)) == (expected.split()[:1], sorted(expected.split()))


def test_what_is_marked_of_an_elision_is_the_word(otherwise: ArticleIndex) -> None:
    (hit,) = otherwise.search(SearchRequest("isère")).hits
    assert [run.text for run in hit.snippet if run.match] == ["Isère"]


def test_beside_a_word_that_no_article_has_the_best_covered_come_first(tmp_path: Path) -> None:
    """As for the others alone: without the fourth word, they are three."""
    news = [
        {"id": "one", "title": "Kelp", "body": "Kelp, kelp and kelp."},
        {"id": "two", "title": "A ferry", "body": "The ferry carries kelp, says the crew of another boat at the quay."},
        {
            "id": "three",
            "title": "A quay",
            "body": "At the quay a long night of fog and kelp ended with the last ferry.",
        },
        *({"id": f"f{number}", "title": f"Fog {number}", "body": "Fog."} for number in range(20)),
    ]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", news))])
    with ArticleIndex.open(tmp_path / "index") as index:
        known, unknown = (
            index.search(SearchRequest(text)).hits for text in ("kelp ferry quay", "kelp ferry quay zebra")
        )
        assert [hit.id for hit in unknown] == [hit.id for hit in known]
        ratios = [unseen.score / seen.score for unseen, seen in zip(unknown, known, strict=True)]
        assert max(ratios) == pytest.approx(min(ratios), rel=1e-3)
