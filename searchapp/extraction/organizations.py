"""Article → the organizations that it names, each with its mentions."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.extraction.names import acronyms_of, is_acronym
from searchapp.extraction.organizations_joining import join_mentions
from searchapp.extraction.tokens import Tokens, chunks, plain_apostrophes, tokenize
from searchapp.models import Article, Mention, Organization

HEADS = frozenset(
    "Agency Ministry Department Corps Corp Corporation Inc Ltd Limited PLC Co Company Bank University Party Union Council Committee "
    "Commission Institute Association Federation Organization Organisation Authority Army Navy Senate Congress Parliament Court "
    "Group Airlines Airways Industries Foundation Fund Society Church Club League Front Movement Jihad Brigades Bureau Times Post "
    "News Press Online Television Radio Services Systems Technologies Motors Holdings Partners School College Hospital".split()
)


def find_organizations(article: Article) -> tuple[Organization, ...]:
    """The organizations of an article: those it brings, else those that its text names."""
    text = plain_apostrophes(article.text)
    if article.organizations is not None:
        return given_organizations(article.organizations, article.text, text)
    return join_mentions(named_in(tokenize(text), article.text))


def given_organizations(names: tuple[str, ...], text: str, plain: str) -> tuple[Organization, ...]:
    """The organizations that an article brings, with the places where its text has their names."""
    found: list[Organization] = []
    for name in dict.fromkeys(names):
        bare = join_mentions([Mention(0, 0, name, "given")])
        if bare and bare[0].id not in {one.id for one in found}:
            found.append(Organization(bare[0].id, bare[0].label, tuple(occurrences(name, text, plain))))
    return tuple(found)


def occurrences(name: str, text: str, plain: str) -> Iterator[Mention]:
    """Every place where a text has a name, in any case, as whole words."""
    lower = plain.lower()
    wanted = plain_apostrophes(name).lower()
    if len(lower) != len(text) or not wanted:
        lower, wanted = plain, plain_apostrophes(name)
    at = lower.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not (at and lower[at - 1].isalnum()) and not lower[end : end + 1].isalnum():
            yield Mention(at, end, text[at:end], "given")
        at = lower.find(wanted, end)


def named_in(tokens: Tokens, text: str) -> Iterator[Mention]:
    """The mentions of organizations among these tokens."""
    spans = list(candidate_spans(tokens))
    sure = {text[start:end] for start, end, word in spans if word in HEADS and " " in text[start:end]}
    expanded = {short for name in sure for short in acronyms_of(name)}
    for start, end, _ in spans:
        name = text[start:end]
        if name in sure or (is_acronym(name) and name.lower().replace(".", "") in expanded):
            yield Mention(start, end, name, "cue", 0.8)


def candidate_spans(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Start, end and last word of each piece of a capitalised run, cut at possessives."""
    for begin, end in chunks(tokens):
        while "'s" in tokens.words[begin:end]:
            begin = tokens.words.index("'s", begin, end) + 1
        if begin < end:
            yield tokens.starts[begin], tokens.end(end - 1), tokens.words[end - 1]
