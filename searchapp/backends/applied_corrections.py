"""Which corrections an index goes by, as the articles tell in their field `corrections`.

Each article has the term of those that it was written by. Where others would change nothing in an article, it is not
written anew: those that are have a second term then, the mark, which says what the whole index goes by from there on,
and the terms of which articles may have stayed. A mark counts as long as the index has no others.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from searchapp.backends.base import NO_CORRECTIONS, SCORE_SIGN, Backend

FIELD: Final = "corrections"
_SIGN, _SEPARATOR = ">", "\n"  # of a mark, and between the terms of an article


class Mark(NamedTuple):
    """That the whole index goes by the corrections of a term, whose articles stand beside those of other terms."""

    number: int  # the greater the later
    term: str
    others: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Mark:
        """The mark that `text` has encoded."""
        number, term, *others = text.removeprefix(_SIGN).split(" ")
        return cls(int(number), term, tuple(others))

    def text(self) -> str:
        """The mark as a term."""
        return f"{_SIGN}{self.number} {' '.join((self.term, *self.others))}"


class AppliedCorrections(NamedTuple):
    """The terms that the articles have, commonest first, and the mark that counts, if one does."""

    terms: tuple[str, ...]
    mark: Mark | None = None
    last_number: int = 0  # of all marks

    @property
    def in_force(self) -> tuple[str, ...]:
        """The terms that the index goes by: one, unless a run was left out."""
        return (self.mark.term,) if self.mark else self.terms

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the files of corrections in force."""
        digests = (term.partition(SCORE_SIGN)[0] for term in self.in_force)
        return tuple(dict.fromkeys(digest for digest in digests if digest and digest != NO_CORRECTIONS))

    @property
    def min_score(self) -> float:
        """How sure a value has to be for most articles to have it."""
        return float(next(iter(self.in_force), "").partition(SCORE_SIGN)[2] or 0)

    def marked(self, term: str) -> Mark:
        """The mark of a run after which the whole index goes by a term."""
        if self.mark and self.mark.term == term:
            return self.mark
        return Mark(self.last_number + 1, term, tuple(sorted(set(self.terms) - {term})))


NOTHING_APPLIED: Final = AppliedCorrections(())


def applied_in(backend: Backend) -> AppliedCorrections:
    """What was applied to the articles of an index."""
    values = [value for value, _ in backend.values(FIELD)]
    terms = tuple(value for value in values if not value.startswith(_SIGN))
    marks = sorted(Mark.of(value) for value in values if value.startswith(_SIGN))
    last = marks[-1] if marks else None
    is_whole = last is not None and {last.term, *last.others}.issuperset(terms)
    return AppliedCorrections(terms, last if is_whole else None, last.number if last else 0)


def written_by(term: str, mark: Mark | None = None) -> str:
    """What an article says that was written by the corrections of a term: its terms, one a line."""
    return _SEPARATOR.join([term or NO_CORRECTIONS, *([mark.text()] if mark else ())])


def terms_of(corrections: str) -> tuple[str, ...]:
    """The terms that an article's field has."""
    return tuple((corrections or NO_CORRECTIONS).split(_SEPARATOR))
