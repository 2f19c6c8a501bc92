"""Article → the organizations that it names, each with its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_model.spans import Candidate
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.headwords import Headword, headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import canonical_key
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.coreference import FullForms, cluster_mentions
from searchapp.extraction.organizations.described_names import described_names
from searchapp.extraction.organizations.exclusions.named_bodies import named_organizations
from searchapp.extraction.organizations.foreign_names import with_foreign_names
from searchapp.extraction.organizations.joined_names import with_joined_names
from searchapp.extraction.organizations.name_boundaries import with_boundaries
from searchapp.extraction.organizations.name_patterns import with_patterns
from searchapp.extraction.organizations.named_persons import without_persons, without_surnames
from searchapp.extraction.organizations.results import teams_of_results
from searchapp.extraction.overlaps import Span, overlaps
from searchapp.extraction.ships_and_storms import ships_and_storms
from searchapp.extraction.tokens import Tokens
from searchapp.model.facts import Mention, Organization

# Of the calibrated probability. On news of others' hands F1 is best from 0.46 to 0.5, on this project's own below; 0.43
# has one or two right names of a hundred more, and as many wrong ones again.
_THRESHOLD = 0.46
# By headword, swept on half of the articles of modern news: F1 +0.010 there, and as much in the other half.
_THRESHOLDS: Mapping[Headword, float] = {"body": 0.2, "thing": 0.8, "plain": 0.65, "": _THRESHOLD}
_MIN_KNOWN = 0.25  # of a name of several words that the lexicon has
_LEAST_THRESHOLD = min(_MIN_KNOWN, *_THRESHOLDS.values())
_MAX_OTHER_IN_HEADLINE = 0.35  # the CRF's probability of a person's or a place's name
_SURER = 1.3  # times the odds of the judge; on news of others errors of the scores are least from 1.3 to 1.6
_REPEATED_SCORE = 0.7
_MIN_SHORT_FORM = 0.1  # the calibrated probability of a name whose full form the article has
_MEMO_NAMES = 1 << 14  # names, at some 300 bytes each
_MIN_UNCASED = 0.5  # the calibrated probability of a name in a line whose capitals say nothing
_AGENCY_SCORE = 0.95
_SCORE = attrgetter("score")
_MIN_DISTINCTIVE_CHARS = 4  # of a known name that is no other word: “NOKIA”


def find_organizations(readings: Sequence[NameReading]) -> list[tuple[Organization, ...]]:
    """The organizations that each text of a batch names, the agency in its dateline too.

    Each stage goes over all texts before the next one, for its code and tables are then at hand in the processor: it
    takes a sixth less time than text by text.
    """
    mentions: list[list[Mention]] = [[] for _ in readings]
    for stage in _STAGES:
        mentions = list(map(stage, mentions, readings))
    return [cluster_mentions(each, reading.text) for each, reading in zip(mentions, readings, strict=True)]


def _by_model(_: list[Mention], reading: NameReading) -> list[Mention]:
    return without_persons(list(_model_mentions(reading, reading.text)), reading)


def _with_uncased(mentions: list[Mention], reading: NameReading) -> list[Mention]:
    tokens = reading.tokens
    if not tokens.uncased:
        return mentions
    return mentions + list(_uncased_mentions(tokens, reading.text, mentions, reading.lexicon))


def _without_ships(mentions: list[Mention], reading: NameReading) -> list[Mention]:
    tokens = reading.tokens
    return ships_and_storms(tokens.text, tokens.distinct, reading.lexicon).without(mentions)


def _with_agency(mentions: list[Mention], reading: NameReading) -> list[Mention]:
    agency = reading.dateline.agency
    if overlaps(*agency, [(mention.start, mention.end) for mention in mentions]):
        return mentions
    return mentions + list(_agency_mentions(reading.text, agency, reading.lexicon))


_STAGES: tuple[Callable[[list[Mention], NameReading], list[Mention]], ...] = (
    _by_model,
    _with_uncased,
    lambda mentions, of: with_patterns(mentions, of.tokens, of.text, of.lexicon),
    without_surnames,
    lambda mentions, of: with_boundaries(mentions, of.tokens.text, of.text, of.lexicon),
    lambda mentions, of: with_joined_names(mentions, of.tokens.text, of.text, of.lexicon),
    lambda mentions, of: with_foreign_names(mentions, of.tokens.text, of.text, of.tokens.distinct),
    lambda mentions, of: mentions + list(described_names(of, of.text, mentions)),
    lambda mentions, of: mentions + list(teams_of_results(of, of.text, mentions)),
    _without_ships,
    lambda mentions, of: list(named_organizations(mentions, of.text, of.dateline.location)),
    _with_agency,
)


def _agency_mentions(text: str, agency: Span, lexicon: Lexicon) -> Iterator[Mention]:
    """The agency in a dateline's brackets, of one word or a known one: no “(AP/Reuters)”, “(Staff)” or “(Ana Holt)”."""
    name = text[slice(*agency)]
    is_one = name[:1].isupper() and name.isalpha() and name.lower() not in lexicon.ordinary
    if (is_one or lexicon.names.get(name.lower()) == "ORG") and not is_place(name):
        yield Mention(*agency, name, "dateline", _AGENCY_SCORE)


def _model_mentions(reading: NameReading, text: str) -> Iterator[Mention]:
    """The mentions by the model: candidates above the threshold, then short forms of their names."""
    tokens = reading.tokens
    likeliest = sorted(reading.organizations, key=_SCORE, reverse=True)
    used: set[int] = set()
    full: dict[str, str] = {}
    for candidate in likeliest:
        if candidate.score < _LEAST_THRESHOLD:
            break
        span = range(candidate.begin, candidate.end)
        if candidate.score >= _threshold(candidate, tokens, reading.lexicon) and used.isdisjoint(span):
            used.update(span)
            mention = _mention(tokens, text, (candidate.begin, candidate.end), "model", _score_of(candidate))
            full.setdefault(canonical_key(mention.text), mention.text)
            yield mention
    yield from _repetitions(reading, text, used)
    unsure = [each for each in likeliest if _MIN_SHORT_FORM <= each.score < _THRESHOLD and each.begin not in used]
    if full and unsure:
        yield from _short_forms(unsure, FullForms(full), reading, text, used)
    yield from _first_in_headline(reading, text, used)


def _first_in_headline(reading: NameReading, text: str, used: set[int]) -> Iterator[Mention]:
    """The first word of a headline in title case before what firms do, if no list has it and it is likely neither a
    person nor a place: “Larncraft Teams Up With Orr”. Other words of such headlines are as seldom names as any."""
    words, lower, lexicon = reading.tokens.words, reading.tokens.lower, reading.lexicon
    if 0 not in reading.tokens.uncased or 0 in used or not words[0].isalpha() or words[0].isupper():
        return
    if ENGLISH["acts of firms"].isdisjoint(lower[1:2]) or lower[0] in lexicon.classes or lower[0] in lexicon.ordinary:
        return
    for candidate in reading.organizations:
        if (candidate.begin, candidate.end) == (0, 1) and candidate.is_chunk:
            if max(candidate.person, candidate.location) < _MAX_OTHER_IN_HEADLINE:
                yield _mention(reading.tokens, text, (0, 1), "headline", round(candidate.probability, 3))
            return


def _score_of(candidate: Candidate) -> float:
    """The score of a name that the rules leave: they take wrong ones out, which the judge has not reckoned with."""
    odds = _SURER * candidate.score
    return round(odds / (1 - candidate.score + odds), 3)


def _short_forms(
    unsure: Iterable[Candidate], forms: FullForms, reading: NameReading, text: str, used: set[int]
) -> Iterator[Mention]:
    """The candidates below the threshold that are short forms of names of the article."""
    tokens = reading.tokens
    for candidate in unsure:
        begin, end = candidate.begin, candidate.end
        if used.isdisjoint(range(begin, end)):
            name = text[tokens.starts[begin] : tokens.ends[end - 1]]
            if forms.has_full_form(name) and not _is_surname(tokens.words, begin, end, reading.lexicon):
                used.update(range(begin, end))
                yield _mention(tokens, text, (begin, end), "short form", _score_of(candidate))


def _is_surname(words: Sequence[str], begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether one word stands behind a given name: Ford of “Harrison Ford” beside “Ford Motor Co.”."""
    before = words[begin - 1] if begin else ""
    return end == begin + 1 and before[:1].isupper() and "given" in lexicon.classes.get(before.lower(), ())


def _threshold(candidate: Candidate, tokens: Tokens, lexicon: Lexicon) -> float:
    """The probability from which a span names an organization: low for known names, high for ordinary words."""
    return _MIN_UNCASED if candidate.begin in tokens.uncased else _threshold_of(candidate.name, lexicon)


@lru_cache(maxsize=_MEMO_NAMES)
def _threshold_of(name: str, lexicon: Lexicon) -> float:
    """The probability from which a name in small letters is an organization's."""
    if " " in name and lexicon.names.get(name) == "ORG":
        return _MIN_KNOWN
    return _THRESHOLDS[headword_kind(name.split(" "), lexicon)]


def _repetitions(reading: NameReading, text: str, used: set[int]) -> Iterator[Mention]:
    """The single words that stand alone and are a distinctive name used elsewhere: Al-Sabirin for al-Sabirin."""
    words, lower = reading.tokens.words, reading.tokens.lower
    single = [index for index in used if index - 1 not in used and index + 1 not in used]
    names = {name for name in {lower[index] for index in single} if _is_distinctive(name, reading.lexicon)}
    names = {name for name in names if lower.count(name) > 1}  # most names stand there once
    ends = {words[index][1:] for index in single if lower[index] in names and _stands_alone(words, index)}
    for index, name in enumerate(lower if ends else ()):
        is_same = name in names and words[index][1:] in ends and not words[index].islower()
        if is_same and index not in used and _stands_alone(words, index):
            used.add(index)
            yield _mention(reading.tokens, text, (index, index + 1), "repeated", _REPEATED_SCORE)


def _stands_alone(words: Sequence[str], index: int) -> bool:
    """Whether no other capitalised word stands beside a word."""
    beside = (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
    return not any(word[0].isupper() for word in beside)


def _uncased_mentions(tokens: Tokens, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions in uncased lines: names that the article has elsewhere, and known ones of more than one word."""
    lowered = tokens.lower
    spans = [
        (bisect_left(tokens.starts, mention.start), bisect_left(tokens.starts, mention.end)) for mention in mentions
    ]
    names = {tuple(lowered[begin:end]) for begin, end in spans}
    taken = {index for begin, end in spans for index in range(begin, end)}
    sizes = sorted({len(words) for words in names}, reverse=True)
    first_words = {words[0] for words in names if words}
    next_index = 0
    for index in sorted(tokens.uncased):
        word = lowered[index]
        if index < next_index or index in taken or (word not in first_words and word not in lexicon.first_words):
            continue
        size = 0
        if word in first_words:
            size = next((size for size in sizes if tuple(lowered[index : index + size]) in names), 0)
        known_size, kind = lexicon.match(lowered, index, len(lowered))
        if size:
            yield _mention(tokens, text, (index, index + size), "repeated", 0.9)
        elif kind == "ORG" and (known_size > 1 or _is_distinctive(word, lexicon)):
            yield _mention(tokens, text, (index, index + known_size), "known", 0.7)
        next_index = index + max(size, known_size, 1)


def _is_distinctive(word: str, lexicon: Lexicon) -> bool:
    """Whether a known name of one word is no other word, nor a person's or a place's name."""
    return len(word) >= _MIN_DISTINCTIVE_CHARS and word not in lexicon.classes


def _mention(tokens: Tokens, text: str, span: tuple[int, int], rule: str, score: float) -> Mention:
    start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
    return Mention(start, end, text[start:end], rule, score)
