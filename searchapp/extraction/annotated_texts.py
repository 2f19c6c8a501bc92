"""Annotated files (CoNLL columns or CSV) → texts with the names in them, for training and evaluation."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from searchapp.errors import ArticleError

TAGS = {  # the kinds of the model ← the tags of the usual sets
    "ORG": "org organization organisation politicalparty corporation company",
    "PER": "per person politician",
    "LOC": "loc location country geo gpe place geo-loc facility",
    "MISC": "misc event election art eve nat norp product",
}
KINDS = {tag: kind for kind, tags in TAGS.items() for tag in tags.split()}
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}]|'s?$|'re$|n't$|''$")
_NO_SPACE_AFTER = frozenset("([{$") | {"``"}
_DOCUMENT_SENTENCES = 8  # where a file does not separate documents: about a wire story


class Span(Struct, frozen=True):
    """An annotated name: `text[start:end]`, of kind ORG, PER, LOC or MISC."""

    start: int
    end: int
    kind: str


class AnnotatedText(Struct, frozen=True):
    """A text and the spans of all names in it."""

    text: str
    spans: tuple[Span, ...]

    def names(self, kind: str = "ORG") -> set[str]:
        """The names of a kind, as the text spells them."""
        return {self.text[span.start : span.end] for span in self.spans if span.kind == kind}


Row = tuple[str, str]  # a token and its tag
Sentence = list[Row]


def read_annotated(path: Path) -> list[AnnotatedText]:
    """The texts of a file in CoNLL columns (token first, tag last), of a CSV with Word and Tag, or of a folder."""
    if path.is_dir():
        return [
            text
            for file in sorted(path.rglob("*.[tc]s[vx]*")) + sorted(path.rglob("*.txt"))
            for text in read_annotated(file)
        ]
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise ArticleError(str(path), error.strerror or str(error)) from error
    documents = _csv_documents(lines) if path.suffix == ".csv" else _column_documents(lines)
    texts = [_annotated_text(sentences) for sentences in documents]
    if not any(text.spans for text in texts):
        raise ArticleError(
            str(path), "no marked names found; each line should hold a token and, last, a tag such as B-ORG"
        )
    return texts


def _column_documents(lines: Iterable[str]) -> Iterator[list[Sentence]]:
    """The documents of a file in CoNLL columns: split at -DOCSTART-, else every few sentences."""
    sentences: list[Sentence] = []
    rows: Sentence = []
    has_starts = False
    for line in [*lines, "", "-DOCSTART- O"]:
        parts = line.split("\t") if "\t" in line else line.split()
        if len(parts) >= 2 and parts[0] != "-DOCSTART-":
            rows.append((parts[0], parts[-1].strip()))
            continue
        if rows:
            sentences.append(rows)
            rows = []
        is_start = bool(parts) and parts[0] == "-DOCSTART-"
        has_starts = has_starts or is_start
        if sentences and (is_start or (not has_starts and len(sentences) >= _DOCUMENT_SENTENCES)):
            yield sentences
            sentences = []


def _csv_documents(lines: Iterable[str]) -> Iterator[list[Sentence]]:
    """The documents of a CSV with columns `Word` and `Tag`, and a first column filled where a sentence begins."""
    sentences: list[Sentence] = []
    for row in csv.DictReader(lines):
        begins = next(iter(row.values()))
        if begins or not sentences:
            if len(sentences) >= _DOCUMENT_SENTENCES:
                yield sentences
                sentences = []
            sentences.append([])
        if row.get("Word") and row.get("Tag"):
            sentences[-1].append((row["Word"], row["Tag"]))
    if sentences:
        yield sentences


def _annotated_text(sentences: Iterable[Sentence]) -> AnnotatedText:
    """The running text of tagged tokens, one sentence a line, with its names."""
    text = ""
    spans: list[Span] = []
    for rows in sentences:
        text += "\n" if text else ""
        before = ""
        previous = ("", "")
        for token, tag in rows:
            space = text and text[-1] != "\n" and before not in _NO_SPACE_AFTER and not _NO_SPACE_BEFORE.match(token)
            text += " " if space else ""
            kind, continues = _read_tag(tag, previous)
            if kind and continues and spans:
                spans[-1] = Span(spans[-1].start, len(text) + len(token), kind)
            elif kind:
                spans.append(Span(len(text), len(text) + len(token), kind))
            text += token
            before, previous = token, (tag, kind)
    return AnnotatedText(text, tuple(spans))


def _read_tag(tag: str, previous: tuple[str, str]) -> tuple[str, bool]:
    """The kind of a tag ("" for none), and whether it continues the name of the previous tag and kind."""
    mark, _, name = tag.rpartition("-") if tag[1:2] == "-" else ("", "", tag)
    kind = KINDS.get(name.lower(), "")
    return kind, bool(kind) and mark != "B" and previous[1] == kind
