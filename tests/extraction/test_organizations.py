"""Organizations: found, joined, located, whatever the text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction import extract_facts
from searchapp.extraction.organizations.coreference import cluster_mentions
from searchapp.extraction.organizations.name_keys import acronyms_of, canonical_key, slug
from searchapp.extraction.organizations.recognition import find_organizations
from searchapp.extraction.tokens import plain_apostrophes, tokenize
from searchapp.model.article import Article
from searchapp.model.facts import Mention, Organization

SEED = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed"

LIGHTHOUSE = """\
The International Lighthouse Federation (ILF) will paint every lighthouse on the Baltic coast, its president, Ingrid
Holm, said on Monday. The ILF has 40 members. Holm said Norsund Paint Corp. had won the contract.

“Norsund Paint knows salt water,” she told the Marina Gazette.
"""


def article(body: str, title: str = "", organizations: tuple[str, ...] | None = None) -> Article:
    """An article with nothing but a text."""
    return Article(id="a", title=title, body=body, organizations=organizations)


def labels(found: tuple[Organization, ...]) -> set[str]:
    """The labels of organizations."""
    return {one.label for one in found}


def joined(*names: str) -> dict[str, set[str]]:
    """Organization id → the names joined in it, for names that one article mentions in this order."""
    mentions = [Mention(100 * at, 100 * at + len(name), name, "test") for at, name in enumerate(names)]
    return {one.id: {mention.text for mention in one.mentions} for one in cluster_mentions(mentions)}


def test_a_story_gives_its_organizations_and_no_people_or_places() -> None:
    found = {one.id: one for one in find_organizations(article(LIGHTHOUSE, "Lighthouses to Get a New Coat"))}
    assert {"international-lighthouse-federation", "norsund-paint", "marina-gazette"} <= found.keys()
    assert not {"ingrid-holm", "holm", "monday"} & found.keys()
    spelled = {mention.text for mention in found["international-lighthouse-federation"].mentions}
    assert spelled == {"International Lighthouse Federation", "ILF"}
    assert {mention.rule for mention in found["norsund-paint"].mentions} <= {"model", "short form"}


def test_a_name_of_the_text_is_found_in_a_headline_of_capitals() -> None:
    found = find_organizations(article(LIGHTHOUSE, "NORSUND PAINT WINS BALTIC LIGHTHOUSE CONTRACT"))
    (paint,) = [one for one in found if one.id == "norsund-paint"]
    assert paint.mentions[0].text == "NORSUND PAINT"
    assert paint.mentions[0].rule == "repeated"
    assert paint.label == "Norsund Paint Corp"


def test_what_an_article_brings_is_kept_and_located() -> None:
    brought = article("The tea fair opens today. ATLAS TEA will pour.", organizations=("Atlas Tea", "Tea Board"))
    atlas, board = find_organizations(brought)
    assert (atlas.id, board.id, board.mentions) == ("atlas-tea", "tea-board", ())
    assert [(mention.text, mention.rule) for mention in atlas.mentions] == [("ATLAS TEA", "given")]
    assert find_organizations(article(LIGHTHOUSE, organizations=())) == ()


def test_a_short_name_that_an_article_brings_is_no_word_of_its_text() -> None:
    (health,) = find_organizations(article("The WHO asked who slept, and who did not.", organizations=("who",)))
    assert [mention.text for mention in health.mentions] == ["WHO"]


@pytest.mark.parametrize(
    ("names", "together"),
    [
        (("International Tea Board", "ITB"), True),
        (("Atlas Tea Corp", "Atlas Tea"), True),
        (("Atlas Tea Inc.", "ATLAS TEA"), True),
        (("Marina News Agency", "Marina"), True),
        (("Lake Institute for Ice Policy", "Lake Institute"), True),
        (("Norsund Labour Organisation", "Norsund Labor Organization"), True),
        (("The Société Bleue", "Societe Bleue"), True),
        (("Norsund-Paint", "Norsund Paint"), True),
        (("U.S. Trade and Tea Commission", "Trade and Tea Commission"), True),
        (("Ford Motor Credit", "Ford"), False),
        (("Atlas Tea and Coffee Company", "Atlas"), False),
        (("Atlas Inc", "Atlas Insurance"), False),
        (("Ministry of Tea", "Ministry of Coffee"), False),
        (("Ministry of Tea", "Ministry"), False),
        (("Tea Board of Kenya", "TBA"), False),
    ],
)
def test_names_join_where_they_are_one_organization(names: tuple[str, str], together: bool) -> None:
    assert (len(joined(*names)) == 1) is together
    assert joined(*names).keys() == joined(*reversed(names)).keys()


def test_an_acronym_in_brackets_joins_the_name_before_it() -> None:
    text = "The World Chess League (LEXCHE) met. Atlas Tea (XYZ) poured."
    spans = [(text.index(name), name) for name in ("World Chess League", "LEXCHE", "Atlas Tea", "XYZ")]
    mentions = [Mention(start, start + len(name), name, "test") for start, name in spans]
    assert [one.id for one in cluster_mentions(mentions, text)] == ["world-chess-league", "atlas-tea", "xyz"]


def test_a_short_form_of_two_organizations_joins_neither() -> None:
    assert len(joined("Atlas News", "Atlas Airways", "Atlas")) == 3


def test_a_possessive_joins_its_name_but_is_no_reason_to_cut_one() -> None:
    assert joined("Norsund's", "Norsund") == {"norsund": {"Norsund's", "Norsund"}}
    assert canonical_key("Marnie's") == "marnies"


def test_keys_forget_legal_forms_accents_and_articles() -> None:
    assert canonical_key("The Café-Crème Company, Ltd.") == "cafe creme"
    assert canonical_key("Company") == "company"
    assert slug(canonical_key("Fisch & Söhne GmbH")) == "fisch-and-sohne"
    assert "itb" in acronyms_of("International Tea Board")


def test_tokens_keep_offsets_where_entities_and_quotes_stand() -> None:
    text = "Fisch &amp; Sons’ U.S. office, O’Neill’s and al-Noor said “no”."
    tokens = tokenize(plain_apostrophes(text))
    assert [text[tokens.starts[at] : tokens.ends[at]] for at in range(3)] == ["Fisch", "&amp;", "Sons"]
    assert {"&", "U.S.", "O'Neill", "'s", "al-Noor"} <= set(tokens.words)


def test_the_seed_page_gives_its_organizations() -> None:
    if not SEED.is_dir():
        pytest.skip("the seed page is not part of the project")
    lines = next(SEED.glob("*.txt")).read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if line and not line.lstrip().startswith(("•", "[Photo")) and line != "Iran"]
    found = {one.id: one for one in find_organizations(article("\n".join(kept[1:]), kept[0]))}
    assert found.keys() == {
        "hamas", "fars-news-agency", "islamic-revolutionary-guard-corps", "palestinian-islamic-jihad", "al-sabirin",
        "hezbollah", "palestine-online", "washington-institute-for-near-east-policy",
    }  # fmt: skip
    assert {mention.text for mention in found["fars-news-agency"].mentions} == {"Fars News Agency", "Fars"}
    assert {mention.text for mention in found["al-sabirin"].mentions} == {"al-Sabirin", "Al-Sabirin"}


def test_extraction_imports_no_nltk_and_no_trainer() -> None:
    code = "import sys, searchapp.extraction; print([name for name in ('nltk', 'pycrfsuite') if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


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
WORDS = ["the", "Atlas", "and", "&", "Co.", "Inc", "Labour", "Organisation", "A.", "Society's", "Öl", "𝐀"]
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(title=TEXTS, body=TEXTS | st.text(max_size=300))
def test_every_mention_is_where_it_says(title: str, body: str) -> None:
    one = article(body, title)
    for found in find_organizations(one):
        assert found.id
        assert found.label
        assert found.mentions
        for mention in found.mentions:
            assert one.text[mention.start : mention.end] == mention.text
            assert 0 <= mention.score <= 1


@settings(max_examples=500, deadline=None)
@given(name=st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
def test_a_key_is_its_own_key(name: str) -> None:
    once = canonical_key(name)
    assert canonical_key(once) == once or not once


def test_towns_of_the_dateline_and_headings_are_no_organizations() -> None:
    body = (
        "OAK BROOK, ILL., March 3 - Harbour Guild Inc said it sold more tea.\nNOTE: Harbour Guild Inc is in Illinois."
    )
    facts = extract_facts(Article(id="guild", title="GUILD SELLS TEA", body=body))
    assert {one.id for one in facts.organizations} == {"harbor-guild"}
