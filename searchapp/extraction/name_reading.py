"""Texts → what the model of names reads in them, once for organizations and persons."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from searchapp.extraction.dateline import NO_DATELINE, Dateline
from searchapp.extraction.name_model.model import OrganizationModel
from searchapp.extraction.name_model.spans import Candidate, PersonSpan
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.tokens import Tokens, plain_apostrophes


class NameReading(Struct, frozen=True, gc=False):
    """A text with its tokens, the spans of these that may name organizations, and those that name persons."""

    text: str
    tokens: Tokens  # whose text has plain apostrophes
    organizations: Sequence[Candidate]
    people: Sequence[PersonSpan]
    lexicon: Lexicon  # that the model goes by
    dateline: Dateline  # whose location names no organization and no person


def read_names(texts: Sequence[str], model: OrganizationModel, datelines: Sequence[Dateline] = ()) -> list[NameReading]:
    """What a model reads in each text of a batch; the datelines, if given, are those of the texts."""
    read = model.read(list(map(plain_apostrophes, texts)))
    return [
        NameReading(text, spans.tokens, spans.organizations, spans.people, model.lexicon, dateline)
        for text, spans, dateline in zip(texts, read, datelines or [NO_DATELINE] * len(texts), strict=True)
    ]
