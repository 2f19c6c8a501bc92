"""What single lines look like, and what looks nearly like it and is something else."""

from __future__ import annotations

import re

import pytest

from searchapp.reading.cleaning.line_patterns import (
    BUTTON,
    BYLINE,
    COMMENTS,
    CREDIT,
    DATE_LINE,
    END,
    MENU,
    NOTICE,
    OWNER,
    PATTERNS,
    PHOTO_CREDIT,
    RELATED,
    SECTION,
    STAMP,
    WEAK_BUTTON,
    WIRE_DATELINE,
)
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("pattern", "line", "other"),
    [
        (BUTTON, "» Read more about ferries", "Readers wanted more ferries"),
        (BUTTON, "12 comments", "12 comments were read aloud"),
        (BUTTON, "Compartir en Facebook", "Compartir en familia"),
        (BUTTON, "Delen via e-mail", "Delen en ruilen in de buurt"),
        (BUTTON, "Werbung überspringen", "Werbung für die Fähre"),
        (BUTTON, "이미지 확대보기", "이미지 확대보기를 눌렀다"),
        (BUTTON, "Temps de lecture : 3 min.", "Lecture de 3 minutes au conseil"),
        (WEAK_BUTTON, "Listen!", "Skip to content"),
        (RELATED, "Lire aussi : Le bac repart", "Related news reached the harbour"),
        (RELATED, "READ: Ferry sails again", "READ: the letter was short. It said no."),
        (RELATED, "LOOK: Goats aboard", "SEE - a town by the lake - has no bridge"),
        (RELATED, "Read more – Ferry sails", "Read more books, she said"),
        (END, "3 responses to “Ferry sails again”", "3 boats answered the call"),
        (END, "Filed under: Harbour", "The papers were filed on Monday"),
        (END, "Mehr aus Larnvik", "Mehrere Fähren liegen im Hafen"),
        (END, "La rédaction vous conseille", "La rédaction conseille le maire"),
        (END, "Benzer haberler:", "Benzer haberler doğrulandı"),
        (END, "社会ランキング", "ランキングに入った港"),
        (COMMENTS, "Leave a reply", "Leave the harbour"),
        (NOTICE, "Additional reporting by Ada Lunt", "The reporter was Ada Lunt"),
        (OWNER, "(c) 2021 Larnvik Courier", "(c) a third goat"),
        (OWNER, "© 2021 Larnvik Courier", "© Ada Lunt"),
        (OWNER, "© Larnvik Courier. Alle Rechte vorbehalten.", "© Foto: Larnvik/Ada Lunt - stock.adobe.com"),
        (END, "© Larnvik Courier GmbH 2021", "© Ada Lunt (LNA)"),
        (CREDIT, "Ada Lunt for Reuters", "Ada Lunt for mayor"),
        (PHOTO_CREDIT, "The harbour (AP Photo/Ada Lunt)", "The harbour (a photo)"),
        (PHOTO_CREDIT, "Goats dance | Bild: Ada Lunt/LNA", "Goats dance in this photo: all of them"),
        (PHOTO_CREDIT, "Die Fähre legt an. Foto: Ada Lunt", "Die Fähre legt an. Bild: wie gemalt."),
        (PHOTO_CREDIT, "Foto: Ada Lunt", "The photo shows a goat"),
        (BYLINE, "Words by Ada Lunt and Mara Quill", "by the harbour"),
        (BYLINE, "Von Ada Lunt", "Von der Fähre"),
        (BYLINE, "Von Ada Lunt und Piet Moor, 3. Mai 2019", "Von Ada Lunt und Piet Moor weiß man nichts."),
        (BYLINE, "Par Ada Lunt (avec AFP)", "Par Ada Lunt et les siens, la digue est tombée."),
        (DATE_LINE, "Tuesday, May 4, 2021 at noon", "4 May"),
        (DATE_LINE, "3 days ago", "3 days ahead"),
        (STAMP, "Last updated: 4 May 2021", "Updated soon"),
        (WIRE_DATELINE, "LARNVIK, Norway (Reuters) - The ferry sails", "Larnvik sails again"),
        (SECTION, "Sport", "Sport in winter"),
        (MENU, "News  World  Sport  Weather", "News of world sport"),
    ],
)
def test_a_line_is_known_by_its_look(pattern: re.Pattern[str], line: str, other: str) -> None:
    assert pattern.search(line)
    assert not pattern.search(other)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("comment_head", "Ada Lunt says:"),
        ("bullet", "• Oats"),
        ("address", "mara@larnvik.example"),
        ("separator", "Home » News"),
        ("question", "“Who took the goat?”"),
        ("numbered", "(3) Oats"),
        ("speaker", "Ada Lunt: It sank."),
        ("clock", "At 10:15 p.m."),
        ("handle", "Follow @larnvik"),
        ("bracketed", "[Applause]"),
        ("ticker", "Oats -1.5%"),
        ("figure_only", "1,204.50"),
    ],
)
def test_marks_of_lines(name: str, line: str) -> None:
    assert PATTERNS[name].search(line)
    assert not PATTERNS[name].search("The ferry sank")


@pytest.mark.parametrize(
    "line", ["by A" + " A" * 4_000, "©" * 8_000, "a | " * 2_000 + "!", "(AP" * 2_500, "A " * 4_000, "-" * 1_000_000]
)
def test_no_line_takes_a_pattern_long(line: str) -> None:
    with no_hang():
        for pattern in (*PATTERNS.values(), MENU, PHOTO_CREDIT, STAMP, COMMENTS, OWNER, SECTION, WEAK_BUTTON):
            pattern.search(line)
