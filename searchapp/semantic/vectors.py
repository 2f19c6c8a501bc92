"""The vectors of an article's passages: made of its text, packed for the index, compared with that of a query.

Each passage is the title and 90 words of the body; an article is as near to a query as its nearest passage.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np

from searchapp.model.article import Article
from searchapp.semantic.sentence_model import DIMENSIONS, Floats, SentenceModel, sentence_model

PASSAGE_WORDS: Final = 90
PASSAGES: Final = 8  # of an article, its first; each takes 60 ms of one core to read, and 512 bytes in the index
_QUERY_MEMO: Final = 1 << 10  # queries, which are asked again with each page and each filter; each takes 15 ms


def passages_of(article: Article) -> list[str]:
    """The texts of an article that get a vector each: one at least, if it has any words."""
    words = article.body.split()
    starts = range(0, len(words), PASSAGE_WORDS) or range(1)
    texts = [" ".join(words[start : start + PASSAGE_WORDS]) for start in starts[:PASSAGES]]
    return [text for text in (f"{article.title}. {text}" if article.title else text for text in texts) if text.strip()]


def packed_vectors(articles: Sequence[Article], model: SentenceModel) -> list[str]:
    """The vectors of each article's passages as the index keeps them: a byte a number, in base64."""
    passages = [passages_of(article) for article in articles]
    vectors = iter(_as_bytes(model.encode([text for texts in passages for text in texts])))
    return [b64encode(b"".join(islice(vectors, len(texts)))).decode() for texts in passages]


def _as_bytes(vectors: Floats) -> Iterator[bytes]:
    """Each vector stretched until its greatest number is 127, and rounded: angles change by half a degree."""
    greatest = np.abs(vectors).max(axis=1, keepdims=True, initial=np.float32(1e-9))
    return (row.tobytes() for row in np.rint(vectors * (127 / greatest)).astype(np.int8))


def likenesses(query: Floats, packed: Sequence[str]) -> list[float | None]:
    """The cosine of the angle between a query's vector and that of the nearest passage; None without passages."""
    contents = [b64decode(each) for each in packed]
    vectors = np.frombuffer(b"".join(contents), dtype=np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
    cosines = iter((vectors @ query / np.linalg.norm(vectors, axis=1)).tolist())
    return [max(islice(cosines, len(content) // DIMENSIONS), default=None) for content in contents]


@lru_cache(maxsize=_QUERY_MEMO)
def query_vector(text: str) -> Floats:
    """The vector of a query. Raises ExtraError where the model is not installed."""
    vector: Floats = sentence_model().encode([text])[0]
    vector.setflags(write=False)
    return vector
