"""The toponyms of one text, as most tests ask for them."""

from __future__ import annotations

from searchapp.extraction.countries.toponyms import Spans, Toponym, find_toponyms
from searchapp.extraction.dateline import NO_SPAN, Span
from searchapp.extraction.gazetteer import gazetteer


def toponyms_in(text: str, dateline: Span = NO_SPAN, people: Spans = ()) -> tuple[Toponym, ...]:
    """The toponyms of a text, in its order."""
    return find_toponyms(gazetteer(), [text], [dateline], [people])[0]
