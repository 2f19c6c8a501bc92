"""Article → the organizations that it names, each with its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from searchapp.extraction.organizations.calibration import judged, probability
from searchapp.extraction.organizations.coreference import FullForms, cluster_mentions
from searchapp.extraction.organizations.crf import Candidate, Model, trained_model
from searchapp.extraction.organizations.features import describe
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import canonical_key
from searchapp.extraction.tokens import Tokens, plain_apostrophes, tokenize
from searchapp.model.article import Article
from searchapp.model.facts import Mention, Organization

THRESHOLD = 0.37  # of the judge's probability; the best for F1 is about half the F1 reached (Lipton et al. 2014)
LEAST_INTRODUCED = 0.4  # by the CRF, of a name behind a word for its kind: “the group al-Sabirin”
LEAST_SHORT_FORM = 0.1  # what a name must have that is likely only because the article has its full form

MOST_WORD_LIKE_CHARS = 4  # a given name no longer than this may be a word: who, un, ec


HEADINGS = frozenset({"note", "editor's note", "correction", "update"})  # capitalised as names are


def find_organizations(article: Article, place: tuple[int, int] = (0, 0)) -> tuple[Organization, ...]:
    """The organizations of an article: those it brings, else those that its text names outside the dateline's place."""
    text = plain_apostrophes(article.text)
    if article.organizations is not None:
        return given_organizations(article.organizations, article.text, text)
    tokens, model = tokenize(text), trained_model()
    found = list(named_in(tokens, article.text, model))
    if tokens.shouted:
        found += named_in_capitals(tokens, article.text, tuple(found), model.lexicon)
    return cluster_mentions([one for one in found if not is_no_name(one, place)], article.text)


def is_no_name(one: Mention, place: tuple[int, int]) -> bool:
    """Whether a mention is a town of the dateline ("PITTSBURGH, March 3 -") or a heading ("NOTE - ...")."""
    return place[0] <= one.start < place[1] or one.text.lower() in HEADINGS


def named_in(tokens: Tokens, text: str, model: Model) -> Iterator[Mention]:
    """The mentions of organizations among these tokens, by the model."""
    found = model.candidates(describe(tokens, model.lexicon))
    signs = judged(tokens, found, model.lexicon)
    scored = [(likelihood(one, some, model), one.begin, one.end) for one, some in zip(found, signs, strict=True)]
    scored.sort(key=lambda one: (-one[0], one[1], one[2]))
    taken: set[int] = set()
    full: dict[str, str] = {}
    for score, begin, end in scored:
        if score >= THRESHOLD and taken.isdisjoint(range(begin, end)):
            taken.update(range(begin, end))
            one = mention(tokens, text, (begin, end), "model", round(score, 3))
            full.setdefault(canonical_key(one.text), one.text)
            yield one
    forms = FullForms(full)
    for score, begin, end in scored:
        if LEAST_SHORT_FORM <= score < THRESHOLD and taken.isdisjoint(range(begin, end)):
            one = mention(tokens, text, (begin, end), "short form", round(score, 3))
            if forms.has_full_form(one.text):
                taken.update(range(begin, end))
                yield one


def likelihood(one: Candidate, signs: Mapping[str, float], model: Model) -> float:
    """How likely a candidate is an organization: by the judge or, behind “the group” and the like, by the CRF."""
    judgment = probability(signs, model.judge)
    introduced = "after_noun" in signs and "whole_run" in signs and one.probability >= LEAST_INTRODUCED
    return max(judgment, one.probability) if introduced else judgment


def named_in_capitals(tokens: Tokens, text: str, found: Sequence[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions in lines of capitals: names that the article has elsewhere, and known ones of more than one word."""
    lowered = [word.lower() for word in tokens.words]
    places = [(bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)) for one in found]
    wanted = {tuple(lowered[begin:end]) for begin, end in places}
    sizes = sorted({len(words) for words in wanted}, reverse=True)
    at = 0
    for index in sorted(tokens.shouted):
        if index < at:
            continue
        size = next((size for size in sizes if tuple(lowered[index : index + size]) in wanted), 0)
        known, kind = lexicon.match(lowered, index, len(lowered))
        if size:
            yield mention(tokens, text, (index, index + size), "repeated", 0.9)
        elif kind == "ORG" and known > 1:
            yield mention(tokens, text, (index, index + known), "known", 0.7)
        at = index + max(size, known, 1)


def mention(tokens: Tokens, text: str, span: tuple[int, int], rule: str, score: float) -> Mention:
    """The mention that the tokens of a span make."""
    start, stop = tokens.starts[span[0]], tokens.end(span[1] - 1)
    return Mention(start, stop, text[start:stop], rule, score)


def given_organizations(names: tuple[str, ...], text: str, plain: str) -> tuple[Organization, ...]:
    """The organizations that an article brings, with the places where its text has their names."""
    found: dict[str, Organization] = {}
    for name in dict.fromkeys(names):
        for bare in cluster_mentions([Mention(0, 0, name, "given")]):
            found.setdefault(bare.id, Organization(bare.id, bare.label, tuple(occurrences(name, text, plain))))
    return tuple(found.values())


def occurrences(name: str, text: str, plain: str) -> Iterator[Mention]:
    """Every place where a text has a name as whole words, in any case; a short one only in capitals: WHO is not who."""
    lower = plain.lower()
    wanted = plain_apostrophes(name).lower()
    if len(lower) != len(text):  # some capitals, like İ, have longer small letters
        lower, wanted = plain, plain_apostrophes(name)
    shortest = len(wanted) <= MOST_WORD_LIKE_CHARS
    at = lower.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        whole = not (at and lower[at - 1].isalnum()) and not lower[end : end + 1].isalnum()
        if whole and (not shortest or text[at:end].isupper()):
            yield Mention(at, end, text[at:end], "given")
        at = lower.find(wanted, end)
