"""The names of the months in English, and patterns of them."""

from __future__ import annotations

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
AMBIGUOUS_MONTHS = frozenset(("Mar", "Mar.", "May", "March", "April", "June", "August", "Jan", "Jun"))  # verbs, people
MONTH = (  # a pattern for one of them; it is in small letters, for use without regard to case
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# The same with the capital that running text gives it.
CAPITALIZED_MONTH = "(?:" + "|".join([*MONTH_NAMES, *(rf"{name}\b\.?" for name in MONTH_ABBREVIATIONS)]) + ")"
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}


def month_number(name: str) -> int:
    """1 to 12 for the name or abbreviation of a month, in any case, or its number; 0 for any other word."""
    return int(name) if name.isdecimal() else _MONTH_NUMBERS.get(name[:3].lower(), 0)
