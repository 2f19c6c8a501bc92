"""What an index tells of the corrections that its articles go by."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.applied_corrections import AppliedCorrections, Mark, applied_in, terms_of, written_by
from searchapp.backends.base import NO_CORRECTIONS, Backend, IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.model.article import Article
from searchapp.model.facts import Facts


def index_of(folder: Path, *corrections: str) -> Backend:
    """An index of articles to which these corrections were applied, an article each."""
    with LocalWriting(folder) as writing:
        for number, term in enumerate(corrections):
            writing.add(IndexedArticle(Article(f"a{number}", "Tea."), Facts(), "a.txt\t1", corrections=term))
    return LocalBackend(folder)


@pytest.mark.parametrize(
    ("terms", "digests", "min_score"),
    [
        ((), (), 0.0),
        (("", ""), (), 0.0),
        (("d1", "d2", "d2", ""), ("d2", "d1"), 0.0),
        (("d1@0.5", "d1@0.5", "d1"), ("d1",), 0.5),
        (("@0.25",), (), 0.25),
    ],
)
def test_corrections_in_force_are_told_commonest_first_and_how_sure_values_were(
    tmp_path: Path, terms: tuple[str, ...], digests: tuple[str, ...], min_score: float
) -> None:
    backend = index_of(tmp_path, *terms)
    applied = applied_in(backend)
    assert (applied.digests, applied.min_score, applied.mark) == (digests, min_score, None)


def test_an_article_says_by_what_it_was_written_and_what_all_go_by() -> None:
    assert terms_of(written_by("")) == (NO_CORRECTIONS,) == terms_of("")
    mark = Mark(3, "d2", ("d1", NO_CORRECTIONS))
    assert terms_of(written_by("d2", mark)) == ("d2", mark.text())
    assert Mark.of(mark.text()) == mark
    assert Mark.of(Mark(1, "d1", ()).text()) == Mark(1, "d1", ())


def test_a_mark_tells_what_all_go_by_whatever_most_were_written_by(tmp_path: Path) -> None:
    mark = Mark(1, "d2", ("d1",))
    applied = applied_in(index_of(tmp_path, "d1", "d1", written_by("d2", mark)))
    assert (applied.in_force, applied.digests) == (("d2",), ("d2",))
    assert applied.marked("d2") == mark
    assert applied.marked("d3") == Mark(2, "d3", ("d1", "d2"))


def test_the_last_mark_counts_and_only_as_long_as_it_knows_of_all_articles(tmp_path: Path) -> None:
    first, second = written_by("d2", Mark(1, "d2", ("d1",))), written_by("d3", Mark(2, "d3", ("d1", "d2")))
    assert applied_in(index_of(tmp_path / "both", "d1", first, second)).in_force == ("d3",)
    back = written_by("d1", Mark(2, "d1", ("d1", "d2")))
    assert applied_in(index_of(tmp_path / "back", "d1", first, back)).in_force == ("d1",)
    applied = applied_in(index_of(tmp_path / "unknown", "d1", "d4", first))
    assert (applied.mark, applied.last_number, set(applied.in_force)) == (None, 1, {"d1", "d2", "d4"})
    # The last mark's articles are gone, but one that was written by its corrections is there: nothing is known of all.
    assert applied_in(index_of(tmp_path / "gone", "d1", first, "d3")).mark is None


def test_the_number_of_a_mark_is_greater_than_that_of_those_that_count_no_more() -> None:
    assert AppliedCorrections(("d1", "d2"), None, 7).marked("d2") == Mark(8, "d2", ("d1",))
