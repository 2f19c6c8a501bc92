"""Near copies among the articles of a run, and between them and those that the index has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from msgspec import Struct, field

from searchapp.backends.base import BANDS, Backend, Plan
from searchapp.backends.stored_article import indexed_article_of
from searchapp.extraction.near_copies import are_alike, band_terms, signature_of
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.kept_signatures import KeptSignatures
from searchapp.model.query_tree import Value

_GROUP_BYTES = 6
_ASKED_AT_ONCE = 200  # articles whose like is looked for in one trip
CANDIDATES = 20  # articles of the index that one is compared with
_KEPT_SIGNATURES = 1_000  # of those, with their texts, at some 3 KB each


class CopyGroups(Struct):
    """The group of each new article that has near copies, and of each of the index that has got some by this run."""

    new: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)


def copy_groups(
    signatures: KeptSignatures, is_brought: Callable[[str], bool], before: Backend | None, gone: Collection[FileState]
) -> CopyGroups:
    """The groups of near copies that new articles belong to, given their signatures.

    Articles of the index that are brought anew, or whose files are `gone`, count for nothing.
    """
    kin = _Kin()
    for pair in signatures.pairs_alike().tolist():
        kin.join(*map(signatures.id_of, pair))
    known: dict[str, str] = {}  # articles of the index, with the group that each has there
    if before and before.state().documents:
        for article_id, old_id, group in _like_indexed(signatures, is_brought, before, {state.term for state in gone}):
            known[old_id] = group
            kin.join(old_id, article_id)
    groups = CopyGroups()
    for members in kin.groups():
        group = next((known[each] for each in members if known.get(each)), "") or _group_id(members[0])
        for member in members:
            if member not in known:
                groups.new[member] = group
            elif not known[member]:
                groups.joined[member] = group
    return groups


class _Kin:
    """Articles that are joined to one another."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def _first(self, member: str) -> str:
        while (parent := self._parents.setdefault(member, member)) != member:
            member = parent
        return member

    def join(self, first: str, second: str) -> None:
        """Make one group of those of two articles."""
        self._parents[self._first(second)] = self._first(first)

    def groups(self) -> list[list[str]]:
        """The members of each group."""
        groups: dict[str, list[str]] = {}
        for member in [*self._parents]:
            groups.setdefault(self._first(member), []).append(member)
        return [*groups.values()]


def _like_indexed(
    signatures: KeptSignatures, is_brought: Callable[[str], bool], before: Backend, gone: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """New articles with the id and the group of an article of the index whose text is like theirs."""
    signature_in_index = lru_cache(maxsize=_KEPT_SIGNATURES)(signature_of)  # all copies of a text find the same ones
    waiting = iter(signatures)
    while batch := list(islice(waiting, _ASKED_AT_ONCE)):
        plans = [
            Plan(Value(BANDS, tuple(band_terms(each))), limit=CANDIDATES, stored=("article",)) for _, each in batch
        ]
        for (new_id, signature), outcome in zip(batch, before.run(plans), strict=True):
            for old in map(indexed_article_of, outcome.stored["article"]):
                is_there = not is_brought(old.article.id) and old.file not in gone
                if is_there and are_alike(signature, signature_in_index(old.article.body)):
                    yield new_id, old.article.id, old.copies


def _group_id(article_id: str) -> str:
    return blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=_GROUP_BYTES).hexdigest()
