"""Marked texts with other names in the place of theirs, so that the model learns names' surroundings and build, not the names."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchapp.extraction.marked import MarkedText, Span
from searchapp.extraction.names import is_acronym
from searchapp.extraction.names_lexicon import WordLists

CHANGED = 0.7  # share of names that are exchanged; swept 0.4 to 1.0 on the sets left out
TOPICS = (
    "Trade|Finance|Health|Energy|Labor|Education|Science|Human Rights|Foreign Affairs|Public Works|Natural Resources|Agriculture|Defense|"
    "Transport|Justice|Interior|Planning|Housing|Tourism|Culture|Environment|Information|Petroleum|Water|Space Research|Cancer Research|"
    "Policy Studies|Economic Research|Strategic Studies|International Affairs|Consumer Affairs|Nuclear Safety|Aviation|Fisheries|Forestry"
)
HEADS = (
    "Agency|Commission|Committee|Council|Institute|Association|Federation|Foundation|Authority|Board|Bureau|Society|Union|Center|Department|"
    "Organization|Alliance|Conference|League|Service|Academy|Corps|Administration|Court|Front|Movement|Network|Group|Coalition"
)
TRADES = (
    "Industries|Electronics|Steel|Chemical|Motors|Airlines|Airways|Foods|Oil|Petroleum|Energy|Pharmaceuticals|Systems|Technologies|Securities|"
    "Partners|Financial|Insurance|Savings Bank|Bancorp|Stores|Publishing|Pictures|Records|Communications|Software|Computer|Mining|Resources|"
    "International|Holdings|Associates|Brothers|Laboratories|Instruments|Shipping|Gas|Power|Products|Enterprises|Media|Television|Radio"
)
PAPERS = "Times|Post|Herald|Tribune|Journal|News|Gazette|Chronicle|Daily|Star|Examiner|Telegraph|Courier|Observer|Monitor|Press|Mail|Echo"
CREEDS = "Democratic|Socialist|Liberal|National|Republican|Communist|Labor|People's|Progressive|Conservative|Green|Radical|Islamic|Christian"
SCOPES = "National|International|American|European|World|Federal|Central|Royal|General|United|Arab|African|Asian|Pan-American|Inter-American"
FORMS = " Inc.| Inc| Corp.| Corp| Co.| Co| Ltd.| Ltd| PLC| AG| SA| Group|||||||||"
TEAMS = "Tigers|Eagles|Lions|Rovers|Rangers|United|City|Athletic|Bears|Hawks|Sharks|Wolves|Kings|Stars|Wanderers|FC|Bulls|Falcons|Devils"
MODELS = (  # invented organizations; each word in braces is drawn from its list
    "{company}{form}", "{company}{form}", "{company}", "{company}{form}", "{surname} {trade}{form}", "{surname} & {surname}{form}",
    "{surname}, {surname} & {surname}", "{place} {trade}{form}", "{surname}{form}", "Ministry of {topic}", "{topic} Ministry",
    "{topic} Department", "Department of {topic}", "{scope} {topic} {head}", "{topic} {head}", "{place} {head}", "{scope} {head} of {topic}",
    "University of {place}", "{place} University", "{surname} College", "{place} {paper}", "{paper}", "{scope} Bank of {place}",
    "Bank of {place}", "{place} Stock Exchange", "{creed} Party", "{creed} {creed} Party", "{people} {creed} Party", "{creed} {head}",
    "{people} {head}", "{surname} {head}", "{known}", "{known}", "{known}", "{place} {team}", "{place} Police Department", "{surname} Hospital",
    "{head} for {topic}", "{people} {topic} {head}", "{place} {topic} {head}",
)  # fmt: skip


@dataclass(frozen=True)
class Inventor:
    """Draws names at random, the same for the same seed."""

    lists: WordLists
    chance: random.Random

    def organization(self) -> str:
        """An organization's name, invented or known."""
        return self.chance.choice(MODELS).format_map(_Draw(self))

    def acronym(self) -> str:
        """Two to five capitals."""
        return "".join(self.chance.choices("ABCDEFGHIKLMNOPRSTUVW", k=self.chance.choice((2, 3, 3, 3, 4, 4, 5))))

    def draw(self, name: str) -> str:
        """A word from one of the lists."""
        listed = getattr(self.lists, name, None)
        return str(self.chance.choice(listed if listed else _LISTS[name]))


_LISTS = {
    "topic": TOPICS.split("|"), "head": HEADS.split("|"), "trade": TRADES.split("|"), "paper": PAPERS.split("|"), "creed": CREEDS.split("|"),
    "scope": SCOPES.split("|"), "form": FORMS.split("|"), "team": TEAMS.split("|"),
}  # fmt: skip


class _Draw(dict[str, str]):
    """Fills the braces of a model, anew each time."""

    def __init__(self, inventor: Inventor) -> None:
        super().__init__()
        self.inventor = inventor

    def __missing__(self, name: str) -> str:
        return self.inventor.draw(name)


def varied(text: MarkedText, inventor: Inventor) -> MarkedText:
    """The text with most of its names exchanged, each alike throughout."""
    chosen: dict[tuple[str, str], str] = {}
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for span in sorted(text.spans, key=lambda one: one.start):
        if span.start < at:
            continue
        old = text.text[span.start : span.end]
        if (old, span.kind) not in chosen:
            chosen[old, span.kind] = exchanged(old, span.kind, chosen, inventor)
        new = chosen[old, span.kind]
        parts += [text.text[at : span.start], new]
        length += span.start - at
        spans.append(Span(length, length + len(new), span.kind))
        length += len(new)
        at = span.end
    return MarkedText("".join([*parts, text.text[at:]]), tuple(spans))


def exchanged(old: str, kind: str, chosen: dict[tuple[str, str], str], inventor: Inventor) -> str:
    """Another name of a kind, or the same."""
    if inventor.chance.random() > CHANGED or not any(map(str.isupper, old)):
        return old
    if kind == "ORG":
        return inventor.acronym() if is_acronym(old) else inventor.organization()
    if kind == "PER":
        return " ".join(person_words(old.split(), chosen, inventor))
    if kind == "LOC" and not is_acronym(old) and old.lower() not in inventor.lists.peoples:
        return inventor.draw("place")
    return old


def person_words(words: Sequence[str], chosen: dict[tuple[str, str], str], inventor: Inventor) -> Iterator[str]:
    """A given name for each word of a person's name but the last, a surname for that: the same wherever it stands."""
    for word in words[:-1]:
        yield inventor.draw("given") if word.isalpha() and word.istitle() else word
    key = (words[-1], "surname")
    if key not in chosen:
        chosen[key] = inventor.draw("surname")
    yield chosen[key]
