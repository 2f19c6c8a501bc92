"""The names in one text → its organizations and persons, each with all its mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.organizations.name_keys import acronyms_of, canonical_key, is_acronym, slug
from searchapp.extraction.other_languages.models import LanguageModel
from searchapp.extraction.other_languages.name_spans import NameKind, NameReader, NameSpan
from searchapp.extraction.other_languages.owners import body_and_owner, is_state_body, of_country, owned_forms
from searchapp.extraction.other_languages.span_edges import belongs_to_office, by_head, trimmed
from searchapp.extraction.other_languages.words import WITHOUT_SPACES, name_words_of
from searchapp.extraction.overlaps import overlaps
from searchapp.extraction.people.coreference import cluster_people
from searchapp.extraction.people.person_names import name_words
from searchapp.model.facts import Mention, Organization, Person
from searchapp.text import analyzer
from searchapp.text.snowball import SnowballStemmer

_DATELINE_ALONE = re.compile(
    r"(?:^|(?<=\n))[^\W\d_a-zà-ÿа-яё]{5,}(?= ?[(–—-])"
)  # a town in capitals that begins a text
_MIN_REPEATED_CHARS = 3  # of a name that is marked wherever the text has it
_MAX_SURNAME_CHARS = 3  # of a surname that stands for a longer name, in scripts that put no space between the two
_INFLECTED = frozenset(("fi", "ru"))  # languages in which the stems of a name's words join its forms


@dataclass(frozen=True, slots=True)
class Names:
    """The organizations and persons that a text names."""

    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """A mention, and the name in its base form."""

    mention: Mention
    form: str


def names_of(
    text: str, spans: Iterable[NameSpan], model: LanguageModel, reader: NameReader, dateline: tuple[int, int] = (0, 0)
) -> Names:
    """The organizations and persons of a text, from the spans that a reader has found in it outside the dateline."""
    language = model.language
    words = name_words_of(language)
    found = [by_head(text, trimmed(text, span, words), words, language) for span in spans]
    found = [span for span in _whole(found, language) if span.start < span.end]
    toponyms = find_local_toponyms(text, language)
    places = {(place.start, place.end) for place in toponyms} | {dateline}
    places.update(town.span() for town in _DATELINE_ALONE.finditer(text))
    mentions: dict[NameKind, list[Mention]] = {"organization": [], "person": []}
    scores = {"organization": model.organization_score, "person": model.person_score}
    for start, end, kind in _agreed(text, found):
        is_name = (start, end) not in places and not belongs_to_office(text, start, words)
        if kind in scores and is_name:
            mentions[kind].append(Mention(start, end, text[start:end], "model", scores[kind]))
    taken = [(span.start, span.end) for span in found]
    mentions["organization"] += _repeated(text, mentions["organization"], taken, language)
    ordered = sorted(mentions["organization"], key=lambda mention: mention.start)
    names = [_Name(mention, _form_of(mention, text, toponyms, reader, language)) for mention in ordered]
    return Names(_organizations(names, text, language), _people(mentions["person"], reader, language))


# ---- which mentions there are ----------------------------------------------------------------------


def _whole(spans: Iterable[NameSpan], language: str) -> Iterator[NameSpan]:
    """The spans, where there are no spaces between words a surname and a given name that touch as one: 豊田章男."""
    before: NameSpan | None = None
    for span in spans:
        touches = before is not None and before.end == span.start and before.kind == span.kind == "person"
        if before is not None and touches and language in WITHOUT_SPACES:
            before = before._replace(end=span.end)
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _agreed(text: str, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The spans, each name as an organization or a person throughout: what most of its mentions were taken for."""
    kinds: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for span in spans:
        if span.kind != "other":
            kinds[text[span.start : span.end]][span.kind] += 1
    for span in spans:
        agreed = kinds.get(text[span.start : span.end])
        yield span._replace(kind=agreed.most_common(1)[0][0]) if agreed and span.kind != "other" else span


def _repeated(text: str, mentions: Sequence[Mention], taken: list[tuple[int, int]], language: str) -> Iterator[Mention]:
    """The mentions of organizations that are spelled as others and that the model has not seen."""
    edge = "" if language in WITHOUT_SPACES else r"\b"
    for name in sorted({mention.text for mention in mentions}, key=lambda name: (-len(name), name)):
        if language in WITHOUT_SPACES or (len(name) >= _MIN_REPEATED_CHARS and any(map(str.isupper, name))):
            for match in re.finditer(edge + re.escape(name) + edge, text):
                if not overlaps(*match.span(), taken):
                    taken.append(match.span())
                    score = next(mention.score for mention in mentions if mention.text == name)
                    yield Mention(*match.span(), name, "repeated", score)


# ---- organizations ---------------------------------------------------------------------------------


def _form_of(mention: Mention, text: str, toponyms: Sequence[Toponym], reader: NameReader, language: str) -> str:
    """The base form of an organization's name, with the country whose it is where each has one of that name."""
    body, owner = body_and_owner(text, mention.start, mention.end, toponyms, language)
    form = reader.base_form(" ".join(body.split()), "organization", ())
    if owner and is_state_body(form, language):
        return of_country(form, owner)
    return reader.base_form(" ".join(mention.text.split()), "organization", ())


def _organizations(names: Sequence[_Name], text: str, language: str) -> tuple[Organization, ...]:
    by_key: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        by_key[canonical_key(name.form)].append(name)
    by_key.pop("", None)
    full = _full_keys(by_key, names, text, language)
    clusters: dict[str, list[_Name]] = defaultdict(list)
    for key, same in by_key.items():
        clusters[_last(key, full)].extend(same)
    organizations = [_organization(key, cluster) for key, cluster in clusters.items()]
    return tuple(sorted(organizations, key=lambda organization: organization.mentions[0].start))


def _organization(key: str, names: Sequence[_Name]) -> Organization:
    forms = Counter(name.form for name in names if canonical_key(name.form) == key)
    label = max(forms, key=lambda form: (is_acronym(form) or not form.isupper(), forms[form], form))
    mentions = sorted((name.mention for name in names), key=lambda mention: mention.start)
    return Organization(slug(key), label, tuple(mentions))


def _full_keys(
    by_key: Mapping[str, Sequence[_Name]], names: Sequence[_Name], text: str, language: str
) -> dict[str, str]:
    """For keys of short names and other forms the key of the full name in the same text."""
    full: dict[str, str] = {}
    for name, short in pairwise(names):
        if is_acronym(short.form) and text[name.mention.end : short.mention.start].strip('»”"') == " (":
            full[canonical_key(short.form)] = canonical_key(name.form)
    forms = {key: same[0].form for key, same in by_key.items()}
    for key, form in forms.items():
        longer = [other for other in forms if other != key and _is_full(key, form, other, forms[other], language)]
        owned = owned_forms(form, forms.values()) if is_state_body(form, language) else []
        longer = longer or [canonical_key(other) for other in owned]
        if len(longer) == 1:
            full.setdefault(key, longer[0])
    if language in _INFLECTED:
        counts = {key: len(same) for key, same in by_key.items()}
        full.update(_by_stems({key: key.split() for key in by_key}, counts, language))
    return full


def _is_full(key: str, form: str, other: str, other_form: str, language: str) -> bool:
    """Whether a name is another one's full name: spells out its letters, or has words that short forms leave out."""
    if is_acronym(form):
        return key in acronyms_of(other_form)
    adds = name_words_of(language).adds
    if language not in WITHOUT_SPACES:
        rest = f" {other} ".replace(f" {key} ", " ", 1).split()
        return len(other) > len(key) and f" {key} " in f" {other} " and all(word in adds for word in rest)
    rest_of = other.removeprefix(key) if other.startswith(key) else other.removesuffix(key)
    for word in adds:
        rest_of = rest_of.replace(word, "") if rest_of != other else other
    return rest_of == ""


def _by_stems(
    words: Mapping[str, Sequence[str]], counts: Mapping[str, int], language: str
) -> Iterator[tuple[str, str]]:
    """The names whose words have the same stems as those of another, with that one: the shortest, or the commonest."""
    stem = _stemmer(language)
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, its_words in words.items():
        alike[tuple(map(stem, map(analyzer.fold, its_words)))].append(name)
    for names in alike.values():
        best = min(names, key=lambda name: (len(name), -counts[name], name))
        yield from ((name, best) for name in names if name != best)


@cache
def _stemmer(language: str) -> SnowballStemmer:
    return SnowballStemmer(language, frozenset())


def _last(key: str, full: Mapping[str, str]) -> str:
    """The last key of a chain of ever fuller names."""
    seen = {key}
    while key in full and full[key] not in seen:
        key = full[key]
        seen.add(key)
    return key


# ---- persons ---------------------------------------------------------------------------------------


def _people(mentions: Sequence[Mention], reader: NameReader, language: str) -> tuple[Person, ...]:
    """The persons of a text: surnames are joined to the full names that it has."""
    known: set[str] = set()
    forms: dict[str, str] = {}
    for name in sorted({mention.text for mention in mentions}, key=lambda name: (-len(name_words(name)), name)):
        forms[name] = reader.base_form(" ".join(name.split()), "person", known)
        if len(name_words(name)) > 1:
            known.update(forms[name].lower().replace("ё", "е").split())
    if language in WITHOUT_SPACES:
        forms = {name: _with_given_name(form, forms.values()) for name, form in forms.items()}
    if language in _INFLECTED:
        counts = Counter(forms[mention.text] for mention in mentions)
        best = dict(_by_stems({form: name_words(form) for form in counts}, counts, language))
        forms = {name: best.get(form, form) for name, form in forms.items()}
    seen = {mention.start: mention for mention in mentions}
    people = cluster_people([replace(mention, text=forms[mention.text]) for mention in mentions])
    return tuple(
        replace(person, mentions=tuple([seen[mention.start] for mention in person.mentions])) for person in people
    )


def _with_given_name(name: str, others: Collection[str]) -> str:
    """A name, or for a surname the one name of a text that begins with it: 大橋 of 大橋健一."""
    longer = {other for other in others if other != name and other.startswith(name)}
    return longer.pop() if len(longer) == 1 and len(name) <= _MAX_SURNAME_CHARS else name
