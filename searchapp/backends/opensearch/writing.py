"""Writing an index in a cluster: nothing is sent before the commit, or it goes to an index that nobody searches yet."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from struct import Struct
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any
from uuid import uuid4

from searchapp.backends.base import IndexedArticle, added_one_by_one
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.bulk import BulkSender
from searchapp.backends.opensearch.connection import SENDING_SECONDS, Connection
from searchapp.backends.opensearch.documents import key_of, to_source
from searchapp.backends.opensearch.lease import Lease
from searchapp.backends.opensearch.mapping import index_body
from searchapp.backends.opensearch.snapshot import IndexMeta, read_meta, refresh
from searchapp.errors import BackendError, DocumentError, IndexFormatError, IndexMissingError

_PATIENCE = 600.0  # seconds that another writer is waited for
PAGE = 5_000  # keys of articles to delete, read at once

_LENGTHS = Struct("<II")


class OpenSearchWriting:
    """Changes to an index in a cluster, which is made if there is none. Raises IndexLockedError and BackendErrors.

    With `anew`, or where there is none, a new index is filled, and the commit puts it in place of the present one at
    once; nobody else may write meanwhile. Else the articles wait in a file of this machine until the commit, and others
    may write until `begin`.
    """

    def __init__(self, location: ClusterLocation, anew: bool = False) -> None:
        self._connection = Connection(location)
        self._ended = False
        self._keys: set[str] = set()  # of articles to delete
        self._lease: Lease | None = None
        self._new: str | None = None
        self._sender: BulkSender | None = None
        self._present = self._present_index(anew)
        if anew or self._present is None:
            self._lease = Lease(self._connection, 0.0 if anew else _PATIENCE)
            try:
                self._present = self._present_index(anew)  # which another one may have made meanwhile
                if anew or self._present is None:
                    self._new = self._made_index()
            except BackendError:
                self._lease.release()
                raise
        if self._new:
            self._sender = BulkSender(self._connection, self._new)
            self._sender.beside(self._delete_unsearched)
        elif self._lease:
            self._lease.release()
            self._lease = None
        self._waiting = TemporaryFile()  # noqa: SIM115 closed by _end

    def begin(self) -> None:
        """Wait until nobody else writes. Raises IndexLockedError if that takes _PATIENCE."""
        if self._lease is None:
            self._lease = Lease(self._connection, _PATIENCE)
            self._present = self._present_index(anew=False)
            if self._present is None:
                raise IndexMissingError(f"the index {self._connection.location} was deleted meanwhile; index again")

    def _present_index(self, anew: bool) -> IndexMeta | None:
        try:
            return read_meta(self._connection)
        except IndexMissingError:
            return None
        except IndexFormatError:
            if anew:
                return None
            raise

    def add(self, article: IndexedArticle) -> None:
        """Add an article instead of the one with its id."""
        self.begin()
        source, key = to_source(article), key_of(article.article.id)
        if self._sender:
            self._sender.index(key, source)
        else:
            self._waiting.write(_LENGTHS.pack(len(key), len(source)) + key.encode() + source)

    def add_all(self, articles: Iterable[IndexedArticle]) -> list[DocumentError]:
        """Add articles; what is wrong with those that cannot be indexed."""
        return list(added_one_by_one(self, articles))

    def delete(self, field: str, value: str) -> None:
        """Delete the articles that have a value in a field now."""
        self.begin()
        if self._present and not self._new:
            self._keys |= set(self._keys_of(field, value))

    def _keys_of(self, field: str, value: str) -> Iterator[str]:
        assert self._present
        body: dict[str, Any] = {
            "size": PAGE,
            "_source": False,
            "query": {"term": {field: value}},
            "sort": [{"id": "asc"}],
        }
        params = {"allow_partial_search_results": "false"}
        while True:
            hits = self._connection.asked("POST", f"/{self._present.name}/_search", body, params)["hits"]["hits"]
            yield from (hit["_id"] for hit in hits)
            if len(hits) < PAGE:
                return
            body["search_after"] = hits[-1]["sort"]

    def commit(self, replace_all: bool = False) -> None:
        """Make everything visible at once; who has opened the index before sees it as it was."""
        self.begin()
        self._require_lease()
        try:
            if self._new:
                self._commit_new()
            elif replace_all:
                raise BackendError("only an index that was begun anew can replace the present one")
            else:
                self._commit_changes()
        finally:
            self._end()

    def _commit_new(self) -> None:
        assert self._new
        assert self._sender
        with self._sender:
            self._tell(self._next_meta(self._new))  # which takes a while, as long as the last articles
        refresh(self._connection, self._new)
        self._require_lease()
        prefix = self._connection.location.prefix
        names = self._all_indexes()
        actions: list[dict[str, Any]] = [{"add": {"index": self._new, "alias": prefix, "is_write_index": True}}]
        for name, is_searched in names.items():
            if is_searched:  # readers may still be at it, so that only those before it go
                actions.append({"remove": {"index": name, "alias": prefix, "must_exist": False}})
            elif name != self._new:
                actions.append({"remove_index": {"index": name}})
        self._connection.asked("POST", "/_aliases", {"actions": actions}, seconds=SENDING_SECONDS)
        self._new = None

    def _commit_changes(self) -> None:
        assert self._present
        with BulkSender(self._connection, self._present.name) as sender:
            for key, source in self._waiting_articles():
                sender.index(key, source)
                self._keys.discard(key)
            for key in self._keys:
                sender.delete(key)
        self._show(self._next_meta(self._present.name))

    def _waiting_articles(self) -> Iterator[tuple[str, bytes]]:
        self._waiting.seek(0)
        while header := self._waiting.read(_LENGTHS.size):
            key_length, source_length = _LENGTHS.unpack(header)
            yield self._waiting.read(key_length).decode(), self._waiting.read(source_length)

    def _next_meta(self, name: str) -> IndexMeta:
        generation = self._present.generation + 1 if self._present else 1
        return IndexMeta(name, generation, datetime.now(timezone.utc).isoformat())

    def _show(self, meta: IndexMeta) -> None:
        """Make the next generation visible, and write into the mapping, where every reader looks, that it is.

        Shards begin to show it one after another; who opens the index meanwhile sees that it is pending and waits for
        all of them, also if this process is killed.
        """
        self._require_lease()
        self._tell(replace(meta, is_pending=True))
        refresh(self._connection, meta.name)
        self._tell(meta)

    def _tell(self, meta: IndexMeta) -> None:
        self._connection.asked("PUT", f"/{meta.name}/_mapping", {"_meta": meta.as_meta()})

    def _require_lease(self) -> None:
        assert self._lease
        self._lease.require()

    def _made_index(self) -> str:
        """A new index that nobody searches; its shards wait for none, what comes for them waits for them."""
        location, now = self._connection.location, datetime.now(timezone.utc)
        name = f"{location.prefix}-{now:%Y%m%d%H%M%S}-{uuid4().hex[:6]}"
        body = index_body(location, IndexMeta(name, 0, now.isoformat()).as_meta())
        self._connection.asked("PUT", f"/{name}", body, {"wait_for_active_shards": "0"}, SENDING_SECONDS)
        return name

    def _delete_unsearched(self) -> None:
        """Delete the index before the present one, and those that were begun and never finished."""
        for name, is_searched in self._all_indexes().items():
            if not is_searched and name != self._new:
                self._connection.asked("DELETE", f"/{name}")

    def _all_indexes(self) -> dict[str, bool]:
        """The indexes that were made under the prefix, by name, and whether each is searched."""
        prefix = self._connection.location.prefix
        aliases = self._connection.asked("GET", f"/{prefix}-*/_alias")
        return {name: bool(aliases[name]["aliases"]) for name in sorted(aliases) if _is_ours(name, prefix)}

    def cancel(self) -> None:
        """Leave the index as it was."""
        if self._ended:
            return
        if self._sender:
            self._sender.cancel()
        if self._new:
            with contextlib.suppress(BackendError):  # the next run deletes it
                self._connection.asked("DELETE", f"/{self._new}")
        self._end()

    def _end(self) -> None:
        self._ended = True
        self._waiting.close()
        if self._lease:
            self._lease.release()
        self._connection.close()

    def __enter__(self) -> OpenSearchWriting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ended:
            return
        if error is None:
            self.commit()
        else:
            self.cancel()


def _is_ours(name: str, prefix: str) -> bool:
    stamp = name.removeprefix(f"{prefix}-").partition("-")[0]
    return stamp.isdigit() and len(stamp) == len("20260102030405")
