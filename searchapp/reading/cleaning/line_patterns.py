"""What single lines of web pages look like: buttons, credits, bylines, dates, notices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from searchapp.text.calendar.english_months import MONTH
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives

PHRASES = Path(__file__).parent / "data" / "line_patterns.tsv"


def any_of(name: str) -> str:
    """A pattern for any phrase that the table has under a name."""
    return alternatives(PHRASES)[name]


def _whole_line(name: str) -> LazyPattern:
    """A line that holds one of the phrases of a name and nothing else but punctuation, of which a line may be full."""
    return LazyPattern(lambda: rf"^\W{{0,99}}{any_of(name)}\W{{0,99}}$")


_DAY = rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?)"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"

# A button, a link or a form of the page, alone on its line.
BUTTON = _whole_line("button")
# Of the buttons, words that may as well stand alone on a line of verse or in a list.
WEAK_BUTTON = _whole_line("weak button")
# A link to another article within one: a label and the other's headline.
RELATED = LazyPattern(lambda: rf"^\W{{0,99}}{any_of('related')}\b\s*(?::|[|–—>»-](?=\s))\s*\S.{{0,180}}$")
# The label alone, above the other's headline.
RELATED_LABEL = _whole_line("related")
# What begins the page's part below an article.
END = LazyPattern(lambda: rf"^\W{{0,99}}(?:{any_of('end')}|{any_of('owner')})\W{{0,99}}$")
# Readers' comments begin here.
COMMENTS = _whole_line("comments")
# A reader's name above a comment of theirs, or anybody's above what an article gives of their words.
COMMENTER = LazyPattern(
    lambda: (
        rf"^(?!{any_of('no commenter')}\s)(?P<name>[^\s:,.!?;@“”\"]+(?:\s[^\s:,!?;@“”\"]+){{0,3}})"
        rf"\s{any_of('comment verb')}"
        r"(?:\s(?:on|at|am|le|el|il|op|den)\s[^:]{4,30}(?::\d\d[^:]{0,12})?)?\s?(?::|\.\.\.|…)$"
    )
)
# The buttons below one of them.
COMMENT_BUTTON = LazyPattern(
    lambda: (
        rf"^\W{{0,9}}(?:{any_of('comment beside')}\W{{1,9}}){{0,4}}{any_of('comment button')}"
        rf"(?:\W{{1,9}}(?:{any_of('comment button')}|{any_of('comment beside')})){{0,4}}\W{{0,9}}$"
    )
)
# Notices about cookies, rights, subscriptions and advertising, also inside a sentence.
NOTICE = LazyPattern(
    lambda: (
        rf"\b{any_of('notice')}\b|©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|\d|by\b|notice|holder|owner)"
        r"|^\W{0,99}(?:additional )?reporting by\b"
    )
)
# A notice of rights, at whatever length.
RIGHTS = re.compile(r"^\W{0,99}(?:copyright\b.{0,60}\W)?all rights reserved\b(?!.*\bsaid\b)", re.I)
# Whose page it is, as its last lines say.
OWNER = LazyPattern(lambda: rf"^\W{{0,99}}{any_of('owner')}|\ball rights reserved\b")

# Who took or owns a picture, as far as a line may be that.
CREDIT = LazyPattern(
    lambda: (
        rf"^\W{{0,99}}(?:(?:(?:file|stock|main|lead|cover|top|header|featured?) )?(?:{any_of('picture')}s?"
        rf"|video|credit)"
        rf"(?: (?:credit|courtesy|source|illustration))?s?(?:\s*:\s*|\s+(?:by|from|via|courtesy of|credit:?)\s+)"
        rf"\S.{{0,90}}"
        rf"|(?:photo|image|picture) courtesy\b.{{0,80}}|credit\s*:.{{0,80}})$"
        rf"|\((?:[^()]{{0,60}}/\s*)?{any_of('agency')}(?:\s*/\s*[^()]{{1,60}}"
        rf"|\s+photo(?:/[^()]{{1,60}})?)?\)\W{{0,99}}$"
        rf"|\((?:photo|image|picture|credit)s?\b[^()]{{2,90}}\)\W{{0,99}}$"
        rf"|^{_NAME}(?: {_NAME}){{0,3}}\s*(?:/|\||via|for)\s*(?:The )?{any_of('agency')}(?:\s*[|/].{{0,40}})?$"
        rf"|\b(?:Getty Images|Shutterstock|AFP/Getty)\W{{0,99}}$"
    )
)
# The same, where it can be nothing else: a line names itself a photo, or a name and an agency stand in brackets.
PHOTO_CREDIT = LazyPattern(
    lambda: (
        rf"^\W{{0,99}}(?:(?:file|stock|main|lead|cover|top|header|featured?)[ -])?{any_of('picture')}s?"
        rf"(?: (?:credit|courtesy|source|illustration))?(?:\s*[:/]\s*|\s+(?:by|via|courtesy of|credit:?|©)\s+)"
        rf"\S.{{0,90}}$"
        rf"|^\W{{0,99}}credit\s*:\s*.{{0,80}}$"
        rf"|[(\[](?:{any_of('agency')}\s+(?:file )?photo(?:/[^()]{{1,60}})?"
        rf"|(?:photo|image|picture|credit)s?\s*(?::|by|courtesy of|via)[^()\]]{{2,90}}"
        rf"|[^()/]{{3,40}}/\s*{any_of('agency')}|{any_of('agency')}/[^()/]{{3,40}})[)\]]\W{{0,99}}$"
        rf"|(?<=[.|!?…\"”«»)])\s*\b(?:{any_of('picture')}s?|фото)\s?[:/]\s?(?-i:[^\W\d_a-z])[^.!?:]{{1,60}}$"
        r"|\b(?-i:REUTERS)/[\w .'’-]{2,40}(?:/(?:File|Pool)(?: Photo)?)?(?: Purchase Licensing Rights\b.{0,20})?$"
    )
)
BYLINE = LazyPattern(
    lambda: (
        r"^\W{0,99}(?:(?:written|posted|published|reported|story|text|words|article|interview) )?by:? +"
        rf"(?-i:{_NAME})(?:[ ,&|]+(?:and |y |for |of |the |in )*(?-i:{_NAME}))*(?:,? .{{0,60}})?$"
        r"|^(?:von|por|par|di|af|av|oleh|door)"
        rf"(?: (?:onze|unsere[mrn]|notre|nuestr[oa]|vår|vores) [^\W\d_]{{5,20}})? (?-i:{_NAME})"
        rf"(?:(?:,|(?-i: und| y| et| e| og| och| en| dan| i))? (?-i:{_NAME})){{1,8}}"
        r"(?:(?:,|, [\w.]{2,15})? ?[(|/–—-].{0,40}|, \d.{0,40})?$"
        r"|^\W{0,99}(?:本报|本報)?(?:作者|记者|記者|撰文|文)\s*[:：／/]\s*[^\W\d_][^\d。，？！,?!]{1,20}$"
        r"|^\W{0,9}(?:本报|本報)?(?:记者|記者)\s+[\u4e00-\u9fff·]{2,4}$"
        r"|^[가-힣]{2,4} 기자(?:\s*[=(]?\s*\S+@\S+)?$"
    )
)
DATE_LINE = re.compile(
    rf"^\W{{0,99}}(?:.{{0,40}}\b)?(?:(?:{_DAY})\s*(?:\d{{4}})|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20|19)?\d\d"
    r"|(?:19|20)\d\d[-/.]\d\d[-/.]\d\d)\b.{0,45}$"
    r"|^\W{0,99}(?:published|updated|posted|last (?:updated|modified))\b.{0,60}$"
    r"|^\W{0,99}\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\W{0,99}$",
    re.I,
)
# The same, told from today.
RELATIVE_TIME = LazyPattern(
    lambda: rf"^\W{{0,99}}(?:(?:published|updated|posted|aktualisiert|mis à jour)\W+)?{any_of('ago')}\W{{0,99}}$"
)
# How long it takes to read an article.
READING_TIME = _whole_line("reading time")
# When the page was published or changed.
STAMP = re.compile(
    r"^\W{0,99}(?:first )?(?:published|updated|posted|last (?:updated|modified))\b(?=.*\d).{0,60}$", re.I
)
WIRE_DATELINE = re.compile(
    rf"^(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,30}})(?:, [\w. ]{{2,25}})?(?:,? {_DAY}(?: \d{{4}})?)?\s*(?:\([^)]{{2,30}}\))?"
    r"\s*(?:[-–—_]{1,2}|:)\s+\S"
)
SECTION = _whole_line("section")
# A word of what outlets, sections and towns are called, and no name.
OUTLET = LazyPattern(lambda: rf"\b{any_of('outlet')}\b")
SMALL_WORD = LazyPattern(lambda: any_of("small word"), flags=0)
# A page's menu on one line, in scripts without spaces too.
_UNSPACED_ENTRY = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff][^\s、。，！？：；「」『』（）…]{0,7}"
MENU = LazyPattern(
    lambda: (
        rf"^\W{{0,99}}{any_of('section')}(?:(?:\s*[|/›»>•·,-]\s*|\s+){any_of('section')}){{2,}}\W{{0,99}}$"
        rf"|^(?:{_UNSPACED_ENTRY}\s){{4,}}{_UNSPACED_ENTRY}$"
        r"|^[^|.!?]{1,25}(?:\s[|•·]\s[^|.!?]{1,25}){3,}$|^[^>›».!?]{1,30}(?:\s[>›»]\s[^>›».!?]{1,30}){2,}$"
    )
)

LinePattern = LazyPattern | re.Pattern[str]
PATTERNS: Mapping[str, LinePattern] = {
    "button": BUTTON,
    "end_of_article": END,
    "related": RELATED,
    "notice": NOTICE,
    "credit": CREDIT,
    "byline": BYLINE,
    "date": DATE_LINE,
    "dateline": WIRE_DATELINE,
    "comment_head": re.compile(
        r"\bsays:$|\b\d+ (?:responses?|replies|thoughts?) (?:to|on)\b|\bwrote on\b"
        r"|^(?:reply|permalink|flag|report)\b.{0,20}$"
        r"|\b(?:at|@|-) \d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?$",
        re.I,
    ),
    "bullet": re.compile(r"^\s*[•·*▪◦–—-]\s"),
    "address": re.compile(r"https?://|www\.|\w@\w"),
    "separator": re.compile(r"\s[|»›>/]\s"),
    "quote": re.compile(r"[\"“”«»]"),
    "question": re.compile(r"\?[\"”’»)]*$"),
    "colon": re.compile(r":$"),
    "dots": re.compile(r"(?:\.\.\.|…)$"),
    "numbered": re.compile(r"^\(?\d{1,2}[.)]\s"),
    "speaker": re.compile(rf"^{_NAME}(?: {_NAME}){{0,3}}: \S"),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|[A-Z]{2,4}\b)|\b\d{1,2} ?[ap]\.?m\b", re.I),
    "handle": re.compile(r"(?:^|\s)@\w{2,}"),
    "reported": re.compile(r"\b(?:said|says|told|according to|added|announced|reported)\b", re.I),
    "you": re.compile(r"\b(?:you|your|our|we|us)\b", re.I),
    "bracketed": re.compile(r"^[\[(].*[\])]$"),
    "ticker": re.compile(r"[+-]?\d+(?:\.\d+)?%"),
    "figure_only": re.compile(r"^\W{0,99}[\d.,:/ ]+\W{0,99}$"),
}
