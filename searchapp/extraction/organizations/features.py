"""Tokens → CRF features: for each token of a chunk the words around it, and attributes from the whole document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import LINK_WORDS
from searchapp.extraction.tokens import Tokens, chunks

CONTEXT = ("is", "-1", "+1", "-2", "+2", "last", "begin", "before", "after")
_FULLY_DESCRIBED = frozenset({"is"})  # context positions whose word also gives its affixes and length
MAX_TOKEN_ATTRIBUTES = 8  # beside those of the words in its context
_SHAPE = ((re.compile(r"[A-ZÀ-ÖØ-Þ]+"), "A"), (re.compile(r"[a-zß-öø-ÿ]+"), "a"), (re.compile(r"\d+"), "0"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """The chunk tokens[begin:end] with, for each token, the words of its context and its further attributes."""

    begin: int
    end: int
    context: list[tuple[str, ...]]  # in the order of CONTEXT
    attributes: list[list[str]]


@dataclass
class DocumentSigns:
    """Document-level evidence: word → signs, and the indices of tokens that spell out an acronym."""

    words: dict[str, set[str]]
    expanding: set[int]


def chunk_features(tokens: Tokens, lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a text with the features of their tokens."""
    spans = list(chunks(tokens))
    lowered = [word.lower() for word in tokens.words]
    signs = _document_signs(tokens, lowered, spans, lexicon)
    return [
        Chunk(
            begin,
            end,
            _context_of(tokens, begin, end),
            _attributes_of(tokens, lowered, (begin, end), signs, lexicon),
        )
        for begin, end in spans
    ]


def _context_of(tokens: Tokens, begin: int, end: int) -> list[tuple[str, ...]]:
    """For each token of a chunk the words at the positions of CONTEXT; "" beyond the edge of the sentence."""
    words = tokens.words
    around = [words[begin - 2] if begin > 1 else "", words[begin - 1] if begin else ""]
    if tokens.begins_sentence(begin):
        around = ["", ""]
    around = [*around, *words[begin : end + 2], "", ""]
    before, after = around[1], around[end - begin + 2]
    last, first = words[end - 1], words[begin]
    return [
        (around[i + 2], around[i + 1], around[i + 3], around[i], around[i + 4], last, first, before, after)
        for i in range(end - begin)
    ]


def _document_signs(
    tokens: Tokens, lowered: list[str], spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> DocumentSigns:
    """What the whole document says of a word: it follows a title, ends a person's name, begins a company's."""
    signs: dict[str, set[str]] = defaultdict(set)
    classes = lexicon.classes
    small = {word for word in tokens.words if word.islower()}
    acronyms: dict[str, str] = {}
    for begin, end in spans:
        for word in small.intersection(lowered[begin:end]):
            signs[word].add("small")
        first, last = lowered[begin], lowered[end - 1]
        if end - begin > 1:
            for word, sign in _chunk_signs(classes.get(first, ()), classes.get(last, ()), first, last):
                signs[word].add(sign)
            continue
        if len(first) > 1 and tokens.words[begin].isupper():
            acronyms[first.replace(".", "")] = first
        if begin and "title" in classes.get(lowered[begin - 1], ()):
            signs[first].add("titled")
    expanding = _expansions(lowered, spans, acronyms, signs) if acronyms else set()
    return DocumentSigns(signs, expanding)


def _chunk_signs(
    first_classes: Sequence[str], last_classes: Sequence[str], first: str, last: str
) -> Iterator[tuple[str, str]]:
    """The signs that a chunk of several words gives of its first and last word."""
    if "given" in first_classes or "title" in first_classes:
        yield last, "surname"
    if "head" in last_classes or "legal" in last_classes:
        yield first, "firm"
    yield first, "begins"
    yield last, "ends"


def _expansions(
    lowered: list[str], spans: Iterable[tuple[int, int]], acronyms: dict[str, str], signs: dict[str, set[str]]
) -> set[int]:
    """Indices of the tokens of chunks that spell out an acronym of the document; signs of the acronym are added."""
    expanding: set[int] = set()
    for begin, end in spans:
        if end - begin < 2:
            continue
        content = [index for index in range(begin, end) if lowered[index] not in LINK_WORDS]
        initials = "".join([lowered[index][0] for index in content])
        for skip in range(max(1, len(content) - 1)):
            short = initials[skip:]
            if short in acronyms:
                signs[acronyms[short]].add("acronym")
                expanding.update(range(content[skip], end))
    return expanding


def _attributes_of(
    tokens: Tokens, lowered: list[str], span: tuple[int, int], signs: DocumentSigns, lexicon: Lexicon
) -> list[list[str]]:
    """For each token of a chunk the attributes beside its context: position, known names, signs of the document."""
    begin, end = span
    size = end - begin
    attributes = [[name] for name in _position_attributes(size)]
    if tokens.begins_sentence(begin):
        attributes[0].append("first1" if size == 1 else "first")
    _add_known_names(lowered, begin, end, lexicon, attributes)
    ending = ".one" if size == 1 else ".run"
    for index in range(begin, end):
        word_signs = signs.words.get(lowered[index])
        if word_signs:
            attributes[index - begin] += [sign + ending for sign in sorted(word_signs)]
        if index in signs.expanding:
            attributes[index - begin].append("expands")
    return attributes


@lru_cache(maxsize=64)
def _position_attributes(size: int) -> tuple[str, ...]:
    """For each token of a chunk of this size the attribute that tells its position."""
    return tuple(
        f"{'B' if index == 0 else 'I'}{'E' if index == size - 1 else 'M'}{min(size, 5)}" for index in range(size)
    )


def _add_known_names(lowered: list[str], begin: int, end: int, lexicon: Lexicon, attributes: list[list[str]]) -> None:
    """Add to the tokens of names in the lexicon the attributes B and I of their kind."""
    index = begin
    while index < end:
        if lowered[index] not in lexicon.longest:
            index += 1
            continue
        size, kind = lexicon.match(lowered, index, end)
        suffix = f"{kind}{'' if size == 1 else '+'}{'whole' if size == end - begin else 'part'}"
        for step in range(size):
            attributes[index + step - begin].append(f"known{'I' if step else 'B'}{suffix}")
        index += max(size, 1)


def word_attributes(position: str, word: str, lexicon: Lexicon) -> list[str]:
    """The attributes of a word at a position of CONTEXT, which depend on nothing else."""
    if not word or word == "\n":
        return [f"{position}|edge"]
    lower = word.lower()
    attributes = [f"{position}|w={lower}"]
    attributes += [f"{position}|c={name}" for name in lexicon.classes.get(lower, ())]
    if position in ("-2", "+2"):
        return attributes
    attributes.append(f"{position}|s={shape(word)}")
    if len(word) > 2 and word.isupper() and lower in lexicon.ordinary:  # "do NOT touch"
        attributes.append(f"{position}|emphasis")
    if position in _FULLY_DESCRIBED:
        attributes += [
            f"p3={lower[:3]}",
            f"x3={lower[-3:]}",
            f"x2={lower[-2:]}",
            f"p4={lower[:4]}",
            f"x4={lower[-4:]}",
            "bias",
            f"len{min(len(word), 9)}",
        ]
    return attributes


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """The word shape: Aa for Paris, AaAa for BellSouth, A3 for IBM, A.A. for U.N."""
    if word.isalpha() and word.isascii():
        if word.islower():
            return "a"
        if word.isupper():
            return f"A{min(len(word), 5)}"
        if word.istitle():
            return "Aa"
    for pattern, sign in _SHAPE:
        word = pattern.sub(sign, word)
    return word[:6]
