"""Texts → what the model of names reads in them, once for organizations and persons."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from searchapp.extraction.name_model.model import OrganizationModel
from searchapp.extraction.name_model.spans import Candidate, PersonSpan
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.tokens import Tokens, plain_apostrophes, tokenize


class NameReading(Struct, frozen=True):
    """The tokens of a text, the spans that may name organizations, and those that name persons."""

    tokens: Tokens
    organizations: Sequence[Candidate]
    people: Sequence[PersonSpan]
    known: Sequence[int]  # tokens that known names may begin at
    model: OrganizationModel
    lexicon: Lexicon  # that the model goes by


def read_names(texts: Sequence[str], model: OrganizationModel) -> list[NameReading]:
    """What a model reads in each text of a batch."""
    tokenized = [tokenize(plain_apostrophes(text), model.lexicon.ordinary) for text in texts]
    return [
        NameReading(tokens, spans.organizations, spans.people, spans.known, model, model.lexicon)
        for tokens, spans in zip(tokenized, model.read(tokenized), strict=True)
    ]
