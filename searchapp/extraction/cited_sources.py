"""Article → the agencies, outlets and institutes that it quotes, by the words of reporting around their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from searchapp.extraction.datelines import Dateline
from searchapp.extraction.names import canonical_key, slug
from searchapp.extraction.outlets import Outlets, outlets
from searchapp.models import Article, CitedSource, Mention, Organization

VERBS = (
    r"(?:report(?:s|ed)|sa(?:id|ys)|wrote|writes|quot(?:ed|es)|cit(?:ed|es)|describ(?:ed|es)|not(?:ed|es)|claim(?:ed|s)|announced|broadcast"
    r"|published|disclosed|revealed|aired|carried|showed|predicted|estimat(?:ed|es)|argu(?:ed|es)|found|learned|obtained|call(?:ed|s))\b"
)
KINDS = (
    r"(?:news agency|news service|news wire|newspaper|daily|weekly|magazine|website|web site|news site|radio|television|TV|network|channel|agency"
    r"|station|broadcaster|tabloid|outlet|journal|portal)"
)
AFTER = re.compile(rf"\"?(?:\s{KINDS}|\s(?:correspondents?|reporters?|journalists?))?(?:,? (?:on )?\w+day|\s(?:has|had|also|later|first|in \w+|\w+ly)){{0,2}},?\s{VERBS}")
BEFORE = re.compile(
    r"\b(?:[Aa]ccording to|told|[Ii]nterviews? (?:with|to|on|in|by)|(?:quoted|cited|reported|published|carried|released|obtained|broadcast|seen) (?:in|by|on)"
    r"|[Cc]iting|[Qq]uoting|(?:wrote|writing|writes|write|said|says|reported|reports?|article|editorial|column|op-ed|appeared|posted|printed) (?:in|for|on|by|from|to)"
    r"|statement (?:to|on|carried by)|[Vv]ia|reporters? (?:for|from|with|at)|correspondent (?:for|of)|spoke to|speaking to|poll (?:by|for))"
    rf"\s(?:the\s|an?\s)?(?:[A-Z][a-z]+'s\s|\w+-(?:based|run|owned|language|wing|official)\s|(?:state|official|local|government|influential|authoritative|respected|independent"
    rf"|private|financial|business|leading|news|daily|weekly|popular|national|semi-official|pro-government)\s|[A-Z][a-z]+(?:an|ish|ese|i)\s)*(?:{KINDS}\s)?\"?$"
)
HEAD = re.compile(
    r"(?:News Agency|News Service|News|Times|Post|Herald|Tribune|Gazette|Journal|Radio|TV|Television|Press|Online|Magazine|Chronicle|Guardian|Telegraph"
    r"|Mail|Star|Globe|Observer|Standard|Review|Courier|Examiner|Register|Inquirer|Broadcasting|Weekly|Daily|Today|Monitor|Bulletin|Dispatch"
    r"|Sentinel)(?:-[A-Z]\w+)?"
)
LOWER_HEAD = re.compile(r"news agency|newspaper|daily|weekly|magazine|radio|television|news site|website")
CHANNEL = re.compile(r"[Cc]hannel (?:\d{1,2}|One|Two|Three|Four|Five)\b(?: News| news)?")
NAME_BEFORE = re.compile(r"((?:[A-Z][\w'&.-]*[^\W.,'] (?:of (?:the )?)?){1,4})$")
NAME_AFTER = re.compile(r" ((?:[A-Z][\w'&-]+)(?: [A-Z][\w'&-]+){0,3})")
SHORT = re.compile(r"\b(?:told|to|in|by) (the (?:Post|Times|Journal|Herald|Tribune|Telegraph|Mail|Star|Sun|Globe|Chronicle|Gazette|Guardian|Observer))\b(?! [A-Z])")
INSTITUTE = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w-]+ ){1,4}(?:Institute|Institution|Center|Centre|Foundation|Observatory)(?: (?:for|of|on) (?:the )?[A-Z][\w-]+(?: (?:and |of |for )?[A-Z][\w-]+){0,4})?)"
    rf",?(?: \w+ly| has| had| in \w+| on \w+day)?,? {VERBS}"
)
SIGNATURE = re.compile(r"\n\s*\(?(Reuters?|REUTERS?|AP|AFP|UPI|Xinhua|DPA|dpa|TASS)\)?\s*$")
CREDIT_CUE = re.compile(r"\b(?:photo(?:graph)?s?|image|picture|credit|file|courtesy(?: of)?|by|via|source|handout|video|screenshot)\b\W*", re.IGNORECASE)
CREDIT = re.compile(r"[\[(](?:Photo|Image|Picture|Credit|File photo|Photo credit|Video)s?\s*(?:by|:|via|courtesy of)\s*([^\])\n]{2,60}?)\s*[\])]")
PARENTHESES = {"(": ")", "[": "]"}


@dataclass(slots=True)
class Cited:
    """One source while its mentions are gathered; `country` is "" where the table of outlets does not know it."""

    label: str
    country: str = ""
    mentions: list[Mention] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


class Sources:
    """The sources of one article, gathered by name."""

    def __init__(self, article: Article, organizations: Sequence[Organization]) -> None:
        self.article = article
        self.text = article.text
        self.plain = self.text.replace("’", "'").replace("\n", " ").replace("\xa0", " ").replace("“", '"').replace("”", '"')
        self.table: Outlets = outlets()
        self.found: dict[str, Cited] = {}
        self.taken: list[tuple[int, int]] = []
        self.names = {canonical_key(name): one for one in organizations for name in (one.label, *(m.text for m in one.mentions))}

    def add(self, start: int, end: int, rule: str, score: float) -> None:
        """Take the name between two offsets as a source, unless one is there already."""
        if any(start < until and end > since for since, until in self.taken):
            return
        self.taken.append((start, end))
        self.source(self.text[start:end]).mentions.append(Mention(start, end, self.text[start:end], rule, score))

    def source(self, name: str) -> Cited:
        """The source of this name: an organization of the article, an outlet of the table, or a new one."""
        flat = " ".join(name.replace("’", "'").split())
        outlet = self.table.get(flat)
        label = outlet.name if outlet else flat[0].upper() + flat[1:]
        organization = self.names.get(canonical_key(label)) or self.names.get(canonical_key(flat))
        key = organization.id if organization else slug(canonical_key(label))
        shown = organization.label if organization and not outlet else label
        return self.found.setdefault(key, Cited(shown, outlet.country if outlet else ""))

    def quoted(self, start: int, end: int) -> bool:
        """Whether the words around a name say that it is quoted."""
        if AFTER.match(self.plain, end):
            return True
        return BEFORE.search(self.plain, max(0, start - 70), start) is not None

    def gather(self, dateline: Dateline | None) -> None:
        """Run every rule over the article."""
        if dateline and dateline.agency[1]:
            self.add(*dateline.agency, "dateline", 0.95)
        signature = SIGNATURE.search(self.text)
        if signature:
            self.add(*signature.span(1), "signature", 0.95)
        self._credits()
        self._known()
        self._named()
        self._channels()
        self._institutes()
        self._short()

    def _credits(self) -> None:
        for credit in self.article.credits:
            name = credit_name(credit)
            if name:
                self.source(name).credits.append(credit)
        for found in CREDIT.finditer(self.text):
            name = credit_name(found.group(1))
            at = found.group(1).rfind(name) + found.start(1)
            if name:
                self.add(at, at + len(name), "credit", 0.9)

    def _known(self) -> None:
        for start, end, _ in self.table.find(self.plain):
            bracketed = PARENTHESES.get(self.plain[start - 1 : start]) == self.plain[end : end + 1]
            if bracketed or self.quoted(start, end):
                self.add(start, end, "outlet", 0.95)

    def _named(self) -> None:
        for found in HEAD.finditer(self.plain):
            name = NAME_BEFORE.search(self.plain, max(0, found.start() - 60), found.start())
            if name and not self.plain[found.end() : found.end() + 1].isalnum() and self.quoted(name.start(1), found.end()):
                self._add_name(name.start(1), found.end())
        for found in LOWER_HEAD.finditer(self.plain):
            name = NAME_BEFORE.search(self.plain, max(0, found.start() - 60), found.start())
            if name and self.quoted(name.start(1), found.end()):
                self._add_name(name.start(1), name.end(1) - 1)
            after = NAME_AFTER.match(self.plain, found.end())
            if after and self.quoted(after.start(1), after.end(1)):
                self._add_name(after.start(1), after.end(1))

    def _add_name(self, start: int, end: int) -> None:
        """Take a name without the article, possessor or nationality before it: "The", "Iran's", "Turkish"."""
        lead = re.match(r"(?:.* of (?:the )?)?(?:The |A |An |In |On |But |And |[A-Z]\w+'s |(?:State|Local) )*", self.plain[start:end])
        start += lead.end() if lead else 0
        if end - start > 2:
            self.add(start, end, "reporting", 0.8)

    def _channels(self) -> None:
        for found in CHANNEL.finditer(self.plain):
            if self.quoted(*found.span()):
                self.add(*found.span(), "reporting", 0.85)

    def _institutes(self) -> None:
        for found in INSTITUTE.finditer(self.plain):
            self.add(*found.span(1), "institute", 0.8)

    def _short(self) -> None:
        """ "told the Post", where the article names one Post in full."""
        for found in SHORT.finditer(self.plain):
            head = found.group(1)[4:]
            full = next((one.label for one in self.found.values() if one.label.endswith(f" {head}")), "")
            if not full:
                full = next((name.name for _, _, name in self.table.find(self.plain) if name.name.endswith(f" {head}")), "")
            if full:
                start, end = found.start(1) + 4, found.end(1)
                if not any(start < until and end > since for since, until in self.taken):
                    self.taken.append((start, end))
                    self.source(full).mentions.append(Mention(start, end, self.text[start:end], "reporting", 0.7))


def credit_name(credit: str) -> str:
    """The outlet in a photo credit: the last piece of "Photo: Ann Lee / Reuters", "Photo by Ann Lee via AP", "[Photo: Fars News ]"."""
    bare = credit.strip(" \t\n[]()|.:-")
    pieces = [piece.strip(" \t\n[]()|.,:;-–—©") for piece in re.split(r"/|\||\bvia\b|\bfor\b", CREDIT_CUE.sub("/", bare))]
    named = [piece for piece in pieces if piece[:1].isupper() or piece[:1].isdigit()]
    return named[-1] if named else ""


def gather_sources(article: Article, dateline: Dateline | None, organizations: Sequence[Organization]) -> dict[str, Cited]:
    """{id: source} of every source that an article quotes."""
    sources = Sources(article, organizations)
    sources.gather(dateline)
    return sources.found


def cited_sources(found: dict[str, Cited]) -> tuple[CitedSource, ...]:
    """Sources as an article's facts hold them."""
    return tuple(
        CitedSource(key, one.label, tuple(sorted(one.mentions, key=lambda mention: mention.start)), tuple(one.credits))
        for key, one in found.items()
    )

