"""The authority: one organization, one id across articles, whatever their order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction.organizations.authority import Authority, Evidence, evidence_of
from searchapp.extraction.organizations.coreference import cluster_mentions
from searchapp.model.facts import CitedSource, Facts, Mention, Organization
from searchapp.model.result import Named


def organizations(*names: str) -> tuple[Organization, ...]:
    """The organizations of an article that mentions these names, in this order."""
    return cluster_mentions(
        [Mention(100 * number, 100 * number + len(name), name, "test") for number, name in enumerate(names)]
    )


def learned(*articles: tuple[Organization, ...]) -> Authority:
    """An authority that has seen these articles."""
    return Authority.from_counts(Counter(evidence for article in articles for evidence in evidence_of(article)))


def test_what_one_article_spells_out_is_known_in_the_others() -> None:
    authority = learned(organizations("International Tea Board", "ITB"), organizations("ITB"), organizations("ITB"))
    facts = authority.resolve(Facts(organizations=organizations("ITB")))
    (board,) = facts.organizations
    assert (board.id, board.label) == ("international-tea-board", "International Tea Board")
    assert board.mentions[0].text == "ITB"


def test_an_acronym_of_two_organizations_stays_itself() -> None:
    authority = learned(
        organizations("International Tea Board", "ITB"), organizations("Institute of Tiny Boats", "ITB")
    )
    assert authority.named("itb").id == "itb"


def test_a_short_form_that_mostly_stands_alone_stays_alone() -> None:
    spelled_out = organizations("Marina News Agency", "Marina")
    assert learned(spelled_out, organizations("Marina")).named("marina").id == "marina-news-agency"
    assert learned(spelled_out, *[organizations("Marina")] * 9).named("marina").id == "marina"


def test_a_well_known_acronym_needs_no_article() -> None:
    assert Authority().named("imf", "IMF") == Named("international-monetary-fund", "International Monetary Fund")
    assert Authority().named("hizbollah", "Hizbollah").id == "hezbollah"
    assert Authority().named("atlas-tea", "Atlas Tea") == Named("atlas-tea", "Atlas Tea")


def test_the_label_is_the_commonest_full_spelling() -> None:
    authority = learned(organizations("ATLAS TEA"), organizations("ATLAS TEA"), organizations("Atlas Tea Corp"))
    assert authority.named("atlas-tea").label == "Atlas Tea Corp"


def test_organizations_and_sources_that_meet_in_one_id_become_one() -> None:
    authority = learned(organizations("International Tea Board", "ITB"))
    first, second = Mention(0, 3, "ITB", "test"), Mention(9, 12, "ITB", "test")
    facts = Facts(
        organizations=(Organization("itb", "ITB", (second,)), *organizations("International Tea Board")),
        cited_sources=(CitedSource("itb", "ITB", (first,), ("Photo: ITB",)),),
    )
    resolved = authority.resolve(facts)
    assert [organization.id for organization in resolved.organizations] == ["international-tea-board"]
    assert len(resolved.organizations[0].mentions) == 2
    assert resolved.cited_sources == (
        CitedSource("international-tea-board", "International Tea Board", (first,), ("Photo: ITB",)),
    )


def test_names_that_an_article_brings_stay_as_they_are_beside_sources_that_are_joined() -> None:
    authority = learned(organizations("International Tea Board", "ITB"))
    facts = Facts(organizations=organizations("ITB"), cited_sources=(CitedSource("itb", "ITB", ()),))
    resolved = authority.resolve(facts, with_organizations=False)
    assert [each.id for each in resolved.organizations] == ["itb"]
    assert [each.id for each in resolved.cited_sources] == ["international-tea-board"]


NAMES = st.sampled_from(
    ["International Tea Board", "ITB", "Institute of Tiny Boats", "Atlas", "Atlas News", "ATLAS NEWS", "IMF"]
)
ARTICLES = st.lists(st.lists(NAMES, max_size=4).map(lambda names: organizations(*names)), max_size=8)


@given(articles=ARTICLES, order=st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(articles: list[tuple[Organization, ...]], order: object) -> None:
    shuffled = list(articles)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    counts = Counter(evidence for article in shuffled for evidence in evidence_of(article))
    terms = {Evidence.from_term(evidence.term()): count for evidence, count in counts.items()}
    first, other = learned(*articles), Authority.from_counts(terms)
    for raw_id in raw_ids(*articles):
        named = first.named(raw_id)
        assert named == other.named(raw_id)
        assert first.named(named.id) == named


def raw_ids(*articles: tuple[Organization, ...]) -> set[str]:
    return {evidence.raw_id for article in articles for evidence in evidence_of(article)} | {"itb", "atlas", "imf"}


@given(before=ARTICLES, gone=st.integers(0, 8), new=ARTICLES)
def test_a_changed_authority_is_that_of_the_articles_that_are_left_and_tells_which_names_changed(
    before: list[tuple[Organization, ...]], gone: int, new: list[tuple[Organization, ...]]
) -> None:
    changes: Counter[Evidence] = Counter(evidence for article in new for evidence in evidence_of(article))
    changes.subtract(evidence for article in before[:gone] for evidence in evidence_of(article))
    changed, old, fresh = learned(*before), learned(*before), learned(*before[gone:], *new)
    renamed = changed.change(changes)
    for raw_id in raw_ids(*before, *new):
        assert changed.named(raw_id) == fresh.named(raw_id)
        assert (raw_id in renamed) == (old.named(raw_id, "?") != fresh.named(raw_id, "?"))
        assert renamed.get(raw_id, old.named(raw_id)).id == old.named(raw_id).id


def test_a_label_of_one_article_is_not_lent_to_the_next() -> None:
    authority = Authority()
    assert authority.named("marsh-herald", "Marsh Herald").label == "Marsh Herald"
    assert authority.named("marsh-herald", "MARSH HERALD").label == "MARSH HERALD"


def test_a_body_of_one_country_in_some_articles_is_not_that_of_all() -> None:
    ours = Organization("мвд", "МВД", (Mention(0, 3, "МВД", "model"),))
    theirs = Organization("мвд-ukraine", "МВД (Ukraine)", (Mention(0, 3, "МВД", "model"),))
    counts = Counter([*evidence_of([theirs]), *evidence_of([theirs]), *evidence_of([ours])])
    assert Authority.from_counts(counts).named("мвд").label == "МВД"
