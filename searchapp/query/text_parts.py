"""Words, phrases, patterns and dates as parts of a query: what to search for, with the text that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from searchapp.backends.value_types import kind_of
from searchapp.errors import QueryError
from searchapp.model.facets import BY_PARAMETER
from searchapp.model.query_tree import (
    And,
    Best,
    Maybe,
    Near,
    Or,
    Pattern,
    Phrase,
    Prefix,
    QueryTree,
    Word,
    Zone,
    ZoneName,
)
from searchapp.query.clauses import Clauses, Part, any_words
from searchapp.query.date_ranges import date_range_of
from searchapp.query.fields import FIELDS
from searchapp.query.syntax import tree as syntax
from searchapp.query.syntax.small_operators import SENTENCE_WORDS
from searchapp.query.syntax.word_operators import reach_of
from searchapp.query.wildcards import glob_of, plain_prefix
from searchapp.query.word_groups import phrasings
from searchapp.text import analyzer
from searchapp.text.chinese_scripts import in_other_script
from searchapp.text.joined_spellings import (
    amount_in_words,
    in_two_letters,
    initials_of,
    joined_spelling,
    other_decimal,
    parted_spelling,
    thousands_apart,
    with_other_nasals,
    words_of_tag,
)
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.letters import APOSTROPHES

PHRASE_WORDS = 100  # a long sentence; a phrase of one word over and over is walked through again for each
NEAR_WORDS = 10  # which, unlike those of a phrase, need not become rarer with each
SPELLING_BOOST = 0.05  # of the other spelling of a word: F-16 where F16 was typed
PART_BOOST = 0.5  # of a word that has what was typed as a part, or is a part of it: A380 for A 380, état for l'État
_WORD_MEMO = 1 << 12  # at 500 bytes each; people's questions share most of their words
SHORT_WORD, LONG_WORD = 3, 6  # letters from which on a fuzzy word may differ by one, by two
ZONES: dict[str, ZoneName] = {"title": "title", "body": "body"}

_WORDS_IN_ONE = LazyPattern(lambda: "[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]{4,40}\\Z", 0)
_COMPOUND = re.compile(rf"[^\W_]([-./\u2010\u2011{''.join(APOSTROPHES)}])[^\W_]")

Phrased = syntax.Word | syntax.Quoted | syntax.Exact | syntax.Address


@lru_cache(maxsize=_WORD_MEMO)
def single_term(text: str, field: str, boost: float) -> Part | None:
    """A word that is just one term, as most are; None for any other."""
    terms = analyzer.terms(text)
    if len(terms) != 1:
        return None
    if pieces := words_of_tag(text):
        return in_zone(Or((Word(terms[0], boost), Phrase(tuple(pieces), boost))), field, terms[0] + boosted(boost))
    other, typed = _other_spelling(text, terms[0], boost * SPELLING_BOOST)
    tree: QueryTree = Word(terms[0], boost)
    return in_zone(Or((tree, other)) if other else tree, field, typed + boosted(boost))


def _other_spelling(text: str, term: str, boost: float) -> tuple[QueryTree | None, str]:
    """A term in another spelling, if it has one, and how the two are written as one."""
    if text.isalpha() and text.isascii():  # of such a word all of the spellings below are none
        return None, term
    spellings = (parted_spelling(term), amount_in_words(term), thousands_apart(term), *in_other_script(term))
    if ways := [Phrase(tuple(pieces), boost) for pieces in spellings if pieces]:
        return (Or(tuple(ways)) if len(ways) > 1 else ways[0]), term
    if initials := initials_of(text):
        return Phrase(tuple(initials), boost), "".join([f"{letter}." for letter in initials])
    if joined := joined_spelling([term]) if "." in term else in_two_letters(text) or with_other_nasals(text):
        return Word(joined, boost), term if "." in term else text.lower()
    return None, term


def compound_part(terms: Sequence[str], node: syntax.Word) -> Part:
    """A word of several terms: them as a phrase, its spelling in one word, and what an article is elided before."""
    part = phrase_part(terms, 1, node)
    match = _COMPOUND.search(node.text)
    others: list[QueryTree] = []
    if match and (joined := joined_spelling(terms)):
        others.append(Word(joined, node.boost * SPELLING_BOOST))
    is_elision = match is not None and match[1] in APOSTROPHES and len(terms) == 2 and analyzer.is_elided(*terms)
    if is_elision and len(terms[1]) > 1:  # and not jusqu'à, which would find every article with an a
        others.append(Word(terms[1], node.boost * PART_BOOST))
    spellings = [other_decimal(node.text, terms), *map(analyzer.terms, in_other_script(node.text))]
    others += [Phrase(tuple(other), node.boost * SPELLING_BOOST) for other in spellings if other]
    if not others:
        return part
    inner = part.tree.part if isinstance(part.tree, Zone) else part.tree
    return in_zone(Or((inner, *others)), node.field, ("'" if is_elision else "-").join(terms) + boosted(node.boost))


def some_of(node: syntax.Node, part: Part) -> Part | None:
    """What finds some of the only part of a query where no article has it whole; None where nothing does."""
    if isinstance(node, syntax.Quoted) and node.slop == 1 and len(node.text.split()) > SENTENCE_WORDS:
        return any_words(Clauses([part]))
    return _pairs(node) if isinstance(node, syntax.Word) else None


def _pairs(node: syntax.Word) -> Part | None:
    """What finds parts of a run of Chinese or Japanese words, whose borders nobody marks: its characters by pairs."""
    if node.field or node.text.isascii() or not _WORDS_IN_ONE.match(node.text):
        return None
    pairs = [Phrase(pair) for pair in pairwise(analyzer.terms(node.text))]
    return Part(Best(tuple(pairs)), " ".join("".join(pair.terms) for pair in pairs), " ")


def with_whole(part: Part, node: syntax.Word) -> Part:
    """A word with those that it is a part of: A 380 with A380, data base with database and its inflections."""
    boost = node.boost * PART_BOOST
    wholes = [
        Word(terms[0], boost) if len(terms) == 1 and terms[0].isalpha() else Phrase(tuple(terms), boost)
        for terms in map(analyzer.terms, node.also)
        if terms
    ]
    return replace(part, tree=Or((part.tree, *wholes))) if wholes else part


def phrase_part(terms: Sequence[str], slop: int, node: Phrased) -> Part:
    """Words one behind the other, or near each other. Raises QueryError for too many."""
    most, kind = (PHRASE_WORDS, "a phrase") if slop == 1 else (NEAR_WORDS, "a phrase with ~")
    if len(terms) > most:
        raise QueryError(f"There can be {most} words in {kind} at most.", node.position, "too_many")
    loose = f"~{slop}" if slop > 1 else ""
    is_near = slop > 1 and len(terms) > 1
    boost = getattr(node, "boost", 1.0)
    exact = node.text if isinstance(node, syntax.Exact) else ""
    tree = Near(tuple(terms), reach_of(len(terms), slop), boost) if is_near else Phrase(tuple(terms), boost, exact)
    return in_zone(tree, node.field, f'"{" ".join(terms)}"{loose}{boosted(boost)}')


def with_phrasings(part: Part, node: syntax.Quoted) -> Part:
    """A phrase with the others that people write for it."""
    phrase = part.tree.part if isinstance(part.tree, Zone) else part.tree
    if not isinstance(phrase, Phrase):
        return part
    others = dict.fromkeys(tuple(analyzer.terms(text)) for text in phrasings(node.text))
    others.pop(tuple(phrase.terms), None)
    if not others:
        return part
    boost = node.boost * SPELLING_BOOST
    either = Or((phrase, *(Phrase(terms, boost) if len(terms) > 1 else Word(terms[0], boost) for terms in others)))
    return replace(part, tree=Zone(either, part.tree.zone) if isinstance(part.tree, Zone) else either)


def favouring_headline(part: Part | None, nodes: Sequence[syntax.Node]) -> Part | None:
    """The part; articles with all words of the nodes in a row in their headline score more."""
    texts = [node.text for node in nodes if isinstance(node, (syntax.Word, syntax.Quoted)) and not node.field]
    terms = [term for text in texts for term in analyzer.terms(text)]
    if part is None or not 1 < len(terms) <= PHRASE_WORDS:
        return part
    return replace(part, tree=Maybe(part.tree, Zone(Phrase(tuple(terms)), "title")))


def near_part(phrases: Sequence[Sequence[str]], field: str, node: syntax.NearTo) -> Part:
    """Phrases near each other; most are one word."""
    if sum(map(len, phrases)) > NEAR_WORDS:
        raise QueryError(f"There can be {NEAR_WORDS} words near each other at most.", node.position, "too_many")
    text = node.operator.sign.join([f'"{" ".join(phrase)}"' if len(phrase) > 1 else phrase[0] for phrase in phrases])
    first, *others = [in_zone(tree, field, f"({text})" if field else text) for tree in node.operator.trees(phrases)]
    return replace(first, tree=And((first.tree, *(part.tree for part in others)))) if others else first


def alternatives(node: syntax.Node, position: int) -> list[Sequence[str]]:
    """The words or phrases of which one has to stand near. Raises QueryError for what has no place in the text."""
    if isinstance(node, (syntax.AnyOf, syntax.Listed)):
        return [words for part in node.parts for words in alternatives(part, position)]
    if not isinstance(node, (syntax.Word, syntax.Quoted)):
        message = "Near each other are words, phrases, or one of several in parentheses, as in (strike OR walkout)."
        raise QueryError(message, position, "near")
    terms = analyzer.terms(node.text)
    return [terms] if terms else []


def pattern_part(node: syntax.Pattern) -> Part:
    """Words, or values of a facet, that fit a pattern. Raises QueryError."""
    field = FIELDS[node.field] if node.field else None
    if field is not None and field.kind == "value" and node.text == "*":
        return Part(Prefix("", field=field.facet), f"{field.name}:*", is_filter=True)
    glob = glob_of(node)
    if field is None or field.kind == "text":
        return in_zone(_pattern_tree(glob, node.boost), node.field, glob + boosted(node.boost))
    if kind_of(BY_PARAMETER[field.name]).codes:
        raise QueryError(f"{field.name}: takes a code or a name without wildcards.", node.position, "wildcard")
    return Part(_pattern_tree(glob, 1.0, field.facet), f"{field.name}:{glob}", is_filter=True)


def span_part(node: syntax.Span) -> Part:
    """Dates from one day to another. Raises QueryError."""
    if node.is_beyond or (node.since != node.until and None in (node.since, node.until)):
        sign = (">" if node.since else "<") + ("" if node.is_beyond else "=")
        text = f"{sign}{_quoted(node.since or node.until)}"
    else:
        is_one = node.since == node.until
        text = _quoted(node.since) if node.since and is_one else f"[{_quoted(node.since)} TO {_quoted(node.until)}]"
    return Part(date_range_of(node), f"{node.field}:{text}", is_filter=True)


def _quoted(date: str | None) -> str:
    """A date as it stands behind its field; a star for an open end."""
    return f'"{date}"' if date and " " in date else date or "*"


def distance_of(node: syntax.Fuzzy, term: str) -> int:
    """By how many letters a term may differ: as many as were asked for, else by its length."""
    if node.distance is not None:
        return node.distance
    return (len(term) >= SHORT_WORD) + (len(term) >= LONG_WORD)


def in_zone(tree: QueryTree, field: str, text: str) -> Part:
    """A query on the text, or on its title or body if the field is one."""
    text = analyzer.composed(text)
    return Part(Zone(tree, ZONES[field]), f"{field}:{text}") if field else Part(tree, text)


def boosted(boost: float) -> str:
    """How a boost is written behind what it is of."""
    return "" if boost == 1 else f"^{boost:g}"


def _pattern_tree(glob: str, boost: float, field: str = "") -> QueryTree:
    prefix = plain_prefix(glob)
    return Pattern(glob, boost, field) if prefix is None else Prefix(prefix, boost, field)
