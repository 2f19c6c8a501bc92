"""The terms of several segments as one term dictionary, and their postings merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from searchapp.engine.commit.table_of_contents import open_index
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import TermPostings
from searchapp.engine.format.stems import Stemming
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.merge.parted_terms import PartedTerms
from searchapp.engine.indexing.merge.terms import MergedTerms
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import documents_of
from tests.engine.format.fields import written
from tests.engine.stories import SCHEMA, story


def test_stems_are_those_of_the_languages_of_the_documents(tmp_path: Path) -> None:
    stemming = Stemming(lambda term: term.removesuffix("s"), "country", {"de": lambda term: term.removesuffix("en")})
    for key, words, *languages in (
        ("1", "wahl boats dies", "de"),
        ("2", "wahlen boat dies", "de"),
        ("3", "boats talks"),
    ):
        with Writer(tmp_path, SCHEMA, stemming) as writer:
            writer.add_all(documents_of(story(key, words, *languages)))
    for deleted, inflections in {
        "": {("wahl", "de"): [b"wahl", b"wahlen"], ("boat", ""): [b"boats"], ("boat", "de"): [b"boat"]},
        "3": {("boat", ""): [], ("talk", ""): [], ("boats", "de"): [b"boats"], ("die", ""): [], ("wahl", "sv"): []},
    }.items():
        with Writer(tmp_path, SCHEMA, stemming) as writer:
            writer.delete("id", deleted)
            writer.commit(optimize=True)
        (segment,) = open_index(tmp_path, SCHEMA)._segments()
        text = segment.arrays(str(tmp_path)).field("text")
        for (stem, language), expected in inflections.items():
            assert [text.terms.term(ordinal) for ordinal in text.inflections(stem.encode(), language)] == expected


def test_inflections_survive_merging(tmp_path: Path) -> None:
    def stem(term: str) -> str:
        return term.removesuffix("s").removesuffix("ing")

    for words in ("boats sailing", "boat sails sail", "sing thing"):
        with Writer(tmp_path, SCHEMA, Stemming(stem)) as writer:
            writer.add_all(documents_of(story(words, words)))
    with Writer(tmp_path, SCHEMA, Stemming(stem)) as writer:
        writer.commit(optimize=True)
    (segment,) = open_index(tmp_path, SCHEMA)._segments()
    text = segment.arrays(str(tmp_path)).field("text")
    inflections = {stem: text.inflections(stem.encode(), "") for stem in ("boat", "sail", "s", "th", "sing", "none")}
    words = {stem: [text.terms.term(ordinal) for ordinal in ordinals] for stem, ordinals in inflections.items()}
    assert words == {
        "boat": [b"boat", b"boats"],
        "sail": [b"sail", b"sailing", b"sails"],
        "s": [b"sing"],
        "th": [b"thing"],
        "sing": [],
        "none": [],
    }


@pytest.fixture
def fields(tmp_path: Path) -> list[IndexedField | None]:
    """The fields of three segments of two documents each, of which the second has none."""
    first = {b"oats": {0: (1.0, [5])}, b"tea": {0: (2.0, [1, 3]), 1: (1.0, [0])}}
    third = {b"rye": {1: (1.0, [2])}, b"tea": {0: (4.0, [7])}}
    return [
        written(tmp_path / "first", first, documents=2),
        None,
        written(tmp_path / "third", third, documents=2),
    ]


IDS = [np.array([0, 1]), np.array([2, 3]), np.array([4, 5])]


def merged_terms(
    fields: Sequence[IndexedField | None], new_doc_ids: Sequence[npt.NDArray[np.int64]], at_once: int
) -> MergedTerms:
    """All terms of some fields at once."""
    (merged,) = PartedTerms(fields, new_doc_ids, IndexingLimits(merge_occurrences=at_once))
    return merged


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_a_term_has_its_documents_of_all_segments_in_their_order(
    fields: list[IndexedField | None], at_once: int
) -> None:
    merged = merged_terms(fields, IDS, at_once)
    assert merged.terms == [b"oats", b"rye", b"tea"]
    assert [ordinals.tolist() for ordinals in merged.ordinals] == [[0, 2], [], [1, 2]]
    rows = {}
    for postings in merged.postings():
        for number, term in enumerate(postings.terms):
            begin, end = postings.starts[number], postings.starts[number + 1]
            rows[term] = [postings.doc_ids[begin:end].tolist(), postings.weights[begin:end].tolist()]
    assert rows == {
        b"oats": [[0], [1.0]],
        b"rye": [[5], [1.0]],
        b"tea": [[0, 1, 4], [2.0, 1.0, 4.0]],
    }
    positions = np.concatenate([piece for each in merged.postings() for piece in each.positions or ()])
    assert positions.tolist() == [5, 2, 1, 3, 0, 7]


@pytest.mark.parametrize("terms_at_once", [1, 2, 3, 100])
@pytest.mark.parametrize("ids", [([0, 1], [2, 3], [4, 5]), ([-1, 0], [1, 2], [3, -1])])
def test_terms_in_parts_are_those_of_the_whole(
    fields: list[IndexedField | None], ids: Sequence[Sequence[int]], terms_at_once: int
) -> None:
    new_doc_ids = [np.array(each) for each in ids]
    parts = PartedTerms(fields, new_doc_ids, IndexingLimits(merge_occurrences=2, merge_terms=terms_at_once))
    whole = merged_terms(fields, new_doc_ids, 2)
    for _ in range(2):
        assert [term for part in parts for term in part.terms] == whole.terms
        assert rows([postings for part in parts for postings in part.postings()]) == rows(whole.postings())
        assert [each.tolist() for each in parts.ordinals()] == [each.tolist() for each in whole.ordinals]
    assert len(list(parts)) == {1: 3, 2: 2, 3: 2, 100: 1}[terms_at_once]


def rows(merged: Iterable[TermPostings]) -> list[tuple[bytes, list[int], list[float]]]:
    """Each term with its documents and weights."""
    return [
        (term, postings.doc_ids[begin:end].tolist(), postings.weights[begin:end].tolist())
        for postings in merged
        for term, (begin, end) in zip(postings.terms, pairwise(postings.starts.tolist()), strict=True)
    ]


def test_terms_of_deleted_documents_alone_are_left_out(fields: list[IndexedField | None]) -> None:
    merged = merged_terms(fields, [np.array([-1, 0]), np.array([1, 2]), np.array([3, -1])], 1)
    assert merged.terms == [b"tea"]
    assert merged.doc_frequencies.tolist() == [0, 0, 2]
    assert [ordinals.tolist() for ordinals in merged.ordinals] == [[-1, 0], [], [-1, 0]]
    (postings,) = merged.postings()
    assert postings.doc_ids.tolist() == [0, 3]
    assert postings.positions is not None
    assert np.concatenate([*postings.positions]).tolist() == [0, 7]


def test_what_was_read_of_one_segment_is_let_go_of_before_the_next_is_read(
    fields: list[IndexedField | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, str]] = []
    for method in ("doc_ids_between", "release"):
        original = getattr(IndexedField, method)

        def noted(field: IndexedField, *arguments: int, original: Any = original, method: str = method) -> Any:
            calls.append((method, Path(field._file.path).name))
            return original(field, *arguments)

        monkeypatch.setattr(IndexedField, method, noted)
    merged = merged_terms(fields, IDS, 100)
    calls.clear()
    next(merged.postings())
    assert calls[:4] == [(method, name) for name in ("first", "third") for method in ("doc_ids_between", "release")]
