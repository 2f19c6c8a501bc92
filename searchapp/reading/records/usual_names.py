"""The names under which records keep what an article is made of, by what they mean.

They are the names that news APIs, crawlers, agencies' exports, content systems and published data sets use, and those
of the headers of tables in other languages. Case, accents, spaces, dots, hyphens and underscores do not count:
`datePublished`, `date_published` and `Date Published` are one name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from searchapp.errors import UserError
from searchapp.model.field_names import FieldMap, Note
from searchapp.text.tab_separated import word_lists

_MEMO_NAMES = 1 << 14
_NOT_A_LETTER = re.compile(r"[\W_]+")
_OF_SYSTEM = re.compile(r"^field_(?=\w)|(?<=\w)_(?:t|s|ss|txt|txts|dt|tdt)$")  # Drupal's and Solr's, as in `title_t`
_REPEATED = re.compile(
    r"(?<=\w)(?: \(\d+\)|\.\d{1,2}|\.\.\.\d+)$"
)  # of columns of one name: ours, that of pandas and of R
_MARKS = re.compile("[\u0300-\u036f]")  # accents by themselves; the vowel signs of Indic scripts are letters

LEAD = "lead"
DATES_WITHOUT_NAME = "day without a name"  # of a column whose dates may be those of anything
_UPDATES = "update"  # in the table: names of days that an article was changed on
# What a content system says of an article that nobody has read yet.
UNPUBLISHED = frozenset(("draft", "auto-draft", "pending", "future", "scheduled", "private"))
_WHOLES = ("news", "article", "story", "post", "clip")
CONTRACT_LISTS = ("organizations", "countries", "people")
DATA = Path(__file__).parent / "data"
_NAMES_FILE = DATA / "field_names.tsv"
PARTS_FILE = DATA / "record_parts.tsv"


@lru_cache(maxsize=_MEMO_NAMES)
def plain_name(name: str) -> str:
    """The letters and digits of a field's name, in small letters and without accents and what a system adds to it."""
    folded = unicodedata.normalize("NFKD", _OF_SYSTEM.sub("", _REPEATED.sub("", name)).casefold())
    return unicodedata.normalize("NFC", _NOT_A_LETTER.sub("", _MARKS.sub("", folded)))


def _with_wholes(names: Iterable[str]) -> Iterator[str]:
    """The names, each as it is and with what it is a part of before it: `headline`, `news_headline`, …"""
    for name in names:
        yield name
        yield from (f"{whole}_{name}" for whole in _WHOLES if name.isascii() and not name.startswith("_"))


@cache
def names_of(part: str) -> frozenset[str]:
    """Plain names of a `container` of records, or of the `year`, the `month` and the `day` of a date in parts."""
    return frozenset(map(plain_name, word_lists(PARTS_FILE)[part]))


@cache
def updates() -> Mapping[str, None]:
    """Plain names of dates that are no day of publication for sure, in their order."""
    names = (*_with_wholes(word_lists(_NAMES_FILE)[_UPDATES]), DATES_WITHOUT_NAME)
    return dict.fromkeys(map(plain_name, names))


@cache
def ranks() -> Mapping[str, Mapping[str, int]]:
    """The rank of each plain name among those of its targets; a name such as `guid` may have two."""
    plain_names = {
        target: [*map(plain_name, _with_wholes(names)), *(updates() if target == "published" else ())]
        for target, names in word_lists(_NAMES_FILE).items()
        if target != _UPDATES
    }
    return {
        target: {name: rank for rank, name in reversed(list(enumerate(names)))} for target, names in plain_names.items()
    }


def targets() -> tuple[str, ...]:
    """What names of fields may mean."""
    return (*ranks(), *CONTRACT_LISTS)


def is_known(name: str) -> bool:
    """Whether a field's name tells what it holds."""
    return name in CONTRACT_LISTS or any(plain_name(name) in known for known in ranks().values())


def field_map(options: tuple[str, ...]) -> FieldMap:
    """The pairs of `body=content`, `date=pubdag`, …; raises UserError for one that cannot be read."""
    return FieldMap(tuple([_pair(option) for option in options]))


def require_fields(field_map: FieldMap, notes: Mapping[Note, int]) -> None:
    """Raise UserError for a field that the user gave and that no record has."""
    for target, source in field_map.pairs:
        if source and not any(note.kind == "mapped" and plain_name(note.field) == plain_name(source) for note in notes):
            remedy = "`searchapp fields FILE` shows those that there are"
            raise UserError(f"--field {target}={source}: no record has a field “{source}”; {remedy}")


def _pair(option: str) -> tuple[str, str]:
    """The target and the source of one option; a target has all the names that are known for it."""
    name, equals, source = option.partition("=")
    target = name.strip() if name.strip() in targets() else _target_of(name)
    if not equals or target is None:
        choice = ", ".join(targets())
        raise UserError(f"--field {option}: write TARGET=SOURCE as in body=content; TARGET is one of {choice}")
    return target, source.strip()


def _target_of(name: str) -> str | None:
    ranked = [(rank, target) for target, known in ranks().items() if (rank := known.get(plain_name(name))) is not None]
    return min(ranked, default=(0, None))[1]
