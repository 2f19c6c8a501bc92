"""What plain words side by side mean beyond themselves: initials, `A 380`, groups without signs, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from msgspec.structs import replace

from searchapp.geo.country_words import countries_in
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import Favoured, Value
from searchapp.query.clauses import FEW_WORDS, Part
from searchapp.query.syntax.small_operators import SENTENCE_WORDS
from searchapp.query.syntax.tree import Listed, Node, Quoted, Word
from searchapp.text import analyzer
from searchapp.text.analyzer import AMPERSAND_CHARS, fold
from searchapp.text.chinese_scripts import in_other_script
from searchapp.text.joined_spellings import (
    AMOUNTS,
    initials_of,
    joined_spelling,
    parted_spelling,
    thousands_apart,
    typed_apart,
)

_WORDS_MEMO = 1 << 10  # questions, whose words are looked up among the names of countries
_COMMA = re.compile(r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})")  # of a list without spaces
_LETTER = re.compile(r"[^\W\d_]\.?\Z")
_UNIT_CHARS = 3  # 5 kg, 1.5 bn, MiG 29; longer words are in one with a number
_MODEL_DIGITS = 3  # before it and if it is short: iPhone 12 and Boeing 747, but not June 2015
_INITIALS = 3  # at most, without full stops; longer words in capitals are acronyms: JRR, but not NATO
_NUMBER_DIGITS = 7  # of groups of digits that are one number: of a phone, of a licence
_PER_CENT = (["per", "cent"], ["percent"])  # British and American for %, which is no word
_AMOUNT = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+\Z")
_NAME_BEGINNINGS = frozenset({"o", "mc", "mac"})  # O Neil, Mc Donald
IN_SENTENCE = "What a sentence quotes is looked for word by word; “…” among few words are found as they stand."


def is_plain(node: Node) -> bool:
    """Whether a node is a word without a sign or a field."""
    return isinstance(node, Word) and not node.field


def is_sentence_with_quotations(nodes: Sequence[Node]) -> bool:
    """Whether nodes are the words of a sentence or a headline that quotes something, without any sign of a query."""
    quoted = [node for node in nodes if isinstance(node, Quoted) and not node.field and node.slop == 1]
    words = sum(map(is_plain, nodes))
    return bool(quoted) and words > SENTENCE_WORDS and words + len(quoted) == len(nodes)


def without_needless_groups(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes without parentheses around nothing but plain words, which sentences have and which ask for nothing."""
    if not any(isinstance(node, Listed) for node in nodes):
        return nodes
    return [part for node in nodes for part in _opened(node)]


def _opened(node: Node) -> Sequence[Node]:
    return node.parts if isinstance(node, Listed) and all(map(is_plain, node.parts)) else [node]


def lists_parted(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes with the words of a list that has commas and no spaces apart: `tea,coffee` as `tea coffee`."""
    return [part for node in nodes for part in _listed(node)]


def _listed(node: Node) -> Sequence[Node]:
    """The words of a node that is a list; any other node as it is."""
    if not isinstance(node, Word) or node.field or not _COMMA.search(node.text):
        return [node]
    begins = [0, *(match.end() for match in _COMMA.finditer(node.text))]
    ends = [begin - 1 for begin in begins[1:]]
    return [
        replace(node, text=node.text[begin:end], position=node.position + begin)
        for begin, end in zip(begins, [*ends, None], strict=True)
    ]


def letters_joined(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes with letters that stand alone in a row as one word: `u s` and `U. S.` as `u.s.`."""
    return [node for is_letter, run in groupby(nodes, _is_letter) for node in (_joined(run) if is_letter else run)]


def _is_letter(node: Node) -> bool:
    return isinstance(node, Word) and not node.field and len(node.text) < 3 and _LETTER.match(node.text) is not None


def _joined(run: Iterator[Node]) -> Iterator[Node]:
    letters = [node for node in run if isinstance(node, Word)]
    text = "".join([f"{letter.text[0]}." for letter in letters])
    yield replace(letters[0], text=text) if len(letters) > 1 else letters[0]


def ampersands_joined(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes with short words around an ampersand as one word: `AT & T` as `AT&T`."""
    if not any(map(_is_ampersand, nodes)):
        return nodes
    joined: list[Node] = []
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if _is_ampersand(node) and joined and waiting and (whole := _around_ampersand(joined[-1], waiting[-1])):
            joined[-1] = whole
            waiting.pop()
        else:
            joined.append(node)
    return joined


def _is_ampersand(node: Node) -> bool:
    return isinstance(node, Word) and node.text == "&"


def _around_ampersand(left: Node, right: Node) -> Node | None:
    """Two words with an ampersand between them as one, if they are short."""
    if not isinstance(left, Word) or not isinstance(right, Word) or left.field or right.field:
        return None
    is_short = max(len(left.text), len(right.text)) <= AMPERSAND_CHARS
    return replace(left, text=f"{left.text}&{right.text}") if is_short and (left.text + right.text).isalpha() else None


def parts_of_compounds(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes, each with the word that it makes with those beside it: `A 380`, `1.5 bn`, `700 000`, `O Neil`."""
    also = dict(_numbers_in_groups(nodes))
    for index, (left, right) in enumerate(pairwise(nodes)):
        also |= _amount(nodes, index)
        if {index, index + 1} & also.keys() or not (isinstance(left, Word) and isinstance(right, Word)):
            continue
        if _are_one(left, right):
            also[index] = also[index + 1] = left.text + right.text
    if not also:
        return nodes
    return [
        replace(node, also=(also[index],)) if index in also and isinstance(node, Word) else node
        for index, node in enumerate(nodes)
    ]


def words_typed_apart(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes of a few plain words, each also as what it makes in one with those beside it: `node js` as `nodejs`."""
    if not 1 < sum(map(is_plain, nodes)) <= FEW_WORDS:
        return nodes
    also: dict[int, tuple[str, ...]] = {}
    for index, (left, right) in enumerate(pairwise(nodes)):
        if not (isinstance(left, Word) and isinstance(right, Word) and is_plain(left) and is_plain(right)):
            continue
        if not (left.also or right.also) and (whole := typed_apart(left.text, right.text)):
            also[index], also[index + 1] = (*also.get(index, ()), whole), (whole,)
    return [
        replace(node, also=also[index]) if index in also and isinstance(node, Word) else node
        for index, node in enumerate(nodes)
    ]


def _amount(nodes: Sequence[Node], index: int) -> dict[int, str]:
    """What the words of an amount are in one, `5.93 billion` as `5.93bn`; with a sign, per cent is its number alone."""
    beside = nodes[index : index + 3]
    words = [node.text.lower() if isinstance(node, Word) and not node.field else "" for node in beside]
    number = words[0].strip("$€£¥,.")
    if not _AMOUNT.match(number):
        return {}
    if words[1] in AMOUNTS:
        return dict.fromkeys((index, index + 1), number + AMOUNTS[words[1]])
    per_cent = next((each for each in _PER_CENT if words[1 : 1 + len(each)] == each), [])
    return dict.fromkeys(range(index + 1, index + 1 + len(per_cent)), number)


def _numbers_in_groups(nodes: Sequence[Node]) -> Iterator[tuple[int, str]]:
    """The indexes of words that are groups of the digits of one number, with that number."""
    for is_digits, run in groupby(range(len(nodes)), lambda index: _is_digits(nodes[index])):
        indexes = list(run)
        groups = [node.text for index in indexes if isinstance(node := nodes[index], Word)]
        number = "".join(groups)
        if is_digits and len(groups) > 1 and (len(number) >= _NUMBER_DIGITS or _THOUSANDS.match(" ".join(groups))):
            yield from ((index, number) for index in indexes)


def _is_digits(node: Node) -> bool:
    return isinstance(node, Word) and not node.field and node.text.isdecimal()


def phrasings(text: str) -> list[str]:
    """What else people write for a phrase: `J. R. R. Tolkien` or `JRR Tolkien` for `J.R.R. Tolkien`, `10,000 men` for
    `10 000 men` and the other way, `Marks and Spencer` for `Marks & Spencer`, `F16` for `F-16` and the other way,
    `電信` for `电信`.
    """
    words = text.split()
    joined: list[str] = []
    for node in parts_of_compounds(letters_joined([Word(word, 0) for word in words])):
        whole = "".join(node.also) if isinstance(node, Word) else ""
        if isinstance(node, Word) and not (whole and joined and joined[-1] == whole):
            joined.append(whole or node.text)
    parted = [" ".join(_letters_of(word) or thousands_apart(word.replace(",", ""))) or word for word in words]
    signed = [joined_spelling(analyzer.terms(word)) or " ".join(parted_spelling(fold(word))) or word for word in words]
    ways = (joined, parted, signed, ["and" if word == "&" else word for word in words])
    return [*map(" ".join, ways), *in_other_script(text)]


def _letters_of(word: str) -> Sequence[str]:
    """The letters of initials, with their full stops or without."""
    return tuple(word) if word.isupper() and word.isalpha() and len(word) <= _INITIALS else initials_of(word)


def _are_one(left: Word, right: Word) -> bool:
    """Whether two words are one that is written apart: the letters and the digits of a model or an amount, a name."""
    if not left.field and not right.field and left.text.lower() in _NAME_BEGINNINGS:
        return right.text.isalpha() and len(right.text) > _UNIT_CHARS
    if left.field or right.field or left.text[-1].isdecimal() == right.text[-1].isdecimal():
        return False
    letters, digits = (right, left) if left.text[-1].isdecimal() else (left, right)
    if len(letters.text) > _UNIT_CHARS and (letters is right or len(digits.text) > _MODEL_DIGITS):
        return False
    return bool(parted_spelling(fold(left.text + right.text)))


def favouring_countries(part: Part | None, nodes: Sequence[Node]) -> Part | None:
    """The part; articles about a country that plain words of the query name, or that mention it, score more."""
    if part is None or part.is_filter:
        return part
    codes = _countries_named(tuple([node.text if isinstance(node, Word) and not node.field else "" for node in nodes]))
    if not codes:
        return part
    about_or_named = [facet.name for facet in FACETS.values() if facet.value_type == "country"]
    return replace(part, tree=Favoured(part.tree, tuple(Value(name, codes) for name in about_or_named)))


@lru_cache(maxsize=_WORDS_MEMO)
def _countries_named(words: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of the countries that words in a row name."""
    return tuple(countries_in([term for word in words for term in analyzer.terms(word) or [""]]))
