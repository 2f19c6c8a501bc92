"""Mentions of one article → organizations: coreference of acronyms, short forms and spellings of one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import acronyms_of, canonical_key, has_legal_form, is_acronym, slug
from searchapp.model.facts import Mention, Organization

T = TypeVar("T")

_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]?")  # B.P. is shown as BP, where a text has both
_START = attrgetter("start")
_MOST_WORDS = 30  # of a short form; what has more is a row of names
_INTRODUCTIONS = {
    " (": ")",
    ", known as ": "",
    ", or ": ",",
}  # text between a full name and its acronym → text behind the acronym


def cluster_mentions(mentions: Iterable[Mention], text: str = "") -> tuple[Organization, ...]:
    """The organizations that the mentions of one article name, in the order of their first mention."""
    ordered = sorted(mentions, key=_START)
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in ordered:
        key = canonical_key(mention.text)
        if key:
            by_key[key].append(mention)
    clusters = by_fullest_key(by_key, _fuller(by_key, ordered, text)) if len(by_key) > 1 else by_key
    organizations = [_organization(key, cluster) for key, cluster in clusters.items()]
    return tuple(sorted(organizations, key=lambda organization: organization.mentions[0].start))


def _fuller(by_key: Mapping[str, Sequence[Mention]], mentions: Sequence[Mention], text: str) -> Mapping[str, str]:
    """For each key that of the fuller name that the article or the lexicon has, else itself."""
    forms = FullForms({key: same[0].text for key, same in by_key.items()})
    full = {key: forms.of(key) for key in by_key}
    full.update((key, key[:-1]) for key, same in by_key.items() if same[0].text.endswith("'s") and key[:-1] in by_key)
    full.update(_known_spellings(by_key.keys()))
    full.update(_introduced_acronyms(mentions, text))
    return full


def _known_spellings(keys: Set[str]) -> Iterator[tuple[str, str]]:
    """The keys that the lexicon gives a full name for, with its key, or the longest of such keys where none has it."""
    known = lexicon().full_names
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys & known.keys()):
        by_name[canonical_key(known[key])].append(key)
    for name, its_keys in by_name.items():
        fullest = name if name in keys else max(its_keys, key=len)
        yield from ((key, fullest) for key in its_keys if key != fullest)


def _introduced_acronyms(mentions: Sequence[Mention], text: str) -> Iterator[tuple[str, str]]:
    """The keys of each acronym and full name that the text introduces together: World Tea Board (WTB)."""
    for name, short in pairwise(mentions):
        closing = _INTRODUCTIONS.get(text[name.end : short.start])
        if closing is None or not text.startswith(closing, short.end):
            continue
        is_short = canonical_key(short.text) in acronyms_of(name.text)  # “(Nepra)”
        if is_short or is_acronym(short.text):
            key = canonical_key(name.text)
            if " " in key and (is_short or short.text[0].lower() in {word[0] for word in key.split()}):
                yield canonical_key(short.text), key


def _organization(key: str, mentions: Sequence[Mention]) -> Organization:
    """The organization of a key, labelled with the commonest spelling of its full name."""
    texts = [mention.text for mention in mentions]
    if texts.count(texts[0]) == len(texts):  # as most are
        return Organization(slug(key), clean_label(texts[0]), tuple(mentions))
    spellings = Counter(clean_label(text) for text in texts if canonical_key(text) == key)
    label = max(
        spellings, key=lambda text: (not text.isupper(), spellings[text], not _DOTTED.fullmatch(text), len(text), text)
    )
    return Organization(slug(key), label, tuple(sorted(mentions, key=_START)))


@lru_cache(maxsize=1 << 14)
def clean_label(text: str) -> str:
    """A name as a label: on one line, without a leading article that is not its own, as that of The Hague is."""
    words = text.split()
    if len(words) > 1 and words[0].lower() == "the" and words[1] != "Hague":
        words = words[1:]
    return " ".join(words)


def by_fullest_key(by_key: Mapping[str, Iterable[T]], full: Mapping[str, str]) -> dict[str, list[T]]:
    """What stands under the keys of one chain of ever fuller names together, under the last of them."""
    clusters: dict[str, list[T]] = defaultdict(list)
    for key, same in by_key.items():
        clusters[fullest(key, full.get)].extend(same)
    return clusters


def fullest(name: str, fuller_of: Callable[[str], str | None]) -> str:
    """The end of a chain of ever fuller names, of which one without a fuller has none or ""; of a cycle, the
    alphabetically first."""
    path = [name]
    while (fuller := fuller_of(path[-1])) and fuller not in path:
        path.append(fuller)
    return min(path[path.index(fuller) :]) if fuller else path[-1]


class FullForms:
    """An index of an article's names that finds the full form of a short one without comparing all pairs."""

    def __init__(self, surfaces: Mapping[str, str]) -> None:
        """Index surface forms by their keys."""
        self._surfaces = surfaces
        self._by_sign: dict[str, list[str]] = defaultdict(list)
        for key, surface in surfaces.items():
            for sign in () if surface.isalpha() else _signs(key, surface):  # a single word is no full form
                self._by_sign[sign].append(key)

    def _similar(self, key: str) -> Sequence[str]:
        """The keys that may be full forms: they begin with it, or end with it a word later, or it is their acronym."""
        by_sign = self._by_sign
        return [*by_sign.get(key, ()), *by_sign.get("=" + key.replace(" ", ""), ())] if by_sign else ()

    def of(self, key: str) -> str:
        """The key of the full name that a short one stands for; itself where there is none or more than one."""
        similar, surface = self._similar(key), self._surfaces[key]
        if not similar or has_legal_form(surface):  # as mostly
            return key
        similar = [other for other in similar if len(other) > len(key)]
        longer = [other for other in similar if _is_full_form(key, surface, other, self._surfaces[other])]
        shortest = min(longer, key=lambda other: (len(other), other), default=key)
        return shortest if all(_contains(shortest, other) for other in longer) else key

    def has_full_form(self, name: str) -> bool:
        """Whether a name is the short form, or another spelling, of one of these names."""
        key = canonical_key(name)
        return bool(key) and (
            key in self._surfaces
            or any(_is_full_form(key, name, other, self._surfaces[other]) for other in self._similar(key))
        )


@lru_cache(maxsize=1 << 14)
def _signs(key: str, surface: str) -> frozenset[str]:
    """What short forms of a name may be: its first words, all but the first, the last one, or, behind a =, acronyms."""
    words = key.split()
    shorter = [" ".join(words[:count]) for count in range(1, min(len(words), _MOST_WORDS))]
    return frozenset((*shorter, " ".join(words[1:]), words[-1], *(f"={short}" for short in acronyms_of(surface))))


def _contains(short: str, other: str) -> bool:
    """Whether the words of one key stand together in another."""
    return f" {short} " in f" {other} "


def _is_full_form(key: str, surface: str, other_key: str, other: str) -> bool:
    """Whether `other` is the full name of `surface`: the expansion of the acronym, or with descriptive words."""
    if is_acronym(surface):  # but US is no University of Surrey
        return key.replace(" ", "") in acronyms_of(other) and lexicon().names.get(key) != "LOC"
    words, longer = key.split(), other_key.split()
    if len(words) >= 2 and longer == ["us", *words]:
        return True
    if " and " in f" {other_key} " or len(words) >= len(longer):
        return False
    is_plural = surface.endswith("s") and not surface.endswith("ss")  # as no Congress is
    if len(words) == 1 and longer[-1] == words[0] and is_plural:  # the Bulls are the Chicago Bulls
        return gazetteer().get(other.rpartition(" ")[0]) is not None
    if longer[: len(words)] == words:
        return _is_prefix_form(words, longer[len(words) :])
    return (
        len(words) >= 2
        and longer[-len(words) :] == words
        and words[0] not in ENGLISH["general words"]
        and len(longer) == len(words) + 1
    )


def _is_prefix_form(words: list[str], rest: list[str]) -> bool:
    """Whether a name that continues with the words `rest` is still the same organization."""
    if len(words) == 1 and words[0] in ENGLISH["general words"]:
        return False
    if rest == ["press"] and words[-1] == "university":
        return False
    if rest[0] in ("of", "for", "on"):  # a known firm is not its branch: Samsung Electronics for Latin America
        return len(words) >= 2 and (rest[0] != "for" or " ".join(words) not in lexicon().names)
    return all(word in ENGLISH["descriptions"] for word in rest)
