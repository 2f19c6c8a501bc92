"""The fields of an index in a cluster, and the fingerprint of all that decides what they hold.

Terms come from searchapp's analyzer and are sent ready made, joined by spaces. Where they are scored, each stands once
with its weight behind a bar: an occurrence counts so often as it weighs. Lucene holds the sum of all weights for the
length of an article; a filling makes that the same for each term, of the title or the body, and adds the padding of the
formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from searchapp.backends.article_fields import TITLE_TERMS
from searchapp.backends.base import ADDED, BANDS, COPIES, NAMES, READ_BY
from searchapp.backends.fingerprint import fingerprint_of, text_probe
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.stored_article import MEMBERS
from searchapp.engine import similarity
from searchapp.model.facets import FACETS
from searchapp.text.derivations import root_of

VERSION: Final = 5  # raised by hand when the meaning of a field changes but neither its name nor its kind
BODY_WEIGHT = 10  # of an occurrence; all weights are ten times those of the formula, for they have to be whole
TITLE_WEIGHT, LEAD_WEIGHT, SPELLING_WEIGHT = (
    round(weight * BODY_WEIGHT)
    for weight in (similarity.TITLE_WEIGHT, similarity.LEAD_WEIGHT, similarity.SPELLING_WEIGHT)
)
LENGTH_WEIGHT = TITLE_WEIGHT  # that each term has in the length of an article: the most that any weighs
FILLING = "\x7f" * 100  # longer than terms are, so that no pattern finds it; JSON has a byte for each
# OpenSearch multiplies by its own k1 + 1, which is of the weights here and no factor of the formula
SCALE = (similarity.K1 + 1) / (similarity.K1 * BODY_WEIGHT + 1)
LONGEST_VALUE = 32_766  # bytes of a term that Lucene takes
_LONGEST_TERM = 10_000  # characters that the tokenizer keeps together

_ROOT_PROBE = ("measur", "measurement", "logicalli", "insurgenci", "tea")

_KEYWORD = {"type": "keyword"}
_STORED = {"type": "keyword", "index": False, "doc_values": False}
_WEIGHED = {
    "type": "text",
    "analyzer": "weighed",
    "search_analyzer": "spaced",
    "index_options": "freqs",
    "similarity": "weighed",
}
_TERMS = {"type": "text", "analyzer": "spaced", "norms": False}
_DOCS_ONLY = {**_TERMS, "index_options": "docs"}

KEYWORDS = ("file", "address", NAMES, COPIES, BANDS, "evidence", "corrections", READ_BY, *FACETS)

PROPERTIES: Mapping[str, Any] = {
    "id": _KEYWORD,
    **dict.fromkeys(KEYWORDS, _KEYWORD),
    "words": _WEIGHED,  # terms
    "stems": _WEIGHED,  # stems in the article's language: `stem`, or `de/stem` in other languages than English
    "english_stems": _DOCS_ONLY,  # of articles in other languages, which have English names and titles
    "roots": _WEIGHED,  # what the words of articles in English are derived from, for long questions
    "title": _TERMS,  # terms in their order, for phrases
    "body": _TERMS,
    "title_words": _KEYWORD,  # the terms of the title, each once, of which words are completed
    "title_stems": _DOCS_ONLY,  # stems as in `stems` and `english_stems`
    "title_only_stems": _DOCS_ONLY,  # those that the body has not: a tenth of the body's, and tells as much
    "published": {"type": "long"},  # first second of the date of publication, or its instant, since 1970
    "published_until": {"type": "long"},  # its last second
    ADDED: {"type": "long"},  # the second in which the article was added to the index, since 1970
    "day": {"type": "integer"},  # the day of publication, of articles that tell it
    "coarse": _KEYWORD,  # first and last day of a longer date of publication, with a space between
    "mentioned": _KEYWORD,  # dates that the text names, each with its month and year
    "mentioned_days": {"type": "integer_range"},  # first and last day of each
    "summary": _STORED,
    "article": _STORED,
}
SOURCE_EXCLUDES = tuple([name for name in PROPERTIES if name not in ("id", "summary", "article")])

_TOKENIZER = {"type": "whitespace", "max_token_length": _LONGEST_TERM}
_SETTINGS: Mapping[str, Any] = {
    "refresh_interval": "-1",
    "max_result_window": 1_000_000,
    "analysis": {
        "tokenizer": {"spaces": _TOKENIZER},
        "analyzer": {
            "spaced": {"type": "custom", "tokenizer": "spaces"},
            "weighed": {"type": "custom", "tokenizer": "spaces", "filter": ["delimited_term_freq"]},
        },
    },
    # frequencies and k1 are both ten times those of the formula, which changes nothing
    "similarity": {"weighed": {"type": "BM25", "k1": similarity.K1 * BODY_WEIGHT, "b": similarity.B}},
}


def index_body(location: ClusterLocation, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Settings and mapping of a new index."""
    settings = {"number_of_shards": location.shards, "number_of_replicas": location.replicas, **_SETTINGS}
    mappings = {
        "dynamic": "strict",
        "_meta": meta,
        "_source": {"excludes": list(SOURCE_EXCLUDES)},
        "properties": PROPERTIES,
    }
    return {"settings": {"index": settings}, "mappings": mappings}


@cache
def fingerprint() -> str:
    """How an index is written, in 16 letters and digits; one with another fingerprint has to be built again."""
    return fingerprint_of(
        [
            VERSION,
            *text_probe(),
            [root_of(stem) for stem in _ROOT_PROBE],
            (
                TITLE_TERMS,
                BODY_WEIGHT,
                TITLE_WEIGHT,
                LEAD_WEIGHT,
                similarity.LEAD_TERMS,
                SPELLING_WEIGHT,
                similarity.PADDING,
            ),
            *MEMBERS.values(),
            PROPERTIES,
            _SETTINGS,
        ]
    )
