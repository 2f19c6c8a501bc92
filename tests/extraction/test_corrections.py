"""The corrections file: what its lines do, and what they say when they cannot be read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import CorrectionError
from searchapp.extraction.corrections.application import diff_facts
from searchapp.extraction.corrections.rules import Corrections
from searchapp.extraction.organizations.coreference import cluster_mentions
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Mention

TEXT = "Marina News Agency said Ford and Ford Motor met Blue Door in Albion. Marina liked Chad, a singer."


def article() -> Article:
    """The article that all corrections here are tried on."""
    return Article(id="a", title="", body=TEXT)


def mention(name: str) -> Mention:
    """The first place of a name in the article."""
    start = article().text.index(name)
    return Mention(start, start + len(name), name, "test")


def facts() -> Facts:
    """What extraction found in it."""
    names = ("Marina News Agency", "Ford", "Ford Motor")
    chad = Country("TD", "Chad", ("about", "mentioned"), (mention("Chad"),))
    return Facts(organizations=cluster_mentions(map(mention, names)), countries=(chad,))


def after(text: str) -> Facts:
    """The facts as a corrections file of this text corrects them."""
    return Corrections.parse(text).apply(article(), facts())


def ids(found: Facts) -> list[str]:
    """The ids of organizations."""
    return [one.id for one in found.organizations]


def test_without_corrections_nothing_changes() -> None:
    assert after("# only a comment\n\n") == facts()
    assert not Corrections.parse("# only a comment")
    assert ids(facts()) == ["marina-news-agency", "ford-motor"]


def test_merge_gives_all_names_one_id_and_label() -> None:
    merged = after("merge Ford Motor, Marina News Agency -> Marina & Ford  # they married")
    (one,) = merged.organizations
    assert (one.id, one.label, len(one.mentions)) == ("marina-and-ford", "Marina & Ford", 3)


def test_split_parts_what_was_joined() -> None:
    parted = after("split Ford, Ford Motor")
    assert {one.id: [part.text for part in one.mentions] for one in parted.organizations} == {
        "marina-news-agency": ["Marina News Agency"],
        "ford": ["Ford"],
        "ford-motor": ["Ford Motor"],
    }


def test_rename_changes_the_label_and_keeps_the_id() -> None:
    renamed = after('rename marina-news-agency -> The "Marina" Agency\nrename TD -> Tchad')
    assert (renamed.organizations[0].id, renamed.organizations[0].label) == (
        "marina-news-agency",
        'The "Marina" Agency',
    )
    assert (renamed.countries[0].id, renamed.countries[0].label) == ("TD", "Tchad")


def test_never_takes_out_organizations_and_countries() -> None:
    assert ids(after("never Ford Motor")) == ["marina-news-agency"]
    assert after("never Chad as country").countries == ()
    assert after("never Chad as organization").countries == facts().countries


def test_always_finds_names_as_whole_words() -> None:
    found = after('always "Blue Door" is organization\nalways "Albion" is country GB\nalways "Mari" is organization')
    assert ids(found) == ["marina-news-agency", "ford-motor", "blue-door"]
    assert found.organizations[-1].mentions == (Mention(*_span("Blue Door"), "Blue Door", "corrections"),)
    assert [(one.id, one.roles) for one in found.countries] == [("TD", ("about", "mentioned")), ("GB", ("mentioned",))]


def _span(name: str) -> tuple[int, int]:
    """Start and end of a name in the article."""
    return mention(name).start, mention(name).end


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("# fine\nmarge A, B -> C", 2, "did you mean 'merge'?"),
        ("frobnicate", 1, "a line begins with merge"),
        ("merge A, B", 1, "write: merge NAME, NAME … -> NAME"),
        ("split A", 1, "two names or more"),
        ("rename A, B -> C", 1, "one name only"),
        ("never Ford as band", 1, "not a kind of facet: 'band'"),
        ("never Atlantis as country", 1, "no country is called 'Atlantis'"),
        ("always Ford", 1, "is organization"),
        ('always "X" is country Atlantis', 1, "no country is called"),
        ("merge A -> B\nmerge A -> C", 2, "remove one of the two lines"),
        ("merge A -> B\nmerge B -> A", 2, "remove one of the two lines"),
        ("split A, B\nmerge A -> B", 2, "remove one of the two lines"),
        ("never A\nalways A is organization", 2, "remove one of the two lines"),
        ("merge Chad -> Atlas Tea", 1, "is a country"),
        ("never ...", 1, "holds no letter"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_remedy(text: str, line: int, remedy: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        Corrections.parse(text, "my/corrections.txt")
    assert caught.value.line == line
    assert str(caught.value).startswith(f"my/corrections.txt, line {line}: ")
    assert remedy in str(caught.value)


def test_the_file_is_read_as_utf_8_and_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.txt"
    assert not Corrections.read(path)
    path.write_text("rename Ford Motor -> Förd", encoding="utf-8")
    assert Corrections.read(path).apply(article(), facts()).organizations[1].label == "Förd"
    path.write_bytes(b"# a\nrename Ford Motor -> F\xf6rd")
    with pytest.raises(CorrectionError, match="line 2: not UTF-8"):
        Corrections.read(path)


def test_the_difference_tells_what_an_edit_changes() -> None:
    changed = after("never Ford Motor\nrename Marina News Agency -> HNA\nalways Albion is country GB")
    assert [str(change) for change in diff_facts(facts(), changed)] == [
        "- organization Ford Motor (ford-motor), 2 mentions",
        "~ organization Marina News Agency → HNA (marina-news-agency), 1 → 1 mentions",
        "+ country United Kingdom (GB), 1 mentions",
    ]
    assert diff_facts(facts(), facts()) == ()


LINES = st.sampled_from(
    [
        "merge Ford, Ford Motor -> Ford Motor Company", "merge Marina News Agency -> Blue Door", "merge Chad -> GB",
        "split Ford, Ford Motor", "split Marina, Marina News Agency", "rename Ford Motor -> FM", "rename TD -> Tchad",
        "never Ford", "never Marina News Agency", "never Chad", 'always "Blue Door" is organization',
        'always "Ford" is organization', 'always "Marina" is organization', "always Albion is country GB",
        "always Chad is country TD",
    ]
)  # fmt: skip


@given(lines=st.lists(LINES, max_size=6, unique=True))
def test_applying_twice_changes_nothing_more(lines: list[str]) -> None:
    try:
        corrections = Corrections.parse("\n".join(lines))
    except CorrectionError:
        return
    once = corrections.apply(article(), facts())
    assert corrections.apply(article(), once) == once


@given(text=st.text(max_size=60) | st.lists(LINES | st.text(max_size=20), max_size=4).map("\n".join))
def test_reading_raises_nothing_but_its_own_error(text: str) -> None:
    with suppress(CorrectionError):
        Corrections.parse(text).apply(article(), facts())
