"""Names of companies by their legal forms and ampersands: “Orr Tea S.p.A.”, “Tully & Co.”, “Hart & Lowe”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.person_words import is_full_name
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.name_words.word_table import legal_form_signs
from searchapp.extraction.tokens import Tokens

LINKS = frozenset(("&", "and", "of", "-", "'s", "de", "und", "y"))  # between the words of a firm's name
_MAX_NAME_TOKENS = 8
_SMALL_FORMS = frozenset(("plc", "d.o.o.", "o.o.", "&"))
_FIRM_ENDS = frozenset(("International", "Group", "Holdings", "Industries", "Bank"))


def spans_by_form(tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The token spans of names that end in a legal form, and of capitalised words around an ampersand."""
    words = tokens.words
    spans: list[tuple[int, int]] = []
    for index in tokens.legal_forms:
        word, lower = words[index], tokens.lower[index]
        if index in tokens.uncased or not (word[0].isupper() or word in _SMALL_FORMS):
            continue
        is_legal = lower != "&" and _is_legal(words, index, lower)
        if is_legal or lower == "&":
            begin = _begin(words, index, is_legal, lexicon)
            end = _end_of_form(words, index) if is_legal else _end(words, index)
            if begin < index < end - (not is_legal):  # an ampersand has words on either side
                spans.append((begin, end))
    yield from _longest(span for span in spans if _is_name(words[span[0] : span[1]], lexicon))


def _is_legal(words: Sequence[str], index: int, lower: str) -> bool:
    """Whether a legal form is one: “Co.”, “& Co”, “Corp,”; “K.K.” but before no surname, as in “K.K. Holt”."""
    before, after = words[index - 1] if index else "", words[index + 1] if index + 1 < len(words) else ""
    if words[index] in ENGLISH["legal forms in capitals"]:
        is_name = not before.isupper() and before not in ENGLISH["no names"] and gazetteer().get(before) is None
        return is_name and not after[:1].isupper()
    if lower in ENGLISH["dotted legal forms"]:
        return not after[:1].isupper()
    return lower not in ("co", "spa", "corp") or after in (".", ",") or before == "&"


def _begin(words: Sequence[str], index: int, is_legal: bool, lexicon: Lexicon) -> int:
    """The first token of the name that leads up to a legal form or an ampersand."""
    begin = index
    if is_legal and index > 2 and words[index - 1] == ")" and words[index - 3] == "(":  # “Orr (Pty) Ltd”
        begin -= 3
    while is_legal and begin > 2 and words[begin - 1] in (",", "."):  # "CO., LTD"
        begin -= 1
    if list(words[index - 3 : index]) == ["Sp", ".", "z"]:  # “Orr Sp. z o.o.”
        begin -= 3
    seen_ampersand = words[index] == "&"
    behind_comma = 0
    while begin > max(0, index - _MAX_NAME_TOKENS):
        word = words[begin - 1]
        before = words[begin - 2] if begin > 1 else ""
        if word[0].isupper() and word not in ENGLISH["not in firms"]:
            begin -= 1
        elif _parts(words, begin - 1, is_legal, seen_ampersand, lexicon):
            break
        elif word == "&" and behind_comma:  # of “Orr & Orr, Hart, Lowe & Co.”
            return behind_comma
        elif word in LINKS and before[:1].isupper() and (word in ("&", "-") or is_legal):
            begin -= 2
            seen_ampersand = seen_ampersand or word == "&"
        elif is_legal and seen_ampersand and word == "," and before[:1].isupper():
            behind_comma = begin
            begin -= 2
        else:
            break
        if words[begin] in ENGLISH["not in firms"] or (begin < index and words[begin] == "\n"):
            begin += 1
            break
    return begin


def _parts(words: Sequence[str], index: int, is_legal: bool, seen_ampersand: bool, lexicon: Lexicon) -> bool:
    """Whether a word parts a firm's name from another's, or from a person's: “Danone S.A. and”, “Ana Holt's”."""
    word, before = words[index], words[index - 1] if index else ""
    if word in ("and", ","):
        is_form = is_legal and before.lower().replace(".", "") in ENGLISH["legal forms"]
        return is_form or (word == "and" and (seen_ampersand or before in _FIRM_ENDS))
    if word not in ("of", "'s") or not index:
        return False
    person = words[max(index - 2, 0) : index]
    titled = words[index - 3].lower() if index > 2 else ""
    is_titled = titled in ENGLISH["titles"] and person[0][0].isupper() and before[:1].isupper()
    return is_titled or is_full_name([each.lower() for each in person], lexicon)


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
    if words[end : end + 1] and words[end][0].isupper() and words[end].lower() in ENGLISH["headwords of bodies"]:
        return end + 1  # “Ana & Bo Holt Foundation”
    return end


def _is_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words beside a legal form or ampersand make a name: “Bell & Tedder”, not “Terms & Conditions”."""
    own = [word for word in words if word[0].isupper() and word.lower() not in legal_form_signs()]
    if not own or (words[1:2] == ["&"] and words[0].lower() in ENGLISH["titles"]):  # “CEO & Ana Holt”
        return False
    if (
        words[-1] in ENGLISH["legal forms in capitals"]
        or words[-1].lower() in legal_form_signs()
        or words[-1].lower().rstrip(".") in legal_form_signs()
        or " ".join(words).lower() in lexicon.names
    ):
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
