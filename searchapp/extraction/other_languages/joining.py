"""The names in one text → its organizations and persons, each with all its mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

import ahocorasick
from msgspec import Struct
from msgspec.structs import replace

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.countries.toponyms import Toponym
from searchapp.extraction.name_words.name_keys import canonical_key, is_acronym, slug
from searchapp.extraction.organizations.coreference import by_fullest_key
from searchapp.extraction.other_languages.full_names import full_keys, same_by_stems
from searchapp.extraction.other_languages.models import LanguageModel
from searchapp.extraction.other_languages.name_spans import NameKind, NameReader, NameSpan
from searchapp.extraction.other_languages.owners import body_and_owner, is_state_body, of_country
from searchapp.extraction.other_languages.span_edges import belongs_to_office, by_head, trimmed
from searchapp.extraction.other_languages.words import INFLECTED, WITHOUT_SPACES, name_words_of
from searchapp.extraction.overlaps import overlaps_sorted
from searchapp.extraction.people.coreference import cluster_people
from searchapp.extraction.people.person_names import name_words
from searchapp.model.facts import Mention, Organization, Person

_DATELINE_ALONE = re.compile(r"(?:^|(?<=\n))[A-ZÀ-ÞА-ЯЁ]{5,}(?= ?[(–—-])")  # a town in capitals that begins a text
_MIN_REPEATED_CHARS = 3  # of a name that is marked wherever the text has it
_MAX_SURNAME_CHARS = 3  # of a surname that stands for a longer name, in scripts that put no space between the two


class Names(Struct, frozen=True):
    """The organizations and persons that a text names."""

    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()


class _Name(Struct, frozen=True):
    """A mention, and the name in its base form."""

    mention: Mention
    form: str


def names_of(
    text: str, spans: Iterable[NameSpan], model: LanguageModel, reader: NameReader, dateline: tuple[int, int] = (0, 0)
) -> Names:
    """The organizations and persons of a text, from the spans that a reader has found in it outside the dateline."""
    language = model.language
    words = name_words_of(language)
    heads = [by_head(text, trimmed(text, span, words), words, language) for span in spans]
    names = [span for span in _whole(heads, language) if span.start < span.end]
    toponyms = find_local_toponyms(text, language)
    places = {(toponym.start, toponym.end) for toponym in toponyms} | {dateline}
    places.update(town.span() for town in _DATELINE_ALONE.finditer(text))
    mentions: dict[NameKind, list[Mention]] = {"organization": [], "person": []}
    scores = {"organization": model.organization_score, "person": model.person_score}
    for start, end, kind in _agreed(text, names):
        is_name = (start, end) not in places and not belongs_to_office(text, start, words)
        if kind in scores and is_name:
            mentions[kind].append(Mention(start, end, text[start:end], "model", scores[kind]))
    taken = [(span.start, span.end) for span in names]
    mentions["organization"] += _repeated(text, mentions["organization"], taken, language)
    ordered = sorted(mentions["organization"], key=lambda mention: mention.start)
    bodies = [_Name(mention, _form_of(mention, text, toponyms, reader, language)) for mention in ordered]
    return Names(_organizations(bodies, text, language), _people(mentions["person"], reader, language))


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


def _repeated(
    text: str, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]], language: str
) -> Iterator[Mention]:
    """The mentions of organizations that are spelled as others and that the model has not seen."""
    scores = {mention.text: mention.score for mention in mentions if _is_distinctive(mention.text, language)}
    if not scores:
        return
    finder = ahocorasick.Automaton()
    for name in scores:
        finder.add_word(name, name)
    finder.make_automaton()
    repeats = sorted((last + 1 - len(name), -last - 1, name) for last, name in finder.iter(text))
    taken, end_before = sorted(taken), 0
    for start, minus_end, name in repeats:  # the longest first, of those that begin at the same character
        end = -minus_end
        is_free = start >= end_before and not overlaps_sorted(start, end, taken)
        if is_free and (language in WITHOUT_SPACES or _is_whole(text, start, end)):
            end_before = end
            yield Mention(start, end, name, "repeated", scores[name])


def _is_distinctive(name: str, language: str) -> bool:
    return language in WITHOUT_SPACES or (len(name) >= _MIN_REPEATED_CHARS and any(map(str.isupper, name)))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or behind a name."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


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
    forms = {key: same[0].form for key, same in by_key.items()}
    full = full_keys(forms, {key: len(same) for key, same in by_key.items()}, language)
    full.update(_introduced(names, text))
    organizations = [_organization(key, cluster) for key, cluster in by_fullest_key(by_key, full).items()]
    return tuple(sorted(organizations, key=lambda organization: organization.mentions[0].start))


def _organization(key: str, names: Sequence[_Name]) -> Organization:
    forms = Counter(name.form for name in names if canonical_key(name.form) == key)
    label = max(forms, key=lambda form: (is_acronym(form) or not form.isupper(), forms[form], form))
    mentions = sorted((name.mention for name in names), key=lambda mention: mention.start)
    return Organization(slug(key), label, tuple(mentions))


def _introduced(names: Sequence[_Name], text: str) -> Iterator[tuple[str, str]]:
    """The keys of acronyms in brackets behind a name, each with that of the name: Клуб любителей кошек (КОТ)."""
    for name, short in pairwise(names):
        if is_acronym(short.form) and text[name.mention.end : short.mention.start].strip('»”"') == " (":
            yield canonical_key(short.form), canonical_key(name.form)


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
        full = _with_given_names(set(forms.values()))
        forms = {name: full.get(form, form) for name, form in forms.items()}
    if language in INFLECTED:
        counts = Counter(forms[mention.text] for mention in mentions)
        best = dict(same_by_stems({form: name_words(form) for form in counts}, counts, language))
        forms = {name: best.get(form, form) for name, form in forms.items()}
    seen = {mention.start: mention for mention in mentions}
    people = cluster_people([replace(mention, text=forms[mention.text]) for mention in mentions])
    return tuple(
        replace(person, mentions=tuple([seen[mention.start] for mention in person.mentions])) for person in people
    )


def _with_given_names(names: Collection[str]) -> dict[str, str]:
    """The surnames among names, each with the one name of the text that begins with it: 大橋健一 of 大橋."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for length in range(1, min(_MAX_SURNAME_CHARS + 1, len(name))):
            longer[name[:length]].add(name)
    return {name: min(longer[name]) for name in names if len(longer.get(name, ())) == 1}
