"""What plain words side by side mean beyond themselves: letters in a row, groups without signs, countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec.structs import replace

from searchapp.geo.country_words import countries_in
from searchapp.model.query_tree import Favoured, Value
from searchapp.query.clauses import Part
from searchapp.query.syntax.tree import Listed, Node, Word
from searchapp.text import analyzer

WORDS_MEMO = 1 << 10  # questions, whose words are looked up among the names of countries
COUNTRY_FIELDS = ("country", "country_mentioned")  # what an article is about, and what it names


def is_plain(node: Node) -> bool:
    """Whether a node is a word without a sign or a field."""
    return isinstance(node, Word) and not node.field


def without_needless_groups(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes without parentheses around nothing but plain words, which sentences have and which ask for nothing."""
    if not any(isinstance(node, Listed) for node in nodes):
        return nodes
    return [part for node in nodes for part in _opened(node)]


def _opened(node: Node) -> Sequence[Node]:
    return node.parts if isinstance(node, Listed) and all(map(is_plain, node.parts)) else [node]


def letters_joined(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes with letters that stand alone in a row as one word: `u s` as `us`."""
    return [node for is_letter, run in groupby(nodes, _is_letter) for node in (_joined(run) if is_letter else run)]


def _is_letter(node: Node) -> bool:
    return isinstance(node, Word) and len(node.text) == 1 and node.text.isalpha() and not node.field


def _joined(run: Iterator[Node]) -> Iterator[Node]:
    letters = [node for node in run if isinstance(node, Word)]
    yield replace(letters[0], text="".join(letter.text for letter in letters))


def favouring_countries(part: Part | None, nodes: Sequence[Node]) -> Part | None:
    """The part; articles about a country that plain words of the query name, or that mention it, score more."""
    if part is None or part.is_filter:
        return part
    codes = _countries_named(tuple([node.text if isinstance(node, Word) and not node.field else "" for node in nodes]))
    if not codes:
        return part
    return replace(part, tree=Favoured(part.tree, tuple(Value(field, codes) for field in COUNTRY_FIELDS)))


@lru_cache(maxsize=WORDS_MEMO)
def _countries_named(words: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of the countries that words in a row name."""
    return tuple(countries_in([term for word in words for term in analyzer.terms(word) or [""]]))
