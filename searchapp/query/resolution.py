"""The syntax tree of a query becomes the tree of what to search for, and a text that says how it was understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from msgspec.structs import replace

from searchapp.backends.base import NOTHING, SPELLINGS, Backend
from searchapp.errors import QueryError
from searchapp.model.query_tree import And, Or, QueryTree, Spelled, Value, assert_never
from searchapp.model.request import Match
from searchapp.query.address_part import address_part
from searchapp.query.clauses import Clauses, Fallback, Part, all_plain, fallbacks, joined
from searchapp.query.exact_text import EXACT_CANDIDATES, exact_articles
from searchapp.query.fields import FIELDS
from searchapp.query.phrase_patterns import (
    NEAR_ENDINGS,
    as_phrase,
    fields_of,
    has_pattern,
    near_text,
    near_words,
    patterned_phrase,
)
from searchapp.query.syntax import tree as syntax
from searchapp.query.syntax.pasted_signs import attribution_as_word
from searchapp.query.syntax.request_words import without_request
from searchapp.query.syntax.small_operators import SMALL_OR, small_ors
from searchapp.query.text_parts import (
    ZONES,
    alternatives,
    boosted,
    compound_part,
    distance_of,
    favouring_headline,
    in_zone,
    near_part,
    pattern_part,
    phrase_part,
    single_term,
    some_of,
    span_part,
    with_phrasings,
    with_whole,
)
from searchapp.query.totals import first_with_articles
from searchapp.query.value_parts import begun_value_part, value_part
from searchapp.query.word_groups import (
    IN_SENTENCE,
    ampersands_joined,
    favouring_countries,
    is_plain,
    is_sentence_with_quotations,
    letters_joined,
    lists_parted,
    parts_of_compounds,
    without_needless_groups,
    words_typed_apart,
)
from searchapp.text import analyzer

_NEAR_CHOICES = 24
_LOOSE_WORD = re.compile(r"[^\W_]+~")


class ResolvedParts(NamedTuple):
    """A query; what makes the one for any of its words, if it asks for all; what asks for all, if it does for most."""

    part: Part | None
    any_words: Callable[[Backend], Fallback] | None = None
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
        if type(tree) is syntax.Word and len(words := lists_parted([tree])) > 1:
            tree = syntax.Listed(tuple(words))
        if type(tree) is not syntax.Listed:
            part = self.part(tree)
            some = some_of(tree, part) if part and self._match == "best" else None
            relax = (lambda _: Fallback(some)) if some else None
            return ResolvedParts(favouring_countries(part, [tree]), relax)
        typed = without_needless_groups(tree.parts)
        nodes = self._side_by_side(self._naming(typed))
        headline = typed if self.dropped else ()  # “Papers on trial” asks for papers, or is one
        clauses = self._clauses(nodes)
        is_loose = self._match == "best" and sum(part.is_plain for part in clauses.words) > 1
        units = len(clauses.words) + bool(clauses.required)
        is_strict = self._match != "any" and units > 1 and not (is_loose and all_plain(clauses))

        def relaxed(backend: Backend) -> Fallback:
            way = first_with_articles(fallbacks(clauses), backend) if self._match == "best" else None
            part, kept = way or Fallback(joined(clauses, "any"))
            return Fallback(favouring_headline(favouring_countries(part, nodes), headline), kept)

        return ResolvedParts(
            favouring_headline(favouring_countries(joined(clauses, self._match), nodes), headline),
            relaxed if is_strict else None,
            joined(clauses, "all") if is_loose else None,
        )

    def part(self, node: syntax.Node) -> Part | None:
        """A part of the query, None where there is nothing in it to search for. Raises QueryError."""
        match node:
            case syntax.Word():
                return self._word(node)
            case syntax.Quoted():
                return self._quoted(node)
            case syntax.Pattern():
                return self._pattern(node)
            case syntax.Fuzzy():
                return self._fuzzy(node)
            case syntax.Span():
                return span_part(node)
            case syntax.Listed():
                return joined(self._clauses(self._side_by_side(node.parts)), self._match)
            case syntax.AllOf():
                return joined(self._clauses(node.parts), "all")
            case syntax.AnyOf():
                return self._any_of(node)
            case syntax.Not():
                part = self.part(node.part)
                return part and joined(Clauses((), excluded=[part]), "all")
            case syntax.Required():
                return self.part(node.part)
            case syntax.NearTo():
                return self._near_to(node)
            case syntax.Address():
                return address_part(node)
            case syntax.Exact():
                return self._exact(node)
            case _:
                assert_never(node)

    # ---- parts of parts --------------------------------------------------------------------------

    def _naming(self, nodes: Sequence[syntax.Node]) -> Sequence[syntax.Node]:
        """The nodes without those that only ask: without `find all articles about`."""
        if self._match != "best":
            return nodes
        nodes, asking = without_request(attribution_as_word(nodes))
        self.dropped += asking
        return nodes

    def _side_by_side(self, nodes: Sequence[syntax.Node]) -> Sequence[syntax.Node]:
        """Parts that nothing joins, with words in one that people write in one or in several."""
        if small_ors(nodes):
            self.warnings.append(SMALL_OR)
        nodes = letters_joined(ampersands_joined(lists_parted(nodes)))
        return words_typed_apart(parts_of_compounds(nodes)) if self._match == "best" else nodes

    def _any_of(self, node: syntax.AnyOf) -> Part | None:
        parts = [part for each in node.parts if (part := self.part(each))]
        either = joined(Clauses(parts), "any")
        return either and replace(either, is_filter=all(part.is_filter for part in parts))

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
        quotes = self._match == "best" and is_sentence_with_quotations(nodes)
        if quotes:
            self.warnings.append(IN_SENTENCE)
        for node in nodes:
            is_excluded = isinstance(node, syntax.Not)
            part = self.part(node.part if isinstance(node, syntax.Not) else node)
            if part is None:
                continue
            if is_plain(node) or (quotes and isinstance(node, syntax.Quoted)):
                part = replace(part, is_plain=True)
            asked = filters if part.is_filter else required if isinstance(node, syntax.Required) else words
            (excluded if is_excluded else asked).append(part)  # type: ignore[attr-defined]

    # ---- words, phrases and dates ----------------------------------------------------------------

    def _word(self, node: syntax.Word) -> Part | None:
        if node.field and FIELDS[node.field].kind == "value":
            return value_part(node, self._backend, self.warnings)
        if part := single_term(node.text, node.field, node.boost):
            return with_whole(part, node) if node.also else part
        if terms := analyzer.terms(node.text):
            part = compound_part(terms, node)
            if isinstance(part.tree, Or):
                return part
            compound = "-".join(terms)
            is_word = self._match == "best" and not node.field and analyzer.terms(compound) == list(terms)
            return replace(part, text=compound + boosted(node.boost)) if is_word else part
        self.dropped.append(node.text)
        return None

    def _quoted(self, node: syntax.Quoted) -> Part | None:
        if node.field and FIELDS[node.field].kind == "value":
            return value_part(node, self._backend, self.warnings)
        terms = analyzer.terms(node.text)
        if not terms:
            self.dropped.append(f'"{node.text}"')
            return None
        if loose := _LOOSE_WORD.search(node.text):
            self.warnings.append(f"Inside quotation marks ~ says nothing; {loose[0]} was looked for as it is written.")
        if "*" in node.text and has_pattern(node.text):
            part, warning = patterned_phrase(node, self._backend)
            self.warnings += [warning] if warning else []
            return part
        part = phrase_part(terms, node.slop, node)
        return with_phrasings(part, node) if self._match == "best" else part

    def _pattern(self, node: syntax.Pattern) -> Part | None:
        if node.field and (part := begun_value_part(node, self._backend, self.warnings)):
            return part
        is_of_text = not node.field or FIELDS[node.field].kind == "text"
        phrase = as_phrase(node) if is_of_text and self._backend else None
        return self._quoted(phrase) if phrase else pattern_part(node)

    def _near_to(self, node: syntax.NearTo, choices: int = _NEAR_CHOICES) -> Part | None:
        """Words near each other: one tree for each choice of words where a part is one of several."""
        spelled, warnings = near_words(node, self._backend)
        if spelled is not node:
            self.warnings += warnings
            part = self._near_to(spelled, NEAR_ENDINGS)
            return part and replace(part, text=near_text(node), joint="")
        parts = [words for part in node.parts if (words := alternatives(part, node.position))]
        if not parts:
            self.dropped.append(node.operator.name)
            return None
        if prod(map(len, parts)) > choices:  # not made before they are counted: a line of words may make 4^40
            raise QueryError(f"These words make more than {choices} pairs.", node.position, "too_many")
        fields = fields_of(node)
        if any(FIELDS[field].kind != "text" for field in fields if field) or len(fields) > 1:
            raise QueryError("Words near each other stand in one field, title: or body:.", node.position, "near")
        field = next(iter(fields), "")
        return joined(Clauses([near_part(choice, field, node) for choice in product(*parts)]), "any")

    def _exact(self, node: syntax.Exact) -> Part | None:
        """The articles with a text letter for letter, among those that match what stands beside it."""
        terms = analyzer.terms(node.text)
        if not terms:
            self.dropped.append(f'="{node.text}"')
            return None
        words = phrase_part(terms, 1, node)
        zone = ZONES.get(node.field)
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
        distance = distance_of(node, term)
        text = f"{term}~{distance}" if distance else term
        if distance and len(self._backend.spellings(term, distance, SPELLINGS + 1)) > SPELLINGS:
            self.warnings.append(f"{text} stands for many words; the nearest {SPELLINGS} of them were looked for.")
        return in_zone(Spelled(term, distance, node.boost), node.field, text + boosted(node.boost))


def _is_exact(node: syntax.Node) -> bool:
    return isinstance(node.part if isinstance(node, (syntax.Not, syntax.Required)) else node, syntax.Exact)
