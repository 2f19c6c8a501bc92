"""Russian names in the nominative, by the dictionary and the rules of Pymorphy: «Газпрому» is «Газпром»."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import product, takewhile
from math import prod
from typing import Any

Parse = Callable[[str], Sequence[Any]]  # the parses of a word, each with its probability: Pymorphy has no types

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GENDERS = ("masc", "femn")
_MEMO_NAMES = 1 << 14
_UNLIKELY = 0.02  # that a word of a name has no form in the case of the others
_NAME_WEIGHT = 5.0  # a word of a person's name is rather a name than a word
_FIXED_WEIGHT = 0.01  # and a given name rather one that has cases: Анне is Анна
_NAME_TAGS = ("Name", "Surn", "Patr")
_PARTS = re.compile(r"[\w’'-]+|\W+")
_PARTS_OF_PERSONS = re.compile(r"[\w’']+|\W+")
_QUOTE = re.compile(r"[«„“\"]")
_ENDS_LIKE_NOMINATIVE = re.compile(r"[бвгджзклмнпрстфхцчшщ](?<!ом)(?<!ем)(?<!ам)(?<!ям)(?<!ах)(?<!ях)$")
_OF_WORDS_IN_IYA = re.compile(r"(?:ии|ию|ией|ия)$")
_OF_MINISTRY = re.compile(r"Мин\w+[яыи]")  # a genitive in itself: Минпросвещения, Минприроды
_RUSSIAN = re.compile(r"[а-яё-]+", re.IGNORECASE)


class RussianForms:
    """The nominatives of names."""

    def __init__(self, parse: Parse, plural: Collection[str] = ()) -> None:
        self._parse = parse
        self._plural = plural  # names that are nominatives as they are
        self.organization = lru_cache(maxsize=_MEMO_NAMES)(self._organization)

    def person(self, name: str, known: Collection[str]) -> str:
        """A person's name in the nominative; a surname alone as one of the `known` words, if it may be that."""
        parts = _PARTS_OF_PERSONS.findall(name)
        indexes = [index for index, part in enumerate(parts) if _is_declined(part)]
        parses = [_of_persons(self._parse(parts[index])) for index in indexes]
        if len(indexes) == 1 and len(parts) == 1:
            parses = [_towards(parses[0], known)]
        case, gender = max(
            product(_CASES, _GENDERS), key=lambda form: _likelihood(parses, *form), default=("nomn", "masc")
        )
        for index, its_parses in zip(indexes, parses, strict=True):
            fitting = [parse for parse in its_parses if _fits(parse, case, gender)]
            if fitting and case != "nomn":
                parts[index] = _nominative(parts[index], max(fitting, key=_weight))
        return "".join(parts)

    def _organization(self, name: str) -> str:
        """The name of an organization with its head in the nominative; what stands in quotation marks stays."""
        if name in self._plural:
            return name
        quote = _QUOTE.search(name)
        parts = _PARTS.findall(name[: quote.start()] if quote else name)
        head = self._head(parts)
        for index, parse in head:
            parts[index] = _nominative(parts[index], parse)
        return "".join(parts) + (name[quote.start() :] if quote else "")

    def _head(self, parts: Sequence[str]) -> list[tuple[int, Any]]:
        """The indexes of the head of a name and of the adjectives before it, each with its parse."""
        options: list[list[tuple[int, Any]]] = []
        for index, part in enumerate(parts):
            if not part[0].isalnum():
                continue
            if not _is_declined(part) or _OF_MINISTRY.fullmatch(part):
                return []
            parses = _likely(part, self._parse(part))
            nouns = [parse for parse in parses if parse.tag.POS == "NOUN"]
            if nouns and parses[0].tag.POS not in ("ADJF", "PRTF"):
                return _agreeing([*options, [(index, parse) for parse in nouns]])
            adjectives = [parse for parse in parses if parse.tag.POS in ("ADJF", "PRTF")]
            if not adjectives:
                return []
            options.append([(index, parse) for parse in adjectives])
        return _agreeing(options)


def _is_declined(part: str) -> bool:
    """Whether a part of a name is a Russian word, and no acronym."""
    return _RUSSIAN.fullmatch(part) is not None and not (part.isupper() and len(part) > 1)


def _likely(word: str, parses: Sequence[Any]) -> Sequence[Any]:
    """The parses of a word; of one that the dictionary lacks those of the commonest kinds: Сампдории is Сампдория."""
    if parses[0].is_known:
        return parses
    singular = [parse for parse in parses if parse.tag.number != "plur" and parse.tag.gender != "neut"] or parses
    in_iya = [parse for parse in singular if _word_in_nominative(parse).endswith("ия")]
    return in_iya if in_iya and _OF_WORDS_IN_IYA.search(word) else singular


def _of_persons(parses: Sequence[Any]) -> list[Any]:
    """The parses that may be of a person's name, those in the singular."""
    return [parse for parse in parses if parse.tag.POS in ("NOUN", "ADJF") and parse.tag.number != "plur"]


def _towards(parses: Sequence[Any], known: Collection[str]) -> list[Any]:
    """The parses whose nominative is a known word; all where there is none."""
    return [parse for parse in parses if _word_in_nominative(parse).replace("ё", "е") in known] or [*parses]


def _likelihood(parses: Sequence[Sequence[Any]], case: str, gender: str) -> float:
    """How likely the words of a name stand in a case and are of a gender."""
    product_of_all = 1.0
    for of_word in parses:
        scores = [_weight(parse) for parse in of_word if _fits(parse, case, gender)]
        product_of_all *= max(scores, default=0.0) + _UNLIKELY
    return product_of_all


def _weight(parse: Any) -> float:
    weight: float = parse.score
    weight *= _NAME_WEIGHT if any(tag in parse.tag for tag in _NAME_TAGS) else 1
    return weight * _FIXED_WEIGHT if "Fixd" in parse.tag and "Name" in parse.tag else weight


def _fits(parse: Any, case: str, gender: str) -> bool:
    return parse.tag.case == case and parse.tag.gender in (gender, None)


def _agreeing(options: Sequence[Sequence[tuple[int, Any]]]) -> list[tuple[int, Any]]:
    """Of the parses of some words the likeliest ones that agree with the last; none where these are nominatives."""
    best: list[tuple[int, Any]] = []
    best_score = 0.0
    for head in options[-1] if options else ():
        chosen = [_best_beside(head[1], option) for option in options[:-1]]
        agreeing = [*filter(None, chosen), head]
        score = prod(parse.score for _, parse in agreeing)
        if len(agreeing) == len(options) and score > best_score:
            best, best_score = agreeing, score
    return [] if best and (best[-1][1].tag.case == "nomn" or _may_stay([parse for _, parse in options[-1]])) else best


def _best_beside(head: Any, option: Sequence[tuple[int, Any]]) -> tuple[int, Any] | None:
    """The likeliest parse of an adjective that agrees with a head in case, number and gender; None where none does."""
    agreeing = [
        (index, parse)
        for index, parse in option
        if (parse.tag.case, parse.tag.number) == (head.tag.case, head.tag.number)
        and (
            head.tag.number != "sing"
            or None in (parse.tag.gender, head.tag.gender)
            or parse.tag.gender == head.tag.gender
        )
    ]
    return max(agreeing, key=lambda chosen: float(chosen[1].score), default=None)


def _may_stay(parses: Sequence[Any]) -> bool:
    """Whether a word that the dictionary lacks is a nominative: «Росводоканал», but «Росавиации» is a genitive."""
    if parses[0].is_known:
        return False
    likeliest = max(parses, key=lambda parse: float(parse.score))
    return likeliest.tag.case == "nomn" or _ENDS_LIKE_NOMINATIVE.search(parses[0].word) is not None


def _word_in_nominative(parse: Any) -> str:
    """The nominative of a parse; of several, as высшая and высочайшая, the one that is most like the word."""
    tag = parse.tag
    forms = [
        form.word
        for form in parse.lexeme
        if (form.tag.case, form.tag.number, form.tag.gender, form.tag.POS) == ("nomn", tag.number, tag.gender, tag.POS)
    ]
    best: str = max(forms, key=lambda form: _shared(parse.word, form), default=parse.word)
    return best


def _nominative(word: str, parse: Any) -> str:
    """A word in the nominative of its parse, in its own letters as far as they are the same."""
    nominative = _word_in_nominative(parse)
    same = _shared(word.lower(), nominative)
    return word[:same] + nominative[same:]


def _shared(word: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(word.replace("ё", "е"), other.replace("ё", "е"), strict=False)
    return len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
