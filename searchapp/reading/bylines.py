"""The names in a byline, as pages, exports and pasted texts write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from searchapp.geo.countries import country_code
from searchapp.reading.agency_lines.agencies import agency_of_sign
from searchapp.text.calendar.english_months import MONTH
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives


def _any_of(name: str) -> str:
    return alternatives(Path(__file__).parent / "data" / "bylines.tsv")[name]


_BY = LazyPattern(
    lambda: (
        rf"^\W*(?:(?:scritto|pubblicato) +da|(?:{_any_of('work')} +)?{_any_of('by')}) +"
        rf"(?:{_any_of('our')} +(?=(?-i:[A-ZÀ-Þ])))?"
    )
)
# “… . Edited by Bo Reed”, “… Foto: Bo Reed”
_OF_OTHERS = LazyPattern(lambda: rf"(?<![\s.,;|/(–—-])[\s.,;|/(–—-]+{_any_of('work of others')}.*$")
_IN_ADDRESS = re.compile(r"\S+@\S+ \(([^()]+)\)")  # of feeds: ada@echo.example (Ada Holm)
_DEGREE = re.compile(r",\s*(?:M\.?D|Ph\.?D|M\.?B\.?A|M\.?A|M\.?Sc|J\.?D|R\.?N|M\.?P\.?H|Esq)\b\.?(?=,|\s|$)")
# 记者 王小明, 記者王小明／台北報導, 김영희 기자: what stands around a name.
_EAST_ASIAN = re.compile(
    r"^\W*(?:本报|本報)?(?:作者|记者|記者|撰文|文)\s*[:：／/]\s*|^\W*(?:本报|本報)?(?:记者|記者)\s*(?=[\u4e00-\u9fff·]{2,5}(?:\W|\Z))"
    r"|\s*[／/]\s*\S{0,8}(?:報導|报道|報道|电|電|訊|讯)\Z|\s*기자\b.*$"
)
_STOP = r"(?<=[^\W\d_]{4})(?<!\bProf)(?<!\bCapt)(?<!\bSupt)\."  # of a sentence, no initial's and no title's
_AND = r"\s(?:and|AND|und|UND|y|et|ET|e|en|och|og|&)\s"
_BETWEEN = re.compile(rf"\s*(?:[;|•·/、\n]|,(?!\s*(?:Jr|Sr|II+|MD|PhD)\b)(?:{_AND})?|{_AND}|{_STOP}(?=\s+[A-ZÀ-Þ]))\s*")
_PLACE = re.compile(r"\s+(?:in|(?i:for))\s+[A-ZÀ-Þ][\w .'’-]*$")  # where somebody reports from, and for whom
# What stands behind the names: a day, an hour, a place to write to, a dash.
_BEHIND = re.compile(
    r"\s+[-–—|•·]\s.*$|\s*[(<\[].*$|,?\s+(?:on\s+)?(?=[A-ZÀ-Þ][a-zà-ÿ]{2,8}\.? \d|\d).*$|\s*\S+@\S+.*$|\s+https?:.*$"
    r"|\s+@\w.*$|\s+(?:published|updated|posted|last updated|follow|follow @\w+)\b.*$",
    re.I | re.S,
)
_OF_THE = re.compile(r"\s+(?:of|for|from|at|with)(?:\s+the)?\Z", re.I)
_DAY = re.compile(r"[\s,]*(?:on\s+)?(?:\d|[^\W\d_]+\.?\s\d)")
_ADDRESS = re.compile(r"\W*(?:https?:|www\.)", re.I)
_DAY_BEFORE_BY = re.compile(  # “Monday August 27, 2018 10:05 am by ”
    rf"^[^.!?@]{{0,40}}?(?:(?i:{MONTH})\b|\d[./-]\d)[^.!?@]{{0,30}}\d{{2}}[^.!?@]{{0,30}}?\W(?=[Bb][Yy]:? [A-Z])"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$|\s+(?:at|on|in)$")
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)+")  # of an author in the address of a page of theirs
_LABEL = LazyPattern(lambda: rf"{_any_of('no name')}\W*|\W*object object\W*")  # without a name
_WORD = re.compile(r"[^\W\d_]+")
_ROLE = LazyPattern(lambda: rf"\b{_any_of('role')}\b")
_TURNED = re.compile(
    r"(?P<surname>(?:(?:de|del|de la|da|dos|van|van der|von|ten|al|el|bin|le|la|di) )?[^\W\d_][\w'’-]+),"
    r" (?P<given>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2})"
)
_LIST_END = re.compile(r"(?<![\s.-][^\W\d_])(?<!\bJr)(?<!\bSr)\.\s*\Z")  # a full stop that no initial has
_MAX_WORDS = 6
_MAX_CHARS = 60
_MAX_NAMES = 20
_LONGEST_BYLINE = 2_000  # characters; what so many names take is less, and patterns take the square of the length


def names_in(text: str) -> list[str]:
    """The names that a byline lists, without the “By”, without the places between them and the day behind them."""
    if _ADDRESS.match(text):
        return []
    whole_line = _DAY_BEFORE_BY.sub("", " ".join(text[:_LONGEST_BYLINE].split()))
    if in_address := _IN_ADDRESS.fullmatch(whole_line):
        return [in_address[1]]
    line = _EAST_ASIAN.sub("", _BY.sub("", _DEGREE.sub("", without_others(whole_line))))
    alone = _BEHIND.sub("", line)
    parts = (_PLACE.sub("", part.strip(" ,-–—•·:")) for part in _BETWEEN.split(alone))
    names = [_without_agency(part) for part in parts if part]
    is_day = len(names) == 1 and _DAY.match(line[len(alone) :]) and _is_plain_word(names[0])
    if is_day and not _BY.match(whole_line):
        return []  # a weekday, or what the day is called
    whole = next((index for index, name in enumerate(names) if " " in name), len(names))
    return [name for index, name in enumerate(names) if index <= whole or not _is_plain_word(name)]


def without_others(line: str) -> str:
    """The line of a byline without those behind its writers who edited, translated or pictured their article."""
    return _OF_OTHERS.sub("", line)


def _is_plain_word(name: str) -> bool:
    """Whether a name is a single word and no agency's: behind a whole name that is where somebody reports from."""
    return " " not in name and not name.isupper() and not agency_of_sign(name)


def _without_agency(name: str) -> str:
    """A name without the agency behind it, as in `Jill Marsh of The Associated Press`."""
    words = name.split()
    for count in range(len(words) - 2, 0, -1):
        if agency_of_sign(" ".join(words[-count:])):
            return _OF_THE.sub("", " ".join(words[:-count]))
    return name


def clean_names(names: Iterable[str]) -> list[str]:
    """The names among some texts, each once: no addresses, no roles, none in another spelling of the case."""
    cleaned: dict[str, str] = {}
    for name in names:
        name = _FULL_STOP.sub("", _BY.sub("", name).strip(' ,;|-–—•·:"“”'))
        name = name.replace("-", " ").title() if _SLUG.fullmatch(name) else name
        if _is_name(name):
            cleaned.setdefault(re.sub(r"\W+", "", name).casefold(), name)
    return [cleaned[key] for key in cleaned if not _is_joined(key, cleaned)][:_MAX_NAMES]


def _is_joined(key: str, keys: Iterable[str]) -> bool:
    """Whether a name is that of several others in a row: “Ada Holm Bo Lunt” beside both."""
    rest = key
    for other in keys:
        rest = rest.removeprefix(other) if other != key else rest
    return not rest


def given_names_first(names: str) -> str:
    """The names of a catalogue, `Holm, Ada; Reed, Jon T.`, with the given names first; any other text as it is."""
    parts = [part.strip() for part in _LIST_END.sub("", names).split(";") if part.strip()]
    turned = [_TURNED.fullmatch(part) for part in parts]
    if not parts or not all(match and not _ROLE.search(part) for match, part in zip(turned, parts, strict=True)):
        return names
    return ", ".join(f"{match['given']} {match['surname']}" for match in turned if match)


def names_nobody(text: str) -> bool:
    """Whether a byline is what programs and databases write where nobody is named, as `Anonymous`."""
    return bool(_LABEL.fullmatch(text.strip()))


def byline_of(text: str) -> str:
    """The names in a byline, one after the other; the text without its “By” where none looks like one."""
    names = names_in(text)
    return ", ".join(clean_names(names) or names[:1])


def _is_name(text: str) -> bool:
    """Whether a text can be the name of a writer or of an agency."""
    return (
        0 < len(text) <= _MAX_CHARS
        and bool(_WORD.search(text))
        and len(text.split()) <= _MAX_WORDS
        and "//" not in text
        and "@" not in text
        and not text.endswith("*")
        and not _LABEL.fullmatch(text)
        and (" " in text or not country_code(text))
        and not _ROLE.search(text)
    )
