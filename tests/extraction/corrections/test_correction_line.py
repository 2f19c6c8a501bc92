"""What people say by a click becomes the line that they would have written."""

from __future__ import annotations

import pytest

from searchapp.errors import UserError
from searchapp.extraction.corrections.correction_line import Action, Correctable, correction_line

FARS = Correctable("organization", "fars-news-agency", "Fars News Agency", ("Fars", "Fars News Agency"))
RENAMED = Correctable("organization", "harbor-board", "The Harbor", ("Harbor Board",))
SONS = Correctable("organization", "smith-sons", "Smith, Sons", ("Smith, Sons",))
INC = Correctable("organization", "fog-inc", "Lamps", ("Fog Inc",))
EU = Correctable("organization", "eu", "EU", ("EU",))
RITA = Correctable("person", "rita-mill", "Rita Mill", ("Rita Mill",))
MILL = Correctable("organization", "rita-mill", "Rita Mill", ("Rita Mill",))
IRAN = Correctable("country", "IR", "Iran", ("Iran",))


@pytest.mark.parametrize(
    ("action", "correctable", "name", "line"),
    [
        ("never", FARS, "", "never Fars News Agency as organization"),
        ("never", RENAMED, "", "never harbor-board as organization"),
        ("never", EU, "", "never eu as organization"),  # EU would be the code of a country
        ("never", SONS, "", 'never "Smith, Sons" as organization'),
        ("never", RITA, "", "never Rita Mill as person"),
        ("never", IRAN, "", "never Iran as country"),
        ("merge", FARS, "  Pars\n News ", "merge Fars News Agency -> Pars News"),
        (
            "rename",
            FARS,
            "\u202ePars\x00 \ufeffNews",
            "rename Fars News Agency -> Pars News",
        ),  # as copied from elsewhere
        ("rename", FARS, "علی\u200cرضا", "rename Fars News Agency -> علی\u200cرضا"),  # where it parts letters
        ("merge", RITA, "Margarita Mill", "merge Rita Mill -> Margarita Mill"),
        ("merge", IRAN, "Iraq", "merge Iran -> Iraq"),
        ("rename", RENAMED, "Board of the Harbor", "rename harbor-board -> Board of the Harbor"),
        ("rename", RITA, "R. Mill", "rename Rita Mill -> R. Mill"),
        ("rename", IRAN, "Persia", "rename Iran -> Persia"),
        ("always", FARS, "", 'always "Fars News Agency" is organization'),
        ("always", RITA, "", 'always "Rita Mill" is person'),
        ("always", IRAN, "Islamic Republic", 'always "Islamic Republic" is country IR'),
        ("person", MILL, "", 'always "Rita Mill" is person'),
    ],
)
def test_each_click_has_its_line(action: Action, correctable: Correctable, name: str, line: str) -> None:
    assert correction_line(action, correctable, name) == line


@pytest.mark.parametrize(
    ("action", "correctable", "name", "message"),
    [
        ("merge", FARS, " ", "Another name for “Fars News Agency” is needed"),
        ("always", IRAN, "", "Another name"),
        ("rename", FARS, "\x00\u200b", "Another name"),  # of which nobody would see anything
        ("rename", FARS, "x" * 201, "200 characters"),
        ("merge", FARS, "Fars News Agency", "It is called “Fars News Agency” already"),
        ("merge", FARS, "Iran", "No line"),  # which is a country
        ("rename", FARS, "Fars #1", "No line"),  # the rest would be a comment
        ("never", INC, "", "No line"),  # neither its label nor its id leads to it
    ],
)
def test_what_no_line_can_say_is_refused(action: Action, correctable: Correctable, name: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        correction_line(action, correctable, name)
