"""Text → what the model of names reads in it, once for organizations and persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from searchapp.extraction.organizations.crf import Candidate, OrganizationModel, PersonSpan
from searchapp.extraction.organizations.features import chunk_features
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.tokens import Tokens, plain_apostrophes, tokenize


@dataclass(frozen=True, slots=True)
class NameReading:
    """The tokens of a text, the spans that may name organizations, and those that name persons."""

    tokens: Tokens
    organizations: Sequence[Candidate]
    people: Sequence[PersonSpan]
    model: OrganizationModel

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that the model goes by."""
        return self.model.lexicon


def read_names(text: str, model: OrganizationModel) -> NameReading:
    """What a model reads in a text."""
    tokens = tokenize(plain_apostrophes(text), model.lexicon.ordinary)
    candidates, people = model.read(chunk_features(tokens, model.lexicon))
    return NameReading(tokens, candidates, people, model)
