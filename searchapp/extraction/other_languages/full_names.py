"""Short names, acronyms and inflected forms in one text → the full names that they stand for in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from searchapp.extraction.name_words.name_keys import acronyms_of, canonical_key, is_acronym
from searchapp.extraction.organizations.state_bodies import without_country
from searchapp.extraction.other_languages.words import INFLECTED, WITHOUT_SPACES, name_words_of
from searchapp.text import analyzer
from searchapp.text.snowball import SnowballStemmer


def full_keys(forms: Mapping[str, str], counts: Mapping[str, int], language: str) -> dict[str, str]:
    """For the keys of short names that of the one full name that they may stand for; `forms` are the names by key."""
    longer: dict[str, set[str]] = defaultdict(set)
    for key, form in forms.items():
        for short in _short_keys(key, form, language):
            longer[short].add(key)
    full: dict[str, str] = {}
    for key, form in forms.items():
        names = longer[f"={key}" if is_acronym(form) else key] - {key} or longer[f"@{key}"]
        if len(names) == 1:
            full[key] = min(names)
    if language in INFLECTED:
        full.update(same_by_stems({key: key.split() for key in forms}, counts, language))
    return full


def _short_keys(key: str, form: str, language: str) -> Iterator[str]:
    """What a name may be called for short: by its first letters (=), without the country (@), without legal forms."""
    yield from (f"={acronym}" for acronym in acronyms_of(form))
    body = without_country(form)
    if body:
        yield f"@{canonical_key(body)}"
    adds = name_words_of(language).adds
    if language not in WITHOUT_SPACES:
        yield " ".join(word for word in key.split() if word not in adds)
        return
    while added := next((word for word in adds if key != word and (key.endswith(word) or key.startswith(word))), ""):
        key = key.removesuffix(added) if key.endswith(added) else key.removeprefix(added)
        yield key


def same_by_stems(
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
    yield from _with_endings(words, name_words_of(language).endings)


def _with_endings(words: Mapping[str, Sequence[str]], endings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names that are another with an ending, with that one: Nordean, which no list of forms has, of Nordea."""
    names = {" ".join(its_words): name for name, its_words in words.items()}
    for text, name in names.items():
        for ending in endings:
            shorter = names.get(text.removesuffix(ending))
            if shorter is not None and shorter != name:
                yield name, shorter


@cache
def _stemmer(language: str) -> SnowballStemmer:
    return SnowballStemmer(language, frozenset())
