"""The encoding that the bytes of a text speak for where it declares none and is no UTF-8."""

from __future__ import annotations

import re

from searchapp.text.languages import detected_language

UTF_8_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")  # files of mixed origin hold some
_SAMPLE_BYTES = 1 << 15  # charset-normalizer reads the sample a dozen times over
# Encodings of Latin letters that short texts in Windows-1252 are taken for.
_LATIN_NAMES = """
    ascii latin_1 cp1250 cp1252 cp1254 cp1257 cp1258 iso8859_2 iso8859_3 iso8859_4 iso8859_9 iso8859_10 iso8859_13
    iso8859_14 iso8859_15 iso8859_16 mac_roman mac_latin2 mac_iceland mac_turkish hp_roman8 cp037 cp437 cp500
    cp775 cp850 cp852 cp857 cp858 cp860 cp861 cp863 cp865 cp1026 cp1140 cp273
"""
_LATIN_GUESSES = frozenset(_LATIN_NAMES.split())
# The language is guessed better than the encoding: a Polish paragraph is told as Polish, but in Windows-1252.
_EASTERN_LANGUAGES = frozenset(("Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovene"))
_EASTERN_CODES = frozenset(("pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs"))
_CARON_CODES = frozenset(("cs", "sk", "hr", "sl", "bs"))
_CARONS, _ONLY_WINDOWS = re.compile(b"[\xa9\xab\xae\xb9\xbb\xbe]"), re.compile(b"[\x80-\x9f]")
_EASTERN_ENCODINGS = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
# Windows, DOS, old Macintosh: the first where they are equal.
_LATIN_ENCODINGS = ("cp1252", "cp850", "mac_roman")
_BEHIND_LETTER = re.compile(r"(?<=([^\W\d_]))([^\x00-\x7f])(?=([^\W\d_])?)")
_MARKS_IN_PLACE = re.compile(
    r"(?<!\S)[“‘„](?=\w)|(?<=[\w.,!?])[”’](?![^\W_])|(?<=[^\W\d_])’(?=[^\W\d_])|(?<=\s)[–—](?=\s)"
)
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_MAC_CAPITAL, _WINDOWS_CAPITAL = re.compile(b"[\x80-\x9f][\xe0-\xfe]"), re.compile(b"[\xc0-\xdf][\xe0-\xfe]")
# Japanese is told by its kana, which no other encoding's letters look like; the last has signs such as ① and ㈱.
_JAPANESE_ENCODINGS = ("cp932", "euc_jis_2004")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
# Of the characters outside ASCII; Japanese news had 0.37 and more, 1,800 other texts in 32 encodings none.
_KANA_SHARE = 0.2
_DIFFERENT_KANA = 3
_MISREAD_SHARE = 0.01
_INNER_SIGNS = "’'-·"
_NO_LETTERS = "ºªƒ"  # which Unicode counts among the small letters, and no word has
# A euro, œ and Œ; in Windows-1252 no text has these there, but ½ before a word, as in “½tsp”.
_LATIN_9 = re.compile(rb"\xa4|(?<=[A-Za-z])[\xbc\xbd](?=[A-Za-z])|[\xbc\xbd](?=uvr|uf|il\b|dip)")
# Those that differ from Windows-1252 in some letters only, and the languages that use them.
_REGIONAL_ENCODINGS = {"cp1254": ("tr", "az"), "cp1257": ("lt", "lv", "et")}


def likely_encoding(content: bytes) -> str:
    """The encoding that the bytes' statistics speak for; Windows-1252 where they say nothing."""
    first_non_ascii = next((index for index, byte in enumerate(content) if byte > 0x7F), 0)
    start = max(0, first_non_ascii - _SAMPLE_BYTES // 2)
    sample = content[start : start + _SAMPLE_BYTES]
    japanese = max(_JAPANESE_ENCODINGS, key=lambda name: _kana_share(sample.decode(name, "replace")))
    if _kana_share(sample.decode(japanese, "replace")) >= _KANA_SHARE:
        return japanese
    import charset_normalizer  # which no file in UTF-8 needs

    best = charset_normalizer.from_bytes(sample).best()
    if best is not None and _is_half_width(str(best)):
        return "koi8_u"
    if best is not None and best.encoding == "cp1251" and _is_of_macintosh(sample):
        return "mac_cyrillic"
    if best is not None and best.encoding not in _LATIN_GUESSES:
        return best.encoding
    eastern = _eastern_encoding(sample)
    eastern_text = sample.decode(eastern, "replace")
    language = detected_language(eastern_text)
    if best is not None and best.language in _EASTERN_LANGUAGES and (language in _EASTERN_CODES or not language):
        return eastern
    latin = _latin_encoding(sample)
    is_eastern = _plausibility(eastern_text) > _plausibility(sample.decode(latin, "replace"))
    return eastern if is_eastern and language in _EASTERN_CODES else latin


def _kana_share(text: str) -> float:
    """How many of a text's characters outside ASCII are kana; nothing for one with few of them or much misread."""
    kana = _KANA.findall(text)
    outside_ascii = sum(char > "\x7f" for char in text)
    misread = text.count("\ufffd")
    if len(set(kana)) < _DIFFERENT_KANA or misread > 1 + _MISREAD_SHARE * outside_ascii:
        return 0.0
    return (len(kana) - misread) / outside_ascii


def _is_half_width(text: str) -> bool:
    """Whether a text is mostly in Japanese letters of half the width, as KOI8 looks in Shift JIS and no text does."""
    return 2 * len(_HALF_WIDTH.findall(text)) > sum(char > "\x7f" for char in text)


def _is_of_macintosh(sample: bytes) -> bool:
    """Whether Cyrillic, whose small letters old Macintoshes have where Windows has them, begins words as those do."""
    return len(_MAC_CAPITAL.findall(sample)) > len(_WINDOWS_CAPITAL.findall(sample))


def _eastern_encoding(sample: bytes) -> str:
    """The encoding of Central Europe's Latin letters in which the words of a text look like words.

    Where two do, letters with a caron tell: only Windows has theirs between 0x80 and 0x9F.
    """
    encoding = max(_EASTERN_ENCODINGS, key=lambda name: _plausibility(sample.decode(name, "replace")))
    if encoding == "cp1250" and not _ONLY_WINDOWS.search(sample) and _CARONS.search(sample):
        is_standard = detected_language(sample.decode("iso8859_2", "replace")) in _CARON_CODES
        return "iso8859_2" if is_standard else encoding
    return encoding


def _latin_encoding(sample: bytes) -> str:
    """The encoding of Latin letters in which the words of a text look like words; Windows-1252 sooner than others."""
    single_bytes = UTF_8_LETTER.sub(b"", sample)
    encoding = max(_LATIN_ENCODINGS, key=lambda name: _plausibility(single_bytes.decode(name, "replace")))
    if encoding == "cp1252":
        for regional, languages in _REGIONAL_ENCODINGS.items():
            if detected_language(sample.decode(regional, "replace")) in languages:
                return regional
        if _LATIN_9.search(single_bytes) and not _ONLY_WINDOWS.search(single_bytes):
            return "iso8859_15"
    return encoding


def _plausibility(text: str) -> int:
    """How many small letters outside ASCII stand in words, and quotation marks and dashes around them.

    Signs and capitals that no word holds count twice against it.
    """
    score = len(_MARKS_IN_PLACE.findall(text))
    for before, char, after in _BEHIND_LETTER.findall(text):
        if char.islower() and not (after and char in _NO_LETTERS):
            score += 1
        elif (
            char == "\ufffd"
            or (char.isupper() and before.islower())
            or (after and (not char.isalpha() or char in _NO_LETTERS) and char not in _INNER_SIGNS)
        ):
            score -= 2
    return score
