"""Article → the organizations that it names, each with its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from searchapp.extraction.organizations.calibration import calibrated_probability, calibration_features
from searchapp.extraction.organizations.coreference import FullForms, cluster_mentions
from searchapp.extraction.organizations.crf import Candidate, OrganizationModel, trained_model
from searchapp.extraction.organizations.features import chunk_features
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import canonical_key
from searchapp.extraction.tokens import Tokens, plain_apostrophes, tokenize
from searchapp.model.article import Article
from searchapp.model.facts import Mention, Organization

_THRESHOLD = 0.37  # of the calibrated probability; the best for F1 is about half the F1 reached (Lipton et al. 2014)
_MIN_INTRODUCED = 0.4  # the CRF's probability of a name behind a noun for its kind: “the group al-Sabirin”
_MIN_SHORT_FORM = 0.1  # the calibrated probability of a name whose full form the article has
_MEMO_NAMES = 1 << 14  # names that articles bring, at some 300 bytes each
_MAX_WORD_LIKE_CHARS = 4  # a name no longer than this may be spelled like a word: who, un, ec
_HEADINGS = frozenset({"note", "editor's note", "correction", "update"})  # capitalised as names are


def find_organizations(article: Article, dateline: tuple[int, int] = (0, 0)) -> tuple[Organization, ...]:
    """The organizations of an article: those it brings, else those its text names outside the span of the dateline."""
    text = plain_apostrophes(article.text)
    if article.organizations is not None:
        return _given_organizations(article.organizations, article.text, text)
    tokens, model = tokenize(text), trained_model()
    mentions = list(_model_mentions(tokens, article.text, model))
    if tokens.uncased:
        mentions += _uncased_mentions(tokens, article.text, tuple(mentions), model.lexicon)
    return cluster_mentions([mention for mention in mentions if not _is_excluded(mention, dateline)], article.text)


def _is_excluded(mention: Mention, dateline: tuple[int, int]) -> bool:
    """Whether a mention is a town of the dateline ("PITTSBURGH, March 3 -") or a heading ("NOTE - ...")."""
    return dateline[0] <= mention.start < dateline[1] or mention.text.lower() in _HEADINGS


def _model_mentions(tokens: Tokens, text: str, model: OrganizationModel) -> Iterator[Mention]:
    """The mentions by the model: candidates above the threshold, then short forms of their names."""
    scored = _scored_spans(tokens, model)
    used: set[int] = set()
    full: dict[str, str] = {}
    for score, begin, end in scored:
        if score >= _THRESHOLD and used.isdisjoint(range(begin, end)):
            used.update(range(begin, end))
            mention = _mention(tokens, text, (begin, end), "model", round(score, 3))
            full.setdefault(canonical_key(mention.text), mention.text)
            yield mention
    forms = FullForms(full)
    for score, begin, end in scored:
        if _MIN_SHORT_FORM <= score < _THRESHOLD and used.isdisjoint(range(begin, end)):
            mention = _mention(tokens, text, (begin, end), "short form", round(score, 3))
            if forms.has_full_form(mention.text):
                used.update(range(begin, end))
                yield mention


def _scored_spans(tokens: Tokens, model: OrganizationModel) -> list[tuple[float, int, int]]:
    """Probability, begin and end of every candidate, the likeliest first."""
    candidates = model.candidates(chunk_features(tokens, model.lexicon))
    features = calibration_features(tokens, candidates, model.lexicon)
    scored = [
        (_probability(candidate, its_features, model), candidate.begin, candidate.end)
        for candidate, its_features in zip(candidates, features, strict=True)
    ]
    scored.sort(key=lambda span: (-span[0], span[1], span[2]))
    return scored


def _probability(candidate: Candidate, features: Mapping[str, float], model: OrganizationModel) -> float:
    """The calibrated probability of a candidate or, behind “the group” and the like, the CRF's if that is higher."""
    calibrated = calibrated_probability(features, model.calibration)
    introduced = "after_noun" in features and "whole_run" in features and candidate.probability >= _MIN_INTRODUCED
    return max(calibrated, candidate.probability) if introduced else calibrated


def _uncased_mentions(tokens: Tokens, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions in uncased lines: names that the article has elsewhere, and known ones of more than one word."""
    lowered = [word.lower() for word in tokens.words]
    spans = [
        (bisect_left(tokens.starts, mention.start), bisect_left(tokens.starts, mention.end)) for mention in mentions
    ]
    names = {tuple(lowered[begin:end]) for begin, end in spans}
    sizes = sorted({len(words) for words in names}, reverse=True)
    next_index = 0
    for index in sorted(tokens.uncased):
        if index < next_index:
            continue
        size = next((size for size in sizes if tuple(lowered[index : index + size]) in names), 0)
        known_size, kind = lexicon.match(lowered, index, len(lowered))
        if size:
            yield _mention(tokens, text, (index, index + size), "repeated", 0.9)
        elif kind == "ORG" and known_size > 1:
            yield _mention(tokens, text, (index, index + known_size), "known", 0.7)
        next_index = index + max(size, known_size, 1)


def _mention(tokens: Tokens, text: str, span: tuple[int, int], rule: str, score: float) -> Mention:
    start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
    return Mention(start, end, text[start:end], rule, score)


def _given_organizations(names: tuple[str, ...], text: str, plain: str) -> tuple[Organization, ...]:
    """The organizations that an article brings, with their mentions in its text."""
    organizations: dict[str, Organization] = {}
    for name in dict.fromkeys(names):
        for organization_id, label in _given_name(name):
            if organization_id not in organizations:
                mentions = tuple(_occurrences(name, text, plain))
                organizations[organization_id] = Organization(organization_id, label, mentions)
    return tuple(organizations.values())


@lru_cache(maxsize=_MEMO_NAMES)
def _given_name(name: str) -> tuple[tuple[str, str], ...]:
    """The id and label of a name by itself; none where it has no letters."""
    return tuple([(bare.id, bare.label) for bare in cluster_mentions([Mention(0, 0, name, "given")])])


def _occurrences(name: str, text: str, plain: str) -> Iterator[Mention]:
    """The mentions of a name as whole words in any case; a short name only in capitals, as WHO is not who."""
    searched, needle = plain.lower(), plain_apostrophes(name).lower()
    if len(searched) != len(text):  # some capitals, like İ, have longer small letters
        searched, needle = plain, plain_apostrophes(name)
    word_like = len(needle) <= _MAX_WORD_LIKE_CHARS
    start = searched.find(needle) if needle else -1
    while start >= 0:
        end = start + len(needle)
        whole = not (start and searched[start - 1].isalnum()) and not searched[end : end + 1].isalnum()
        if whole and (not word_like or text[start:end].isupper()):
            yield Mention(start, end, text[start:end], "given")
        start = searched.find(needle, end)
