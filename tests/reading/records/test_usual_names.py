"""Names of fields in many spellings and languages, and what the user may say of them."""

from __future__ import annotations

from collections import Counter

import pytest

from searchapp.errors import UserError
from searchapp.model.field_names import FieldMap, Note
from searchapp.reading.records.usual_names import field_map, is_known, plain_name, ranks, require_fields, targets


@pytest.mark.parametrize(
    "name", ["datePublished", "date_published", "Date-Published", " DATE published ", "daté publishéd"]
)
def test_spellings_of_one_name(name: str) -> None:
    assert plain_name(name) == "datepublished"
    assert is_known(name)


@pytest.mark.parametrize(
    "name", ["Überschrift", "заголовок", "शीर्षक", "見出し", "المحتوى", "Tiêu đề", "內文", "新聞標題", "people"]
)
def test_headers_in_other_languages_are_known(name: str) -> None:
    assert is_known(name)
    assert not is_known(f"{name} 2")


def test_each_target_ranks_its_own_name_first() -> None:
    assert all(names[plain_name(target)] == 0 for target, names in ranks().items())


@pytest.mark.parametrize(
    ("options", "pairs"),
    [
        (("body=content", "body = text "), (("body", "content"), ("body", "text"))),
        (("date=pubdag",), (("published", "pubdag"),)),
        (("Headline=kop", "people=who"), (("title", "kop"), ("people", "who"))),
        (("title=",), (("title", ""),)),
    ],
)
def test_options_name_a_target_by_any_of_its_names(
    options: tuple[str, ...], pairs: tuple[tuple[str, str], ...]
) -> None:
    assert field_map(options) == FieldMap(pairs)


@pytest.mark.parametrize("option", ["content", "colour=red", "=content"])
def test_an_option_that_cannot_be_read_is_told_with_all_targets(option: str) -> None:
    with pytest.raises(UserError, match="write TARGET=SOURCE as in body=content") as caught:
        field_map((option,))
    assert all(target in str(caught.value) for target in targets())


def test_a_field_that_no_record_has_is_told_with_the_remedy() -> None:
    given_fields = FieldMap((("body", "Inhalt"), ("title", "")))
    require_fields(given_fields, Counter([Note("mapped", "INHALT")]))
    with pytest.raises(UserError, match="--field body=Inhalt: no record has a field “Inhalt”; `searchapp fields FILE`"):
        require_fields(given_fields, Counter([Note("not used", "Inhalt")]))


@pytest.mark.parametrize(
    ("name", "target"),
    [("news_headline", "title"), ("Post Content", "body"), ("clipUrl", "url"), ("story-date", "published")],
)
def test_names_may_say_of_what_they_are_a_part(name: str, target: str) -> None:
    assert plain_name(name) in ranks()[target]
