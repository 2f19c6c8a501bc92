"""The names of the months in every language of Unicode's CLDR, from Babel, written to text/data/month_names.json.

    python -m searchapp.training.months

A name that two large languages give to different months is disputed: it is certain only where the language is known.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from searchapp.text.calendar.month_names import LARGE_LANGUAGES, NAMES_FILE, fold

_LARGE_WEIGHT = 10  # a name's month is that of most languages, where a large one counts as so many small ones
_TWO_WORD_LANGUAGES = frozenset(("ar", "ga"))  # elsewhere the first word is “of”
# Months of small languages that elsewhere are days of the week or stand before the number of a volume.
_OTHER_WORDS = frozenset(("fri", "sat", "sun", "num", "vol"))
_WORD_CHARS = 4  # of a name that may be a common word in another language, as the Italian “dal”
_WIDTHS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")
# What newspapers print beside CLDR's own abbreviations.
_ALSO_WRITTEN = {
    "en": {"sept": 9, "sep": 9, "febr": 2}, "de": {"jänner": 1, "feber": 2, "mrz": 3, "maerz": 3, "sept": 9},
    "fr": {"fev": 2, "aout": 8, "juil": 7}, "es": {"setiembre": 9, "set": 9, "ene": 1}, "it": {"sett": 9, "genn": 1},
    "nl": {"mrt": 3}, "pl": {"pazdziernik": 10}, "ru": {"сент": 9, "нояб": 11, "февр": 2}, "pt": {"setembro": 9},
    "lv": {"janvari": 1, "februari": 2, "marta": 3, "aprili": 4, "maija": 5, "junija": 6, "julija": 7, "augusta": 8,
           "septembri": 9, "oktobri": 10, "novembri": 11, "decembri": 12},
    "ar": {"كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
           "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5,
           "جوان": 6, "جويلية": 7, "أوت": 8, "غشت": 8, "شتنبر": 9, "نونبر": 11, "دجنبر": 12, "يوليوز": 7, "يونيه": 6,
           "يوليه": 7, "اغسطس": 8, "ابريل": 4, "اكتوبر": 10},
    "fa": {"جنوری": 1, "فبروری": 2, "مارچ": 3, "اپریل": 4, "می": 5, "جون": 6, "جولای": 7, "اگست": 8, "سپتمبر": 9,
           "اکتوبر": 10, "نومبر": 11, "دسمبر": 12},
    "el": {"ιαν": 1, "φεβ": 2, "μαρ": 3, "απρ": 4, "ιουν": 6, "ιουλ": 7, "αυγ": 8, "σεπ": 9, "οκτ": 10, "νοε": 11,
           "δεκ": 12},
}  # fmt: skip


def names_by_language() -> dict[str, dict[str, set[int]]]:
    """Language → folded name → the months that it is given to."""
    from babel import Locale, localedata  # installed with the test requirements; no command needs it

    names: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for identifier in localedata.locale_identifiers():
        locale = Locale.parse(identifier)
        for context in _CONTEXTS:
            for width in _WIDTHS:
                for number, name in locale.months[context][width].items():
                    if " " not in name or locale.language in _TWO_WORD_LANGUAGES:
                        _add(names[locale.language], name, number)
    for language, others in _ALSO_WRITTEN.items():
        for name, number in others.items():
            _add(names[language], name, number)
    return names


def _add(names: dict[str, set[int]], name: str, number: int) -> None:
    """Enters a name, but for one with digits in it (“tháng 9”), of a letter or two, as “de”, or of another word."""
    folded = fold(name).strip(". ")
    if (
        folded not in _OTHER_WORDS
        and len(folded) > (2 if folded.isascii() else 1)
        and not any(char.isdecimal() for char in folded)
    ):
        names[folded].add(number)


def month_table(names: dict[str, dict[str, set[int]]]) -> dict[str, Mapping[str, object]]:
    """`names`: name → month; `languages`: name → language → month, where that differs; `disputed` names.

    `small` are the short names that no large language has.
    """
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    large_votes: dict[str, set[int]] = defaultdict(set)
    for language, own in names.items():
        for name, numbers in own.items():
            for number in numbers:
                votes[name][number] += _LARGE_WEIGHT if language in LARGE_LANGUAGES else 1
                if language in LARGE_LANGUAGES:
                    large_votes[name].add(number)
    months = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    languages: dict[str, dict[str, int]] = defaultdict(dict)
    for language, own in names.items():
        for name, numbers in own.items():
            if len(numbers) == 1 and (number := next(iter(numbers))) != months[name]:
                languages[name][language] = number
    disputed = {
        name: sorted(language for language, own in names.items() if own.get(name) == {months[name]})
        for name, numbers in large_votes.items()
        if len(numbers) > 1
    }
    return {
        "names": dict(sorted(months.items())),
        "languages": dict(sorted(languages.items())),
        "disputed": disputed,
        "small": {name: 1 for name in sorted(months.keys() - large_votes.keys()) if len(name) <= _WORD_CHARS},
    }


def main() -> None:
    """Writes the table."""
    text = json.dumps(month_table(names_by_language()), ensure_ascii=False, indent=0)
    Path(NAMES_FILE).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
