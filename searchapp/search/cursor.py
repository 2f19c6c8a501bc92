"""The opaque tokens that lead on from the last hit of a page."""

from __future__ import annotations

import struct
from base64 import b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from hashlib import blake2b

from msgspec import Struct

from searchapp.backends.base import strange_cursor
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest

_GENERATION = struct.Struct(">q")
_SEAL_BYTES = 6  # enough to tell a token that was altered or belongs to another search; it guards nothing secret


class PageEnd(Struct, frozen=True):
    """Where a page ended, and in which state of the index."""

    cursor: bytes  # the backend's own
    generation: int


def write_cursor(page_end: PageEnd, request: SearchRequest) -> str:
    """The token that leads on from the end of a page of the request's hits."""
    packed = _GENERATION.pack(page_end.generation) + page_end.cursor
    return urlsafe_b64encode(packed + _seal(packed, request)).decode()


def read_cursor(token: str, request: SearchRequest) -> PageEnd:
    """The end of the page that a token leads on from; ParameterError if it was altered or is of another search."""
    try:
        content = b64decode(token.encode("ascii"), b"-_", validate=True)
    except (Base64Error, UnicodeEncodeError) as error:
        raise strange_cursor() from error
    packed, seal = content[:-_SEAL_BYTES], content[-_SEAL_BYTES:]
    if len(packed) < _GENERATION.size or seal != _seal(packed, request):
        raise strange_cursor()
    (generation,) = _GENERATION.unpack_from(packed)
    return PageEnd(packed[_GENERATION.size :], generation)


def _seal(packed: bytes, request: SearchRequest) -> bytes:
    """A digest that binds a token to all that decides which hits there are and in what order."""
    search = (
        request.text,
        *(facet.selected(request) for facet in FACETS.values()),
        *(facet.excluded(request) for facet in FACETS.values()),
        request.since,
        request.until,
        request.date,
        request.added_since,
        request.added_until,
        request.match,
        request.sort,
    )
    return blake2b(packed + repr(search).encode("utf-8", "surrogatepass"), digest_size=_SEAL_BYTES).digest()
