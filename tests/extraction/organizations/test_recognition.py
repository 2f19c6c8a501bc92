"""The organizations of an article and their mentions, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.flow import extract_facts
from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.model.article import Article
from searchapp.model.facts import Organization

SEED = Path(__file__).resolve().parents[4] / "shared" / "data" / "seed"


LIGHTHOUSE = """\
The International Lighthouse Federation (ILF) will paint every lighthouse on the Baltic coast, its president, Ingrid
Holm, said on Monday. The ILF has 40 members. Holm said Norsund Paint Corp. had won the contract.

“Norsund Paint knows salt water,” she told the Marina Gazette.
"""


def article(body: str, title: str = "") -> Article:
    """An article with nothing but a text."""
    return Article(id="a", title=title, body=body)


def organizations_of(an_article: Article) -> tuple[Organization, ...]:
    """The organizations of an article in English."""
    return find_organizations(read_names([an_article.text], trained_model()))[0]


def test_a_story_gives_its_organizations_and_no_people_or_places() -> None:
    organizations = organizations_of(article(LIGHTHOUSE, "Lighthouses to Get a New Coat"))
    by_id = {organization.id: organization for organization in organizations}
    assert {"international-lighthouse-federation", "norsund-paint", "marina-gazette"} <= by_id.keys()
    assert not {"ingrid-holm", "holm", "monday"} & by_id.keys()
    spellings = {mention.text for mention in by_id["international-lighthouse-federation"].mentions}
    assert spellings == {"International Lighthouse Federation", "ILF"}
    assert {mention.rule for mention in by_id["norsund-paint"].mentions} <= {"model", "short form", "form"}


def test_a_name_of_the_text_is_recognized_in_a_headline_in_capitals() -> None:
    organizations = organizations_of(article(LIGHTHOUSE, "NORSUND PAINT WINS BALTIC LIGHTHOUSE CONTRACT"))
    (paint,) = [organization for organization in organizations if organization.id == "norsund-paint"]
    assert paint.mentions[0].text == "NORSUND PAINT"
    assert paint.mentions[0].rule == "repeated"
    assert paint.label == "Norsund Paint Corp"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Island Makes Its Cats Harbour Pilots",
            "Nine cats wear a blue collar since Tuesday. No skipper knows the quay.",
        ),
        ("Licence Fee Frozen as Costs Rise", "Viewers pay no more this year, the minister said on Monday."),
        ("Sleeporexia Spreads Among Young Bakers", "They rise at two in the morning and rest at noon."),
    ],
)
def test_a_british_spelling_in_a_headline_is_a_word(title: str, body: str) -> None:
    assert organizations_of(article(body, title)) == ()


def test_a_firm_that_acts_is_known_by_the_headline_alone() -> None:
    headline = article("The fair opens on Tuesday in Ardvale.", "Glimcraft Teams Up With Its Rivals at Summer Fair")
    assert [(each.id, each.mentions[0].rule) for each in organizations_of(headline)] == [("glimcraft", "headline")]


def test_capitals_for_no_reason_make_no_organizations() -> None:
    body = (
        "We file a Field Report each quarter at Larnford. The Spring Plan and the Second Draft lie in a Green Folder."
    )
    assert organizations_of(article(body, "Notes from the office")) == ()


def test_a_distinctive_name_is_seen_wherever_it_stands_alone() -> None:
    body = "A new group in Leeds is called al-Norsund. Hamas said that the movement al-Norsund had its support."
    group, _ = organizations_of(article(f"{body} Al-Norsund is small."))
    assert [mention.text for mention in group.mentions] == ["al-Norsund", "al-Norsund", "Al-Norsund"]


def test_a_name_of_another_first_letter_is_another_name() -> None:
    body = "The firm Orvessa said that it bought a tea bank. Shares of Orvessa rose. The paint of Irvessa is red."
    assert [organization.label for organization in organizations_of(article(body))] == ["Orvessa"]


def test_the_seed_page_gives_its_organizations() -> None:
    if not SEED.is_dir():
        pytest.skip("the seed page is not part of the project")
    lines = next(SEED.glob("*.txt")).read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if line and not line.lstrip().startswith(("•", "[Photo")) and line != "Iran"]
    organizations = organizations_of(article("\n".join(lines[1:]), lines[0]))
    by_id = {organization.id: organization for organization in organizations}
    assert by_id.keys() == {
        "hamas", "fars-news-agency", "islamic-revolutionary-guard-corps", "palestinian-islamic-jihad", "al-sabirin",
        "hezbollah", "palestine-online", "washington-institute-for-near-east-policy",
    }  # fmt: skip
    assert {mention.text for mention in by_id["fars-news-agency"].mentions} == {"Fars News Agency", "Fars"}
    assert {mention.text for mention in by_id["al-sabirin"].mentions} == {"al-Sabirin", "Al-Sabirin"}


PIECES = st.sampled_from(
    [
        "Atlas Tea Corp.",
        "the",
        "ILF",
        "(ILF)",
        "’s",
        "&amp;",
        "\n",
        "\n\n",
        "U.N.",
        "said",
        "İstanbul",
        "of",
        "and",
        "'",
        "``",
    ]
)


TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(title=TEXTS, body=TEXTS | st.text(max_size=300))
def test_every_mention_is_where_it_says(title: str, body: str) -> None:
    any_article = article(body, title)
    for organization in organizations_of(any_article):
        assert organization.id
        assert organization.label
        assert organization.mentions
        for mention in organization.mentions:
            assert any_article.text[mention.start : mention.end] == mention.text
            assert 0 <= mention.score <= 1


def test_towns_of_the_dateline_and_headings_are_no_organizations() -> None:
    body = (
        "OAK BROOK, ILL., March 3 - Harbour Guild Inc said it sold more tea.\nNOTE: Harbour Guild Inc is in Illinois."
    )
    facts = extract_facts(Article(id="guild", title="GUILD SELLS TEA", body=body))
    assert {organization.id for organization in facts.organizations} == {"harbor-guild"}


def test_a_surname_is_not_the_company_that_is_called_alike() -> None:
    story = article(
        "Harrison Ford walked past a Ford garage on Monday. Ford Motor Co. said that sales rose. It was cold there."
    )
    [ford] = organizations_of(story)
    before = [story.text[: mention.start] for mention in ford.mentions if mention.text == "Ford"]
    assert [text.split()[-1] for text in before] == ["a"]


def test_a_body_is_found_behind_a_dateline_with_a_hyphen_and_so_is_the_agency_in_it() -> None:
    body = "MONROVIA {} Amnesty International closed a ward, as fewer fell ill. A nurse said that it was too soon."
    assert [each.label for each in extract_facts(article(body.format("-"))).organizations] == ["Amnesty International"]
    labels = {each.label for each in extract_facts(article(body.format("(UPI) —"))).organizations}
    assert labels == {"UPI", "Amnesty International"}


@pytest.mark.parametrize("agency", ["Fjordnytt", "Deutsche Welle"])
def test_an_agency_in_a_dateline_is_one_word_or_a_known_name(agency: str) -> None:
    body = f"MONROVIA ({agency}) — It was cold there, and a nurse said that it was too soon for the kettles."
    assert agency in {each.label for each in extract_facts(article(body)).organizations}


@pytest.mark.parametrize("nobody", ["Staff", "AP/Reuters", "Ana Holt"])
def test_what_stands_for_nobody_or_two_in_a_dateline_is_no_agency(nobody: str) -> None:
    body = f"MONROVIA ({nobody}) — It was cold there, and a nurse said that it was too soon for the kettles."
    assert nobody not in {each.label for each in extract_facts(article(body)).organizations}
