"""Patterns of reporting: the words around a name that show that it is cited, and the forms of outlets' names."""

from __future__ import annotations

import re

from searchapp.extraction.cued_patterns import GuardedPattern

_VERBS = (
    r"(?:report(?:s|ed)|sa(?:id|ys)|wrote|writes|quot(?:ed|es)|cit(?:ed|es)|describ(?:ed|es)|not(?:ed|es)|claim(?:ed|s)"
    r"|announced|broadcast|published|disclosed|revealed|aired|carried|showed|predicted|estimat(?:ed|es)"
    r"|argu(?:ed|es)|found|learned|obtained|call(?:ed|s))\b"
)
KINDS = (
    r"(?:news agency|news service|news wire|newspaper|daily|weekly|magazine|website|web site|news site|radio|television"
    r"|TV|network|channel|agency|station|broadcaster|tabloid|outlet|journal|portal)"
)
_WHEN = r"(?:,? (?:on )?\w+day|\s(?:has|had|also|later|first|in \w+|\w+ly)){0,2},?\s"
_ACRONYM = r"(?:\s\([A-Z]{2,8}\))?"
_CITING_AFTER = re.compile(rf"\"?{_ACRONYM}(?:\s{KINDS}|\s(?:correspondents?|reporters?|journalists?))?{_WHEN}{_VERBS}")
CUES = (
    r"(?:[Aa]ccording to|[Aa]s per|told|[Ii]nterviews? (?:with|to|on|in|by)"
    r"|(?:quoted|cited|reported|published|carried|released|obtained|broadcast|seen) (?:in|by|on)|[Cc]iting|[Qq]uoting"
    r"|(?:wrote|writing|writes|write|said|says|reported|reports?|article|editorial|column|op-ed|appeared|posted|printed)"
    r" (?:in|for|on|by|from|to)"
    r"|statement (?:to|on|carried by)|[Vv]ia|reporters? (?:for|from|with|at)|correspondent (?:for|of)|spoke to"
    r"|speaking (?:to|on)|poll (?:by|for))"
)
_QUALITIES = (
    r"(?:[A-Z][a-z]+'s\s|\w+-(?:based|run|owned|language|wing|official)\s"
    r"|(?:state|official|local|government|influential|authoritative|respected|independent|private|financial|business"
    r"|leading|news|daily|weekly|popular|national|semi-official|pro-government)\s"
    r"|[A-Z][a-z]+(?:an|ish|ese|i)\s)*"
)
_CITING_BEFORE = re.compile(rf"\b{CUES}\s(?:the\s|an?\s)?{_QUALITIES}(?:{KINDS}\s)?\"?$")
_MAX_CUE_CHARS = 70  # before a name, in which its cue stands
_MAX_NAME_CHARS = 60  # of the part of a name before its last word

SURE_HEADS = frozenset(
    (
        "News Agency",
        "News Service",
        "Press Agency",
        "News",
        "Radio",
        "TV",
        "Television",
        "Broadcasting",
        "Daily",
        "Tribune",
        "Gazette",
        "Herald",
    )
)
HEAD = re.compile(  # the last word of an outlet's name
    r"News(?: Agency| Service)?|Radio|TV|Television|Broadcasting|Daily|Tribune|Gazette|Herald|Chronicle|Magazine|Times"
    r"|Post|Journal|Press(?: Agency| Association| Service)?|Online|Guardian|Telegraph|Mail|Star|Globe|Observer|Standard"
    r"|Review|Courier|Examiner|Register"
    r"|Inquirer|Weekly|Today|Monitor|Bulletin|Dispatch|Sentinel"
)
_HYPHENATED = re.compile(r"(?:-[A-Z]\w+)?")  # "Herald-Gazette"
_OF_TOPIC = re.compile(r"(?: of (?:the )?[A-Z]\w+)?")  # "Journal of Medicine", "Times of Zambia"
ARTICLE_BEFORE = re.compile(r"(?:[Tt]he|to|told|daily|newspaper|magazine|website|weekly)\s$")
COMMON_HEAD = GuardedPattern(
    r"news agency|newspaper|daily|weekly|magazine|radio|television|news site|website",
    ("news", "daily", "weekly", "magazine", "radio", "television", "website"),
)
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w'&.-]*[^\W.,'] (?:of (?:the )?)?){1,4})$")
NAME_AFTER = re.compile(r" ((?:[A-Z][\w'&-]+)(?: [A-Z][\w'&-]+){0,3})")
LEAD = re.compile(
    r"(?:.* of (?:the )?)?"
    r"(?:(?:The|A|An|In|On|But|And|Some|One|Two|Several|This|That|All|Many|Most|Other|State|Local|\w+-language|[A-Z]\w+'s)"
    r"(?: |$))*"
)
STATION = GuardedPattern(r"\b(?:Radio|Television|TV) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?", ("Radio ", "Television ", "TV "))
CHANNEL = GuardedPattern(r"[Cc]hannel (?:\d{1,2}|One|Two|Three|Four|Five)\b(?: News| news)?", ("hannel ",))
SHORT_FORM = re.compile(  # begins with fixed characters, and looks back from there
    r" the (?:(?<=\btold the )|(?<=\bto the )|(?<=\bin the )|(?<=\bby the ))"
    r"(Post|Times|Journal|Herald|Tribune|Telegraph|Mail|Star|Sun|Globe|Chronicle|Gazette|Guardian|Observer)\b"
    r"(?! [A-Z]| of )"
)
INSTITUTE = GuardedPattern(
    r"\b[Tt]he ((?:[A-Z][\w-]+ ){1,4}(?:Institute|Institution|Center|Centre|Foundation|Observatory)"
    r"(?: (?:for|of|on) (?:the )?[A-Z][\w-]+(?: (?:and |of |for )?[A-Z][\w-]+){0,4})?)"
    rf",?(?: \w+ly| has| had| in \w+| on \w+day)?,? {_VERBS}",
    ("Institut", "Center", "Centre", "Foundation", "Observatory"),
)
TOLD = re.compile(r"(?:\b(?:told|tells)|[,”\"] (?:reports?|reported)|\binterview(?:ed)? (?:with|by|on)) (?:the )?$")
_WRITES = re.compile(  # behind who publishes: “Orrin wrote that”, “Orrin first reported”
    rf"\"?{_WHEN}(?:(?:wrote|writes) (?:that|of)\b|quot(?:ed|es) (?!on |in |at |a |prices?\b))"
    r"|\"? (?:first (?:reported|published)|was (?:the )?first to report)\b"
)
_JOINED = re.compile(r" and (?:the |The )?")
_MAX_TOLD_CHARS = 30  # before a name, in which it stands that somebody told it something
_ENDS_OF_TOLD = tuple(
    f"{word} {article}"
    for word in ("told", "tells", "report", "reports", "reported", "with", "by", "on")
    for article in ("", "the ")
)
NO_OUTLET = re.compile(  # who is told much and publishes nothing
    r"\b(?:Parliament|Congress|Commons|Lords|Knesset|Duma|Bundestag|Dáil|Diet|Majlis|Sejm|Riksdag|Bar|Society|Senate|House|Assembly|Council|Court|Tribunal|Committee|Commission|Board|Police|Cabinet|Inquiry"
    r"|Conference|Ministry|Department|Government|Party|University|Union|Bank)\b"
)
SIGNATURE = re.compile(r"\n\s*\(?(Reuters?|REUTERS?|AP|AFP|UPI|Xinhua|DPA|dpa|TASS)\)?\s*$")
_CREDIT_CUE = re.compile(
    r"\b(?:photo(?:graph)?s?|image|picture|credit|file|courtesy(?: of)?|by|via|source|handout|video|screenshot)\b\W*",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"[\[(](?:Photo|Image|Picture|Credit|File photo|Photo credit|Video)s?\s*(?:by|:|via|courtesy of)\s*"
    r"([^\])\n]{2,60}?)\s*[\])]"
)
_CREDIT_BREAK = re.compile(r"/|\||\bvia\b|\bfor\b")
# A name in brackets is an agency at a dateline or at the end of a paragraph.
BRACKETED = re.compile(r"\)\s*(?:[-–—]|\n|$)")
EDGES = " \t\n[]()|.,:;-–—©"


def is_told(plain: str, start: int) -> bool:
    """Whether the words before a name tell that somebody told it something."""
    return plain.endswith(_ENDS_OF_TOLD, 0, start) and (
        TOLD.search(plain, max(0, start - _MAX_TOLD_CHARS), start) is not None
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
