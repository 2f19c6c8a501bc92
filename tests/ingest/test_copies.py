"""Groups of near copies: among the articles of a run, and with those that the index has."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from searchapp.backends.base import Backend, IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.extraction.near_copies import band_terms, signature_of
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.copies import CopyGroups, copy_groups
from searchapp.ingest.kept_signatures import KeptSignatures
from searchapp.model.article import Article
from searchapp.model.facts import Facts

WORDS = [f"{stem}{ending}" for stem in ("ferry", "goat", "lamp", "otter", "quay", "fog") for ending in "abcdefghijkl"]
FILE = FileState("../news.jsonl", "1")


def text(seed: int, end: str = "") -> str:
    return " ".join([*random.Random(seed).choices(WORDS, k=150), end])


def groups(*, before: Backend | None = None, gone: tuple[FileState, ...] = (), **texts: str) -> CopyGroups:
    with TemporaryDirectory() as folder, KeptSignatures(Path(folder)) as signatures:
        for name, content in texts.items():
            signatures.add(name, signature_of(content))
        return copy_groups(signatures, texts.__contains__, before, gone)


def index_of(folder: Path, group: str = "", **texts: str) -> LocalBackend:
    """An index that has these texts already, all in one group."""
    with LocalWriting(folder) as writing:
        for name, content in texts.items():
            indexed = IndexedArticle(Article(name, content), Facts(), FILE.term, copies=group)
            writing.add(indexed._replace(bands=band_terms(signature_of(content))))
    return LocalBackend(folder)


def test_copies_have_a_group_and_others_none() -> None:
    new = groups(first=text(1), second=text(1, "seal"), other=text(2), third=text(1, "crab")).new
    assert new.keys() == {"first", "second", "third"}
    assert len(set(new.values())) == 1
    assert groups(first=text(1), other=text(2)) == groups() == CopyGroups()


def test_two_texts_with_copies_are_two_groups() -> None:
    new = groups(a=text(1), b=text(1, "seal"), c=text(2), d=text(2, "seal")).new
    assert new["a"] == new["b"] != new["c"] == new["d"]


def test_a_copy_of_an_article_of_the_index_joins_its_group(tmp_path: Path) -> None:
    before = index_of(tmp_path, "g1", old=text(1), older=text(1, "seal"))
    assert groups(new=text(1, "crab"), before=before) == CopyGroups(new={"new": "g1"})


def test_an_article_of_the_index_that_gets_its_first_copy_is_told(tmp_path: Path) -> None:
    copies = groups(new=text(1, "crab"), other=text(2), before=index_of(tmp_path, old=text(1)))
    assert copies.new.keys() == {"new"}
    assert copies.joined == {"old": copies.new["new"]}


def test_what_is_brought_anew_or_is_gone_counts_for_nothing(tmp_path: Path) -> None:
    before = index_of(tmp_path, "g1", old=text(1))
    assert groups(old=text(1, "crab"), before=before) == CopyGroups()
    assert groups(new=text(1), before=before, gone=(FILE,)) == CopyGroups()


def test_a_group_is_the_same_in_every_run() -> None:
    assert groups(first=text(1), second=text(1)).new["first"] == groups(first=text(3), copy=text(3)).new["first"]


def test_any_id_may_have_copies() -> None:
    assert len(groups(**{"a\ud800b": text(1), "": text(1)}).new) == 2
