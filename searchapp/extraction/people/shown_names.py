"""Names of persons whom no list and no model need know: what stands beside them or their form shows whose they are.

“Mirko Tallis met”, “Mirko Tallis, 63,”, “interviewed Mirko Tallis”, “J. B. Tallis”, “Minister Mirko Tallis”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from searchapp.extraction.cued_patterns import CuePatterns
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.overlaps import Span
from searchapp.extraction.person_signs import sign_behind
from searchapp.extraction.tokens import Tokens
from searchapp.extraction.word_kinds import CAPITALS
from searchapp.text.lazy_pattern import LazyPattern

_REST_OF_NAME = r"[^\W\d_]+(?:-[A-Z][^\W\d_]+)? (?:[A-Z][^\W\d_]+ )?[A-Z][^\W\d_]+"
# Patterns that begin with a capital are tried at capitals alone: what may not stand before it is looked up from there,
# and only where another capital stands behind the word, which nobody writes with more letters than these.
_SUBJECT = LazyPattern(
    lambda: (
        r"([A-Z](?=[^\W\d_]{1,40}[ -][A-Z])"
        rf"(?<![\w-][A-Z])(?<![A-Z][a-z] [A-Z])(?<!\bin [A-Z])(?<!\bof [A-Z])(?<!\bthe [A-Z]){_REST_OF_NAME})"
        rf"(?=,? (?:{'|'.join(sorted(ENGLISH['verbs of speakers']))})\b|{sign_behind()})"
    ),
    flags=0,
)
_OBJECT = CuePatterns(("met", "told", "married", "interviewed", "thanked"), rf" ([A-Z]{_REST_OF_NAME})\b(?! [A-Z])")
# Initials before a surname, and names of Ireland and Scotland behind another: no body and no place is called so.
_INITIALS = re.compile(
    r"([A-Z]\.(?<![\w.][A-Z]\.)(?!(?<=U\.)[SNK]\.|(?<=E\.)U\.|(?<=D\.)C\.|(?<=L\.)A\.|(?<=N\.)Y\.)"
    r" ?[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][^\W\d_]{2,})\b(?! (?:&|[A-Z]))"
)
_CLAN = re.compile(
    r"(?<![A-Z][a-z] )\b([A-Z][a-z]+ (?:Mc|Mac|O')[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    r"|[NM]'[A-Z][a-z]+ [A-Z][^\W\d_]+)\b(?! (?:&|[A-Z]))"
)
_OF_CLAN, _OF_DAUGHTER = re.compile(r"^ma?c\w|\b[mno]'\w"), re.compile("ttir")
_DAUGHTER = re.compile(r"\b((?:[A-ZÀ-Þ][^\W\d_]+ ){1,2}[A-ZÀ-Þ][^\W\d_]+d[óo]ttir)\b")  # of Iceland
_TITLED_NAME = r"[A-Z][^\W\d_]+(?:-[^\W\d_]+)?(?: [A-Z]\.)?(?: [A-Z][^\W\d_]+(?:-[^\W\d_]+)?){1,3}"
_BEHIND_OFFICE = rf"\.? ({_TITLED_NAME})(?![\w-])"
_TITLED = (
    CuePatterns(
        lambda: ENGLISH["offices of persons"] | ENGLISH["relatives and trades"] | ENGLISH["works of reporters"],
        _BEHIND_OFFICE,
    ),
    CuePatterns(
        lambda: (
            *map(str.capitalize, ENGLISH["offices of persons"] | ENGLISH["works of reporters"]),
            *("General", "Sheikh", "CEO"),
        ),
        _BEHIND_OFFICE,
    ),
    CuePatterns(
        ("Photo", "Photograph", "Picture", "Image", "Credit"), rf"(?: by)?: ({_TITLED_NAME})(?= ?/)", plural=True
    ),
)
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\.")
_JOINING = re.compile(r".*[/.'&;]", re.DOTALL)  # in a token, before the last of the words that it joins
_MOST_WORDS = 3  # of a subject


def shown_names(tokens: Tokens) -> Iterator[Span]:
    """The spans of names, with titles before them."""
    plain, words = tokens.text, tokens.distinct
    clans = _CLAN.finditer(plain) if _has_any(tokens, _OF_CLAN) else ()
    daughters = _DAUGHTER.finditer(plain) if _has_any(tokens, _OF_DAUGHTER) else ()
    titled = chain.from_iterable(pattern.matches(plain, words) for pattern in _TITLED)
    shown = chain(_subjects(tokens), _OBJECT.matches(plain, words), _with_initials(tokens), clans, daughters, titled)
    return (match.span(1) for match in shown)


def _has_any(tokens: Tokens, form: re.Pattern[str]) -> bool:
    """Whether a word of a text has a form."""
    return any(form.search(tokens.lower[index]) for index in tokens.person_forms)


def _subjects(tokens: Tokens) -> Iterator[re.Match[str]]:
    """The names that end before a verb or a comma, which are looked up from there."""
    kinds, lowered = tokens.kinds, tokens.lowered  # a word has a capital in the text by its kind, or was lowered
    for end in tokens.behind_persons:
        if end < 2 or not (kinds[end - 1] in CAPITALS or end - 1 in lowered):  # as mostly
            continue
        if not (kinds[end - 2] in CAPITALS or end - 2 in lowered):
            continue
        for begin in range(max(0, end - _MOST_WORDS), end - 1):
            start = tokens.starts[begin]
            joining = _JOINING.match(tokens.text, start, tokens.ends[begin])
            if subject := _SUBJECT.match(tokens.text, joining.end() if joining else start):
                yield subject
                break


def _with_initials(tokens: Tokens) -> Iterator[re.Match[str]]:
    """The names that begin with initials."""
    end = 0
    small = [index for index in tokens.lowered if len(tokens.words[index]) == 1]
    for index in sorted((*tokens.person_forms, *small)) if small else tokens.person_forms:
        for initial in _INITIAL.finditer(tokens.text, tokens.starts[index], tokens.ends[index] + 1):
            name = _INITIALS.match(tokens.text, initial.start()) if initial.start() >= end else None
            if name:
                end = name.end()
                yield name
