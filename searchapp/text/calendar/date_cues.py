"""What the words before a date make of it: the day of publication, of an update, or of something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from searchapp.text.calendar.month_names import fold
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import table_rows

_WORD = re.compile(r"[^\W\d_]+")
_LETTER_BEFORE = re.compile(r"[^\W\d_] ?$")
_LABEL_END = re.compile("[:：|]")

Cue = Literal["published", "updated", "other", ""]

_WORDS = Path(__file__).parents[1] / "data" / "date_words.tsv"
_USES = ("updated", "other", "published", "label")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u1100-\u11ff\uac00-\ud7af\u0e00-\u0e7f\u0900-\u0dff]|©")
_CUES = LazyPattern(lambda: "|".join(f"(?P<{use}>{_alternatives(use)})" for use in _USES), flags=0)


def cue_before(text: str) -> Cue:
    """What the nearest cue word in the text before a date, or beside it, makes of the date; "" without one."""
    folded = fold(text)
    matches = list(_CUES.finditer(folded))
    return _kind(matches, folded) if matches else ""


def _kind(matches: list[re.Match[str]], text: str) -> Cue:
    """What the last cue word makes of a date; a label is as the cue beside it, and says nothing in “Save the date”."""
    last = matches[-1]
    if not last["label"]:
        return "published" if last["published"] else "updated" if last["updated"] else "other"
    cue_end = matches[-2].end() if len(matches) > 1 else 0
    if len(matches) > 1 and not text[cue_end : last.start()].strip():
        return _kind(matches[:-1], text)
    is_alone = not _LETTER_BEFORE.search(text[: last.start()]) and not _words_of_label(text[last.end() :])
    return "published" if is_alone else ""


def _words_of_label(behind: str) -> bool:
    """Whether a label goes on behind its first word, as “Fecha del concierto:” does; a weekday is no part of it."""
    label = _LABEL_END.split(behind, maxsplit=1)[0]
    return any(word not in words_beside_day() for word in _WORD.findall(label))


@cache
def words_beside_day() -> frozenset[str]:
    """Weekdays, in full and short, and the words that join them and a place to a day, folded."""
    listed = (word for use in ("weekdays", "short weekdays", "on", "between", "clock") for word in date_words()[use])
    return frozenset(word for text in listed for word in _WORD.findall(fold(text)))


@cache
def date_words() -> Mapping[str, list[str]]:
    """The words before and in dates in all languages, as the table has them, by their use."""
    words: dict[str, list[str]] = {}
    for (_, use), listed in _listed().items():
        words.setdefault(use, []).extend(listed)
    return words


@cache
def date_words_of(language: str, use: str) -> tuple[str, ...]:
    """The words of a use in a language, and those of all languages, as the table has them."""
    return tuple(word for code in dict.fromkeys((language, "")) for word in _listed().get((code, use), ()))


def any_of_use(language: str, use: str) -> str:
    """A pattern of those words; of nothing where there are none."""
    return f"(?:{'|'.join(date_words_of(language, use)) or '(?!)'})"


@cache
def _listed() -> Mapping[tuple[str, str], list[str]]:
    """The words of the table by language and use."""
    words: dict[tuple[str, str], list[str]] = {}
    for language, use, listed in table_rows(_WORDS):
        words.setdefault((language, use), []).extend(listed.split("|"))
    return words


def _alternatives(use: str) -> str:
    """A pattern of all words of a use; whole words, but for scripts that write no spaces."""
    words = sorted(sorted(set(map(fold, date_words()[use]))), key=len, reverse=True)
    spaced = "|".join(word for word in words if not _UNSPACED.search(word))
    unspaced = "|".join(word for word in words if _UNSPACED.search(word)) or "(?!)"
    return rf"(?<![^\W\d_])(?:{spaced})(?![^\W\d_])|{unspaced}"
