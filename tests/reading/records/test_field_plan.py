"""Which field of a record tells what."""

from __future__ import annotations

import pytest

from searchapp.model.field_names import NO_FIELDS, FieldMap
from searchapp.reading.records.field_plan import flattened, plan_of

GIVEN = FieldMap((("body", "Inhalt"), ("title", "")))


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        (("text", "headline", "title", "content"), {"title": ("title", "headline"), "body": ("content", "text")}),
        (("Date Published", "datePublished2"), {"published": ("Date Published",)}),
        (("guid",), {"id": ("guid",), "url": ("guid",)}),
        (("fields.title", "title", "meta.title"), {"title": ("title", "fields.title", "meta.title")}),
        (("organizations", "Countries"), {"organizations": ("organizations",), "countries": ("Countries",)}),
        (("colour", "other.title"), {}),
    ],
)
def test_fields_fill_targets_by_their_names_the_surest_first(
    names: tuple[str, ...], sources: dict[str, tuple[str, ...]]
) -> None:
    plan = plan_of(names, NO_FIELDS)
    assert {target: plan.sources[target] for target in sources} == sources
    if not sources:
        assert not any(plan.sources.values())
    assert plan.mapped == frozenset()


def test_what_the_user_gives_goes_alone_in_any_spelling_and_an_empty_field_fills_nothing() -> None:
    plan = plan_of(("body", "INHALT", "title"), GIVEN)
    assert (plan.sources["body"], plan.sources["title"], plan.mapped) == (("INHALT",), (), {"INHALT"})


def test_objects_that_only_wrap_fields_are_flattened_and_others_kept() -> None:
    record = {"id": 1, "Fields": {"headline": "Harp"}, "geo": {"country": "NO"}}
    assert flattened(record, NO_FIELDS) == {"id": 1, "Fields.headline": "Harp", "geo": {"country": "NO"}}
    plain = {"id": 1, "geo": {"country": "NO"}}
    assert flattened(plain, NO_FIELDS) is plain


def test_a_path_that_the_user_gives_is_followed_where_it_leads() -> None:
    record = {"page": {"story": {"text": "It was shown."}}}
    given = FieldMap((("body", "page.story.text"), ("title", "page.name")))
    assert flattened(record, given) == {**record, "page.story.text": "It was shown."}
