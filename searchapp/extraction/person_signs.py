"""What stands behind the name of a person, and behind no body's: an age, an office, a trade."""

from __future__ import annotations

from searchapp.extraction.english_words import ENGLISH
from searchapp.text.lazy_pattern import LazyPattern


def sign_behind() -> str:
    """The pattern of an age or of what somebody is: “, 63,”, “, Norland's health minister”, “, an analyst at”."""
    roles = "|".join(sorted(ENGLISH["roles behind names"], key=len, reverse=True))
    bodies = "|".join(sorted(ENGLISH["bodies"] | ENGLISH["headwords of bodies"]))
    owner = r"(?:the|a|an|its|his|her|their|one)"
    kind = r"(?!(?:whose|where|which|said|told|and)\b)(?:[a-z-]+|[A-Z][\w-]*(?:['’]s)?)"
    described = rf", (?:{owner} )?(?:{kind} (?:and {kind} )?){{0,3}}(?:{roles})\b(?!['’-]| (?:{bodies})s?\b)"
    return rf"[,;] \d\d[,;.]|, [JS]r\b|{described}"


SIGN_BEHIND = LazyPattern(sign_behind, flags=0)
