"""The languages by their ISO 639-1 codes, and which of them a text is written in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from searchapp.text.analyzer import fold
from searchapp.text.edit_distance import name_like
from searchapp.text.tab_separated import table_rows

_DATA = Path(__file__).parent / "data"
_DETECTED_CHARS = 1_500  # of a text, from its beginning: the rest changes no answer on 815 articles, and takes time
LEAST_LETTERS = 12  # of a text whose script does not tell its language; “Hamburg” is in no language
_CLEAR_LETTERS, _CLEAR_PERCENT = 60, 90  # a text of so many letters, nearly all in one language, tells it in any case
_ALONE_PERCENT = 50  # and so does one of which half is in a language and nothing in another: names are in none
_DETECTOR_CODES = {"iw": "he", "jw": "jv", "nn": "no", "nb": "no"}  # older codes, and the two ways to write Norwegian
_NO_LANGUAGE = "un"  # as the detector calls it
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)  # the detector refuses these
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_FUNCTION_WORDS, _LEAST_MORE = 3, 2  # of one language in a text that tells little, and more than of any other
_QUOTED = re.compile("„[^“”„]*[“”]")  # in German and its neighbours; what is quoted may be in another language
_LEAST_UNQUOTED = 40  # letters beside what is quoted
_CYRILLIC = re.compile("[\u0400-\u052f]+")
_RUSSIAN = re.compile("[а-яё]+")
_ONLY_RUSSIAN = re.compile(r"[ыэ]|ск(?:ая|ий|ое|ие|ого|ому|ой|ую)\b")
_LEAST_LETTERS = re.compile(rf"(?:[\W\d_]*[^\W\d_]){{{LEAST_LETTERS}}}")


@lru_cache(maxsize=1)
def language_names() -> Mapping[str, str]:
    """The English name of every language by its ISO 639-1 code."""
    return {code: name for code, name, _ in _rows()}


def language_name(code: str) -> str:
    """The English name of a language; the code itself where it is no language's."""
    return language_names().get(code, code)


def language_code(text: str) -> str:
    """The code of the language that a code with or without a region, or a name, stands for; empty where there is none.

    So do `de-AT`, `ger`, `German`, `Austrian German` and `Deutsch` for `de`.
    """
    name = fold(text).strip()
    code = _codes_by_name().get(name, "")
    parts = (re.split("[-_.@]", name, maxsplit=1)[0], name.split(" ")[-1])
    return code or next((_codes_by_name()[part] for part in parts if part in _codes_by_name()), "")


def language_like(text: str) -> str:
    """The English name of the language that is written nearly as a text; empty where there is none."""
    return name_like(text, language_names().values())


def detected_language(text: str, hint: str = "") -> str:
    """The code of the language that a text is mostly written in; empty where it is too short or does not tell.

    `hint` is the code of a language that something beside the text, such as a page's `lang`, tells of.
    """
    import pycld2  # 14 MB of tables, which only reading articles needs

    beginning = _without_quotes(_UNREADABLE.sub(" ", text[:_DETECTED_CHARS]))
    if beginning.isascii() and not _LEAST_LETTERS.match(beginning):
        return ""
    try:
        is_reliable, _, languages = pycld2.detect(beginning, hintLanguage=hint or None)
        if not is_reliable and (by_words := _language_of_words(beginning)):
            return by_words
        if not is_reliable and len(_LETTER.findall(beginning)) >= _CLEAR_LETTERS:
            is_reliable = languages[0][2] >= _ALONE_PERCENT and languages[1][1] == _NO_LANGUAGE
            if not is_reliable:
                _, _, languages = pycld2.detect(beginning, hintLanguage=hint or None, bestEffort=True)
                is_reliable = languages[0][2] >= _CLEAR_PERCENT
    except pycld2.error:  # a character that the detector holds for none
        return ""
    code = languages[0][1].partition("-")[0]
    code = _DETECTOR_CODES.get(code, code)
    if code in _neighbours():
        code = _neighbour(code, beginning)
    return code if is_reliable and code in language_names() else _language_of_letters(beginning)


def _without_quotes(text: str) -> str:
    """A text without what it quotes, where it says enough besides."""
    if "„" not in text:
        return text
    unquoted = _QUOTED.sub(" ", text)
    return unquoted if len(_LETTER.findall(unquoted)) >= _LEAST_UNQUOTED else text


def _language_of_words(text: str) -> str:
    """The code of the language of which a text has more function words than of any other; empty where few tell."""
    words = set(_WORD.findall(text.lower()))
    counts = sorted(((len(words & own), code) for code, own in function_words().items()), reverse=True)
    (most, code), (next_most, _) = counts[:2]
    return code if most >= _LEAST_FUNCTION_WORDS and most - next_most >= _LEAST_MORE else ""


@lru_cache(maxsize=1)
def function_words() -> Mapping[str, frozenset[str]]:
    """The words of languages that hold a sentence together, such as articles, by the code of the language."""
    return {code: frozenset(words.split()) for code, words, _ in _function_words()}


def empty_words_among(terms: Collection[str]) -> frozenset[str]:
    """Those of some terms that tell nothing of what a text is about, in the language that has most of them."""
    among = [(words.intersection(terms), telling) for words, telling in _function_terms()]
    words, telling = max(among, key=lambda row: len(row[0]))
    return words - telling


@lru_cache(maxsize=1)
def _function_terms() -> Sequence[tuple[frozenset[str], frozenset[str]]]:
    """The function words as terms, with those that tell something, language by language, English first."""
    rows = [(words.split(), telling.split()) for _, words, telling in _function_words()]
    return [(frozenset(map(fold, words)), frozenset(map(fold, telling))) for words, telling in rows]


def _function_words() -> Iterator[list[str]]:
    return table_rows(_DATA / "function_words.tsv")


def _neighbour(code: str, text: str) -> str:
    """The language that a text is in which the detector holds for one much like it, by words that only one has.

    Where the other has no such words, the letters tell that only the first has.
    """
    other, its_words, own_words = _neighbours()[code]
    if not its_words:
        return other if own_words.isdisjoint(text) else code
    words = _WORD.findall(text.lower())
    return other if its_words.intersection(words) and not own_words.intersection(words) else code


@lru_cache(maxsize=1)
def _neighbours() -> Mapping[str, tuple[str, frozenset[str], frozenset[str]]]:
    """By languages: one that the detector holds for it, words that the other alone has, and its own."""
    return {
        code: (other, frozenset(its_words.split()), frozenset(own_words.split()))
        for code, other, its_words, own_words in table_rows(_DATA / "neighbouring_languages.tsv")
    }


def _language_of_letters(text: str) -> str:
    """The code of the language whose letters a text has and no others; empty where that does not tell.

    Of the languages in Cyrillic that have ы or э, or adjectives in -ская, only Russian has no letter that it lacks.
    """
    letters = "".join(_CYRILLIC.findall(text.lower()))
    is_russian = len(letters) >= LEAST_LETTERS and _RUSSIAN.fullmatch(letters) and _ONLY_RUSSIAN.search(text.lower())
    return "ru" if is_russian and 2 * len(letters) > len(_LETTER.findall(text)) else ""


@lru_cache(maxsize=1)
def _codes_by_name() -> Mapping[str, str]:
    return {
        fold(name): code for code, english, others in _rows() for name in (*others.split("|"), english, code) if name
    }


def _rows() -> Iterator[list[str]]:
    return table_rows(_DATA / "languages.tsv")
