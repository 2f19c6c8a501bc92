"""An article with its facts becomes a document of a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any

import orjson
from msgspec import Struct

from searchapp.backends.article_fields import TITLE_TERMS, added_seconds, keywords_of, publication_span
from searchapp.backends.base import ADDED, IndexedArticle
from searchapp.backends.facet_terms import facet_terms
from searchapp.backends.opensearch.mapping import (
    BODY_WEIGHT,
    FILLING,
    LEAD_WEIGHT,
    LENGTH_WEIGHT,
    LONGEST_VALUE,
    PROPERTIES,
    SPELLING_WEIGHT,
    TITLE_WEIGHT,
)
from searchapp.backends.stored_article import article_bytes, summary_bytes
from searchapp.engine.similarity import LEAD_TERMS, PADDING
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.model.explanation import FormCount
from searchapp.model.facts import Facts
from searchapp.text import analyzer
from searchapp.text.calendar.iso_dates import days_of
from searchapp.text.derivations import root_of
from searchapp.text.joined_spellings import other_spellings
from searchapp.text.snowball import SNOWBALL
from searchapp.text.stemming import stem, stemmer_of
from searchapp.text_memo import TextMemo

_STEM_MEMO = 1 << 17  # terms whose stems are kept for each language, at 150 bytes
_KEY_BYTES = 16
_CHECKED = {name for name, kind in PROPERTIES.items() if kind["type"] == "keyword"} - {"summary", "article"}
_SURELY_SHORT = LONGEST_VALUE // 4  # characters, of at most four bytes

DEFAULT_LANGUAGE = ""  # of articles in English, and in languages without a stemmer


def key_of(article_id: str) -> str:
    """Under which an article stands in the cluster, which takes 512 bytes at most."""
    return blake2b(article_id.encode(), digest_size=_KEY_BYTES).hexdigest()


def to_source(indexed: IndexedArticle) -> bytes:
    """The document of an article, as JSON. Raises DocumentError if it is no proper text."""
    article, facts = indexed.article, indexed.facts
    published = facts.published or article.published
    facets = facet_terms(article, facts)
    try:
        body = article.body.encode()
        stored = article_bytes(indexed, body)
        source: dict[str, Any] = {
            "id": article.id,
            **keywords_of(indexed, facets),
            **_texts(article.title, article.body, facts.language),
            **_published(published),
            **_added(indexed.added),
            "mentioned_days": _mentioned_days([date.value for date in facts.dates]),
            "summary": summary_bytes(indexed, facets, published).decode(),
            "article": stored.decode(),
        }
        encoded = orjson.dumps(source)
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:  # a lone surrogate, which is no character
        raise DocumentError(article.id, str(error)) from error
    _require_short(article.id, source)
    return encoded


def _require_short(article_id: str, source: Mapping[str, Any]) -> None:
    for name in _CHECKED & source.keys():
        values = (source[name],) if isinstance(source[name], str) else source[name]
        if any(len(value) > _SURELY_SHORT and len(value.encode()) > LONGEST_VALUE for value in values):
            raise DocumentError(article_id, f"a value of {name} is longer than {LONGEST_VALUE:,} bytes")


# ---- text ----------------------------------------------------------------------------------------


class _Terms(Struct, frozen=True):
    """The terms of a title and a body, and those that these have in another spelling."""

    title: Sequence[str]
    body: Sequence[str]
    title_spellings: Sequence[str]
    body_spellings: Sequence[str]

    @classmethod
    def of(cls, title: str, body: str) -> _Terms:
        """The terms of an article."""
        is_short = len(analyzer.fold_to_bytes(title)) <= TITLE_TERMS
        title_terms, body_terms = analyzer.terms(title)[:TITLE_TERMS], analyzer.terms(body)
        return cls(title_terms, body_terms, other_spellings(title) if is_short else (), other_spellings(body))

    def weights(self) -> dict[str, int]:
        """What all occurrences of each term weigh together, BODY_WEIGHT being 1."""
        weights: dict[str, int] = {}
        for terms, weight in (
            (self.title, TITLE_WEIGHT),
            (self.body, BODY_WEIGHT),
            (self.body[:LEAD_TERMS], LEAD_WEIGHT),
            (self.title_spellings, TITLE_WEIGHT * SPELLING_WEIGHT // BODY_WEIGHT),
            (self.body_spellings, SPELLING_WEIGHT),
        ):
            for term in terms:
                weights[term] = weights.get(term, 0) + weight
        return weights

    def length(self) -> int:
        """How many terms there are."""
        return len(self.title) + len(self.body) + len(self.title_spellings) + len(self.body_spellings)

    def occurrences(self) -> Counter[str]:
        """How often each term occurs."""
        return Counter((*self.title, *self.body, *self.title_spellings, *self.body_spellings))


def _texts(title: str, body: str, language: str) -> dict[str, Any]:
    """The terms and stems of the text, as the fields hold them."""
    terms = _Terms.of(title, body)
    weights, length, stemmed_as = terms.weights(), terms.length(), _stemmed_as(language)
    stem_of, is_english = _marked_stemmer(stemmed_as), stemmed_as == DEFAULT_LANGUAGE
    roots = _joined(weights, root_of_term) if is_english else {}
    stemmers = [stem_of] if is_english else [stem_of, _marked_stemmer(DEFAULT_LANGUAGE)]
    return {
        "words": _weighed(weights, length),
        "stems": _weighed(_joined(weights, stem_of), length),
        "roots": _weighed(roots, length),
        "title": " ".join(terms.title),
        "body": " ".join(terms.body),
        "title_words": list(dict.fromkeys(terms.title)),
        "english_stems": "" if is_english else _stems([*weights], stemmers[1:]),
        "title_stems": _stems([*terms.title, *terms.title_spellings], stemmers),
        "body_stems": _stems([*terms.body, *terms.body_spellings], stemmers),
    }


def _stems(terms: Sequence[str], stemmers: Sequence[Callable[[str], str]]) -> str:
    """Each stem of the terms once."""
    return " ".join(dict.fromkeys(chain.from_iterable(map(stemmer, terms) for stemmer in stemmers)))


def forms_by_field(article: Article, facts: Facts) -> dict[str, dict[str, list[FormCount]]]:
    """The terms of an article by themselves, their stem and their root as the index has them, of most weight first.

    With the values of its facets by themselves.
    """
    terms, stem_of = _Terms.of(article.title, article.body), _marked_stemmer(_stemmed_as(facts.language))
    occurrences = terms.occurrences()
    forms: dict[str, dict[str, list[FormCount]]] = {"words": {}, "stems": {}, "roots": {}}
    for facet, values in facet_terms(article, facts).items():
        forms[facet] = {value: [FormCount(value, 1, 1.0, 1.0)] for value in values.ids}
    for term, weight in Counter(terms.weights()).most_common():
        form = FormCount(term, occurrences[term], weight / BODY_WEIGHT, 1.0)
        forms["words"][term] = [form]
        forms["stems"].setdefault(stem_of(term), []).append(form)
        forms["roots"].setdefault(root_of_term(term), []).append(form)
    return forms


def _joined(weights: Mapping[str, int], joining: Callable[[str], str]) -> dict[str, int]:
    """What the terms weigh together that something joins; those that it gives no name are left out."""
    joined: dict[str, int] = {}
    for name, weight in zip(map(joining, weights), weights.values(), strict=True):
        joined[name] = joined.get(name, 0) + weight
    joined.pop("", None)
    return joined


def _stemmed_as(language: str) -> str:
    return language if language in SNOWBALL else DEFAULT_LANGUAGE


def _weighed(weights: Mapping[str, int], length: int) -> str:
    """Terms with their weights, filled so that they weigh what the length of the article is to be."""
    filled = {**weights, FILLING: (length + PADDING) * LENGTH_WEIGHT - sum(weights.values())}
    return " ".join([f"{term}|{weight}" for term, weight in filled.items()])


@cache
def _marked_stemmer(language: str) -> Callable[[str], str]:
    stemmer = stemmer_of(language)
    mark = f"{language}/" if language else ""
    return TextMemo(lambda term: mark + stemmer(term), _STEM_MEMO).__getitem__


# The root of a term as articles have it; empty where it has none.
root_of_term: Callable[[str], str] = TextMemo(lambda term: root_of(stem(term)), _STEM_MEMO).__getitem__


def stems_of(term: str, languages: Iterable[str]) -> list[str]:
    """The stems of a term as articles in these languages have them."""
    return [_marked_stemmer(language)(term) for language in languages]


# ---- dates ---------------------------------------------------------------------------------------


def _published(published: Published | None) -> dict[str, Any]:
    """First and last second of the date of publication, with its day or the days of a longer one."""
    span = publication_span(published)
    days = days_of(published.value) if published else None
    if span is None or days is None:
        return {}
    spread = {"day": days[0]} if days[0] == days[1] else {"coarse": f"{days[0]} {days[1]}"}
    return {"published": span[0], "published_until": span[1], **spread}


def _added(added: str) -> dict[str, int]:
    seconds = added_seconds(added)
    return {} if seconds is None else {ADDED: seconds}


def _mentioned_days(values: Sequence[str]) -> list[dict[str, int]]:
    """The first and last day of each date that a text names."""
    spans = dict.fromkeys(span for value in values if (span := days_of(value)))
    return [{"gte": first, "lte": last} for first, last in spans]
