"""The names of the months in every language of Unicode's CLDR, from Babel, written to text/data/month_names.json.

The forms of whole dates are written to text/data/date_forms.json beside it.

    python -m searchapp.training.months

A name that two large languages give to different months, or small ones where no large one has it, is disputed: it is
certain only where the language is known.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from searchapp.text.calendar.month_names import FORMS_FILE, LARGE_LANGUAGES, NAMES_FILE, date_form, fold
from searchapp.text.calendar.written_dates import ascii_digits
from searchapp.text.tab_separated import table_rows

_LARGE_WEIGHT = 10  # a name's month is that of most languages, where a large one counts as so many small ones
_TWO_WORD_LANGUAGES = frozenset(("ar", "ga"))  # elsewhere the first word is “of”
# Months of small languages that elsewhere are days of the week or stand before the number of a volume.
_OTHER_WORDS = frozenset(("fri", "sat", "sun", "num", "vol"))
_WORD_CHARS = 4  # of a name that may be a common word in another language, as the Italian “dal”
_FORM_WIDTHS = ("long", "medium")  # the others are in numbers or name a weekday
_FORM_YEAR, _FORM_DAY = 2021, 17
_NAME = re.compile(r"[^\W\d_YD]{2}")
_WIDTHS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")
_WRITTEN_MONTHS = Path(__file__).parent / "data" / "written_months.tsv"
_MONTHS_IN_CASES = Path(__file__).parent / "data" / "month_cases.tsv"


def names_by_language() -> dict[str, dict[str, set[int]]]:
    """Language → folded name → the months that it is given to."""
    from babel import Locale, localedata  # installed with the test requirements; no command needs it

    names: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    second_words: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for identifier in localedata.locale_identifiers():
        locale = Locale.parse(identifier)
        for context in _CONTEXTS:
            for width in _WIDTHS:
                for number, name in locale.months[context][width].items():
                    if " " not in name or locale.language in _TWO_WORD_LANGUAGES:
                        _add(names[locale.language], name, number)
                    elif name.count(" ") == 1:
                        _add(second_words[locale.language], name.partition(" ")[2], number)
    for language, words in second_words.items():
        for word, numbers in words.items():
            if len(numbers) == 1 and len(word) > _WORD_CHARS:  # “dàmhair” of “dhen Dàmhair”, not “сар”, a month
                names[language][word] |= numbers
    for language, number, others in table_rows(_WRITTEN_MONTHS):
        for name in others.split("|"):
            _add(names[language], name, int(number))
    return names


def names_in_cases() -> dict[str, dict[str, int]]:
    """Folded name in a case that CLDR does not have → language → the month that it is in it."""
    names: dict[str, dict[str, int]] = defaultdict(dict)
    for language, _, listed in table_rows(_MONTHS_IN_CASES):
        for number, name in enumerate(listed.split(), start=1):
            names[fold(name)][language] = number
    return names


def date_forms() -> dict[str, dict[str, str]]:
    """Form of a whole date → month → the languages whose CLDR writes it so, for months that have a name."""
    from babel import Locale, localedata  # installed with the test requirements; no command needs it
    from babel.dates import format_date

    languages: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for identifier in localedata.locale_identifiers():
        locale = Locale.parse(identifier)
        for number, name in locale.months["format"]["wide"].items():
            for width in _FORM_WIDTHS:
                form = date_form(ascii_digits(format_date(date(_FORM_YEAR, number, _FORM_DAY), width, locale=locale)))
                if form and not any(char.isdecimal() for char in name) and _NAME.search(form.words):
                    languages[form.words][number].add(locale.language)
    return {
        form: {str(number): " ".join(sorted(codes)) for number, codes in sorted(months.items())}
        for form, months in sorted(languages.items())
    }


def _add(names: dict[str, set[int]], name: str, number: int) -> None:
    """Enters a name, but for one with digits in it (“tháng 9”), of a letter or two, as “de”, or of another word."""
    folded = fold(name).strip(". ")
    if (
        folded not in _OTHER_WORDS
        and len(folded) > (2 if folded.isascii() else 1)
        and not any(char.isdecimal() for char in folded)
    ):
        names[folded].add(number)


def _votes(names: dict[str, dict[str, set[int]]]) -> tuple[dict[str, Counter[int]], dict[str, set[int]]]:
    """How much speaks for each month of a name, and the months that large languages give it."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    large_votes: dict[str, set[int]] = defaultdict(set)
    for language, own in names.items():
        for name, numbers in own.items():
            votes[name].update(dict.fromkeys(numbers, _LARGE_WEIGHT if language in LARGE_LANGUAGES else 1))
            if language in LARGE_LANGUAGES:
                large_votes[name].update(numbers)
    return votes, large_votes


def month_table(
    names: dict[str, dict[str, set[int]]], cases: Mapping[str, Mapping[str, int]] = MappingProxyType({})
) -> dict[str, Mapping[str, object]]:
    """`names`: name → month; `languages`: name → language → month, where that differs; `disputed` names.

    `small` are the short names that no large language has. Names in other `cases`, which elsewhere may be any word, are
    months in their languages only.
    """
    votes, large_votes = _votes(names)
    months = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    languages: dict[str, dict[str, int]] = defaultdict(dict)
    for language, own in names.items():
        for name, numbers in own.items():
            if len(numbers) == 1 and (number := next(iter(numbers))) != months[name]:
                languages[name][language] = number
    disputed = {
        name: sorted(language for language, own in names.items() if own.get(name) == {months[name]})
        for name, count in votes.items()
        if len(large_votes.get(name, count)) > 1
    }
    for name, by_language in cases.items():
        if name not in votes:
            months[name] = next(iter(by_language.values()))
            disputed[name] = sorted(language for language, number in by_language.items() if number == months[name])
        for language, number in by_language.items():
            if number != months[name] or name in votes.keys() - large_votes.keys():
                languages[name][language] = number
    return {
        "names": dict(sorted(months.items())),
        "languages": dict(sorted(languages.items())),
        "disputed": disputed,
        "small": {name: 1 for name in sorted(votes.keys() - large_votes.keys()) if len(name) <= _WORD_CHARS},
    }


def main() -> None:
    """Writes the tables."""
    for path, table in (
        (NAMES_FILE, month_table(names_by_language(), names_in_cases())),
        (FORMS_FILE, date_forms()),
    ):
        path.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
