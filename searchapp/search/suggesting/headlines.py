"""Headlines that go on as a text that is being typed, and the phrases in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from searchapp.backends.base import Plan
from searchapp.backends.name_terms import LITTLE_WORDS
from searchapp.backends.stored_article import summary_rows
from searchapp.model.query_tree import And, Or, Phrase, QueryTree, Word
from searchapp.model.suggestion import Suggestion
from searchapp.query.suggestions import small_letters
from searchapp.search.suggesting.corpus import Corpus
from searchapp.search.suggesting.typed_text import TypedText
from searchapp.text.analyzer import tokens

PHRASES, HEADLINES = 2, 3  # that are offered
_HEADLINES_READ = 40  # of the best articles, in which phrases are looked for
PHRASE_WORDS = 2  # that may follow on what was typed
_FOLLOWED = 2  # of the words before the last, which it has to follow in a headline


class Title(NamedTuple):
    """The headline of an article, and its terms with the characters that they stand at."""

    id: str
    text: str
    tokens: Sequence[tuple[str, int, int]]


def read_titles(corpus: Corpus, typed: TypedText, completed: Sequence[str]) -> list[Title]:
    """The headlines of the best articles that have what was typed, or one of the words that complete it."""
    last = [Or(tuple(Word(term) for term in (typed.last, *completed)))] if typed.last else []
    return _titles_with(corpus, [*map(Word, typed.whole), *last])


def titles_before(corpus: Corpus, typed: TypedText) -> list[Title]:
    """The headlines of the best articles that have the words before the last one; none where those tell nothing."""
    is_telling = typed.last and not LITTLE_WORDS.issuperset(typed.whole)
    return _titles_with(corpus, [*map(Word, typed.whole)]) if is_telling else []


def _titles_with(corpus: Corpus, parts: Sequence[QueryTree]) -> list[Title]:
    plan = Plan(And(tuple(parts)), corpus.filters, limit=_HEADLINES_READ, stored=("summary",))
    (outcome,) = corpus.backend.run([plan])
    return [Title(row[0], row[1], tokens(row[1])) for row in summary_rows(outcome.stored["summary"])]


def following_words(titles: Iterable[Title], typed: TypedText, most: int) -> list[str]:
    """The words that begin as the last one and follow on those before it in headlines, the commonest first."""
    before = typed.whole[-_FOLLOWED:]
    counts: Counter[str] = Counter()
    for title in titles:
        words = [term for term, _, _ in title.tokens]
        for end in range(len(before), len(words)):
            if words[end].startswith(typed.last) and tuple(words[end - len(before) : end]) == before:
                counts[words[end]] += 1
    counts.pop(typed.last, None)
    return [word for word, _ in counts.most_common(most)]


def spelled_in(words: Sequence[str], titles: Sequence[Title]) -> dict[str, str]:
    """Each of the words that a headline has as the best one writes it, in small letters."""
    spelled: dict[str, str] = {}
    for title in titles:
        for term, start, end in title.tokens:
            if term in words and term not in spelled:
                spelled[term] = small_letters(title.text, start, end, term)
    return spelled


def of_headlines(corpus: Corpus, typed: TypedText, titles: Sequence[Title]) -> Iterator[Suggestion]:
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
    yield from _counted(corpus, phrases, written)
    distinct = {headline.text: headline for headline in headlines}
    yield from [*distinct.values()][:HEADLINES]


def _begin_of(typed: TypedText, title: Sequence[str]) -> int | None:
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
    corpus: Corpus, phrases: Counter[tuple[str, ...]], written: Mapping[tuple[str, ...], str]
) -> Iterator[Suggestion]:
    """The commonest of the phrases, with the number of articles that have each."""
    common = [phrase for phrase, count in phrases.most_common(PHRASES) if count > 1]
    for phrase, total in zip(common, corpus.totals([Phrase(each) for each in common]), strict=True):
        if total > 1:
            yield Suggestion("phrase", written[phrase], total, f'"{written[phrase]}"')
