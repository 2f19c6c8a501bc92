"""Words of Hebrew and Arabic with the short words that are written in one with them: and, the, in, to, from, like."""

from __future__ import annotations

LEAST_LETTERS = 2  # of a word that others are joined to

# As the analyzer has them, without points and hamzas.
_HEBREW = tuple("ו ה ב כ ל מ ש וה וב וכ ול ומ וש שה שב של שמ כש מה וכש ושה שבה".split())  # noqa: SIM905
_ARABIC = tuple("ال و ف ب ك ل لل وال فال بال كال فلل ولل وب ول".split())  # noqa: SIM905


def with_proclitics(term: str) -> tuple[str, ...]:
    """The term with each word that may be joined to its beginning; none for a term of another script."""
    if term.isascii() or len(term) < LEAST_LETTERS:
        return ()
    letter = term[0]
    prefixes = _HEBREW if "\u05d0" <= letter <= "\u05ea" else _ARABIC if "\u0621" <= letter <= "\u064a" else ()
    return tuple([prefix + term for prefix in prefixes])
