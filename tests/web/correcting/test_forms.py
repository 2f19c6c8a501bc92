"""What a form beside a fact says, as a line of the corrections file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

import pytest

from searchapp.extraction.corrections.application import Kind
from searchapp.extraction.corrections.correction_line import Correctable, correction_line
from searchapp.extraction.corrections.rules import Corrections
from searchapp.web.correcting.forms import CHOICES, FormState
from tests.web.correcting.conftest import Newsroom, correct, said


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (said("never"), "never Harbor Board as organization"),
        (said("merge", name="board of the harbor"), "merge Harbor Board -> Board of the Harbor"),
        (said("person", "rita-mill"), 'always "Rita Mill" is person'),
        (said("always"), 'always "Harbor Board" is organization'),
        (said("rename", "signe-alba", kind="person", name="S. Alba"), "rename Signe Alba -> S. Alba"),
        (said("never", "IS", kind="country"), "never Iceland as country"),
        (said("always", "IS", kind="country", name="Ultima Thule"), 'always "Ultima Thule" is country IS'),
    ],
)
def test_where_nothing_is_taken_the_line_is_told(newsroom: Newsroom, form: dict[str, str], line: str) -> None:
    client = newsroom.client(host="0.0.0.0")
    assert 'action="/corrections/line"' in client.get("/articles/harbor").text
    page = client.get("/corrections/line", query_string=form)
    match = re.search(r'<code id="correction">(.*?)</code>', page.text)
    assert match
    assert match[1].replace("&gt;", ">").replace("&#34;", '"') == line
    assert not newsroom.corrections.exists()


def test_a_name_that_is_only_like_another_is_left_as_it_was_typed(newsroom: Newsroom) -> None:
    correct(newsroom.client(), said("merge", "rita-mill", name="Harbor"))  # which finds the Harbor Board, in a search
    newsroom.wait()
    assert newsroom.organizations() == {"harbor-board": "Harbor Board", "harbor": "Harbor"}


def test_organizations_that_are_one_are_found_as_one(newsroom: Newsroom) -> None:
    correct(newsroom.client(), said("merge", name="board of the harbor"))
    newsroom.wait()
    assert newsroom.organizations()["board-of-the-harbor"] == "Board of the Harbor"
    assert set(newsroom.organizations()) & {"harbor-board"} == set()


@pytest.mark.parametrize(
    ("form", "status", "message"),
    [
        (said("rename"), 400, "Another name for “Harbor Board” is needed"),
        (said("murge"), 400, "no such correction"),
        (said("never", kind="date"), 400, "can be corrected"),
        (said("never", "fog-committee"), 404, "any more"),
        (said("never", article="none"), 404, "none"),
        (said("rename", name="x" * 9_000), 413, ""),
        (said("merge", name="The Harbor"), 400, "contradicts line 1 of"),
    ],
)
def test_what_cannot_be_said_changes_nothing(
    newsroom: Newsroom, form: dict[str, str], status: int, message: str
) -> None:
    newsroom.corrections.write_text("merge Harbor Board -> Fog Committee\n")
    answer = correct(newsroom.client(), form)
    assert (answer.status_code, message in answer.text) == (status, True)
    assert newsroom.corrections.read_text() == "merge Harbor Board -> Fog Committee\n"


# By kind a fact, and what is typed beside it.
FACTS: Mapping[Kind, tuple[Correctable, str]] = {
    "organization": (Correctable("organization", "harbor-board", "Harbor Board", ("Harbor Board",)), "Fog Committee"),
    "person": (Correctable("person", "signe-alba", "Signe Alba", ("Signe Alba",)), "Rita Mill"),
    "country": (Correctable("country", "IS", "Iceland", ("Iceland",)), "Norway"),
}


@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_is_a_line_that_can_be_read_and_takes_a_typed_name_first(kind: Kind) -> None:
    fact, typed = FACTS[kind]
    for action, label in CHOICES[kind]:
        line = correction_line(action, fact, typed)
        assert Corrections.parse(line), label
    taking = [typed in correction_line(action, fact, typed) for action, _ in CHOICES[kind]]
    assert taking == sorted(taking, reverse=True)


def test_every_kind_has_choices_each_once() -> None:
    assert CHOICES.keys() == set(get_args(Kind))
    for choices in CHOICES.values():
        assert len(dict(choices)) == len({label for _, label in choices}) == len(choices)
    assert FormState(is_taken=False).choices is CHOICES
