"""The tree of a query becomes a Whoosh query on the terms of an index, and a text that says how it was understood."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from whoosh.query import And, AndMaybe, AndNot, Every, Or, Query, Term

from searchapp.backends.local.schema import BODY_POSITION
from searchapp.engine import Searcher, Zone
from searchapp.errors import QueryError
from searchapp.model.facets import BY_PARAMETER
from searchapp.model.request import Match
from searchapp.query.date_ranges import span_query
from searchapp.query.fields import FIELDS, TEXT
from searchapp.query.syntax.tree import AllOf, AnyOf, Fuzzy, Listed, Node, Not, Pattern, Quoted, Required, Span, Word
from searchapp.query.typed_values import full_name_id, value_of
from searchapp.query.words import SPELLINGS, distance_of, fuzzy_query, glob_of, glob_query, phrase_query, word_query
from searchapp.text.analyzer import terms

ZONES = {"title": (0, BODY_POSITION), "body": (BODY_POSITION, 1 << 32)}
PHRASE_WORDS = 100  # a long sentence; a phrase of one word over and over is walked through again for each
NEAR_WORDS = 10  # which, unlike those of a phrase, need not become rarer with each
LONGER_IDS = 5  # that the beginning of an organization's id stands for
KNOWN_WORDS = 1 << 11  # at 2 KB each at most; people's questions share most of their words


class Built(NamedTuple):
    """A part of a query; `joint` joins the parts of its text, and a filter is asked of every article."""

    query: Query
    text: str
    joint: str = ""
    is_filter: bool = False

    def within(self, joint: str) -> str:
        """Its text as a part of a text that has other joints."""
        return f"({self.text})" if self.joint and self.joint != joint else self.text


class Clauses(NamedTuple):
    """Parts side by side, by what is asked of them."""

    words: Sequence[Built]
    required: Sequence[Built] = ()
    filters: Sequence[Built] = ()
    excluded: Sequence[Built] = ()


class Builder:
    """Builds one query; afterwards `dropped` holds what is no word, `warnings` what the user should know."""

    def __init__(self, searcher: Searcher, match: Match) -> None:
        self._searcher = searcher
        self._vocabulary = searcher.vocabulary(TEXT)
        self._known: dict[tuple[type, str, str, float], Built] = searcher.memo.setdefault(Builder, {})
        self._match: Match = match
        self.dropped: list[str] = []
        self.warnings: list[str] = []

    def whole(self, tree: Node) -> tuple[Built | None, Callable[[], Built | None] | None]:
        """The query, and what makes the one for any of its words if it asks for all of several. Raises QueryError."""
        if type(tree) is not Listed:
            return self.part(tree), None
        clauses = self._sorted(tree.parts)
        is_strict = self._match == "all" and len(clauses.words) + bool(clauses.required) > 1
        return joined(clauses, self._match), partial(joined, clauses, "any") if is_strict else None

    def part(self, node: Node) -> Built | None:
        """The query of a part, None where there is nothing in it to search for. Raises QueryError."""
        return _PARTS[type(node)](self, node)

    # ---- parts of parts --------------------------------------------------------------------------

    def _listed(self, node: Listed) -> Built | None:
        return joined(self._sorted(node.parts), self._match)

    def _all_of(self, node: AllOf) -> Built | None:
        return joined(self._sorted(node.parts), "all")

    def _any_of(self, node: AnyOf) -> Built | None:
        parts = [built for part in node.parts if (built := self.part(part))]
        found = joined(Clauses(parts), "any")
        return found and Built(found.query, found.text, found.joint, all(part.is_filter for part in parts))

    def _not(self, node: Not) -> Built | None:
        built = self.part(node.part)
        return built and joined(Clauses((), excluded=[built]), "all")

    def _required(self, node: Required) -> Built | None:
        return self.part(node.part)

    def _sorted(self, parts: Sequence[Node]) -> Clauses:
        words: list[Built] = []
        required: list[Built] = []
        filters: list[Built] = []
        excluded: list[Built] = []
        for part in parts:
            is_excluded = isinstance(part, Not)
            built = self.part(part.part if isinstance(part, Not) else part)
            if built is None:
                continue
            asked = filters if built.is_filter else required if isinstance(part, Required) else words
            (excluded if is_excluded else asked).append(built)
        return Clauses(words, required, filters, excluded)

    # ---- words, phrases and dates ----------------------------------------------------------------

    def _word(self, node: Word | Pattern) -> Built | None:
        """A word or pattern, read once for each state of the index unless there is something to tell about it."""
        key = (type(node), node.text, node.field, node.boost)
        built = self._known.get(key)
        if built is None:
            told = len(self.warnings)
            built = self._pattern(node) if isinstance(node, Pattern) else self._word_read(node)
            if built and len(self.warnings) == told:
                if len(self._known) >= KNOWN_WORDS:
                    self._known.clear()
                self._known[key] = built
        return built

    def _word_read(self, node: Word) -> Built | None:
        if node.field and FIELDS[node.field].kind == "value":
            return self._value(node)
        found = terms(node.text)
        if len(found) == 1:
            query = word_query(found[0], node.boost, self._vocabulary, self._searcher.document_count)
            return _in_zone(query, node, found[0] + _boosted(node))
        if found:
            return self._phrase(found, 1, node)
        self.dropped.append(node.text)
        return None

    def _quoted(self, node: Quoted) -> Built | None:
        if node.field and FIELDS[node.field].kind == "value":
            return self._value(node)
        found = terms(node.text)
        if not found:
            self.dropped.append(f'"{node.text}"')
            return None
        return self._phrase(found, node.slop, node)

    def _phrase(self, found: Sequence[str], slop: int, node: Word | Quoted) -> Built:
        most, kind = (PHRASE_WORDS, "a phrase") if slop == 1 else (NEAR_WORDS, "a phrase with ~")
        if len(found) > most:
            raise QueryError(f"There can be {most} words in {kind} at most.", node.position, "too_many")
        loose = f"~{slop}" if slop > 1 else ""
        return _in_zone(phrase_query(found, slop, node.boost), node, f'"{" ".join(found)}"{loose}{_boosted(node)}')

    def _pattern(self, node: Pattern) -> Built:
        field = FIELDS[node.field] if node.field else None
        glob = glob_of(node)
        if field is None or field.kind == "text":
            return _in_zone(glob_query(glob, TEXT, node.boost), node, glob + _boosted(node))
        if BY_PARAMETER[field.name].value_type == "country":
            raise QueryError(f"{field.name}: takes a code or a name without wildcards.", node.position, "wildcard")
        return Built(glob_query(glob, field.index_field, 1.0), f"{field.name}:{glob}", is_filter=True)

    def _fuzzy(self, node: Fuzzy) -> Built | None:
        if node.field and FIELDS[node.field].kind == "value":
            raise QueryError(f"{node.field}: takes no ~, only words of the text do.", node.position, "suffix")
        found = terms(node.text)
        if len(found) > 1:
            raise QueryError("Behind several words joined by signs ~ has no meaning.", node.position, "suffix")
        if not found:
            self.dropped.append(node.text)
            return None
        distance = distance_of(node, found[0])
        text = f"{found[0]}~{distance}" if distance else found[0]
        query, is_cut = fuzzy_query(found[0], distance, node.boost, self._vocabulary)
        if is_cut:
            self.warnings.append(f"{text} stands for many words; the nearest {SPELLINGS} of them were looked for.")
        return _in_zone(query, node, text + _boosted(node))

    def _span(self, node: Span) -> Built:
        if node.is_beyond or (node.since != node.until and None in (node.since, node.until)):
            sign = (">" if node.since else "<") + ("" if node.is_beyond else "=")
            text = f"{sign}{node.since or node.until}"
        else:
            text = node.since or "[* TO *]" if node.since == node.until else f"[{node.since} TO {node.until}]"
        return Built(span_query(node), f"{node.field}:{text}", is_filter=True)

    def _value(self, node: Word | Quoted) -> Built:
        """A value of a field that holds names; where none is called so, those that begin so, which is told."""
        field, value = FIELDS[node.field].index_field, value_of(node.field, node.text, node.position)
        is_plain = value.replace("-", "").isalnum()
        text = f"{node.field}:{value}" if is_plain else f'{node.field}:"{value}"'
        query = Term(field, value)
        vocabulary = self._searcher.vocabulary(field)
        if BY_PARAMETER[node.field].value_type == "organization" and not vocabulary.document_frequency(value):
            longer = [word.text for word in vocabulary.with_prefix(f"{value}-", LONGER_IDS)]
            longer += [name for name in self._fuller_names(value) if name in vocabulary]
            if longer:
                self.warnings.append(f"No article has {text}; it was read as {' or '.join(longer)}.")
                query = Or([Term(field, name) for name in longer])
        return Built(query, text, is_filter=True)

    def _fuller_names(self, value: str) -> list[str]:
        """The ids of the organizations that articles, or common knowledge, call by this short name."""
        evidence = self._searcher.vocabulary("evidence").with_prefix(f"{value}\t", LONGER_IDS)
        joined_to = (word.text.rpartition("\t")[2] for word in evidence)
        return [name for name in dict.fromkeys((*joined_to, full_name_id(value))) if name]


def joined(clauses: Clauses, match: Match) -> Built | None:
    """Parts side by side as one query: all of the words or any, all that is required, nothing that is excluded."""
    positive = _positive(clauses, match)
    if not clauses.excluded:
        return positive
    query = AndNot(positive.query if positive else Every(), _or(clauses.excluded))
    texts = [f"NOT {part.within('NOT')}" for part in clauses.excluded]
    if positive:
        texts.insert(0, positive.within("AND"))
    return Built(query, " AND ".join(texts), "AND" if len(texts) > 1 else "NOT")


def _positive(clauses: Clauses, match: Match) -> Built | None:
    words, needed = clauses.words, [*clauses.required, *clauses.filters]
    if match == "any" and len(words) > 1 and not clauses.required:
        words = [Built(_or(words), " OR ".join(part.within("OR") for part in words), "OR")]
    if match == "any" and clauses.required and words:
        query = AndMaybe(_and(needed), _or(words))
        texts = [*("+" + part.within("+") for part in needed), *(part.within("+") for part in words)]
        return Built(query, " ".join(texts), "+")
    parts = [*words, *needed]
    if len(parts) < 2:
        return parts[0] if parts else None
    is_filter = all(part.is_filter for part in parts)
    return Built(_and(parts), " AND ".join(part.within("AND") for part in parts), "AND", is_filter)


def _and(parts: Sequence[Built]) -> Query:
    return And([part.query for part in parts]) if len(parts) > 1 else parts[0].query


def _or(parts: Sequence[Built]) -> Query:
    return Or([part.query for part in parts]) if len(parts) > 1 else parts[0].query


def _in_zone(query: Query, node: Word | Quoted | Pattern | Fuzzy, text: str) -> Built:
    """A query on the text, or on its title or body if the node names one."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)  # terms have Korean in parts
    if not node.field:
        return Built(query, text)
    return Built(Zone(query, *ZONES[node.field]), f"{node.field}:{text}")


def _boosted(node: Word | Quoted | Pattern | Fuzzy) -> str:
    return "" if node.boost == 1 else f"^{node.boost:g}"


_PARTS: dict[type, Callable[[Builder, Any], Built | None]] = {
    Word: Builder._word,
    Quoted: Builder._quoted,
    Pattern: Builder._word,
    Fuzzy: Builder._fuzzy,
    Span: Builder._span,
    Listed: Builder._listed,
    AllOf: Builder._all_of,
    AnyOf: Builder._any_of,
    Not: Builder._not,
    Required: Builder._required,
}
