"""Evaluation: the scores, the two kinds of annotated set, and the floors that extraction is held to."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.extraction.evaluation import (
    AnnotatedArticle,
    comparable_name,
    evaluate,
    evaluate_annotated,
    evaluate_answers,
    organization_names,
    read_answers,
)
from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, Mention, Organization
from searchapp.reading import find_files, read_articles

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


ANSWERS = CORPUS / "answers.gold"


TEA = """\
-DOCSTART- O

The O
Tea B-ORG
Board I-ORG
of O
Nairobi B-LOC
met O
Atlas B-ORG
( O
AP B-ORG
) O
. O

Atlas B-ORG
's O
Ann B-PER
poured O
. O
"""


def fake_facts(article: Article) -> Facts:
    """A stand-in for extraction that recognizes one organization and one date."""
    name = "Atlas"
    start = article.text.find(name)
    mentions = (Mention(start, start + len(name), name, "test"),) if start >= 0 else ()
    return Facts(
        published=Published("2019-11-19", "day", "text"),
        organizations=(Organization("atlas", "Atlas", mentions), Organization("wrong", "Wrong", ())),
    )


def write(path: Path, text: str) -> Path:
    """A file with a text."""
    path.write_text(text, encoding="utf-8")
    return path


def test_marked_files_are_scored_on_the_names_of_the_text(tmp_path: Path) -> None:
    evaluation = evaluate_annotated([write(tmp_path / "tea.conll", TEA)], fake_facts)
    score = evaluation.score("organizations")
    assert (score.right, score.extracted, score.expected) == (1, 1, 3)
    assert (score.precision, score.recall, score.f1) == (1.0, 1 / 3, 0.5)
    assert evaluation.misses[0].missing == ("ap", "tea board")
    assert evaluation.documents_per_second > 0


def test_answers_are_scored_by_id_and_only_where_they_tell(tmp_path: Path) -> None:
    path = write(
        tmp_path / "answers.gold",
        '{"id": "a", "organizations": ["Atlas", "Tea Board"], "published": "2019-11-19"}\n'
        '{"id": "b", "published": null}\n',
    )
    articles = [Article(id="a", body="Atlas poured."), Article(id="b", body="Rain."), Article(id="c", body="Unasked.")]
    evaluation = evaluate_answers(articles, read_answers(path), fake_facts)
    organizations, published = evaluation.score("organizations"), evaluation.score("published")
    assert evaluation.documents == 2
    assert (organizations.right, organizations.extracted, organizations.expected) == (1, 2, 2)
    assert (published.precision, published.recall) == (0.5, 1.0)
    assert evaluation.score("dates").f1 == 0.0
    assert [(miss.id, miss.what, miss.missing, miss.surplus) for miss in evaluation.misses] == [
        ("a", "organizations", ("tea-board",), ("wrong",)),
        ("b", "published", (), ("2019-11-19",)),
    ]


def test_an_answer_that_cannot_be_read_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="line 2"):
        read_answers(write(tmp_path / "answers.gold", '{"id": "a"}\n{"title": "no id"}\n'))


ANSWERS_DIGEST = "e16e165ed1b0f32f"  # of answers.gold; when the answers change, measure and set the floors anew


FLOORS = {
    "organizations": 0.94,
    "countries": 0.95,
    "countries_mentioned": 0.95,
    "published": 0.98,
    "cited_sources": 0.85,
    "dates": 0.95,
}


FLOORS_OF_OTHER_LANGUAGES = {  # without an extra no organizations are found there, and dates with their year alone
    "countries": 0.94,
    "countries_mentioned": 0.94,
    "published": 0.98,
    "cited_sources": 0.98,
}


def test_extraction_holds_its_floors_on_the_sample_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS.parent)  # the articles' ids are made from their paths as seen from there
    assert hashlib.sha256(ANSWERS.read_bytes()).hexdigest()[:16] == ANSWERS_DIGEST
    articles = [
        article for file in find_files(["corpus"]) for article in read_articles(file) if isinstance(article, Article)
    ]
    answers = read_answers(ANSWERS)
    in_others = {fields["id"] for fields in map(json.loads, ANSWERS.open(encoding="utf-8")) if "language" in fields}
    assert {article.id for article in articles} == answers.keys()
    assert f"\n{len(articles)} short articles" in (CORPUS / "README.md").read_text(encoding="utf-8")
    for ids, floors in ((answers.keys() - in_others, FLOORS), (in_others, FLOORS_OF_OTHER_LANGUAGES)):
        evaluation = evaluate_answers(articles, {article_id: answers[article_id] for article_id in ids}, extract_facts)
        assert evaluation.documents == len(ids)
        reached = {what: round(evaluation.score(what).f1, 3) for what in floors}
        assert all(reached[what] >= floor for what, floor in floors.items()), reached


IEER = Path(__file__).resolve().parents[3] / "shared" / "data" / "ieer"


IEER_DIGEST = "d16db2df6d0f6e6e"


IEER_FLOOR = 0.75  # strict F1; the set is never trained on


def newswire(folder: Path) -> Iterator[AnnotatedArticle]:
    """The stories of the NIST IE-ER newswire sample, with the organizations that are marked in them."""
    for path in sorted(folder.glob("[AN]*_1998*")):
        for number, story in enumerate(re.findall(r"<DOC>(.*?)</DOC>", path.read_text(errors="replace"), re.DOTALL)):
            names = re.findall(r'<b_enamex type="ORGANIZATION"[^>]*>(.*?)<e_enamex>', story, re.DOTALL)
            expected = frozenset(comparable_name(re.sub(r"<[^>]+>", "", name)) for name in names)
            title, body = (plain_part(part, story) for part in ("HEADLINE", "TEXT"))
            yield AnnotatedArticle(
                Article(f"{path.name}-{number}", body, title.split("\n")[0]), {"organizations": expected}
            )


def plain_part(part: str, story: str) -> str:
    """The text of a part of a story, without its marks."""
    match = re.search(rf"<{part}>(.*?)(</{part}>|$)", story, re.DOTALL)
    return re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", "", match.group(1))).strip() if match else ""


def test_organizations_hold_their_floor_on_newswire() -> None:
    if not IEER.is_dir():
        pytest.skip("the newswire sample is not part of the project")
    files = sorted(IEER.glob("[AN]*_1998*"))
    assert hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16] == IEER_DIGEST
    score = evaluate(newswire(IEER), extract_facts, {"organizations": organization_names}).score("organizations")
    assert score.expected > 200
    assert score.f1 >= IEER_FLOOR, score
