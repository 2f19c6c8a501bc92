"""Completing a text that is being typed: values of facets, words, phrases of headlines, and headlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile
from typing import NamedTuple

from searchapp import query
from searchapp.backends.base import WORDS, Backend, Plan
from searchapp.backends.name_terms import LITTLE_WORDS
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import And, Phrase, Value, Word
from searchapp.model.request import SearchRequest
from searchapp.model.suggestion import Suggestion
from searchapp.query.totals import totals_of
from searchapp.search.labels import Labels
from searchapp.search.suggesting.corpus import Corpus
from searchapp.search.suggesting.field_values import field_values
from searchapp.search.suggesting.headlines import following_words, of_headlines, read_titles, spelled_in, titles_before
from searchapp.search.suggesting.typed_text import (
    TypedText,
    is_counted_otherwise,
    is_excluded,
    last_words,
    open_quotation,
    typed_text,
)
from searchapp.search.suggesting.value_names import values_called
from searchapp.search.suggesting.written_words import written_words
from searchapp.text.analyzer import UNSPACED, composed, terms
from searchapp.text.attached_words import with_article
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.stemming import stem

VALUES, _WORDS_SHOWN = 4, 4  # that are offered
_BESIDE_FOLLOWING = (
    2  # commonest words beside those that follow in headlines; to count one takes up to 4 ms among a million
)

# A sign of Chinese says as much as a few letters.
_SIGN_OF_A_WORD = LazyPattern(lambda: f"[{UNSPACED}]", 0)


class _NameFound(NamedTuple):
    """A value's name that begins as the last words do, the text before those, and what ranks it: the least first."""

    rank: tuple[int, bool]
    name: str
    before: str


def suggestions(backend: Backend, labels: Labels, request: SearchRequest) -> tuple[Suggestion, ...]:
    """What may be meant by the text of a request that is being typed. Raises ParameterError and BackendError."""
    text, corpus = request.text, Corpus(backend, query.filters_of(request, backend))
    if (of_field := field_values(backend, labels, request, VALUES)) is not None:
        return of_field
    if quotation := open_quotation(text):
        return _in_quotation(corpus, *quotation)
    typed = typed_text(text)
    if typed is None:
        return ()
    titles = titles_before(corpus, typed)
    following = following_words(titles, typed, _WORDS_SHOWN)
    words = _completed_words(corpus, typed, following)
    if is_counted_otherwise(text):
        values = () if is_excluded(text) else _values(corpus, labels, text)
        written = written_words(backend, [word for word, _ in words])
        return (*values, *(_word(typed.before + written.get(word, composed(word))) for word, _ in words))
    completed = [word for word, _ in words]
    if not following and (len(typed.last) != 1 or _SIGN_OF_A_WORD.match(typed.last)):
        titles = read_titles(corpus, typed, completed)
    spelled = spelled_in(completed, titles)
    spelled.update(written_words(backend, [word for word in completed if word not in spelled]))
    return (
        *_values(corpus, labels, text),
        *(_word(typed.before + spelled.get(word, composed(word)), count) for word, count in words),
        *of_headlines(corpus, typed, titles),
    )


# ---- words ---------------------------------------------------------------------------------------


def _completed_words(corpus: Corpus, typed: TypedText, following: Sequence[str]) -> list[tuple[str, int]]:
    """The words that begin as the last one, which itself is none of them, with their articles.

    Beside others those come first that are `following` on them in headlines, then the commonest.
    """
    if not typed.last:
        return []
    most = _WORDS_SHOWN + 1
    beginnings = (typed.last, *with_article(typed.last))
    begun = [each for beginning in beginnings for each in corpus.backend.completions(WORDS, beginning, most)]
    words = [(word, count) for word, count in sorted(begun, key=lambda each: -each[1]) if word != typed.last][:most]
    is_telling = typed.joined or not LITTLE_WORDS.issuperset(typed.whole)  # beside “the” a word is as common as alone
    if is_telling or corpus.filters:
        shown = min(len(following) + _BESIDE_FOLLOWING, _WORDS_SHOWN) if following else _WORDS_SHOWN
        chosen = [*dict.fromkeys([*following, *(word for word, _ in words)])][:shown]
        words = _beside_others(corpus, typed, chosen)
        words.sort(key=lambda each: (each[0] not in following, -each[1]))
        words = _without_inflections(words)
    return words[:_WORDS_SHOWN]


def _beside_others(corpus: Corpus, typed: TypedText, words: Sequence[str]) -> list[tuple[str, int]]:
    """Those of the words that articles have with the ones before them, and in how many."""
    apart = len(typed.whole) - typed.joined
    before, joined = tuple(map(Word, typed.whole[:apart])), typed.whole[apart:]
    last = [Phrase((*joined, word)) if joined else Word(word) for word in words]
    totals = corpus.totals([And((*before, each)) for each in last])
    return [(word, total) for word, total in zip(words, totals, strict=True) if total]


def _without_inflections(words: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The words without those that find what another one finds: forms of one word with one count."""
    distinct: dict[tuple[str, int], tuple[str, int]] = {}
    for word, count in words:
        distinct.setdefault((stem(word), count), (word, count))
    return [*distinct.values()]


def _in_quotation(corpus: Corpus, before: str, text: str) -> tuple[Suggestion, ...]:
    """The words that go on a quotation which is not closed yet; none of one that is meant letter for letter."""
    typed = typed_text(text)
    if typed is None or before.endswith("="):
        return ()
    following = following_words(titles_before(corpus, typed), typed, _WORDS_SHOWN)
    words = _completed_words(corpus, typed._replace(joined=len(typed.whole)), following)
    is_alone = not before.strip()
    return tuple(_word(f'{before}"{typed.before}{word}"', count if is_alone else None) for word, count in words)


def _word(text: str, count: int | None = None) -> Suggestion:
    return Suggestion("word", text, count, text)


# ---- values of facets ----------------------------------------------------------------------------


def _values(corpus: Corpus, labels: Labels, text: str) -> list[Suggestion]:
    """Values that are called as the last words begin, those first that more words begin."""
    by_value: dict[tuple[str, str], _NameFound] = {}  # by facet and value
    for words, (before, name) in enumerate(last_words(text)):
        key = " ".join(dropwhile(LITTLE_WORDS.__contains__, terms(name)))
        for alias, facet, value in values_called(corpus.backend, key):
            by_value.setdefault((facet, value), _NameFound((words, alias != key), alias, before))
        if len(by_value) >= VALUES:
            break
    keys = [*by_value][: 2 * VALUES]
    totals = totals_of(corpus.backend, [Value(facet, (value,)) for facet, value in keys])
    ranked = sorted(zip(keys, totals, strict=True), key=lambda row: (by_value[row[0]].rank, -row[1]))
    counted = _beside_text(corpus, by_value, ranked[:VALUES])
    generation = corpus.backend.state().generation
    return [
        _value(facet, value, labels.of(facet, [value], generation)[value], total, by_value[facet, value])
        for (facet, value), total in counted
        if total
    ][:VALUES]


def _beside_text(
    corpus: Corpus, names: Mapping[tuple[str, str], _NameFound], counted: Sequence[tuple[tuple[str, str], int]]
) -> list[tuple[tuple[str, str], int]]:
    """The values with the number of articles that each has beside the text before its name and the filters."""
    texts = {names[key].before for key, _ in counted if names[key].before}
    before = {text: query.resolve(SearchRequest(text), corpus.backend).tree for text in texts}
    asked = [key for key, _ in counted if corpus.filters or names[key].before]
    plans = []
    for facet, value in asked:
        having = Value(facet, (value,))
        text = names[facet, value].before
        plans.append(Plan(And((before[text], having)) if text else having, corpus.without(facet).filters, limit=0))
    outcomes = corpus.backend.run(plans) if plans else ()
    return [*(dict(counted) | {key: outcome.total for key, outcome in zip(asked, outcomes, strict=True)}).items()]


def _value(facet: str, value: str, label: str, count: int, match: _NameFound) -> Suggestion:
    alias = "" if match.name in " ".join(terms(label)) else match.name
    return Suggestion("value", label, count, match.before, facet, value, FACETS[facet].parameter, alias)
