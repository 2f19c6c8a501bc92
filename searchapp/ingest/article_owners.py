"""Which file each article of a run is from, in twelve bytes an article: millions of ids would not fit otherwise."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import numpy as np

_DIGEST_BYTES = 8  # 64 bits: of ten million ids, two meet in one run of 400,000
_LEAST_RECENT = 1 << 16
_ASKED_FOR = 1 << 9  # ids that are asked for again soon, of two batches: whether an id has an owner, before it gets one
_RECENT_SHARE = 32  # the sorted arrays are made anew when so large a part is added to them, so that adding stays cheap


class ArticleOwners:
    """The numbers of the files that ids of articles belong to; ids are kept as digests, newest in a dictionary."""

    def __init__(self, least_recent: int = _LEAST_RECENT) -> None:
        self._recent: dict[int, int] = {}
        self._digests = np.empty(0, np.uint64)  # sorted
        self._files = np.empty(0, np.int32)  # beside them; -1 for those that were removed
        self._least_recent = least_recent
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, article_id: str) -> bool:
        return self.get(article_id) is not None

    def get(self, article_id: str) -> int | None:
        """The number of the file that has the article with an id; None where no file has."""
        digest = _digest(article_id)
        if (file := self._recent.get(digest)) is not None:
            return file
        index = self._index(digest)
        return None if index is None or self._files[index] < 0 else int(self._files[index])

    def add(self, article_id: str, file: int) -> None:
        """Let an id, which no file has yet, belong to a file."""
        digest = _digest(article_id)
        index = self._index(digest)
        if index is None:
            self._recent[digest] = file
        else:
            self._files[index] = file
        self._count += 1
        if len(self._recent) > max(self._least_recent, len(self._digests) // _RECENT_SHARE):
            self._merge()

    def remove(self, article_id: str) -> None:
        """Let an id belong to no file."""
        digest = _digest(article_id)
        if self._recent.pop(digest, None) is None and (index := self._index(digest)) is not None:
            self._files[index] = -1
        self._count -= 1

    def _index(self, digest: int) -> int | None:
        """Where a digest stands in the sorted arrays; None where it does not."""
        if not len(self._digests):  # as in most runs
            return None
        index = int(self._digests.searchsorted(np.uint64(digest)))
        return index if index < len(self._digests) and self._digests[index] == digest else None

    def _merge(self) -> None:
        """Sort the recent ones into the arrays."""
        count = len(self._recent)
        digests = np.fromiter(self._recent.keys(), np.uint64, count)
        files = np.fromiter(self._recent.values(), np.int32, count)
        order = np.argsort(digests)
        indices = self._digests.searchsorted(digests[order])
        self._digests = np.insert(self._digests, indices, digests[order])
        self._files = np.insert(self._files, indices, files[order])
        self._recent.clear()


@lru_cache(maxsize=_ASKED_FOR)
def _digest(article_id: str) -> int:
    encoded = article_id.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=_DIGEST_BYTES).digest(), "big")
