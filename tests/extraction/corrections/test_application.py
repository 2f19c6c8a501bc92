"""What corrections change in the facts of an article."""

from __future__ import annotations

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
