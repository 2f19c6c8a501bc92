"""The words by which a query asks, instead of naming what it asks for: `please find all articles about` the ferry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import searchapp.text
from searchapp.query.syntax.tree import Node, Not, Word
from searchapp.text.analyzer import fold
from searchapp.text.languages import empty_words_among
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.sentences import is_abbreviation
from searchapp.text.tab_separated import alternatives

Part = TypeVar("Part")

_SHORTEST, _LONGEST = 3, 16  # words of a query that asks, and of what asks in it
_QUESTION_WORDS = 5  # of a query whose first words are those of a question; fewer may be a title (“What is love”)
_DATA = Path(searchapp.text.__file__).parent / "data" / "request_words.tsv"
_NO_MARKS = str.maketrans("", "", ".,;:!?()'\"")
_SENTENCE_ENDS = frozenset(".;!?")


def _request() -> str:
    """The pattern of what asks for texts."""
    words = alternatives(_DATA)
    kinds = f"(?:{words['kinds']}|{words['kinds_asked']})"
    about = f"(?:{words['about']}|{words['about_asked']})"
    many = f"(?:{words['which']} )*"
    ways = [
        f"{words['interest']}(?: {many}{kinds} {about})?",
        f"{words['asking']}(?: {words['to_whom']})* {many}{kinds} {about}",
        f"{many}{words['kinds']} {words['about']}",
    ]
    return rf"(?:{words['polite']} )*(?:{'|'.join(ways)})(?=\Z| )"


def _question() -> str:
    """The pattern of what begins a question."""
    words = alternatives(_DATA)
    return rf"{words['question']}(?: {words['articles']})?(?=\Z| )"


_REQUEST, _QUESTION = LazyPattern(_request, flags=0), LazyPattern(_question, flags=0)


def without_request(nodes: Sequence[Node]) -> tuple[Sequence[Node], list[str]]:
    """The nodes without the words by which the query asks, and those, as they were typed.

    Where all other words are excluded, these are what is looked for: `papers on -trial`.
    """
    words = [node.text if isinstance(node, Word) and not node.field else "" for node in nodes]
    kept, asking = naming(nodes, words, lambda node: isinstance(node, Not))
    return kept, [" ".join(words[span.start : span.stop]) for span in asking]


def naming(
    parts: Sequence[Part], words: Sequence[str], is_excluded: Callable[[Part], bool]
) -> tuple[Sequence[Part], list[range]]:
    """The parts of a query without those whose words only ask, and where these stand; all parts where none is left that
    is looked for, or nothing but words such as “it”.
    """
    asking = request_words(words)
    if not asking:
        return parts, []
    kept = [index for index in range(len(parts)) if not any(index in span for span in asking)]
    is_named = _names_something([words[index] for index in kept if not is_excluded(parts[index])])
    return ([parts[index] for index in kept], asking) if is_named else (parts, [])


def _names_something(words: Sequence[str]) -> bool:
    """Whether any of the words tells what is asked for: none that only holds a sentence together, but in capitals."""
    terms = [word if len(word) > 1 and word.isupper() else fold(word).translate(_NO_MARKS) for word in words]
    return bool(set(terms) - empty_words_among(terms))


def request_words(words: Sequence[str]) -> list[range]:
    """The indexes of the words by which a query asks, in a row each, at the beginnings of its sentences.

    In place of what is no plain word there is an empty text. Something always stands behind them.
    """
    if len(words) < _SHORTEST:
        return []
    starts = [0, *[end + 1 for end, word in enumerate(words) if _ends_sentence(word)]]
    counts = [_asking(words[start : start + _LONGEST], len(words) if not start else 0) for start in starts]
    return [range(start, start + count) for start, count in zip(starts, counts, strict=True) if count]


def _ends_sentence(word: str) -> bool:
    """Whether a sentence may begin behind a word; none does behind `U.S.` and `Jr.`."""
    is_shortened = word[-1:] == "." and ("." in word[:-1] or is_abbreviation(word[:-1]))
    return word[-1:] in _SENTENCE_ENDS and not is_shortened


def _asking(words: Sequence[str], query_words: int) -> int:
    """How many words at the beginning of a sentence only ask; of a question, if it begins a query of enough words."""
    text = fold(" ".join(words)).translate(_NO_MARKS)
    match = _REQUEST.match(text) or (_QUESTION.match(text) if query_words >= _QUESTION_WORDS else None)
    count = match.group().count(" ") + 1 if match else 0
    return count if count < len(words) else 0
