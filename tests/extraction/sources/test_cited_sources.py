"""Which agencies, outlets and institutes an article quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article
from searchapp.model.facts import CitedSource

SEED = Path(__file__).resolve().parents[4] / "shared" / "data" / "seed"


def cited(body: str, *credit_lines: str) -> tuple[CitedSource, ...]:
    """The sources that an article of this body quotes."""
    return extract_facts(Article(id="quoted", title="Bread", body=body, credits=credit_lines)).cited_sources


def labels(body: str, *credit_lines: str) -> list[str]:
    """The labels of the sources that an article of this body quotes."""
    return [source.label for source in cited(body, *credit_lines)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Bread rose, the semi-official Fars News Agency reported on Monday.", ["Fars News Agency"]),
        ("Bread rose, according to Xinhua.", ["Xinhua News Agency"]),
        ("The baker told Reuters that bread rose.", ["Reuters"]),
        ("He said so in an interview with BBC Radio.", ["BBC"]),
        ("She wrote in the Guardian that bread rose.", ["The Guardian"]),
        ("The oven was what Israel's channel 2 described as hot.", ["Channel 2"]),
        ("He told the website Crumb Online that bread rose.", ["Crumb Online"]),
        ("Bread rose, the Valley Herald-Gazette reported.", ["Valley Herald-Gazette"]),
        ("Bread rose, the newspaper Il Forno said.", ["Il Forno"]),
        ("Bread rose, the Crumb news agency reported.", ["Crumb"]),
        ("The News Agency of Nigeria (NAN) reports that bread rose.", ["News Agency of Nigeria"]),
        ("Ann Baker of the Rye Institute for Bread Policy wrote that bread rose.", ["Rye Institute for Bread Policy"]),
        ("OSLO (AP) — Bread rose.", ["Associated Press"]),
        ("Axios was first to report that bread rose.", ["Axios"]),
        ("As per a Bloomberg report, bread rose.", ["Bloomberg News"]),
        ("Loaves burned. (AP) Bread rose.", ["Associated Press"]),
        (
            "Bread rose.\n\n(Reporting by Ann Baker, Reuters; additional reporting by AFP)",
            ["Reuters", "Agence France-Presse"],
        ),
        ("Bread rose.\n\nSource: Xinhua", ["Xinhua News Agency"]),
        ("Haaretz, Semafor and the BBC reported that bread rose.", ["BBC", "Semafor", "Haaretz"]),
        ("Finland's public broadcaster Yle and Japan's NHK said bread rose.", ["NHK", "Yle"]),
        ("A Guardian investigation showed that bread rose.", ["The Guardian"]),
        ("Speaking to the BBC, he said bread rose; Axios had the scoop, as did Caixin.", ["BBC", "Axios", "Caixin"]),
        ("TASS, quoting the ministry of bread, said on Tuesday that it rose.", ["TASS"]),
        ("The baker was quoted as saying by the state news agency Xinhua that bread rose.", ["Xinhua News Agency"]),
        ("The Guardian understands that bread will rise.", ["The Guardian"]),
        ("Das Brot ging auf, wie „Le Figaro“ berichtet.", ["Le Figaro"]),
        (
            "Laut dpa ging das Brot auf, sagte die Bäckerin der NZZ.",
            ["Deutsche Presse-Agentur", "Neue Zuercher Zeitung"],
        ),
        ("Selon Le Monde, le pain lève. La boulangère l'a dit à l'AFP.", ["Le Monde", "Agence France-Presse"]),
        ("Según El País, el pan sube.", ["El Pais"]),
        ("Как пишет «Коммерсантъ», хлеб вырос; сообщает ТАСС.", ["Kommersant", "TASS"]),
        ("Bread rose, Ann Baker told The Rye last week.", ["Rye"]),
        ("Bread rose, according to The Rye. She said so in an interview with The Crumb Star.", ["Rye", "Crumb Star"]),
        ("He told The Hague that bread rose, according to The Baker's Oven 2020.", []),
        ("He told the Commons that bread rose.", []),
        ("OSLO (Agencies) — Bread rose.", []),
        ("Bread rose.\n Reuter", ["Reuters"]),
        ("[Photo: Fars News ]", ["Fars News Agency"]),
    ],
)
def test_a_quoted_outlet_is_a_source(body: str, expected: list[str]) -> None:
    assert labels(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The New York Times opened a bakery.",
        "Turkish radio said bread rose.",
        "Some newspapers said bread rose.",
        "The Economic Planning Bakery (AP) said bread rose.",
        "The baker said bread rose.",
        "Die Bäckerin liest Le Figaro und die NZZ; das Brot ging auf.",
        "The BBC, Semafor and a baker were there.",
    ],
)
def test_what_is_only_named_is_no_source(body: str) -> None:
    assert labels(body) == []


def test_all_names_of_an_outlet_are_one_source_with_the_id_of_the_organization() -> None:
    facts = extract_facts(
        Article(
            id="fars",
            title="Bread",
            body="Bread rose, the Fars News Agency reported. “It rose well,” Fars wrote.\n[Photo: Fars News ]",
        )
    )
    (source,) = facts.cited_sources
    assert [(mention.text, mention.rule) for mention in source.mentions] == [
        ("Fars News Agency", "outlet"),
        ("Fars", "outlet"),
        ("Fars News", "credit"),
    ]
    named = {organization.id for organization in facts.organizations if "Fars" in organization.label}
    assert named <= {source.id} == {"fars-news-agency"}


def test_a_short_name_is_the_outlet_that_the_article_names_in_full() -> None:
    (source,) = cited("The Washington Post said bread rose. The baker told the Post that it rose.")
    assert [mention.text for mention in source.mentions] == ["The Washington Post", "Post"]
    assert source.label == "Washington Post"


def test_a_credit_taken_out_of_the_body_is_kept_with_its_source() -> None:
    (source,) = cited("Bread rose.", "[Photo: Fars News ]")
    assert (source.id, source.label, source.mentions) == ("fars-news-agency", "Fars News Agency", ())
    assert source.credits == ("[Photo: Fars News ]",)


def test_the_seed_page_quotes_its_five_sources() -> None:
    if not SEED.exists():
        pytest.skip("the seed page is not here")
    page = next(SEED.iterdir()).read_text(encoding="utf-8")
    title, body = page[page.index("Hamas Leader") :].split("\n", 1)
    facts = extract_facts(Article(id="seed", title=title, body=body))
    assert {source.label for source in facts.cited_sources} == {
        "Fars News Agency", "Palestine Online", "Channel 2", "Washington Institute for Near East Policy"
    }  # fmt: skip
    assert [country.id for country in facts.countries if "about" in country.roles] == ["IR", "PS"]
    assert {country.id for country in facts.countries} == {"IR", "PS", "IL", "LB"}
    assert [date.value for date in facts.dates] == ["2015-02"]
    assert facts.published is None


def test_what_somebody_told_something_is_cited_but_for_bodies_that_publish_nothing() -> None:
    body = "Ana Holt told Harbour One News that the pier was safe. She had told the Norsund Tea Board so in May."
    labels = [source.label for source in extract_facts(Article(id="a", body=body)).cited_sources]
    assert "Harbour One News" in labels
    assert "Norsund Tea Board" not in labels


def test_who_reports_beside_a_source_is_one_too() -> None:
    assert labels("Bread rose. The Norsund Broadcasting Company and Reuters said that rye rose too.") == [
        "Reuters",
        "Norsund Broadcasting Company",
    ]
    assert labels("The Norsund Bakery Company and Reuters have moved.") == []
