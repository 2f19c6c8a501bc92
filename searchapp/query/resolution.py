"""The syntax tree of a query becomes the tree of what to search for, and a text that says how it was understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import Any, NamedTuple

from msgspec.structs import replace

from searchapp.backends.base import NOTHING, SPELLINGS, Backend
from searchapp.errors import QueryError
from searchapp.model.facets import BY_PARAMETER
from searchapp.model.query_tree import (
    And,
    Near,
    Or,
    Pattern,
    Phrase,
    Prefix,
    QueryTree,
    Spelled,
    Value,
    Word,
    Zone,
    ZoneName,
)
from searchapp.model.request import Match
from searchapp.query.clauses import Clauses, Part, all_plain, any_words, joined
from searchapp.query.date_ranges import date_range_of
from searchapp.query.exact_text import EXACT_CANDIDATES, exact_articles
from searchapp.query.fields import FIELDS
from searchapp.query.patterns import glob_of, plain_prefix
from searchapp.query.sentences import favouring_countries, letters_joined, without_needless_groups
from searchapp.query.syntax import tree as syntax
from searchapp.query.typed_values import WITH_LONGER_NAMES, longer_names, read_as, value_of
from searchapp.text import analyzer
from searchapp.text.addresses import address_key
from searchapp.text.joined_spellings import joined_spelling, parted_spelling

PHRASE_WORDS = 100  # a long sentence; a phrase of one word over and over is walked through again for each
NEAR_WORDS = 10  # which, unlike those of a phrase, need not become rarer with each
SPELLING_BOOST = 0.05  # of the other spelling of a word: F-16 where F16 was typed
NEAR_REACH = 100  # positions; as many lie between a title of full length and the body
NEAR_CHOICES = 24
WORD_MEMO = 1 << 12  # at 500 bytes each; people's questions share most of their words
SHORT_WORD, LONG_WORD = 3, 6  # letters from which on a fuzzy word may differ by one, by two

_COMPOUND = re.compile(r"[^\W_][-.\u2010\u2011][^\W_]")

_Phrased = syntax.Word | syntax.Quoted | syntax.Exact | syntax.Address

_ZONES: dict[str, ZoneName] = {"title": "title", "body": "body"}


class ResolvedParts(NamedTuple):
    """A query; what makes the one for any of its words, if it asks for all; what asks for all, if it does for most."""

    part: Part | None
    any_words: Callable[[], Part | None] | None = None
    all_words: Part | None = None


class Resolver:
    """Resolves one query; afterwards `dropped` holds what is no word, `warnings` what the user should know."""

    def __init__(self, backend: Backend, match: Match, filters: Mapping[str, QueryTree] = NOTHING) -> None:
        self._backend = backend
        self._match: Match = match
        self._filters = filters
        self._context: Sequence[Part] = ()  # what articles must match beside the part that is resolved
        self.dropped: list[str] = []
        self.warnings: list[str] = []

    def whole(self, tree: syntax.Node) -> ResolvedParts:
        """The query, and others to fall back on and to count by. Raises QueryError."""
        if type(tree) is not syntax.Listed:
            return ResolvedParts(favouring_countries(self.part(tree), [tree]))
        nodes = letters_joined(without_needless_groups(tree.parts))
        clauses = self._clauses(nodes)
        is_loose = self._match == "best" and sum(part.is_plain for part in clauses.words) > 1
        units = len(clauses.words) + bool(clauses.required)
        is_strict = self._match != "any" and units > 1 and not (is_loose and all_plain(clauses))

        def relaxed() -> Part | None:
            part = any_words(clauses) if self._match == "best" else joined(clauses, "any")
            return favouring_countries(part, nodes)

        return ResolvedParts(
            favouring_countries(joined(clauses, self._match), nodes),
            relaxed if is_strict else None,
            joined(clauses, "all") if is_loose else None,
        )

    def part(self, node: syntax.Node) -> Part | None:
        """A part of the query, None where there is nothing in it to search for. Raises QueryError."""
        return _PARTS[type(node)](self, node)

    # ---- parts of parts --------------------------------------------------------------------------

    def _listed(self, node: syntax.Listed) -> Part | None:
        return joined(self._clauses(node.parts), self._match)

    def _all_of(self, node: syntax.AllOf) -> Part | None:
        return joined(self._clauses(node.parts), "all")

    def _any_of(self, node: syntax.AnyOf) -> Part | None:
        parts = [part for each in node.parts if (part := self.part(each))]
        either = joined(Clauses(parts), "any")
        return either and replace(either, is_filter=all(part.is_filter for part in parts))

    def _not(self, node: syntax.Not) -> Part | None:
        part = self.part(node.part)
        return part and joined(Clauses((), excluded=[part]), "all")

    def _required(self, node: syntax.Required) -> Part | None:
        return self.part(node.part)

    def _clauses(self, nodes: Sequence[syntax.Node]) -> Clauses:
        clauses = Clauses([], [], [], [])
        if any(map(_is_exact, nodes)):  # it is looked for where the others are found
            self._sort(clauses, [node for node in nodes if not _is_exact(node)])
            words = clauses.words if self._match == "all" else ()
            self._context = [*words, *clauses.required, *clauses.filters]
            nodes = [node for node in nodes if _is_exact(node)]
        self._sort(clauses, nodes)
        self._context = ()
        return clauses

    def _sort(self, clauses: Clauses, nodes: Sequence[syntax.Node]) -> None:
        """Put parts where they belong by what is asked of them."""
        words, required, filters, excluded = clauses
        for node in nodes:
            is_excluded = isinstance(node, syntax.Not)
            part = self.part(node.part if isinstance(node, syntax.Not) else node)
            if part is None:
                continue
            if type(node) is syntax.Word and not node.field:
                part = replace(part, is_plain=True)
            asked = filters if part.is_filter else required if isinstance(node, syntax.Required) else words
            (excluded if is_excluded else asked).append(part)  # type: ignore[attr-defined]

    # ---- words, phrases and dates ----------------------------------------------------------------

    def _word(self, node: syntax.Word) -> Part | None:
        if node.field and FIELDS[node.field].kind == "value":
            return self._value(node)
        if part := _single_term(node.text, node.field, node.boost):
            return part
        if terms := analyzer.terms(node.text):
            part = self._phrase(terms, 1, node)
            joined = joined_spelling(terms) if _COMPOUND.search(node.text) else ""
            compound = "-".join(terms)
            if joined:
                return _with_spelling(part, joined, compound, node)
            is_word = self._match == "best" and not node.field and analyzer.terms(compound) == list(terms)
            return replace(part, text=compound + _boosted(node.boost)) if is_word else part
        self.dropped.append(node.text)
        return None

    def _quoted(self, node: syntax.Quoted) -> Part | None:
        if node.field and FIELDS[node.field].kind == "value":
            return self._value(node)
        terms = analyzer.terms(node.text)
        if not terms:
            self.dropped.append(f'"{node.text}"')
            return None
        return self._phrase(terms, node.slop, node)

    def _near_to(self, node: syntax.NearTo) -> Part | None:
        """Words near each other: one tree for each choice of words where a part is one of several."""
        parts = [alternatives for part in node.parts if (alternatives := self._alternatives(part, node.position))]
        choices = list(product(*parts))
        if len(choices) > NEAR_CHOICES:
            raise QueryError(f"These words make more than {NEAR_CHOICES} pairs.", node.position, "too_many")
        field = next((part.field for part in node.parts if isinstance(part, (syntax.Word, syntax.Quoted))), "")
        return joined(Clauses([self._near_terms(choice, field, node) for choice in choices]), "any")

    def _near_terms(self, phrases: Sequence[Sequence[str]], field: str, node: syntax.NearTo) -> Part:
        """Phrases near each other; most are one word."""
        terms = tuple(chain.from_iterable(phrases))
        if len(terms) > NEAR_WORDS:
            raise QueryError(f"There can be {NEAR_WORDS} words near each other at most.", node.position, "too_many")
        sign = " PRE/" if node.is_ordered else " NEAR/"
        quoted = [f'"{" ".join(phrase)}"' if len(phrase) > 1 else phrase[0] for phrase in phrases]
        text = f"{sign}{node.slop} ".join(quoted)
        if field:
            text = f"({text})"
        near = Near(terms, _reach(len(phrases), node.slop) + len(terms) - len(phrases), is_ordered=node.is_ordered)
        several = [Phrase(tuple(phrase)) for phrase in phrases if len(phrase) > 1]
        return _in_zone(And((near, *several)) if several else near, field, text)

    def _alternatives(self, node: syntax.Node, position: int) -> list[Sequence[str]]:
        """The words or phrases of which one has to stand near. Raises QueryError for what has no place in the text."""
        if isinstance(node, (syntax.AnyOf, syntax.Listed)):
            return [words for part in node.parts for words in self._alternatives(part, position)]
        if not isinstance(node, (syntax.Word, syntax.Quoted)):
            message = "Near each other are words, phrases, or one of several in parentheses, as in (strike OR walkout)."
            raise QueryError(message, position, "near")
        terms = analyzer.terms(node.text)
        return [terms] if terms else []

    def _address(self, node: syntax.Address) -> Part | None:
        """The articles of an address or of a site, or those that name the address."""
        address = node.text.rstrip(".,;:!?'’)]}").lstrip("*.")
        key = address_key(address)
        values = (key,) if key.partition("/")[2] else (key.rstrip("/"), key)
        if node.field:
            if not key:
                message = f"“{node.text[:40]}” is no address and no site, as {FIELDS[node.field].example} has it."
                raise QueryError(message, node.position, "address")
            return Part(Value("address", values), f'address:"{values[0]}"', is_filter=True)
        part = self._phrase(analyzer.terms(address)[:PHRASE_WORDS] or ["www"], 1, node)
        if not key:
            return part
        return Part(Or((Value("address", values), part.tree)), f'address:"{values[0]}" OR {part.text}', "OR")

    def _exact(self, node: syntax.Exact) -> Part | None:
        """The articles with a text letter for letter, among those that match what stands beside it."""
        terms = analyzer.terms(node.text)
        if not terms:
            self.dropped.append(f'="{node.text}"')
            return None
        words = self._phrase(terms, 1, node)
        zone = _ZONES.get(node.field)
        candidates = And((words.tree, *(part.tree for part in self._context))) if self._context else words.tree
        ids, unread = exact_articles(node.text, zone, candidates, self._filters, self._backend)
        escaped = node.text.replace("\\", r"\\").replace('"', r"\"")
        text = f'{node.field}:="{escaped}"' if node.field else f'="{escaped}"'
        if unread:
            self.warnings.append(
                f"{text} was looked for in the best {EXACT_CANDIDATES:,} of the articles with its words;"
                f" {unread:,} were not read. Another word or a filter narrows them."
            )
        return Part(And((words.tree, Value("id", ids))), text)

    def _phrase(self, terms: Sequence[str], slop: int, node: _Phrased) -> Part:
        most, kind = (PHRASE_WORDS, "a phrase") if slop == 1 else (NEAR_WORDS, "a phrase with ~")
        if len(terms) > most:
            raise QueryError(f"There can be {most} words in {kind} at most.", node.position, "too_many")
        loose = f"~{slop}" if slop > 1 else ""
        is_near = slop > 1 and len(terms) > 1
        boost = getattr(node, "boost", 1.0)
        tree = Near(tuple(terms), _reach(len(terms), slop), boost) if is_near else Phrase(tuple(terms), boost)
        return _in_zone(tree, node.field, f'"{" ".join(terms)}"{loose}{_boosted(boost)}')

    def _pattern(self, node: syntax.Pattern) -> Part:
        field = FIELDS[node.field] if node.field else None
        glob = glob_of(node)
        if field is None or field.kind == "text":
            return _in_zone(_pattern_tree(glob, node.boost), node.field, glob + _boosted(node.boost))
        if BY_PARAMETER[field.name].value_type in ("country", "language"):
            raise QueryError(f"{field.name}: takes a code or a name without wildcards.", node.position, "wildcard")
        return Part(_pattern_tree(glob, 1.0, field.facet), f"{field.name}:{glob}", is_filter=True)

    def _fuzzy(self, node: syntax.Fuzzy) -> Part | None:
        if node.field and FIELDS[node.field].kind == "value":
            raise QueryError(f"{node.field}: takes no ~, only words of the text do.", node.position, "suffix")
        terms = analyzer.terms(node.text)
        if len(terms) > 1:
            raise QueryError("Behind several words joined by signs ~ has no meaning.", node.position, "suffix")
        if not terms:
            self.dropped.append(node.text)
            return None
        return self._spelled(terms[0], node)

    def _spelled(self, term: str, node: syntax.Fuzzy) -> Part:
        """A term with its near spellings; a warning says when there are more than are searched for."""
        distance = _distance_of(node, term)
        text = f"{term}~{distance}" if distance else term
        if distance and len(self._backend.spellings(term, distance, SPELLINGS + 1)) > SPELLINGS:
            self.warnings.append(f"{text} stands for many words; the nearest {SPELLINGS} of them were looked for.")
        return _in_zone(Spelled(term, distance, node.boost), node.field, text + _boosted(node.boost))

    def _span(self, node: syntax.Span) -> Part:
        if node.is_beyond or (node.since != node.until and None in (node.since, node.until)):
            sign = (">" if node.since else "<") + ("" if node.is_beyond else "=")
            text = f"{sign}{node.since or node.until}"
        else:
            text = node.since or "[* TO *]" if node.since == node.until else f"[{node.since} TO {node.until}]"
        return Part(date_range_of(node), f"{node.field}:{text}", is_filter=True)

    def _value(self, node: syntax.Word | syntax.Quoted) -> Part:
        """A value of a facet; where no article has it, longer names that it may mean, with a warning."""
        facet, value = BY_PARAMETER[node.field], value_of(node.field, node.text, node.position)
        is_plain = value.replace("-", "").isalnum()
        text = f"{node.field}:{value}" if is_plain else f'{node.field}:"{value}"'
        values: tuple[str, ...] = (value,)
        is_unknown = facet.value_type in WITH_LONGER_NAMES and not self._backend.first(facet.name, values)
        if is_unknown and (longer := longer_names(self._backend, facet, value)):
            self.warnings.append(read_as(self._backend, facet, text, longer))
            values = longer
        return Part(Value(facet.name, values), text, is_filter=True)


@lru_cache(maxsize=WORD_MEMO)
def _single_term(text: str, field: str, boost: float) -> Part | None:
    """A word that is just one term, as most are; None for any other."""
    terms = analyzer.terms(text)
    if len(terms) != 1:
        return None
    tree: QueryTree = Word(terms[0], boost)
    if pieces := parted_spelling(terms[0]):
        tree = Or((tree, Phrase(tuple(pieces), boost * SPELLING_BOOST)))
    return _in_zone(tree, field, terms[0] + _boosted(boost))


def _with_spelling(part: Part, joined: str, text: str, node: syntax.Word) -> Part:
    """A compound with its spelling in one word, which counts for less."""
    inner = part.tree.part if isinstance(part.tree, Zone) else part.tree
    return _in_zone(Or((inner, Word(joined, node.boost * SPELLING_BOOST))), node.field, text + _boosted(node.boost))


def _is_exact(node: syntax.Node) -> bool:
    return isinstance(node.part if isinstance(node, (syntax.Not, syntax.Required)) else node, syntax.Exact)


def _reach(count: int, slop: int) -> int:
    """How long a stretch may be that has so many words, each at most `slop` positions from another."""
    return min(slop * (count - 1), max(NEAR_REACH, slop))


def _distance_of(node: syntax.Fuzzy, term: str) -> int:
    """By how many letters a term may differ: as many as were asked for, else by its length."""
    if node.distance is not None:
        return node.distance
    return (len(term) >= SHORT_WORD) + (len(term) >= LONG_WORD)


def _pattern_tree(glob: str, boost: float, field: str = "") -> QueryTree:
    prefix = plain_prefix(glob)
    return Pattern(glob, boost, field) if prefix is None else Prefix(prefix, boost, field)


def _in_zone(tree: QueryTree, field: str, text: str) -> Part:
    """A query on the text, or on its title or body if the field is one."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)  # terms have Korean in parts
    return Part(Zone(tree, _ZONES[field]), f"{field}:{text}") if field else Part(tree, text)


def _boosted(boost: float) -> str:
    return "" if boost == 1 else f"^{boost:g}"


_PARTS: dict[type, Callable[[Resolver, Any], Part | None]] = {
    syntax.Word: Resolver._word,
    syntax.Quoted: Resolver._quoted,
    syntax.Pattern: Resolver._pattern,
    syntax.Fuzzy: Resolver._fuzzy,
    syntax.Span: Resolver._span,
    syntax.Listed: Resolver._listed,
    syntax.AllOf: Resolver._all_of,
    syntax.AnyOf: Resolver._any_of,
    syntax.Not: Resolver._not,
    syntax.Required: Resolver._required,
    syntax.NearTo: Resolver._near_to,
    syntax.Address: Resolver._address,
    syntax.Exact: Resolver._exact,
}
