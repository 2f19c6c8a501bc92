"""Names of organizations by form and by set phrases: legal forms, ampersands, “the band, the Larks”, fixtures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from searchapp.extraction.cued_patterns import CuePatterns, Words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import canonical_key
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import overlaps_mention
from searchapp.extraction.tokens import Tokens
from searchapp.extraction.word_kinds import CAPITALS
from searchapp.model.facts import Mention

_MAX_NAME_TOKENS = 8
_KNOWN_SCORE = 0.7
_DISTINCTIVE_CHARS = 4
_FORM_SCORE = 0.85  # of 41 such names in unseen news 38 were right, of the sets left out before 75 %
_FIXTURE_SCORE = 0.5  # the share that was right, in the mean of the sets left out
_LINKS = frozenset(("&", "and", "of", "-", "'s", "de", "und", "y"))
_FIRM_ENDS = frozenset(("International", "Group", "Holdings", "Industries", "Bank"))
_INTRODUCED = CuePatterns(
    lambda: ENGLISH["introduced kinds"],
    r"(?:, the |,? (?:called|named|known as) (?:the )?[\"“‘']?| [\"“‘'])"
    r"((?:[A-Z][\w'&-]*)(?: (?:(?:of|and|&|the|for|in) ){0,2}[A-Z][\w'&-]*){0,4})"
    r"(?=[\"”’',.;:)\n]| (?!and )[a-z]+\b)",
    plural=True,
)
_CREDIT = CuePatterns(  # “Photo: Ana Holt/Orr Pictures”
    ("Photo", "Photograph", "Picture", "Image", "Credit"),
    r"(?: by)?: (?:[^\W\d_][\w'.-]* ){1,3}[^\W\d_][\w'.-]* ?/ ?([A-Z][\w'&-]*(?: [A-Z][\w'&-]*){0,2})(?=$|[\s.,;)])",
    plural=True,
)
_TEAM = r"[A-Z][\w-]+(?: (?:& )?[A-Z][\w-]+){0,3}"
_VERSUS = "beat|drew with|draw with|lost to|lose to|defeated|thrashed|edged|host|hosts|hosted|v|vs"
_BEFORE_OPPONENT = CuePatterns(_VERSUS.split("|"), r"\.? (?:the )?[A-Z]")
_FIXTURE = re.compile(rf"({_TEAM}) (?:{_VERSUS}|v\.|vs\.) (?:the )?({_TEAM})")
_TITLES = ("Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ", "Dr ", "Dr. ")
_ENDS_NAME = re.compile(
    r"'s(?=[,.;:)?!\"]|\s(?:and|or|said|says|fell|rose|will|would|has|had|have|is|was|were|are|did|plans?|opened|closed"
    r"|sold|gained|lost|announced|reported|posted|agreed|denied|declined)\b|\s*$)"
)


def with_patterns(mentions: Sequence[Mention], tokens: Tokens, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions of the model, mended and completed by what the forms of names and set phrases tell."""
    separate = [part for mention in mentions for part in _parts(mention, lexicon)]
    whole = [_with_genitive(mention, tokens.text, text, lexicon) for mention in separate]
    by_form = [_mention(tokens, text, span, "form") for span in _spans_by_form(tokens, lexicon)]
    by_form = [_with_genitive(mention, tokens.text, text, lexicon) for mention in by_form]
    named = [mention for mention in whole if not overlaps_mention(mention, by_form)] + by_form
    plain, words = tokens.text, tokens.distinct
    if credited := [replace(m, text=text[m.start : m.end]) for m in _credited(plain, words)]:
        named = [mention for mention in named if not overlaps_mention(mention, credited)] + credited
    known = list(_known(tokens, text, lexicon))
    named = list(_without_pieces(named, known))
    for pattern_mentions in (
        known,
        _introduced(plain, words),
        _opponents(plain, words, named),
    ):
        named += [replace(m, text=text[m.start : m.end]) for m in pattern_mentions if not overlaps_mention(m, named)]
    return named


@cache
def _signs() -> frozenset[str]:
    """What stands in names of companies and hardly anywhere else."""
    return ENGLISH["sure legal forms"] | {"&"}


def _without_pieces(mentions: Iterable[Mention], known: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those that are pieces of a long known name: “Tea and” and “Exchange Commission”."""
    long = [mention for mention in known if mention.text.count(" ") > 1]
    for mention in mentions:
        pieces = [name for name in long if overlaps_mention(mention, [name]) and not _covers(mention, name)]
        if not pieces:
            yield mention


def _covers(mention: Mention, name: Mention) -> bool:
    return mention.start <= name.start and name.end <= mention.end


def _parts(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """The parts of “Facebook/Instagram”, or of “Target and Best Buy” where the names are known; else the mention."""
    separator = "/" if "/" in mention.text else " and "
    parts = mention.text.split(separator)
    is_one = len(parts) < 2 or mention.text.lower() in lexicon.names
    if is_one or not (all(_is_known(part, lexicon) for part in parts) or _begins_anew(parts, separator, lexicon)):
        yield mention
        return
    start = mention.start
    for part in parts:
        yield replace(mention, start=start, end=start + len(part), text=part)
        start += len(part) + len(separator)


def _begins_anew(parts: Sequence[str], separator: str, lexicon: Lexicon) -> bool:
    """Whether another name follows a known one of several words: “Bank of America and Orrin Mobile”."""
    first, last = parts[0], parts[-1]
    if separator == "/" or len(parts) != 2 or " " not in first or " " not in last:
        return False
    if _is_known(first, lexicon):
        begin = last.partition(" ")[0]
        return is_place(begin) or begin.lower() not in lexicon.ordinary
    return is_place(first.rpartition(" of ")[2]) and _is_known(last, lexicon)


def _is_known(name: str, lexicon: Lexicon) -> bool:
    return lexicon.names.get(name.lower()) in ("ORG", "FIRM")


def _with_genitive(mention: Mention, plain: str, text: str, lexicon: Lexicon) -> Mention:
    """The mention with the 's that belongs to its name: “Bettys & Rowntree's fell”, not “Bettys & Co's profit”."""
    if not plain.startswith("'s", mention.end):
        return mention
    lower = mention.text.lower()
    is_known = f"{lower} 's" in lexicon.names and lower not in lexicon.names  # Moody's, whatever follows
    if is_known or ("&" in mention.text and _ENDS_NAME.match(plain, mention.end)):
        return replace(mention, end=mention.end + 2, text=text[mention.start : mention.end + 2])
    return mention


def _spans_by_form(tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The token spans of names that end in a legal form, and of capitalised words around an ampersand."""
    if tokens.distinct.isdisjoint(signs := _signs()):
        return
    words = tokens.words
    spans: list[tuple[int, int]] = []
    for index in [index for index, word in enumerate(tokens.lower) if word in signs]:
        word, lower = words[index], tokens.lower[index]
        if index in tokens.uncased or not (word[0].isupper() or word in ("plc", "&")):
            continue
        is_legal = lower != "&" and (lower not in ("co", "spa", "corp") or _closes(words, index))
        if is_legal or lower == "&":
            begin = _begin(words, index, is_legal)
            end = _end_of_form(words, index) if is_legal else _end(words, index)
            if begin < index < end - (not is_legal):  # an ampersand has words on either side
                spans.append((begin, end))
    yield from _longest(span for span in spans if _is_name(words[span[0] : span[1]], lexicon))


def _closes(words: Sequence[str], index: int) -> bool:
    """Whether a short legal form is one: “Co.”, “& Co”, “Corp,”."""
    before, after = words[index - 1] if index else "", words[index + 1] if index + 1 < len(words) else ""
    return after in (".", ",") or before == "&"


def _begin(words: Sequence[str], index: int, is_legal: bool) -> int:
    """The first token of the name that leads up to a legal form or an ampersand."""
    begin = index
    if is_legal and index > 2 and words[index - 1] == ")" and words[index - 3] == "(":  # “Orr (Pty) Ltd”
        begin -= 3
    while is_legal and begin > 2 and words[begin - 1] in (",", "."):  # "CO., LTD"
        begin -= 1
    seen_ampersand = words[index] == "&"
    while begin > max(0, index - _MAX_NAME_TOKENS):
        word = words[begin - 1]
        before = words[begin - 2] if begin > 1 else ""
        if word[0].isupper() and word not in ENGLISH["not in firms"]:
            begin -= 1
        elif (
            word == "and" and is_legal and before.lower().replace(".", "") in ENGLISH["legal forms"]
        ):  # “Danone S.A. and Fiat SpA”
            break
        elif word == "and" and (seen_ampersand or before in _FIRM_ENDS):  # “Orr International and Tully & Co.”
            break
        elif word in _LINKS and before[:1].isupper() and (word in ("&", "-") or is_legal):
            begin -= 2
            seen_ampersand = seen_ampersand or word == "&"
        elif is_legal and seen_ampersand and word == "," and before[:1].isupper():
            begin -= 2
        else:
            break
        if words[begin] in ENGLISH["not in firms"] or (begin < index and words[begin] == "\n"):
            begin += 1
            break
    return begin


def _end_of_form(words: Sequence[str], index: int) -> int:
    """The end of a name with a legal form, of “GmbH & Co. KG” behind its last word."""
    following = list(words[index + 1 : index + 3])
    return index + 3 if following[:1] == ["."] and following[1:] in (["KG"], ["KGaA"]) else index + 1


def _end(words: Sequence[str], index: int) -> int:
    """The end of the name that goes on after an ampersand."""
    end = index + 1
    while (
        end < len(words) and end <= index + 2 and words[end][0].isupper() and words[end] not in ENGLISH["not in firms"]
    ):
        end += 1
    return end


def _is_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words beside a legal form or ampersand make a name: “Bell & Tedder”, not “Terms & Conditions”."""
    own = [word for word in words if word[0].isupper() and word.lower() not in ENGLISH["sure legal forms"]]
    if not own or (words[1:2] == ["&"] and words[0].lower() in ENGLISH["titles"]):  # “CEO & Ana Holt”
        return False
    if words[-1].lower().rstrip(".") in ENGLISH["sure legal forms"] or " ".join(words).lower() in lexicon.names:
        return True
    return any(_is_proper(word.lower(), lexicon) for word in own) and not any(map(is_place, own))


def _is_proper(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is likelier a name: no ordinary word, or also a surname."""
    return word not in lexicon.ordinary or "surname" in lexicon.classes.get(word, ())


def _longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans without those that lie within, or begin in, one that ends later."""
    last: tuple[int, int] | None = None
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if last is None or span[0] >= last[1]:
            if last:
                yield last
            last = span
        elif span[1] > last[1]:
            last = (last[0], span[1])
    if last:
        yield last


def _known(tokens: Tokens, text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """The known names, each word with a capital but for links and numbers: “Channel 4”; of one word: “Google”."""
    lowered, sizes = tokens.lower, lexicon.sizes
    next_index = 0
    for index in _begins_of_names(tokens, lexicon):
        if index < next_index or lowered[index] not in sizes:
            continue
        size, kind = lexicon.match(lowered, index, len(lowered))
        next_index = index + size
        if kind == "ORG":
            words = tokens.words[index : index + size]
            is_word = index not in tokens.uncased and not _is_part_of_person(tokens, index, lexicon)
            is_name = size > 1 or (is_word and _is_distinctive(words[0], lexicon))
            if is_name and all(word[0].isupper() or word[0].isdigit() or word in _LINKS for word in words):
                yield replace(_mention(tokens, text, (index, index + size), "known"), score=_KNOWN_SCORE)


def _begins_of_names(tokens: Tokens, lexicon: Lexicon) -> list[int]:
    """The indices of words with a capital, and of numbers that known names begin with: “20th Century Fox”."""
    words, kinds = tokens.words, tokens.kinds
    begins = [index for index, kind in enumerate(kinds) if kind in CAPITALS and words[index][0].isupper()]
    if tokens.distinct.isdisjoint(lexicon.numbers):
        return begins
    return sorted({*begins, *[index for index, word in enumerate(tokens.lower) if word in lexicon.numbers]})


def _is_part_of_person(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a given name or a title stands before a word: “Kaori Suzuki”, “Sheikh Sabah”."""
    before = tokens.words[index - 1] if index else ""
    if not before[:1].isupper() or before in ENGLISH["no names"]:
        return False
    classes = lexicon.classes.get(before.lower(), ())
    return not classes or "given" in classes or "title" in classes


def _is_distinctive(word: str, lexicon: Lexicon) -> bool:
    """Whether a known name of one word is no other word, no person's or place's name, and no acronym."""
    return len(word) >= _DISTINCTIVE_CHARS and not word.isupper() and word.lower() not in lexicon.classes


def _introduced(plain: str, words: Words) -> Iterator[Mention]:
    """The names behind a word for their kind: “his first band, the Larks”, “a firm called Marrow”."""
    for match in _INTRODUCED.matches(plain, words):
        name = match[1].rstrip("'")
        if not is_place(name):
            yield Mention(match.start(1), match.start(1) + len(name), name, "introduced", 0.7)


def _credited(plain: str, words: Words) -> Iterator[Mention]:
    """The agencies and papers of photographers."""
    for match in _CREDIT.matches(plain, words):
        yield Mention(match.start(1), match.end(1), match[1], "credit", _FORM_SCORE)


def _opponents(plain: str, words: Words, mentions: Collection[Mention]) -> Iterator[Mention]:
    """The opponents of teams that are organizations: Elmore of “Arden Rovers beat Elmore”."""
    keys = {canonical_key(mention.text) for mention in mentions}
    for match in _FIXTURE.finditer(plain) if keys and _BEFORE_OPPONENT.matches(plain, words) else ():
        teams = {1: canonical_key(match[1]) in keys, 2: canonical_key(match[2]) in keys}
        if teams[1] != teams[2]:
            other = 2 if teams[1] else 1
            if not is_place(match[other]) and not match[other].startswith(_TITLES):
                yield Mention(match.start(other), match.end(other), match[other], "fixture", _FIXTURE_SCORE)


def _mention(tokens: Tokens, text: str, span: tuple[int, int], rule: str) -> Mention:
    start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
    return Mention(start, end, text[start:end], rule, _FORM_SCORE)
