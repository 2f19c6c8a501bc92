"""Article → the agencies, outlets and institutes that it cites, by the words of reporting around their names."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct, field

from searchapp.extraction.cued_patterns import GuardedPattern, Words
from searchapp.extraction.dateline import Dateline
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer, plain_text
from searchapp.extraction.name_words.name_keys import canonical_key, slug
from searchapp.extraction.sources import reporting
from searchapp.extraction.sources.outlets import Outlet, outlets
from searchapp.model.article import Article
from searchapp.model.facts import CitedSource, Mention, Organization

_SIGNATURE_CHARS = 40  # at the end of a text
_TAIL_CHARS = 400  # at the end of a text, in which it says where it is from
_ARTICLE_CHARS = 12  # before a name, in which its article stands


class SourceMentions(Struct):
    """The mentions of one source; `country` is "" where the table of outlets does not have it."""

    label: str
    country: str = ""
    mentions: list[Mention] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


def find_sources(
    article: Article,
    words: Words,
    dateline: Dateline | None,
    organizations: Sequence[Organization],
    is_english: bool = True,
) -> dict[str, SourceMentions]:
    """The sources that an article, whose text has these words, cites, by the ids that its organizations have."""
    recognizer = _SourceRecognizer(article, words, organizations, is_english)
    recognizer.run(dateline)
    return recognizer.sources


def cited_sources(sources: Mapping[str, SourceMentions]) -> tuple[CitedSource, ...]:
    """The sources as an article's facts hold them."""
    return tuple(
        CitedSource(
            source_id,
            source.label,
            tuple(sorted(source.mentions, key=lambda mention: mention.start)),
            tuple(source.credits),
        )
        for source_id, source in sources.items()
    )


@lru_cache(maxsize=1)
def _words_asked_for() -> Words:
    return outlets().words | reporting.cue_words()


class _SourceRecognizer:
    """Collects the sources of one article, rule by rule; an earlier mention blocks later ones that overlap it."""

    def __init__(self, article: Article, words: Words, organizations: Sequence[Organization], is_english: bool) -> None:
        self.article = article
        self.text = article.text
        self.words = _words_asked_for() & words  # few are left, in which each rule soon finds its own
        plain = f"{plain_text(article.title)}\n{plain_text(article.body)}"
        self.plain = plain if plain.isascii() else plain.replace("“", '"').replace("”", '"')
        self.outlets = outlets()
        self.sources: dict[str, SourceMentions] = {}
        self.spans: list[tuple[int, int]] = []  # of all mentions, sorted and disjoint
        self.named_outlets: list[str] = []  # outlets of the table that the text names, cited or not
        self.organizations = organizations
        self._is_english = is_english

    @cached_property
    def organizations_by_key(self) -> Mapping[str, Organization]:
        """The organizations of the article by the keys of all their names; only an article with sources needs them."""
        return {
            canonical_key(name): organization
            for organization in self.organizations
            for name in (organization.label, *(mention.text for mention in organization.mentions))
        }

    def run(self, dateline: Dateline | None) -> None:
        """Apply every rule to the article, the most reliable first."""
        agency = self.text[slice(*dateline.agency)].strip().lower() if dateline else ""
        if dateline and agency and agency not in ENGLISH["no agencies"]:
            self._add(*dateline.agency, "dateline", 0.95)
        signature = reporting.SIGNATURE.search(self.text, max(0, len(self.text) - _SIGNATURE_CHARS))
        if signature:
            self._add(*signature.span(1), "signature", 0.95)
        self._add_credits()
        self._add_outlets()
        if reporting.tells_kinds(self.words):
            self._add_titled()
            self._add_described()
            self._add_channels_and_institutes()
        for match in reporting.names_with_the(self.plain):
            if not reporting.is_no_outlet(match[1]):
                self._add(*match.span(1), "reporting", 0.8)
        self._add_short_forms()
        self._add_spoken_to()
        self._add_joined()

    def _matches(self, pattern: GuardedPattern) -> Iterator[re.Match[str]]:
        return pattern.matches(self.plain, self.words)

    def _source(self, name: str) -> SourceMentions:
        """The source of a name: an organization of the article, an outlet of the table, or a new one."""
        flat = " ".join(name.replace("’", "'").split())
        outlet = self.outlets.get(flat)
        label = outlet.name if outlet else flat[0].upper() + flat[1:]
        by_key = self.organizations_by_key
        organization = by_key.get(canonical_key(label)) or by_key.get(canonical_key(flat))
        source_id = organization.id if organization else slug(canonical_key(label))
        shown = organization.label if organization and not outlet else label
        return self.sources.setdefault(source_id, SourceMentions(shown, outlet.country if outlet else ""))

    def _add(self, start: int, end: int, rule: str, score: float, name: str = "") -> None:
        """Add a mention of a source, under its own or another name, unless it overlaps an earlier one."""
        index = bisect(self.spans, (start, end))
        before, after = self.spans[index - 1 : index], self.spans[index : index + 1]
        if start < end and not (before and before[0][1] > start) and not (after and after[0][0] < end):
            self.spans.insert(index, (start, end))
            surface = self.text[start:end]
            self._source(name or surface).mentions.append(Mention(start, end, surface, rule, score))

    def _add_credits(self) -> None:
        for credit in self.article.credits:
            name = reporting.credit_name(credit)
            if name:
                self._source(name).credits.append(credit)
        for match in reporting.CREDIT.matches(self.text, self.words):
            name = reporting.credit_name(match.group(1))
            start = match.group(1).rfind(name) + match.start(1)
            self._add(start, start + len(name), "credit", 0.9)

    def _add_outlets(self) -> None:
        """Add the outlets of the table that are cited, or stand in brackets as agencies do."""
        others: list[tuple[int, int]] = []
        for start, end, outlet in self.outlets.find(self.plain, self.words):
            self.named_outlets.append(outlet.name)
            if reporting.is_bracketed(self.text, start, end) or self._is_cited_abroad(start, end):
                self._add(start, end, "outlet", 0.9)
            elif reporting.is_cited(self.plain, start, end) or reporting.is_author(self.plain, end):
                if not self._is_partial(start, outlet):
                    self._add(start, end, "outlet", 0.95)
            elif not self._is_partial(start, outlet):
                others.append((start, end))
        if others:
            self._add_listed(others)

    def _is_cited_abroad(self, start: int, end: int) -> bool:
        return not self._is_english and reporting.is_cited_abroad(self.plain, start, end)

    def _add_listed(self, outlets: Sequence[tuple[int, int]]) -> None:
        """Add outlets in a list whose last reports, and those that a line below the text says it is from."""
        reporting_starts = {start for start, end in self.spans if reporting.reports(self.plain, end)}
        for start, end in reversed(outlets):
            following = next((other for other, _ in self.spans if other >= end), -1)
            if following in reporting_starts and reporting.are_listed(self.plain, end, following):
                reporting_starts.add(start)
                self._add(start, end, "outlet", 0.9)
        begin = max(0, len(self.text) - _TAIL_CHARS)
        for line in reporting.TAIL.finditer(self.text[begin:]):
            for start, end in outlets:
                if begin + line.start() <= start and end <= begin + line.end():
                    self._add(start, end, "credit", 0.9)

    def _is_partial(self, start: int, outlet: Outlet) -> bool:
        """Whether a newspaper's name is only the end of another's, as Daily Mail is of "Zambia Daily Mail"."""
        before = reporting.name_before(self.plain, start)
        return outlet.is_printed and before is not None and not reporting.LEAD.fullmatch(before.group(1).strip())

    def _add_titled(self) -> None:
        """Add names whose last word is typical of outlets: "the Valley Herald reported", "Amber Radio said"."""
        for head in self._matches(reporting.HEAD):
            end = reporting.name_end(self.plain, head.end())
            if self.plain[end : end + 1].isalnum() or self.plain[head.start() - 1 : head.start()].isalnum():
                continue
            name = reporting.name_before(self.plain, head.start())
            start = self._without_lead(name.start(1), end) if name else head.start()
            is_outlet = head.group() in reporting.REPORTING["sure head"] or reporting.ARTICLE_BEFORE.search(
                self.plain, max(0, start - _ARTICLE_CHARS), start
            )
            if " " in self.plain[start:end] and is_outlet and reporting.is_cited(self.plain, start, end):
                self._add(start, end, "reporting", 0.8)

    @cached_property
    def _mentions_of_outlets(self) -> Sequence[Mention]:
        """The mentions of organizations that may be outlets, as no parliament is."""
        may_be = [each for each in self.organizations if not reporting.is_no_outlet(each.label)]
        return [mention for organization in may_be for mention in organization.mentions]

    def _add_joined(self) -> None:
        """Add organizations beside a source that reports with them: "Coastwire and the Valley Herald said"."""
        for mention in self._mentions_of_outlets if self.spans else ():
            following = bisect(self.spans, (mention.end, 0))
            for start, end in self.spans[following : following + 1]:
                if reporting.are_joined(self.plain, mention.end, start) and reporting.reports(self.plain, end):
                    self._add(mention.start, mention.end, "reporting", 0.7)

    def _add_spoken_to(self) -> None:
        """Add who is told something or writes it: "told Harbour One", "Coastwire wrote that"."""
        for mention in self._mentions_of_outlets if reporting.tells_who_is_told(self.words) else ():
            if reporting.is_spoken_to(self.plain, mention.start) or reporting.writes(self.plain, mention.end):
                self._add(mention.start, mention.end, "reporting", 0.75)

    def _add_described(self) -> None:
        """Add names beside a noun for their kind: "the website Palm Online", "Tidings news agency said"."""
        for start, end in reporting.common_heads().find(self.plain, self.words):
            after = reporting.NAME_AFTER.match(self.plain, end)
            if after:
                if reporting.is_cited(self.plain, *after.span(1)):
                    self._add_without_lead(*after.span(1))
                continue
            before = reporting.name_before(self.plain, start)
            if before and reporting.is_cited(self.plain, before.start(1), end):
                self._add_without_lead(before.start(1), before.end(1) - 1)

    def _add_channels_and_institutes(self) -> None:
        for match in chain(self._matches(reporting.CHANNEL), self._matches(reporting.STATION)):
            if reporting.is_cited(self.plain, *match.span()):
                self._add(*match.span(), "reporting", 0.85)
        for match in self._matches(reporting.INSTITUTE):
            self._add(*match.span(1), "institute", 0.8)

    def _add_without_lead(self, start: int, end: int) -> None:
        start = self._without_lead(start, end)
        if end - start > 2 and gazetteer().get(self.plain[start:end]) is None:  # "Turkish radio" names no outlet
            self._add(start, end, "reporting", 0.8)

    def _without_lead(self, start: int, end: int) -> int:
        """The start of a name without the article, possessor or person before it: "The", "Iran's", "Ann Lee of the"."""
        lead = reporting.LEAD.match(self.plain[start:end])
        return start + (lead.end() if lead else 0)

    def _add_short_forms(self) -> None:
        """Add outlets by their last word, where the article names one such outlet in full: "told the Post"."""
        full_names = [*(source.label for source in self.sources.values()), *self.named_outlets]
        for match in reporting.SHORT_FORM.finditer(self.plain) if full_names else ():
            full_name = next((name for name in full_names if name.endswith(f" {match.group(1)}")), "")
            if full_name:
                self._add(*match.span(1), "reporting", 0.7, full_name)
