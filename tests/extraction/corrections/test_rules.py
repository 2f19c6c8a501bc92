"""Reading a corrections file, and the errors of lines that cannot be read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import CorrectionError
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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_editor_ends_them(end: str) -> None:
    text = end.join(["never Fog", "# see memo", "never Tide Times", ""])
    said = Corrections.parse("never Fog\nnever Tide Times")
    assert not any((Corrections.decode(text.encode(), "c.txt").changed_ids(said) or {}).values())
    with pytest.raises(CorrectionError, match="line 3"):
        Corrections.decode(text.replace("never Tide", "nevr Tide").encode(), "c.txt")


def test_a_line_without_end_is_not_told_in_full() -> None:
    with pytest.raises(CorrectionError) as error:
        Corrections.parse(f'never "{"otter" * 100_000}')
    assert len(str(error.value)) < 1_000


def test_the_file_is_read_as_utf_8() -> None:
    corrections = Corrections.decode("rename Ford Motor -> Förd".encode(), "corrections.txt")
    assert corrections.apply(article(), facts()).organizations[1].label == "Förd"
    with pytest.raises(CorrectionError, match="line 2: not UTF-8"):
        Corrections.decode(b"# a\nrename Ford Motor -> F\xf6rd", "corrections.txt")


LINES = st.sampled_from(
    [
        "merge Ford, Ford Motor -> Ford Motor Company", "merge Marina News Agency -> Blue Door", "merge Chad -> GB",
        "split Ford, Ford Motor", "split Marina, Marina News Agency", "rename Ford Motor -> FM", "rename TD -> Tchad",
        "never Ford", "never Marina News Agency", "never Chad", 'always "Blue Door" is organization',
        'always "Ford" is organization', 'always "Marina" is organization', "always Albion is country GB",
        "always Chad is country TD",
    ]
)  # fmt: skip


@given(text=st.text(max_size=60) | st.lists(LINES | st.text(max_size=20), max_size=4).map("\n".join))
def test_reading_raises_nothing_but_its_own_error(text: str) -> None:
    with suppress(CorrectionError):
        Corrections.parse(text).apply(article(), facts())
