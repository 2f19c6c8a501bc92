"""Parts of a query side by side become one: its tree, and the text that says how it was understood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from searchapp.model.query_tree import And, Best, Every, Maybe, Not, Or, Phrase, QueryTree, Word
from searchapp.model.request import Match
from searchapp.text.languages import empty_words_among

FEW_WORDS = 4  # in a question of more, a compound is found by any of its words too, and empty words count less
_EMPTY_BOOST = 0.5  # of 0.2 to 0.7: seven sets gain by each, cacm .008 by this one, and headlines lose nothing


class Part(Struct, frozen=True, gc=False):
    """A part of a query; `joint` joins the parts of its text, and a filter must match whatever the request's `match`.

    A filter is a value or a range of dates: articles have it or not. A plain part is a word without signs of the query
    language.
    """

    tree: QueryTree
    text: str
    joint: str = ""
    is_filter: bool = False
    is_plain: bool = False

    def within(self, joint: str) -> str:
        """Its text as a part of a text that has other joints."""
        return f"({self.text})" if self.joint and self.joint != joint else self.text


class Clauses(NamedTuple):
    """Parts side by side, by what is asked of them."""

    words: Sequence[Part]
    required: Sequence[Part] = ()
    filters: Sequence[Part] = ()
    excluded: Sequence[Part] = ()


def joined(clauses: Clauses, match: Match) -> Part | None:
    """Parts side by side as one: all of the words or any, all that is required, nothing that is excluded."""
    positive = _positive(clauses, match)
    if not clauses.excluded:
        return positive
    tree = And((positive.tree if positive else Every(), Not(_any_of(clauses.excluded))))
    texts = [f"NOT {part.within('NOT')}" for part in clauses.excluded]
    if positive:
        texts.insert(0, positive.within("AND"))
    return Part(tree, " AND ".join(texts), "AND" if len(texts) > 1 else "NOT")


def _positive(clauses: Clauses, match: Match) -> Part | None:
    words, needed = clauses.words, [*clauses.required, *clauses.filters]
    if match == "best":
        words = _best(words)
    if match == "any" and len(words) > 1 and not clauses.required:
        words = [Part(_any_of(words), " OR ".join(part.within("OR") for part in words), "OR")]
    if match == "any" and clauses.required and words:
        tree = Maybe(all_of(needed), _any_of(words))
        texts = [*("+" + part.within("+") for part in needed), *(part.within("+") for part in words)]
        return Part(tree, " ".join(texts), "+")
    parts = [*words, *needed]
    if len(parts) < 2:
        return parts[0] if parts else None
    is_filter = all(part.is_filter for part in parts)
    return Part(all_of(parts), " AND ".join([part.within("AND") for part in parts]), "AND", is_filter)


def _best(words: Sequence[Part]) -> list[Part]:
    """Plain words side by side as one part, the others as they are."""
    plain = [part for part in words if part.is_plain]
    if len(plain) < 2:
        return list(words)
    trees = [part.tree for part in plain]
    if len(plain) > FEW_WORDS:
        trees = list(chain.from_iterable(map(_words_of, trees)))
    best = Part(_best_of(trees), " ".join(part.text for part in plain), " ")
    return [best, *(part for part in words if not part.is_plain)]


def _best_of(trees: Sequence[QueryTree]) -> Best:
    """Any of the words, best covered first; in a question of many, those that only hold it together count less."""
    if len(trees) > FEW_WORDS:
        empty = empty_words_among([tree.term for tree in trees if type(tree) is Word])
        trees = [_lighter(tree) if type(tree) is Word and tree.term in empty else tree for tree in trees]
    return Best(tuple(trees))


def _lighter(word: Word) -> Word:
    return replace(word, boost=word.boost * _EMPTY_BOOST)


def any_words(clauses: Clauses) -> Part | None:
    """Any of the words of all parts, also of phrases, best covered first; what is excluded and the filters stay."""
    parts = [*clauses.words, *clauses.required]
    trees = [word for part in parts for word in _words_of(part.tree)]
    text = " ".join(map(_without_quotes, parts))
    return joined(Clauses([Part(_best_of(trees), text, " ")], (), clauses.filters, clauses.excluded), "all")


def _without_quotes(part: Part) -> str:
    compound = _compound(part.tree)
    return " ".join(compound.terms) if isinstance(compound, Phrase) and part.text[0] == '"' else part.within(" ")


class Fallback(NamedTuple):
    """What finds something where nothing has all, and what of the query that still asks for; empty for any words."""

    part: Part | None
    kept: str = ""


def fallbacks(clauses: Clauses) -> list[Fallback]:
    """All that has signs, as a quotation, with the plain words for the score; any of several such; any of the words."""
    plain = [part for part in clauses.words if part.is_plain]
    signed = [*clauses.required, *(part for part in clauses.words if not part.is_plain)]
    ways = []
    if plain and signed:
        part = joined(Clauses(plain, signed, clauses.filters, clauses.excluded), "any")
        ways.append(Fallback(part, " and ".join(part.text for part in signed)))
    if len(signed) > 1:
        part = joined(Clauses(signed, (), clauses.filters, clauses.excluded), "any")
        ways.append(Fallback(part, " or ".join(part.text for part in signed)))
    return [*ways, Fallback(any_words(clauses))]


def _words_of(tree: QueryTree) -> Sequence[QueryTree]:
    """The words of a compound such as `state-owned`, one by one, and a tag with its words; what is neither as it is."""
    compound = _compound(tree)
    if isinstance(tree, Or) and isinstance(compound, Word) and _is_tag(tree, compound):
        return [compound, *chain.from_iterable(map(_words_of, tree.parts[1:]))]
    return [Word(term, compound.boost) for term in compound.terms] if isinstance(compound, Phrase) else [tree]


def _is_tag(tree: Or, word: Word) -> bool:
    """Whether a word may as well be what it is made of, as `#NightFerry` may."""
    return all(isinstance(way, Phrase) and way.boost == word.boost for way in tree.parts[1:])


def _compound(tree: QueryTree) -> QueryTree:
    """What has other spellings, such as that in one word, without them; any other tree as it is."""
    return tree.parts[0] if isinstance(tree, Or) else tree


def all_plain(clauses: Clauses) -> bool:
    """Whether nothing is asked for but plain words, beside filters and what is excluded."""
    return not clauses.required and all(part.is_plain for part in clauses.words)


def all_of(parts: Sequence[Part]) -> QueryTree:
    """What matches all of the parts."""
    return And(tuple([part.tree for part in parts])) if len(parts) > 1 else parts[0].tree


def _any_of(parts: Sequence[Part]) -> QueryTree:
    """What matches any of the parts."""
    return Or(tuple([part.tree for part in parts])) if len(parts) > 1 else parts[0].tree
