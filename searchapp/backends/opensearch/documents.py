"""An article with its facts becomes a document of a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain, compress
from operator import add
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
from searchapp.text.joined_spellings import terms_and_spellings
from searchapp.text.snowball import SNOWBALL
from searchapp.text.stemming import stem, stemmer_of
from searchapp.text_memo import TextMemo

_STEM_MEMO = 1 << 17  # terms whose stems are kept for each language, at 150 bytes
_BAR_MEMO = 1 << 12  # weights
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
    if len(encoded) > LONGEST_VALUE:  # else no value is longer
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
        (title_terms, title_spellings), (body_terms, body_spellings) = map(terms_and_spellings, (title, body))
        return cls(title_terms[:TITLE_TERMS], body_terms, title_spellings if is_short else (), body_spellings)

    def weights(self) -> tuple[dict[str, int], int]:
        """What all occurrences of each term weigh together, BODY_WEIGHT being 1; the terms of the body, which are so
        many, come first."""
        weights: dict[str, int] = {}
        _weigh(weights, self.body[:LEAD_TERMS], BODY_WEIGHT + LEAD_WEIGHT)
        _weigh(weights, self.body[LEAD_TERMS:], BODY_WEIGHT)
        _weigh(weights, self.body_spellings, SPELLING_WEIGHT)
        in_body = len(weights)
        _weigh(weights, self.title, TITLE_WEIGHT)
        _weigh(weights, self.title_spellings, TITLE_WEIGHT * SPELLING_WEIGHT // BODY_WEIGHT)
        return weights, in_body

    def padded_weight(self) -> int:
        """What the length of the article is to weigh: each term the same, and the padding of the formula."""
        count = len(self.title) + len(self.body) + len(self.title_spellings) + len(self.body_spellings)
        return (count + PADDING) * LENGTH_WEIGHT

    def occurrences(self) -> Counter[str]:
        """How often each term occurs."""
        return Counter((*self.title, *self.body, *self.title_spellings, *self.body_spellings))


def _weigh(weights: dict[str, int], terms: Iterable[str], weight: int) -> None:
    for term in terms:
        weights[term] = weights.get(term, 0) + weight


def _texts(title: str, body: str, language: str) -> dict[str, Any]:
    """The terms and stems of the text, as the fields hold them."""
    terms, stemmed_as = _Terms.of(title, body), _stemmed_as(language)
    weights, in_body = terms.weights()
    is_english = stemmed_as == DEFAULT_LANGUAGE
    stemmers = [_marked_stemmer(each) for each in dict.fromkeys((stemmed_as, DEFAULT_LANGUAGE))]
    stems = [[*map(stem_of, weights)] for stem_of in stemmers]
    roots = [*map(root_of_term, weights)] if is_english else []
    bars, weight, padded = [*map(_bar, weights.values())], sum(weights.values()), terms.padded_weight()
    return {
        "words": _weighed(weights, bars, padded - weight),
        "stems": _weighed(stems[0], bars, padded - weight),
        "roots": _weighed(filter(None, roots), compress(bars, roots), padded - sum(compress(weights.values(), roots))),
        "title": " ".join(terms.title),
        "body": " ".join(terms.body),
        "title_words": list(dict.fromkeys(terms.title)),
        "english_stems": "" if is_english else _once(stems[1]),
        "title_stems": _once(stem_of(term) for stem_of in stemmers for term in (*terms.title, *terms.title_spellings)),
        "title_only_stems": _once(chain.from_iterable(_left_out(each[in_body:], each[:in_body]) for each in stems)),
    }


def _left_out(stems: Sequence[str], by: Sequence[str]) -> Iterable[str]:
    others = {*by} if stems else ()
    return (stem for stem in stems if stem not in others)


def _once(stems: Iterable[str]) -> str:
    """Each stem once."""
    return " ".join(dict.fromkeys(stems))


def forms_by_field(article: Article, facts: Facts) -> dict[str, dict[str, list[FormCount]]]:
    """The terms of an article by themselves, their stem and their root as the index has them, of most weight first.

    With the values of its facets by themselves.
    """
    terms, stem_of = _Terms.of(article.title, article.body), _marked_stemmer(_stemmed_as(facts.language))
    occurrences = terms.occurrences()
    forms: dict[str, dict[str, list[FormCount]]] = {"words": {}, "stems": {}, "roots": {}}
    for facet, values in facet_terms(article, facts).items():
        forms[facet] = {value: [FormCount(value, 1, 1.0, 1.0)] for value in values.ids}
    for term, weight in Counter(terms.weights()[0]).most_common():
        form = FormCount(term, occurrences[term], weight / BODY_WEIGHT, 1.0)
        forms["words"][term] = [form]
        forms["stems"].setdefault(stem_of(term), []).append(form)
        forms["roots"].setdefault(root_of_term(term), []).append(form)
    return forms


def _stemmed_as(language: str) -> str:
    return language if language in SNOWBALL else DEFAULT_LANGUAGE


def _weighed(names: Iterable[str], bars: Iterable[str], filling: int) -> str:
    """Names with their weights behind a bar, and what is left; where a name comes again the cluster adds them up."""
    return " ".join([*map(add, names, bars), FILLING + _bar(filling)])


@lru_cache(maxsize=_BAR_MEMO)
def _bar(weight: int) -> str:
    return f"|{weight}"


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
