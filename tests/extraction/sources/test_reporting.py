"""The words around a name that show that it is cited, and the forms of outlets' names."""

from __future__ import annotations

import re

import pytest

from searchapp.extraction.cued_patterns import GuardedPattern, distinct_words
from searchapp.extraction.sources.reporting import (
    CHANNEL,
    CREDIT,
    HEAD,
    INSTITUTE,
    REPORTING,
    SHORT_FORM,
    SIGNATURE,
    SPOKEN_TO,
    STATION,
    credit_name,
    is_cited,
    is_no_outlet,
    name_before,
    name_end,
    writes,
)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Bread rose, the Crumb reported on Monday.", True),
        ("The Crumb newspaper said bread rose.", True),
        ('"Crumb" has reported it.', True),
        ("The Crumb, on Friday, wrote of it.", True),
        ("Bread rose, according to the Crumb.", True),
        ("He told the Crumb so.", True),
        ("It was quoted by the Oslo-based daily Crumb.", True),
        ("citing the state news agency Crumb, he left.", True),
        ("The Crumb was closed on Monday.", False),
        ("He walked past the Crumb.", False),
        ("Crumb", False),
    ],
)
def test_a_name_is_cited_by_the_words_on_either_side(text: str, is_so: bool) -> None:
    start = text.index("Crumb")
    assert is_cited(text, start, start + 5) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Crumb wrote that bread rose.", True),
        ("Crumb on Monday quoted the baker.", True),
        ("Crumb first reported it.", True),
        ("Crumb wrote its shares down.", False),
        ("Crumb, quoted in Oslo, rose.", False),
        ("Crumb reported a profit.", False),
    ],
)
def test_who_writes_that_something_is_so_publishes(text: str, is_so: bool) -> None:
    assert writes(text, 5) is is_so


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He told Il Forno ", "Il Forno "),
        ("in the Voice of the Valley ", "Voice of the Valley "),
        ("said to ", None),
        ("of A.B. Crumb & ", None),
    ],
)
def test_the_capitalised_words_before_a_place_are_a_name(text: str, name: str | None) -> None:
    match = name_before(text, len(text))
    assert (match and match[1]) == name


@pytest.mark.parametrize(
    ("text", "head", "whole"),
    [
        ("The Herald-Gazette said", "Herald", "The Herald-Gazette"),
        ("Times of Zambia said", "Times", "Times of Zambia"),
        ("Journal of the Sea said", "Journal", "Journal of the Sea"),
        ("Times of trouble", "Times", "Times"),
        ("The Post", "Post", "The Post"),
    ],
)
def test_a_name_may_go_on_behind_its_head(text: str, head: str, whole: str) -> None:
    assert text[: name_end(text, text.index(head) + len(head))] == whole


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Photo: Ann Lee / Reuters", "Reuters"),
        ("Photo by Ann Lee via AP", "AP"),
        ("(Ann Lee for Crumb Online)", "Crumb Online"),
        ("© 3sat", "3sat"),
        ("Image courtesy of NASA.", "NASA"),
        ("[Photo: Fars News ]", "Fars News"),
        ("Getty Images", "Getty Images"),
        ("file photo", ""),
        ("", ""),
        ("handout/x", ""),
    ],
)
def test_the_last_part_of_a_credit_is_the_outlet(credit: str, name: str) -> None:
    assert credit_name(credit) == name


def test_every_head_that_is_sure_is_a_head() -> None:
    assert [head for head in REPORTING["sure head"] if not any(HEAD.matches(head, distinct_words(head)))] == []


@pytest.mark.parametrize(
    ("pattern", "text", "names"),
    [
        (STATION, "He told Radio Crumb, and TV Il-Forno heard.", ["Radio Crumb", "TV Il-Forno"]),
        (STATION, "a radio station", []),
        (CHANNEL, "on Channel 2 and channel Four News", ["Channel 2", "channel Four News"]),
        (CHANNEL, "the channel tunnel", []),
        (INSTITUTE, "The Rye Institute for Bread Policy said so.", ["The Rye Institute for Bread Policy said"]),
        (INSTITUTE, "The Rye Institute burned.", []),
    ],
)
def test_outlets_are_known_by_their_forms(pattern: GuardedPattern, text: str, names: list[str]) -> None:
    assert [match[0] for match in pattern.matches(text, distinct_words(text))] == names


def test_a_body_is_no_outlet_and_a_paper_may_be_one() -> None:
    assert is_no_outlet("the Fisheries Committee")
    assert not is_no_outlet("the Fisheries Gazette")


def test_short_forms_and_credits_are_found_in_running_text() -> None:
    assert [match[1] for match in SHORT_FORM.finditer("told the Post; in the Times of Zambia; by the Mail Online")] == [
        "Post"
    ]
    text = "[Photo: Ann / AP] and (Image by NASA)"
    assert [match[1] for match in CREDIT.matches(text, distinct_words(text))] == ["Ann / AP", "NASA"]


@pytest.mark.parametrize(
    ("pattern", "text", "other"),
    [
        (SIGNATURE, "It rained.\n(Reuters)\n", "It rained, Reuters\nsaid."),
        (SPOKEN_TO, "He told the ", "He was told of "),
    ],
)
def test_a_mark_is_told_from_what_looks_like_it(pattern: re.Pattern[str], text: str, other: str) -> None:
    assert pattern.search(text)
    assert not pattern.search(other)
