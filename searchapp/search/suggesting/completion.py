"""Completing a text that is being typed: values of facets, words, phrases of headlines, and headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile
from operator import itemgetter
from typing import NamedTuple

from searchapp.backends.base import WORDS, Backend, Plan
from searchapp.backends.name_terms import LITTLE_WORDS
from searchapp.backends.stored_article import summary_rows
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import And, Or, Phrase, QueryTree, Value, Word
from searchapp.model.suggestion import Suggestion
from searchapp.query.fields import ALIASES, FIELDS
from searchapp.query.suggestions import small_letters
from searchapp.query.syntax.parser import is_readable
from searchapp.query.totals import totals_of
from searchapp.search.labels import Labels
from searchapp.search.suggesting.field_values import field_values
from searchapp.search.suggesting.value_names import values_called
from searchapp.search.suggesting.written_words import written_words
from searchapp.text.analyzer import UNSPACED, composed, terms, tokens
from searchapp.text.attached_words import with_article
from searchapp.text.stemming import stem

SHOWN = {"value": 4, "word": 4, "phrase": 3, "headline": 3}
NAME_WORDS = 4  # the last words that may be the beginning of a name
BESIDE_OTHERS = 2  # more words than are shown are counted beside those before them, which takes 2 ms each among 430,000
HEADLINES_READ = 60  # of the best articles, in which phrases are looked for
PHRASE_WORDS = 2  # that may follow on what was typed


_NAMES = "|".join((*FIELDS, *ALIASES))
_OR = re.compile(r"(?<!\S)OR(?!\S)")
_VALUE = r"""(?:"[^"]*"|\S+)"""
_NOT_ASKED_FOR = re.compile(
    rf"""
    (?<!\S) (?:AND|NOT) (?!\S)
  | (?<!\S) [-!]? (?i:{_NAMES}) : \s? {_VALUE}
  | (?<!\S) [-!] {_VALUE}
    """,
    re.VERBOSE,
)
_ZONES = (name for name in (*FIELDS, *ALIASES) if FIELDS[ALIASES.get(name, (name,))[0]].kind == "text")
_IN_ZONE = re.compile(rf"(?i:{'|'.join(_ZONES)}):")
_JOINED = re.compile(r"(?:\A|\s+)AND\Z")
_UNFINISHED = re.compile(r"(?<!\S)[-+!|]\Z")  # signs that by themselves are none of a query
_SIGN_OF_A_WORD = re.compile(f"[{UNSPACED}]")  # of Chinese, whose signs say as much as a few letters


class _Typed(NamedTuple):
    """A text, its terms, and the last of them where it may go on; `before` is the text in front of that.

    A sign joins the last term to so many of the others as are `joined`: one in `anne-mar`.
    """

    text: str
    whole: tuple[str, ...]
    last: str
    before: str
    joined: int = 0


class _NameFound(NamedTuple):
    """A value's name that begins as the last words do, the text before those, and what ranks it: the least first."""

    rank: tuple[int, bool]
    name: str
    before: str


def suggestions(backend: Backend, labels: Labels, text: str) -> tuple[Suggestion, ...]:
    """What may be meant by a text that is being typed. Raises BackendError."""
    if (of_field := field_values(backend, labels, text, SHOWN["value"])) is not None:
        return of_field
    typed = _typed(text)
    if typed is None:
        return ()
    words = _completed_words(backend, typed)
    if _is_counted_otherwise(text):
        values = () if _is_excluded(text) else _values(backend, labels, text)
        written = written_words(backend, [word for word, _ in words])
        return (*values, *(_word(typed.before + written.get(word, composed(word))) for word, _ in words))
    completed = [word for word, _ in words]
    titles = _titles(backend, typed, completed) if len(text.strip()) > 1 or _SIGN_OF_A_WORD.match(text) else []
    spelled = _spelled(completed, titles)
    spelled.update(written_words(backend, [word for word in completed if word not in spelled]))
    return (
        *_values(backend, labels, text),
        *(_word(typed.before + spelled.get(word, composed(word)), count) for word, count in words),
        *_of_headlines(backend, typed, titles),
    )


def _typed(text: str) -> _Typed | None:
    """None for a text without a word."""
    asked_for = _asked_for(text)
    typed_tokens = tokens(asked_for)
    if not typed_tokens:
        return None
    term, start, end = typed_tokens[-1]
    whole = tuple(term for term, _, _ in typed_tokens)
    if end < len(text):  # a space or a sign ends the last word
        return _Typed(text, whole, "", text)
    return _Typed(text, whole[:-1], term, text[:start], len(tokens(asked_for[:start].split(" ")[-1])))


def _asked_for(text: str) -> str:
    """The text with blanks for operators, for fields with their values and for words that articles need not have."""
    end = len(text) - len(re.split(r"[\s(]", text)[-1])
    begin = max((match.end() for match in _OR.finditer(text, 0, end)), default=0)
    return " " * begin + _NOT_ASKED_FOR.sub(_blank, text[begin:end]) + _IN_ZONE.sub(_blank, text[end:])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_counted_otherwise(text: str) -> bool:
    """Whether the articles with the words of a text are not those that would be found, as it asks for more or less."""
    return _is_excluded(text) or _asked_for(text).split() != [word for word in text.split() if word != "AND"]


def _is_excluded(text: str) -> bool:
    """Whether the last word of a text is one that articles are not to have."""
    *before, last = text.split()
    return last[0] in "-!" or before[-1:] == ["NOT"]


# ---- words ---------------------------------------------------------------------------------------


def _completed_words(backend: Backend, typed: _Typed) -> list[tuple[str, int]]:
    """The commonest words that begin as the last one, which itself is none of them, beside those before it."""
    if not typed.last:
        return []
    most = SHOWN["word"] + (BESIDE_OTHERS if typed.whole else 1)
    beginnings = (typed.last, *with_article(typed.last))
    begun = [each for beginning in beginnings for each in backend.completions(WORDS, beginning, most)]
    words = [(word, count) for word, count in sorted(begun, key=lambda each: -each[1]) if word != typed.last][:most]
    if typed.whole:
        apart = len(typed.whole) - typed.joined
        before, joined = tuple(map(Word, typed.whole[:apart])), typed.whole[apart:]
        last = [Phrase((*joined, word)) if joined else Word(word) for word, _ in words]
        totals = totals_of(backend, [And((*before, each)) for each in last])
        counted = [(word, total) for (word, _), total in zip(words, totals, strict=True) if total]
        words = _without_inflections(sorted(counted, key=itemgetter(1), reverse=True))
    return words[: SHOWN["word"]]


def _without_inflections(words: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The words without those that find what another one finds: forms of one word with one count."""
    distinct: dict[tuple[str, int], tuple[str, int]] = {}
    for word, count in words:
        distinct.setdefault((stem(word), count), (word, count))
    return [*distinct.values()]


def _word(text: str, count: int | None = None) -> Suggestion:
    return Suggestion("word", text, count, text)


# ---- values of facets ----------------------------------------------------------------------------


def _values(backend: Backend, labels: Labels, text: str) -> list[Suggestion]:
    """Values that are called as the last words begin, those first that more words begin."""
    by_value: dict[tuple[str, str], _NameFound] = {}  # by facet and value
    for words, (before, name) in enumerate(_last_words(text)):
        key = " ".join(dropwhile(LITTLE_WORDS.__contains__, terms(name)))
        for alias, facet, value in values_called(backend, key):
            by_value.setdefault((facet, value), _NameFound((words, alias != key), alias, before))
        if len(by_value) >= SHOWN["value"]:
            break
    keys = [*by_value][: 2 * SHOWN["value"]]
    totals = totals_of(backend, [Value(facet, (value,)) for facet, value in keys])
    counted = sorted(zip(keys, totals, strict=True), key=lambda row: (by_value[row[0]].rank, -row[1]))
    generation = backend.state().generation
    return [
        _value(facet, value, labels.of(facet, [value], generation)[value], total, by_value[facet, value])
        for (facet, value), total in counted[: SHOWN["value"]]
        if total
    ]


def _last_words(text: str) -> Iterator[tuple[str, str]]:
    """The last words of a text with what stands before them, the most words first, where that is a query by itself."""
    words = text.split()
    for count in range(min(NAME_WORDS, len(words)), 0, -1):
        before = _JOINED.sub("", " ".join(words[:-count]))
        if not _UNFINISHED.search(before) and is_readable(before):
            yield before, " ".join(words[-count:])


def _value(facet: str, value: str, label: str, count: int, match: _NameFound) -> Suggestion:
    alias = "" if match.name in " ".join(terms(label)) else match.name
    return Suggestion("value", label, count, match.before, facet, value, FACETS[facet].parameter, alias)


# ---- headlines and their phrases -----------------------------------------------------------------


class _Title(NamedTuple):
    """The headline of an article, and its terms with the characters that they stand at."""

    id: str
    text: str
    tokens: Sequence[tuple[str, int, int]]


def _titles(backend: Backend, typed: _Typed, completed: Sequence[str]) -> list[_Title]:
    """The headlines of the best articles that have what was typed, or one of the words that complete it."""
    last = Or(tuple(Word(term) for term in (typed.last, *completed))) if typed.last else None
    parts: list[QueryTree] = [*map(Word, typed.whole), *([last] if last else [])]
    (outcome,) = backend.run([Plan(And(tuple(parts)), limit=HEADLINES_READ, stored=("summary",))])
    return [_Title(row[0], row[1], tokens(row[1])) for row in summary_rows(outcome.stored["summary"])]


def _spelled(words: Sequence[str], titles: Sequence[_Title]) -> dict[str, str]:
    """Each of the words that a headline has as the best one writes it, in small letters."""
    spelled: dict[str, str] = {}
    for title in titles:
        for term, start, end in title.tokens:
            if term in words and term not in spelled:
                spelled[term] = small_letters(title.text, start, end, term)
    return spelled


def _of_headlines(backend: Backend, typed: _Typed, titles: Sequence[_Title]) -> Iterator[Suggestion]:
    """Phrases that go on from what was typed in headlines, and such headlines."""
    phrases: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    headlines = []
    for title in titles:
        title_terms = [term for term, _, _ in title.tokens]
        start = _begin_of(typed, title_terms)
        if start is None:
            continue
        headlines.append(Suggestion("headline", title.text, id=title.id))
        for phrase in _going_on(title_terms, start, len(typed.whole) + bool(typed.last)):
            phrases[phrase] += 1
            if phrase not in written:
                begin, end = title.tokens[start][1], title.tokens[start + len(phrase) - 1][2]
                written[phrase] = small_letters(title.text, begin, end, " ".join(phrase))
    yield from _counted(backend, phrases, written)
    distinct = {headline.text: headline for headline in headlines}
    yield from [*distinct.values()][: SHOWN["headline"]]


def _begin_of(typed: _Typed, title: Sequence[str]) -> int | None:
    """Where a headline has what was typed, its last term as the beginning of one."""
    size = len(typed.whole)
    for start in range(len(title) - size - bool(typed.last) + 1):
        is_begun = not typed.last or title[start + size].startswith(typed.last)
        if is_begun and tuple(title[start : start + size]) == typed.whole:
            return start
    return None


def _going_on(title: Sequence[str], start: int, size: int) -> Iterator[tuple[str, ...]]:
    for more in range(1, PHRASE_WORDS + 1):
        phrase = tuple(title[start : start + size + more])
        if len(phrase) == size + more and phrase[-1] not in LITTLE_WORDS:
            yield phrase


def _counted(
    backend: Backend, phrases: Counter[tuple[str, ...]], written: Mapping[tuple[str, ...], str]
) -> Iterator[Suggestion]:
    """The commonest of the phrases, with the number of articles that have each."""
    common = [phrase for phrase, count in phrases.most_common(SHOWN["phrase"]) if count > 1]
    for phrase, total in zip(common, totals_of(backend, [Phrase(each) for each in common]), strict=True):
        if total > 1:
            yield Suggestion("phrase", written[phrase], total, f'"{written[phrase]}"')
