"""Words with those that are written in one with them: and, the, in of Hebrew and Arabic, particles of Korean."""

from __future__ import annotations

import re

from searchapp.text.analyzer import fold

LEAST_LETTERS = 2  # of a word that others are joined to
LEAST_SYLLABLES = 2  # of a Korean word that a particle is taken off: 고양이, a cat, has but one too many

# As the analyzer has them, without points and hamzas.
_HEBREW = tuple("ו ה ב כ ל מ ש וה וב וכ ול ומ וש שה שב של שמ כש מה וכש ושה שבה".split())  # noqa: SIM905
_ARABIC = tuple("ال و ف ب ك ل لل وال فال بال كال فلل ولل وب ول مي نمي".split())  # noqa: SIM905  # the last of Persian
_PERSIAN = tuple(fold("ها های هایی").split())  # behind their words, mostly without a space
_KOREAN = tuple(
    fold(
        "은 는 이 가 을 를 의 에 와 과 로 으로 도 만 들 에서 에게 까지 부터 보다 처럼 에는 에도 에서는 에서도"
        " 에게는 으로는 으로도 로는 로도 들은 들이 들을 들의 들에게 들과 이나 라고 이라고 라는 이라는 이다 인"
        " 이며 와의 과의 께서 한테"
    ).split()
)
_ARTICLES = {"ה": re.compile("[\u05d0-\u05ea]"), "ال": re.compile("[\u0621-\u064a]")}
_SYLLABLE = re.compile("[\u1100-\u1112]")  # the consonant that begins each


def with_attached_words(term: str) -> tuple[str, ...]:
    """The term with each word that may be joined to it; none for a term of another script."""
    if term.isascii() or len(term) < LEAST_LETTERS:
        return ()
    letter = term[0]
    if "\u05d0" <= letter <= "\u05ea":
        return tuple([prefix + term for prefix in _HEBREW])
    if "\u0621" <= letter <= "\u064a":
        return (*[prefix + term for prefix in _ARABIC], *[term + suffix for suffix in _PERSIAN])
    return _with_particles(term) if "\u1100" <= letter <= "\u1112" else ()


def with_article(beginning: str) -> tuple[str, ...]:
    """The beginning of a Hebrew or an Arabic word with its article; none for another script."""
    if beginning.isascii():
        return ()
    return tuple(article + beginning for article, letters in _ARTICLES.items() if letters.match(beginning))


def _with_particles(term: str) -> tuple[str, ...]:
    """A Korean word without its particle, and with each other one."""
    bare = _bare(term)
    forms = (term, bare, *[word + particle for word in dict.fromkeys((term, bare)) for particle in _KOREAN])
    return tuple(dict.fromkeys(form for form in forms if form != term))


def _bare(term: str) -> str:
    particle = max((each for each in _KOREAN if term.endswith(each)), key=len, default="")
    bare = term.removesuffix(particle)
    return bare if len(_SYLLABLE.findall(bare)) >= LEAST_SYLLABLES else term
