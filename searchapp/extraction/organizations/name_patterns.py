"""Names of organizations by form and by set phrases: legal forms, “the band, the Larks”, fixtures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from searchapp.extraction.cued_patterns import CuePatterns, Words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import canonical_key
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.legal_forms import LINKS, spans_by_form
from searchapp.extraction.overlaps import apart_from
from searchapp.extraction.tokens import Tokens
from searchapp.model.facts import Mention

_KNOWN_SCORE = 0.7
_DISTINCTIVE_CHARS = 4
_FORM_SCORE = 0.85  # of 41 such names in unseen news 38 were right, of the sets left out before 75 %
_FIXTURE_SCORE = 0.5  # the share that was right, in the mean of the sets left out
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
_OF_NATIONS = CuePatterns(
    lambda: ENGLISH["fields of nations"], r" (?:England|Scotland|Wales|Ireland|Britain)\b(?![ -][A-Z]|'s [A-Z])"
)
_ARMED = CuePatterns(lambda: ENGLISH["first words of armed groups"], r"[ -](?:al|as|ash|an|ul|ut|e|i)-[A-Z][\w'-]+")
_PAPERS = re.compile(r"The ([A-Z][a-z]+)(?! [A-Z]|[\w-])")
_WITHIN_SENTENCE = frozenset("abcdefghijklmnopqrstuvwxyz,;")
_SLASH = re.compile(r"/[A-Z]{2}")  # searched as quickly as a fixed string
_SLASHED = re.compile(r"(?<![\w/])[A-Z]{2,}(?:/[A-Z]{2,})+(?![\w/])")
_LINKS_OF_KNOWN = LINKS | {"in", "the", "for", "on", "to", "without"}
_TITLES = ("Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ", "Dr ", "Dr. ")
_ENDS_NAME = re.compile(
    r"'s(?=[,.;:)?!\"]|\s(?:and|or|said|says|fell|rose|will|would|has|had|have|is|was|were|are|did|plans?|opened|closed"
    r"|sold|gained|lost|announced|reported|posted|agreed|denied|declined)\b|\s*$)"
)


def with_patterns(mentions: Sequence[Mention], tokens: Tokens, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions of the model, mended and completed by what the forms of names and set phrases tell."""
    plain, words = tokens.text, tokens.distinct
    separate = [part for mention in mentions for part in _parts(mention, lexicon)]
    named = [_with_genitive(mention, plain, text, lexicon) for mention in separate]
    by_form = [_mention(tokens, text, span, "form", _FORM_SCORE) for span in spans_by_form(tokens, lexicon)]
    if by_form := [_with_genitive(mention, plain, text, lexicon) for mention in by_form]:
        named = apart_from(named, by_form) + by_form
    shown = (*_credited(plain, words), *_of_nations(plain, words), *_armed(plain, words), *_papers(plain, words))
    if sure := [replace(mention, text=text[mention.start : mention.end]) for mention in shown]:
        named = apart_from(named, sure) + sure
    known = list(_known(tokens, text, lexicon))
    named = _without_pieces(named, known)
    for pattern_mentions in (
        known,
        _introduced(plain, words),
        _slashed(plain, lexicon),
        _opponents(plain, words, named),
    ):
        named += [replace(each, text=text[each.start : each.end]) for each in apart_from(pattern_mentions, named)]
    return named


def _without_pieces(mentions: list[Mention], known: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that are pieces of a long known name: “Tea and” and “Exchange Commission”."""
    long = [mention for mention in known if mention.text.count(" ") > 1]
    if not long:  # as in most texts
        return mentions
    return [mention for mention in mentions if not any(_is_piece(mention, name) for name in long)]


def _is_piece(mention: Mention, name: Mention) -> bool:
    """Whether a mention overlaps a name, and does not have it whole."""
    is_beside = mention.end <= name.start or name.end <= mention.start
    return not is_beside and not (mention.start <= name.start and name.end <= mention.end)


def _parts(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """The parts of “Facebook/Instagram”, or of “Target and Best Buy” where the names are known; else the mention."""
    separator = "/" if "/" in mention.text else " and "
    if separator not in mention.text:
        yield mention
        return
    parts = mention.text.split(separator)
    is_known = mention.text.lower() in lexicon.names
    if is_known or not (all(_is_known(part, lexicon) for part in parts) or _begins_anew(parts, separator, lexicon)):
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


def _known(tokens: Tokens, text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """The known names, each word with a capital but for links and numbers: “Channel 4”; of one word: “Google”."""
    lowered, next_index = tokens.lower, 0
    for index in tokens.begin_known:
        if index < next_index:
            continue
        size, kind = lexicon.match(lowered, index, len(lowered))
        next_index = index + size
        if kind == "ORG" and _is_written_as_known(tokens, index, next_index, lexicon):
            yield _mention(tokens, text, (index, next_index), "known", _KNOWN_SCORE)


def _is_written_as_known(tokens: Tokens, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a known name has its capitals and, if it is a single word, stands for nothing else."""
    words = tokens.words[begin:end]
    is_word = len(words) == 1
    if is_word and (begin in tokens.uncased or not _is_distinctive(words[0], lexicon)):
        return False
    if any(word.islower() and not word[0].isdigit() and word not in _LINKS_OF_KNOWN for word in words):
        return False
    return not is_word or not _is_part_of_person(tokens, begin, lexicon)


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


def _of_nations(plain: str, words: Words) -> Iterator[Mention]:
    """The bodies of England, Scotland or Wales that are called by their field: “Natural England”, “Sport Wales”."""
    for match in _OF_NATIONS.matches(plain, words):
        yield Mention(match.start(), match.end(), match[0], "nation", _FORM_SCORE)


def _armed(plain: str, words: Words) -> Iterator[Mention]:
    """The armed groups whose Arabic or Urdu names begin as such do: “Jaish al-Orra”, “Lashkar-e-Orra”."""
    for match in _ARMED.matches(plain, words):
        yield Mention(match.start(), match.end(), match[0], "armed", _FORM_SCORE)


def _papers(plain: str, words: Words) -> Iterator[Mention]:
    """The papers whose article has a capital within a sentence: “and The Sun reported”."""
    for match in _PAPERS.finditer(plain) if not words.isdisjoint(ENGLISH["papers with an article"]) else ():
        is_within = plain[match.start() - 2 : match.start() - 1] in _WITHIN_SENTENCE
        if is_within and match[1].lower() in ENGLISH["papers with an article"]:
            yield Mention(match.start(1), match.end(1), match[1], "paper", _FORM_SCORE)


def _slashed(plain: str, lexicon: Lexicon) -> Iterator[Mention]:
    """The known names in “WHO/UNICEF”."""
    for match in _SLASHED.finditer(plain) if _SLASH.search(plain) else ():
        names, start = match[0].split("/"), match.start()
        for name in names if all(_is_known(name, lexicon) for name in names) else ():
            yield Mention(start, start + len(name), name, "known", _KNOWN_SCORE)
            start += len(name) + 1


def _opponents(plain: str, words: Words, mentions: Collection[Mention]) -> Iterator[Mention]:
    """The opponents of teams that are organizations: Elmore of “Arden Rovers beat Elmore”."""
    if not mentions or not _BEFORE_OPPONENT.matches(plain, words):
        return
    keys = {canonical_key(mention.text) for mention in mentions}
    for match in _FIXTURE.finditer(plain):
        teams = {1: canonical_key(match[1]) in keys, 2: canonical_key(match[2]) in keys}
        if teams[1] != teams[2]:
            other = 2 if teams[1] else 1
            if not is_place(match[other]) and not match[other].startswith(_TITLES):
                yield Mention(match.start(other), match.end(other), match[other], "fixture", _FIXTURE_SCORE)


def _mention(tokens: Tokens, text: str, span: tuple[int, int], rule: str, score: float) -> Mention:
    start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
    return Mention(start, end, text[start:end], rule, score)
