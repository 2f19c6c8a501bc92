"""Where the names that the model proposes begin and end, mended by how bodies are called.

“Ministry of Law, Justice and Labour Affairs” is one body; what such a name consists of is told by `name_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.name_ends import OPEN_LINKS, PART, are_fields, end_of, is_field
from searchapp.extraction.organizations.name_parts import WHOLE_SCORE, parts, without_office
from searchapp.extraction.overlaps import overlaps_sorted
from searchapp.model.facts import Mention

_FIELDS_BEFORE = re.compile(rf"(?:\b[Tt]he |'s |\n(?!The ))({PART}(?:, {PART})*,? (?:and|&) )$")
_IN = (". In ", "\nIn ", '" In ')  # at the beginning of a sentence
_PARTICIPLES = ("ed", "ing")
_SENTENCE_ENDS = (". ", "! ", "? ", "\n", "- ", '"', "“")
_FIELDS_BEFORE_CHARS = 90
_REFERRAL_BEFORE = re.compile(  # “Orr Teaching and Referral Hospital”
    r"(?<![\w'-])(?!(?:An?|The|In|At|To) )(?:[A-Z][\w'-]+ ){1,4}"
    r"(?:Teaching|Training|National|General|Specialist|County|District|Provincial|Regional) (?:and|&) $"
)
_HYPHENATED_BEFORE = re.compile(r"\b[A-Z][^\W\d_]*- ?$")
_HYPHENS = ("-", "- ", "-\n", "- \n")
_ORDINAL_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) $")
_ORDINAL_CHARS = 6
_MEMO_NAMES = 1 << 14  # at some 200 bytes each
_CAPITALIZED = re.compile(r" ([A-Z][\w-]*)(?: [A-Z][\w-]*){0,2}\b")


def with_boundaries(mentions: Iterable[Mention], plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions with mended boundaries, without those that another one now covers."""
    names = list(mentions)
    if not all(_is_one_name(mention.text, lexicon) for mention in names):
        names = [part for mention in _whole(names, plain) for part in parts(mention, lexicon)]
        names = [mended for name in names for mended in without_office(name, lexicon)]
    texts = frozenset(name.text for name in names)
    names = [_without_first_word(name, texts, plain, lexicon) for name in names]
    spans = [(_begin(name, plain, lexicon), end_of(name, plain, lexicon), name) for name in names]
    wider = [(begin, end, name) for begin, end, name in spans if (begin, end) != (name.start, name.end)]
    if not wider:  # as mostly
        return names
    whole = {
        name: replace(name, start=begin, end=end, text=text[begin:end], score=max(name.score, WHOLE_SCORE))
        for begin, end, name in wider
    }
    covered = {name for name in names for begin, end, other in wider if name is not other and _lie(name, begin, end)}
    return [whole.get(name, name) for name in names if name not in covered]


def _without_first_word(mention: Mention, names: Container[str], plain: str, lexicon: Lexicon) -> Mention:
    """A name found elsewhere without the ordinary word before it at the beginning of a sentence: “Ousted Orvessa”."""
    first, _, rest = mention.text.partition(" ")
    is_ordinary = rest in names and (first.lower() in lexicon.ordinary or first.endswith(_PARTICIPLES))
    if not is_ordinary or not _begins_sentence(plain, mention.start):
        return mention
    is_whole = mention.text.lower() in lexicon.names or headword_kind(rest.lower().split(" "), lexicon) == "body"
    return mention if is_whole else replace(mention, start=mention.end - len(rest), text=rest)


@lru_cache(maxsize=_MEMO_NAMES)
def _is_one_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of one body, whatever stands behind it, without an office before it."""
    mention, last = Mention(0, len(name), name, "", 0.0), name.rpartition(" ")[2]
    if last in OPEN_LINKS or last == name:
        return last not in OPEN_LINKS
    return [*parts(mention, lexicon)] == [mention] == [*without_office(mention, lexicon)]


def _whole(mentions: Iterable[Mention], plain: str) -> Iterator[Mention]:
    """The mentions, none of which breaks off, without those that another one has taken up."""
    closed = [(whole, whole.end > mention.end) for mention in mentions for whole in _closed(mention, plain)]
    longer = sorted((name.start, name.end) for name, is_longer in closed if is_longer)
    yield from (name for name, is_longer in closed if is_longer or not overlaps_sorted(name.start, name.end, longer))


def _closed(mention: Mention, plain: str) -> Iterator[Mention]:
    """A name that breaks off behind a link with what the link leads to, or without it: “Tea Institute for” before “AI”.

    A single word that is left, as of “Government of” before “President Rao”, is none.
    """
    name, _, link = mention.text.rpartition(" ")
    if link not in OPEN_LINKS:
        yield mention
    elif (behind := _CAPITALIZED.match(plain, mention.end)) and behind[1].lower() not in ENGLISH["titles"]:
        yield replace(mention, end=behind.end(), text=mention.text + behind.group())
    elif " " in name:
        yield replace(mention, end=mention.start + len(name), text=name)


def _begins_sentence(plain: str, start: int) -> bool:
    return start == 0 or plain.endswith(_SENTENCE_ENDS, 0, start)


def _lie(mention: Mention, begin: int, end: int) -> bool:
    return begin <= mention.start and mention.end <= end


def _begin(mention: Mention, plain: str, lexicon: Lexicon) -> int:
    """Where a name begins, with the first fields of work of “Traffic and Transport Department”."""
    if plain.endswith(_HYPHENS, 0, mention.start):
        hyphenated = _HYPHENATED_BEFORE.search(plain, max(0, mention.start - _ORDINAL_CHARS * 2), mention.start)
        if hyphenated:
            return hyphenated.start()
    if plain.endswith(_IN, 0, mention.start) and (place := _chars_of_place(mention.text, lexicon)):
        return mention.start + place
    words = mention.text.lower().split(" ")
    first, last = words[0], words[-1]
    if len(words) > 1 and (first == "formerly" or mention.text.startswith("SOURCE ")):  # at the foot of a release
        return mention.start + len(f"{first} ")
    if not ENGLISH["counted bodies"].isdisjoint(words):
        start = max(0, mention.start - _ORDINAL_CHARS)
        ordinal = _ORDINAL_BEFORE.search(plain[start : mention.start])
        return start + ordinal.start() if ordinal else mention.start
    if mention.text == "Referral Hospital":
        start = max(0, mention.start - _FIELDS_BEFORE_CHARS)
        before = _REFERRAL_BEFORE.search(plain[start : mention.start])
        return start + before.start() if before else mention.start
    if last not in ENGLISH["departments"] or not is_field(first, lexicon):
        return mention.start
    start = max(0, mention.start - _FIELDS_BEFORE_CHARS)
    before = _FIELDS_BEFORE.search(plain[start : mention.start])
    return start + before.start(1) if before and are_fields(_without_place(before[1]), lexicon) else mention.start


def _chars_of_place(name: str, lexicon: Lexicon) -> int:
    """How many characters of a name behind “In” are a place's: 8 of “In Liberia Orvik Bank closed”; 0 for none."""
    place, _, rest = name.partition(" ")
    body = rest.lower()
    if " " not in rest or name.lower() in lexicon.names or gazetteer().get(place) is None:
        return 0
    is_own = body.partition(" ")[0] not in lexicon.ordinary  # no “Ghana Health Service”
    return len(f"{place} ") if body in lexicon.names or (is_own and not is_place(rest)) else 0


def _without_place(names: str) -> str:
    """Fields of work without the country or the town before them: “Kenya Tea Growers and”."""
    first, _, rest = names.partition(" ")
    return rest if is_place(first) and rest[:1].isupper() else names
