"""What corrections change in the facts of an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import CorrectionError
from searchapp.extraction.corrections.application import diff_facts
from searchapp.extraction.corrections.rules import Corrections
from searchapp.extraction.organizations.coreference import cluster_mentions
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Mention, Organization, Person

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


def ids(facts: Facts) -> list[str]:
    """The ids of organizations."""
    return [organization.id for organization in facts.organizations]


def test_without_corrections_nothing_changes() -> None:
    assert after("# only a comment\n\n") == facts()
    assert not Corrections.parse("# only a comment")
    assert ids(facts()) == ["marina-news-agency", "ford-motor"]


def test_merge_gives_all_names_one_id_and_label() -> None:
    merged = after("merge Ford Motor, Marina News Agency -> Marina & Ford  # they married")
    (organization,) = merged.organizations
    assert (organization.id, organization.label, len(organization.mentions)) == ("marina-and-ford", "Marina & Ford", 3)


def test_split_parts_what_was_joined() -> None:
    parted = after("split Ford, Ford Motor")
    assert {
        organization.id: [part.text for part in organization.mentions] for organization in parted.organizations
    } == {
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
    facts = after('always "Blue Door" is organization\nalways "Albion" is country GB\nalways "Mari" is organization')
    assert ids(facts) == ["marina-news-agency", "ford-motor", "blue-door"]
    assert facts.organizations[-1].mentions == (Mention(*_span("Blue Door"), "Blue Door", "corrections"),)
    assert [(country.id, country.roles) for country in facts.countries] == [
        ("TD", ("about", "mentioned")),
        ("GB", ("mentioned",)),
    ]


def _span(name: str) -> tuple[int, int]:
    """Start and end of a name in the article."""
    return mention(name).start, mention(name).end


def test_the_difference_tells_what_an_edit_changes() -> None:
    changed = after("never Ford Motor\nrename Marina News Agency -> HNA\nalways Albion is country GB")
    assert [str(change) for change in diff_facts(facts(), changed)] == [
        "- organization Ford Motor (ford-motor)",
        "~ organization Marina News Agency → HNA (marina-news-agency)",
        "+ country United Kingdom (GB)",
    ]
    assert [change.mentions for change in diff_facts(facts(), changed)] == [(2, 0), (1, 1), (0, 1)]
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


# ---- which articles other corrections change -----------------------------------------------------

NAMES = ("Ford", "Ford Motor", "Marina", "Blue Door", "Albion", "Chad")
LINES = st.one_of(
    st.builds("merge {} -> {}".format, st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.builds("rename {} -> {} Club".format, st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.builds("never {}{}".format, st.sampled_from(NAMES), st.sampled_from(["", " as organization", " as person"])),
    st.builds('always "{}" is {}'.format, st.sampled_from(NAMES), st.sampled_from(["organization", "person"])),
    st.builds("split {}, {}".format, st.sampled_from(NAMES), st.sampled_from(NAMES)),
)


@st.composite
def some_facts(draw: st.DrawFn) -> Facts:
    """Organizations and persons with some of the names of the article."""
    names = draw(st.lists(st.sampled_from([name for name in NAMES if name in TEXT]), max_size=3, unique=True))
    people = draw(st.lists(st.sampled_from(["Marina", "Chad"]), max_size=2, unique=True))
    return Facts(
        organizations=tuple(Organization(name.lower().replace(" ", "-"), name, (mention(name),)) for name in names),
        people=tuple(Person(name.lower(), name, (mention(name),)) for name in people),
    )


def parsed(lines: list[str]) -> Corrections:
    """The corrections of those of the lines that do not contradict those before them."""
    kept: list[str] = []
    for line in lines:
        try:
            Corrections.parse("\n".join([*kept, line]))
        except CorrectionError:
            continue
        kept.append(line)
    return Corrections.parse("\n".join(kept))


@given(st.lists(LINES, max_size=4), st.lists(LINES, max_size=3), st.booleans(), some_facts())
def test_an_article_that_other_corrections_change_shows_an_id_that_tells(
    lines: list[str], more: list[str], are_added: bool, facts: Facts
) -> None:
    before, later = parsed(lines), parsed([*lines, *more] if are_added else more)
    changed = later.changed_ids(before)
    shown = before.apply(article(), facts)
    if changed is not None and later.apply(article(), facts) != shown:
        shown_ids = {"organization": ids(shown), "person": [person.id for person in shown.people]}
        assert any(changed.get(kind, set()).intersection(each) for kind, each in shown_ids.items())


def test_what_is_told_by_ids_and_what_is_not() -> None:
    before = Corrections.parse("merge Ford -> Ford Motor\nnever Marina as organization")
    more = "merge Ford -> Ford Motor\nnever Marina as organization\nnever Ford as organization\nrename Albion -> Alba"
    changed = Corrections.parse(more).changed_ids(before)
    assert changed == {"organization": {"ford", "ford-motor", "albion"}, "person": {"albion"}}
    for other in ("merge Ford -> Ford Motor", more + '\nalways "Chad" is person', more + "\nnever Chad as country"):
        assert Corrections.parse(other).changed_ids(before) is None, other
