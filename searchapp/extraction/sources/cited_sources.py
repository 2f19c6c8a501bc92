"""Article → the agencies, outlets and institutes that it quotes, by the words of reporting around their names."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from searchapp.extraction.dateline import Dateline
from searchapp.extraction.gazetteer import gazetteer, plain_text
from searchapp.extraction.organizations.name_keys import canonical_key, slug
from searchapp.extraction.sources import reporting
from searchapp.extraction.sources.outlets import Outlet, outlets
from searchapp.model.article import Article
from searchapp.model.facts import CitedSource, Mention, Organization


@dataclass(slots=True)
class Cited:
    """One source while its mentions are gathered; `country` is "" where the table of outlets does not know it."""

    label: str
    country: str = ""
    mentions: list[Mention] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


class Sources:
    """The sources of one article, gathered under the ids that its organizations have."""

    def __init__(self, article: Article, organizations: Sequence[Organization]) -> None:
        self.article = article
        self.text = article.text
        self.plain = f"{plain_text(article.title)}\n{plain_text(article.body)}".replace("“", '"').replace("”", '"')
        self.table = outlets()
        self.found: dict[str, Cited] = {}
        self.taken: list[tuple[int, int]] = []  # in order and apart
        self.named: list[str] = []  # known outlets that the text names, quoted or not
        self.names = {
            canonical_key(name): one
            for one in organizations
            for name in (one.label, *(mention.text for mention in one.mentions))
        }

    def source(self, name: str) -> Cited:
        """The source of this name: an organization of the article, an outlet of the table, or a new one."""
        flat = " ".join(name.replace("’", "'").split())
        outlet = self.table.get(flat)
        label = outlet.name if outlet else flat[0].upper() + flat[1:]
        organization = self.names.get(canonical_key(label)) or self.names.get(canonical_key(flat))
        key = organization.id if organization else slug(canonical_key(label))
        shown = organization.label if organization and not outlet else label
        return self.found.setdefault(key, Cited(shown, outlet.country if outlet else ""))

    def add(self, start: int, end: int, rule: str, score: float, name: str = "") -> None:
        """Take what stands between two offsets as a source, under its own or another name, if none is there already."""
        place = bisect(self.taken, (start, end))
        before, after = self.taken[place - 1 : place], self.taken[place : place + 1]
        if start < end and not (before and before[0][1] > start) and not (after and after[0][0] < end):
            self.taken.insert(place, (start, end))
            written = self.text[start:end]
            self.source(name or written).mentions.append(Mention(start, end, written, rule, score))

    def gather(self, dateline: Dateline | None) -> None:
        """Run every rule over the article, the surest first."""
        if dateline and dateline.agency[1]:
            self.add(*dateline.agency, "dateline", 0.95)
        signature = reporting.SIGNATURE.search(self.text, max(0, len(self.text) - 40))
        if signature:
            self.add(*signature.span(1), "signature", 0.95)
        self._credits()
        self._known()
        self._titled()
        self._called()
        for found in chain(reporting.CHANNEL.matches(self.plain), reporting.STATION.matches(self.plain)):
            if reporting.quoted(self.plain, *found.span()):
                self.add(*found.span(), "reporting", 0.85)
        for found in reporting.INSTITUTE.matches(self.plain):
            self.add(*found.span(1), "institute", 0.8)
        self._short()

    def _credits(self) -> None:
        for credit in self.article.credits:
            name = reporting.credit_name(credit)
            if name:
                self.source(name).credits.append(credit)
        for found in reporting.CREDIT.finditer(self.text):
            name = reporting.credit_name(found.group(1))
            at = found.group(1).rfind(name) + found.start(1)
            self.add(at, at + len(name), "credit", 0.9)

    def _known(self) -> None:
        """Outlets of the table, where they are quoted or stand in brackets as agencies do."""
        for start, end, outlet in self.table.find(self.plain):
            self.named.append(outlet.name)
            if self.plain[start - 1 : start] == "(" and reporting.BRACKETED.match(self.text, end):
                self.add(start, end, "outlet", 0.9)
            elif reporting.quoted(self.plain, start, end) and not self._longer(start, outlet):
                self.add(start, end, "outlet", 0.95)

    def _longer(self, start: int, outlet: Outlet) -> bool:
        """Whether a newspaper's name is the end of another's, as Daily Mail is of "Zambia Daily Mail"."""
        before = reporting.name_before(self.plain, start)
        return outlet.printed and before is not None and not reporting.LEAD.fullmatch(before.group(1).strip())

    def _titled(self) -> None:
        """Names whose last word is one of an outlet: "the Valley Herald reported", "Amber Radio said"."""
        for head in reporting.HEAD.finditer(self.plain):
            end = reporting.name_end(self.plain, head.end())
            if self.plain[end : end + 1].isalnum() or self.plain[head.start() - 1 : head.start()].isalnum():
                continue
            name = reporting.name_before(self.plain, head.start())
            start = self._bare(name.start(1), end) if name else head.start()
            sure = head.group() in reporting.SURE_HEADS or reporting.ARTICLE_BEFORE.search(
                self.plain, max(0, start - 12), start
            )
            if " " in self.plain[start:end] and sure and reporting.quoted(self.plain, start, end):
                self.add(start, end, "reporting", 0.8)

    def _called(self) -> None:
        """Names beside a word that says what they are: "the website Palm Online", "Tidings news agency said"."""
        for head in reporting.COMMON_HEAD.matches(self.plain):
            if self.plain[head.start() - 1 : head.start()].isalnum():
                continue
            after = reporting.NAME_AFTER.match(self.plain, head.end())
            if after:
                if reporting.quoted(self.plain, *after.span(1)):
                    self._add_called(*after.span(1))
                continue
            before = reporting.name_before(self.plain, head.start())
            if before and reporting.quoted(self.plain, before.start(1), head.end()):
                self._add_called(before.start(1), before.end(1) - 1)

    def _add_called(self, start: int, end: int) -> None:
        start = self._bare(start, end)
        if end - start > 2 and gazetteer().get(self.plain[start:end]) is None:  # "Turkish radio" names no outlet
            self.add(start, end, "reporting", 0.8)

    def _bare(self, start: int, end: int) -> int:
        """Where a name begins without the article, possessor or person before it: "The", "Iran's", "Ann Lee of the"."""
        lead = reporting.LEAD.match(self.plain[start:end])
        return start + (lead.end() if lead else 0)

    def _short(self) -> None:
        """Outlets by their last word, where the article names one such outlet in full: "told the Post"."""
        full = [*(one.label for one in self.found.values()), *self.named]
        for found in reporting.SHORT.finditer(self.plain) if full else ():
            whole = next((name for name in full if name.endswith(f" {found.group(1)}")), "")
            if whole:
                self.add(*found.span(1), "reporting", 0.7, whole)


def gather_sources(
    article: Article, dateline: Dateline | None, organizations: Sequence[Organization]
) -> dict[str, Cited]:
    """{id: source} of every source that an article quotes."""
    sources = Sources(article, organizations)
    sources.gather(dateline)
    return sources.found


def cited_sources(found: Mapping[str, Cited]) -> tuple[CitedSource, ...]:
    """Sources as an article's facts hold them."""
    return tuple(
        CitedSource(key, one.label, tuple(sorted(one.mentions, key=lambda mention: mention.start)), tuple(one.credits))
        for key, one in found.items()
    )
