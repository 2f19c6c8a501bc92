"""Patterns of reporting: the words around a name that show that it is cited, and the forms of outlets' names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from searchapp.extraction.cued_patterns import GuardedPattern, Words, distinct_words
from searchapp.extraction.name_words.known_names import KnownNames
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import WordSets, alternatives

_TABLE = Path(__file__).parent / "data" / "reporting.tsv"


def _any(name: str) -> str:
    return alternatives(_TABLE)[name]


def _guarded(name: str) -> GuardedPattern:
    """A pattern of the table, searched where a text has a word that an alternative begins with, or the plural of it."""
    return GuardedPattern(
        lambda: _any(name), lambda: [word + end for word in _FIRST_WORD.findall(_any(name)) for end in ("", "s")]
    )


_FIRST_WORD = re.compile(r"(?<=[(|:])\w+")  # of an alternative
_WHEN = r"(?:,? (?:on )?\w+day|\s(?:has|had|also|later|first|in \w+|\w+ly)){0,2},?\s"
_ACRONYM = r"(?:\s\([A-Z]{2,8}\))?"
_CITING_OTHERS = r"(?:, (?:citing|quoting|without naming) [^,.;:\n]{3,60},)?"  # “Orrin, quoting the ministry, said”
_CITING_AFTER = LazyPattern(
    lambda: (
        rf"\"?{_ACRONYM}(?:\s{_any('kind')}|\s(?:correspondents?|reporters?|journalists?))?{_CITING_OTHERS}"
        rf"{_WHEN}{_any('verb')}\b"
    ),
    flags=0,
)
_CITING_BEFORE = LazyPattern(
    lambda: (
        rf"\b{_any('cue')}\s(?:the\s|an?\s)?"
        rf"(?:[A-Z][a-z]+'s\s|\w+-(?:based|run|owned|language|wing|official)\s|{_any('quality')}\s"
        rf"|[A-Z][a-z]+(?:an|ish|ese|i)\s)*(?:{_any('kind')}\s)?\"?$"
    ),
    flags=0,
)
_CITING_AFTER_ABROAD = LazyPattern(lambda: rf"[\"»”“]?,?\s{_any('verb abroad')}\b", flags=0)
_CITING_BEFORE_ABROAD = LazyPattern(lambda: rf"(?<!\w){_any('cue abroad')}\s?[\"«„“]?$", flags=0)
_OWN_WORK = LazyPattern(lambda: rf"\s{_any('own work')}\b", flags=0)
_MAX_CUE_CHARS = 70  # before a name, in which its cue stands
_MAX_NAME_CHARS = 60  # of the part of a name before its last word

REPORTING = WordSets(_TABLE)
HEAD = _guarded("head")  # the last word of an outlet's name
_HYPHENATED = re.compile(r"(?:-[A-Z]\w+)?")  # "Herald-Gazette"
_OF_TOPIC = re.compile(r"(?: of (?:the )?[A-Z]\w+)?")  # "Journal of Medicine", "Times of Zambia"
ARTICLE_BEFORE = re.compile(r"(?:[Tt]he|to|told|daily|newspaper|magazine|website|weekly)\s$")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w'&.-]*[^\W.,'] (?:of (?:the )?)?){1,4})$")
NAME_AFTER = re.compile(r" ((?:[A-Z][\w'&-]+)(?: [A-Z][\w'&-]+){0,3})")
LEAD = re.compile(
    r"(?:.* of (?:the )?)?"
    r"(?:(?:The|A|An|In|On|But|And|Some|One|Two|Several|This|That|All|Many|Most|Other|State|Local|\w+-language|[A-Z]\w+'s)"
    r"(?: |$))*"
)
STATION = GuardedPattern(  # begins with fixed characters, and looks back from there
    r"(?:Radio(?<!\wRadio)|Television(?<!\wTelevision)|TV(?<!\wTV)) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?",
    ("Radio", "Television", "TV"),
)
CHANNEL = GuardedPattern(r"[Cc]hannel (?:\d{1,2}|One|Two|Three|Four|Five)\b(?: News| news)?", ("Channel", "channel"))
SHORT_FORM = LazyPattern(  # begins with fixed characters, and looks back from there
    lambda: (
        r" the (?:(?<=\btold the )|(?<=\bto the )|(?<=\bin the )|(?<=\bby the ))"
        rf"({_any('short form')})\b(?! [A-Z]| of )"
    ),
    flags=0,
)
INSTITUTE = GuardedPattern(
    lambda: (
        r"[Tt]he (?<!\w.he )((?:[A-Z][\w-]+ ){1,4}(?:Institute|Institution|Center|Centre|Foundation|Observatory)"
        r"(?: (?:for|of|on) (?:the )?[A-Z][\w-]+(?: (?:and |of |for )?[A-Z][\w-]+){0,4})?)"
        rf",?(?: \w+ly| has| had| in \w+| on \w+day)?,? {_any('verb')}\b"
    ),
    ("Institute", "Institution", "Center", "Centre", "Foundation", "Observatory"),
)
_KINDS = (HEAD, STATION, CHANNEL, INSTITUTE)
SPOKEN_TO = re.compile(
    r"(?:\b(?:told|tells)|[,”\"] (?:reports?|reported)|\binterview(?:ed)? (?:with|by|on)) (?:the )?$"
)
_THE_NAME = re.compile(  # begins with fixed characters, and looks back from there
    r"The (?:(?<=\bto The )|(?<=\btold The )|(?<=\btells The )|(?<=\bwith The )|(?<=\bby The )|(?<=\bin The ))"
    r"([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})(?!')\b"
)
_BEFORE_THE_NAME = re.compile(
    r"\b(?:told|tells|[Aa]ccording to|interview(?:ed)? (?:with|by)|spoke(?:n)? (?:to|with)|speaking (?:to|with)"
    r"|(?:obtained|published|reported|reviewed|cited|seen) by|published in|statement to)$"
)
_WRITES = re.compile(  # behind who publishes: “Orrin wrote that”, “Orrin first reported”
    rf"\"?{_WHEN}(?:(?:wrote|writes) (?:that|of)\b|quot(?:ed|es) (?!on |in |at |a |prices?\b))"
    r"|\"? (?:first (?:reported|published)|was (?:the )?first to report)\b"
)
_JOINED = re.compile(r" and (?:the |The )?")
_LISTED = LazyPattern(  # “Fars news agency and Lebanon's”
    lambda: (
        rf"(?: {_any('kind')})?(?:,| and|, and|/) ?(?:the |The )?(?:[A-Z][\w-]+'s )?"
        rf"(?:{_any('quality')} )*(?:{_any('kind')} )?"
    ),
    flags=0,
)
_MAX_CHARS_BEFORE_THE = 20
_MAX_SPOKEN_TO_CHARS = 30  # before a name, in which it stands that somebody told it something
_ENDS_OF_SPOKEN_TO = tuple(
    f"{word} {article}"
    for word in ("told", "tells", "report", "reports", "reported", "with", "by", "on")
    for article in ("", "the ")
)
SIGNATURE = re.compile(r"\n\s*\(?(Reuters?|REUTERS?|AP|AFP|UPI|Xinhua|DPA|dpa|TASS)\)?\s*$")
_CREDIT_CUE = re.compile(
    r"\b(?:photo(?:graph)?s?|image|picture|credit|file|courtesy(?: of)?|by|via|source|handout|video|screenshot)\b\W*",
    re.IGNORECASE,
)
CREDIT = GuardedPattern(
    r"[\[(](?:Photo|Image|Picture|Credit|File photo|Photo credit|Video)s?\s*(?:by|:|via|courtesy of)\s*"
    r"([^\])\n]{2,60}?)\s*[\])]",
    [f"{word}{plural}" for word in ("Photo", "Image", "Picture", "Credit", "File", "Video") for plural in ("", "s")],
)
_CREDIT_BREAK = re.compile(r"/|\||\bvia\b|\bfor\b")
# A name in brackets is an agency at a dateline, behind a sentence or at the end of a paragraph.
_BRACKET_END = re.compile(r"\)\s*(?:[-–—]|\n|$)")
_SENTENCE_END = (". (", "! (", "? (", '" (', "” (")
TAIL = LazyPattern(lambda: rf"(?:^\W*|\(){_any('tail')}[^\n)]*", flags=re.IGNORECASE | re.MULTILINE)
EDGES = " \t\n[]()|.,:;-–—©"


@lru_cache(maxsize=1)
def common_heads() -> KnownNames:
    """The nouns beside the name of an outlet that tell its kind."""
    return KnownNames(REPORTING["common head"])


@lru_cache(maxsize=1 << 14)
def is_no_outlet(name: str) -> bool:
    """Whether a name is that of a parliament or another body that is never an outlet."""
    return not REPORTING["no outlet"].isdisjoint(distinct_words(name))


@lru_cache(maxsize=1)
def cue_words() -> Words:
    """The words that the patterns here ask a text for."""
    return _words_of_kinds() | common_heads().words | CREDIT.words | REPORTING["telling"]


def tells_kinds(words: Words) -> bool:
    """Whether a text with these words may have any of the patterns of the kinds of outlets and institutes."""
    return not _words_of_kinds().isdisjoint(words)


@lru_cache(maxsize=1)
def _words_of_kinds() -> Words:
    return frozenset(common_heads().rarest).union(*(pattern.words for pattern in _KINDS))


def names_with_the(plain: str) -> Iterator[re.Match[str]]:
    """The outlets whose names have their article within a sentence, as group 1 without it: “told The Sun”."""
    for name in _THE_NAME.finditer(plain):
        end = name.start() - 1
        if _BEFORE_THE_NAME.search(plain, max(0, end - _MAX_CHARS_BEFORE_THE), end):
            yield name


def tells_who_is_told(words: Words) -> bool:
    """Whether a text with these words may have any for which `is_spoken_to` or `writes` is true."""
    return not REPORTING["telling"].isdisjoint(words)


def is_spoken_to(plain: str, start: int) -> bool:
    """Whether the words before a name tell that somebody told it something."""
    return plain.endswith(_ENDS_OF_SPOKEN_TO, 0, start) and (
        SPOKEN_TO.search(plain, max(0, start - _MAX_SPOKEN_TO_CHARS), start) is not None
    )


def reports(plain: str, end: int) -> bool:
    """Whether a verb of reporting stands behind a name."""
    return _CITING_AFTER.match(plain, end) is not None


def writes(plain: str, end: int) -> bool:
    """Whether the words behind a name show that it publishes what it tells."""
    return _WRITES.match(plain, end) is not None


def are_joined(plain: str, end: int, start: int) -> bool:
    """Whether nothing but “and” stands between the end of a name and the start of another."""
    return _JOINED.fullmatch(plain, end, start) is not None


def is_cited(plain: str, start: int, end: int) -> bool:
    """Whether the words around a name show that it is cited."""
    return (
        _CITING_AFTER.match(plain, end) is not None
        or _CITING_BEFORE.search(plain, max(0, start - _MAX_CUE_CHARS), start) is not None
    )


def is_cited_abroad(plain: str, start: int, end: int) -> bool:
    """Whether the words around a known outlet show, in another language than English, that it is cited."""
    return (
        _CITING_AFTER_ABROAD.match(plain, end) is not None
        or _CITING_BEFORE_ABROAD.search(plain, max(0, start - _MAX_CUE_CHARS), start) is not None
    )


def is_author(plain: str, end: int) -> bool:
    """Whether what a known outlet has found out itself is named behind it: “A Guardian investigation showed”."""
    return _OWN_WORK.match(plain, end) is not None


def is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether an outlet stands in the brackets of a dateline, or in some of its own below or behind what it tells."""
    if text[start - 1 : start] != "(":
        return False
    is_behind_sentence = text[end : end + 1] == ")" and text.endswith(_SENTENCE_END, 0, start)
    return is_behind_sentence or _BRACKET_END.match(text, end) is not None


def are_listed(plain: str, end: int, start: int) -> bool:
    """Whether what stands between the end of a name and the start of another makes them a list."""
    return _LISTED.fullmatch(plain, end, start) is not None


def name_before(plain: str, end: int) -> re.Match[str] | None:
    """The match whose group 1 are the capitalised words that end at an offset."""
    return _NAME_BEFORE.search(plain, max(0, end - _MAX_NAME_CHARS), end)


def name_end(plain: str, head_end: int) -> int:
    """The end of a name whose head ends at an offset: "Herald-Gazette", "Times of Zambia"."""
    hyphenated = _HYPHENATED.match(plain, head_end)
    end = hyphenated.end() if hyphenated else head_end
    after = _OF_TOPIC.match(plain, end)
    return after.end() if after else end


def credit_name(credit: str) -> str:
    """The outlet in a photo credit, which is its last part: "Photo: Ann Lee / Reuters", "Photo by Ann Lee via AP"."""
    parts = [part.strip(EDGES) for part in _CREDIT_BREAK.split(_CREDIT_CUE.sub("/", credit.strip(EDGES)))]
    names = [part for part in parts if part[:1].isupper() or part[:1].isdigit()]
    return names[-1] if names else ""
