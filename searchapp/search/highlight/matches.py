"""Where a text has what a query looks for, as the analyzer sees it, mostly without its reading the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

from searchapp.search.highlight.chains import Span, Token, chain_finder, exact_finder, within_exact
from searchapp.search.highlight.targets import Target, term_test
from searchapp.text.analyzer import (
    JOINERS,
    TERM_CHARS,
    chunk_tokens,
    compound_chunks,
    fold,
    fold_with_offsets,
    separate_folded,
)
from searchapp.text.joined_spellings import JOINED_WORD, terms_of_joined

_FINDER_MEMO = 1 << 8  # queries asked last, of which is kept how their terms are found, at some 2 KB each
_CHUNK_MEMO = 1 << 12  # chunks of which a finder remembers what it accepts of them, at some 200 bytes each
_CHARS_A_CANDIDATE = 24  # as many are read whole in the time in which one chunk is looked up and checked
_FEW_CHUNKS = 50  # different ones that are looked up one by one

_DROPPED = JOINERS.replace("&", "").encode()  # the analyzer leaves these out of a term that they stand in, or may
_INNER_S = re.compile(f"'s[{re.escape(JOINERS)}]")  # left out even within a term: o's'neill is oneill
_JOINER = re.compile(f"[{re.escape(JOINERS)}](?=[^ ])")
_NO_TERM = " " + JOINERS
_CHUNK = re.compile("[^ ]+")
_BETWEEN = "\n"  # texts that are read as one: no term goes on behind it
_start_of: Callable[[Token], int] = itemgetter(1)

Match = tuple[int, int, int]  # a span, and the number of the target that stands there
Chunk = tuple[int, int, str]  # position of its first term, offset of its first character, what stands between spaces
Reading = tuple[Token, ...]  # the accepted terms of a chunk, counted from its beginning


class Matches(NamedTuple):
    """Where a text has the targets of a query, in order, and the spans of all terms that are part of that.

    Terms with nothing between them, as those of Chinese, have one span.
    """

    matches: list[Match]
    marks: list[Span]


class MatchFinder:
    """Finds in one text after another what the targets stand for in their language."""

    def __init__(self, targets: Sequence[Target], language: str = "") -> None:
        nodes = list(dict.fromkeys(node for target in targets for node in target.terms))
        tests = [term_test(node, language) for node in nodes]
        self.target_count = len(targets)
        self._readings = _Readings([test.accepts for test in tests])
        self._beginnings = tuple(dict.fromkeys(chain.from_iterable(test.beginnings for test in tests)))
        letters = [beginning.encode().translate(None, _DROPPED) for beginning in self._beginnings]
        self._letters = letters if all(letters) else []
        single = [target for target in targets if len(target.terms) == 1 and not target.exact]
        self._single = frozenset([nodes.index(target.terms[0]) for target in single])
        self._chains = [
            (chain_finder(target), [nodes.index(node) for node in target.terms], exact_finder(target))
            for target in targets
            if len(target.terms) > 1 or target.exact
        ]
        self._slop = max([target.slop for target in targets], default=0)

    def find(self, text: str) -> Matches:
        """All that the text has of the targets."""
        (matches,) = self.find_in_each([text])
        return matches

    def find_in_each(self, texts: Sequence[str]) -> list[Matches]:
        """All that each text has of the targets, in less time than one by one."""
        folded = [fold_with_offsets(text) for text in texts]
        tokens = self._tokens(separate_folded(_BETWEEN.join([plain for plain, _ in folded])))
        matches, begin, first = [], 0, 0
        for text, (plain, offsets) in zip(texts, folded, strict=True):
            last = bisect_left(tokens, begin + len(plain), first, key=_start_of)
            matches.append(self._of_text(_of_one(tokens[first:last], begin, offsets), text))
            begin, first = begin + len(plain) + len(_BETWEEN), last
        return matches

    def _of_text(self, tokens: Sequence[Token], text: str) -> Matches:
        matches = self._of_tokens(tokens, text)
        if not matches.matches and self._single:
            return self._in_other_spellings(text)
        return Matches(matches.matches, _joined(matches.marks))

    def _of_tokens(self, tokens: Sequence[Token], text: str) -> Matches:
        if not self._chains:
            matches = [(start, end, node) for _, start, end, nodes in tokens for node in nodes]
            return Matches(matches, list(dict.fromkeys([(start, end) for _, start, end, _ in tokens])))
        single = self._single
        matches = [(start, end, node) for _, start, end, nodes in tokens for node in nodes if node in single]
        marks = {(start, end) for start, end, _ in matches}
        for number, (groups_of, nodes, exactly) in enumerate(self._chains, -len(self._chains)):
            groups = groups_of(tokens, nodes)
            if exactly and groups:
                groups = within_exact(groups, exactly(text))
            matches += [(spans[0][0], spans[-1][1], number) for spans in groups]
            marks.update(chain.from_iterable(groups))
        return Matches(sorted(matches), sorted(marks))

    def _in_other_spellings(self, text: str) -> Matches:
        """The words that are a target in the spelling without their signs: e-mail, where that is email."""
        matches = [
            (*compound.span(), node)
            for compound in JOINED_WORD.finditer(text)
            for term in terms_of_joined([fold(compound.group())])[0]
            for node in self._readings.accepting(term)
            if node in self._single
        ]
        return Matches(matches, sorted({(start, end) for start, end, _ in matches}))

    def _tokens(self, separated: str) -> list[Token]:
        """The terms of a separated text that a node accepts."""
        chunks = self._chunks(separated) if self._beginnings else []
        readings = self._readings
        return [
            (position + index, offset + start, offset + end, nodes)
            for position, offset, chunk in (_with_positions(chunks, separated, self._slop) if self._chains else chunks)
            for index, start, end, nodes in readings[chunk]
        ]

    def _chunks(self, separated: str) -> list[Chunk]:
        """The chunks of a text that may have an accepted term, in order."""
        joined = separated.encode().translate(None, _DROPPED)
        counts = [joined.count(letters) for letters in self._letters]
        if counts and _are_few(sum(counts), separated):
            chunks = _looked_up(self._beginnings, separated)
            if counts == [*map(separated.count, self._beginnings)] and not _has_inner_s(separated):
                return chunks
            return sorted({*chunks, *_with_joiners(separated)})
        accepted = self._accepted(separated)
        if len(accepted) <= _FEW_CHUNKS and _are_few(sum(map(separated.count, accepted)), separated):
            return _looked_up(accepted, separated)
        return [(0, chunk.start(), chunk.group()) for chunk in _CHUNK.finditer(separated) if chunk.group() in accepted]

    def _accepted(self, separated: str) -> set[str]:
        """The chunks of a text that have an accepted term."""
        readings, chunks = self._readings, list(set(separated.split()))
        if "" not in self._beginnings:
            compound = [chunks[index] for index in compound_chunks(separated, chunks)]
            chunks = compound + [chunk for chunk in chunks if chunk.startswith(self._beginnings)]
        return {chunk for chunk in chunks if readings[chunk]}


def _of_one(tokens: Sequence[Token], begin: int, offsets: Sequence[int] | None) -> list[Token]:
    """The tokens of a text that begins there among others, with their offsets in it as it was before it was folded."""
    if offsets is None:
        return [(position, start - begin, end - begin, nodes) for position, start, end, nodes in tokens]
    return [
        (position, offsets[start - begin], max(offsets[end - begin], offsets[end - begin - 1] + 1), nodes)
        for position, start, end, nodes in tokens
    ]


def _joined(marks: list[Span]) -> list[Span]:
    """The spans, those that touch as one."""
    if all(before[1] != behind[0] for before, behind in pairwise(marks)):
        return marks
    joined: list[Span] = []
    for start, end in marks:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class _Readings(dict[str, Reading]):
    """What the nodes accept of each chunk, filled as chunks are met."""

    def __init__(self, tests: Sequence[Callable[[str], object]]) -> None:
        self._tests = tests

    def __missing__(self, chunk: str) -> Reading:
        reading = tuple(self._read(chunk))
        if len(self) >= _CHUNK_MEMO:
            self.clear()
        if len(chunk) <= TERM_CHARS:
            self[chunk] = reading
        return reading

    def _read(self, chunk: str) -> Iterator[Token]:
        for index, (term, start, end) in enumerate(chunk_tokens(chunk)):
            if nodes := self.accepting(term):
                yield index, start, end, nodes

    def accepting(self, term: str) -> tuple[int, ...]:
        """The numbers of the nodes that accept a term."""
        return tuple([number for number, accepts in enumerate(self._tests) if accepts(term)])


def _looked_up(literals: Collection[str], separated: str) -> list[Chunk]:
    """The chunks that have one of the literals in them, in order."""
    chunks: list[Chunk] = []
    for literal in literals:
        offset = separated.find(literal)
        while offset >= 0:
            start, end = separated.rfind(" ", 0, offset) + 1, separated.find(" ", offset)
            chunks.append((0, start, separated[start:end] if end >= 0 else separated[start:]))
            offset = separated.find(literal, end) if end >= 0 else -1
    return sorted(set(chunks)) if len(literals) > 1 else chunks


def _with_joiners(separated: str) -> Iterator[Chunk]:
    """The chunks that have a joiner with something behind it."""
    end = 0
    for joiner in _JOINER.finditer(separated):
        if joiner.start() >= end:
            start, end = separated.rfind(" ", 0, joiner.start()) + 1, separated.find(" ", joiner.start())
            end = end if end >= 0 else len(separated)
            yield 0, start, separated[start:end]


def _has_inner_s(separated: str) -> bool:
    return "'s" in separated and bool(_INNER_S.search(separated))


def _are_few(count: int, separated: str) -> bool:
    return count * _CHARS_A_CANDIDATE <= len(separated)


def _with_positions(chunks: Sequence[Chunk], separated: str, slop: int) -> Iterator[Chunk]:
    """The chunks with the positions of their first terms: exact if more than the next position matters."""
    position = done = 0
    for _, start, chunk in chunks:
        between = separated[done:start]
        if between.strip(_NO_TERM):
            position += _term_count(between) if slop > 1 else 1
        yield position, start, chunk
        position += len(chunk_tokens(chunk))
        done = start + len(chunk)


def _term_count(separated: str) -> int:
    chunks = separated.split()
    return len(chunks) + sum([len(chunk_tokens(chunks[index])) - 1 for index in compound_chunks(separated, chunks)])


finder_for = lru_cache(maxsize=_FINDER_MEMO)(MatchFinder)
