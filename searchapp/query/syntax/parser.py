"""Tokens to a tree, by recursive descent.

list  = { part }                     all of them, or any, as the request says
part  = both { "OR" both }           OR binds closer than standing side by side, AND closer than OR, NEAR than AND
both  = near { "AND" near }
near  = one { "NEAR/n" one }
one   = { "NOT" | "-" | "+" } ( "(" list ")" | field one | word | "quoted" | ="exact" | address | range )
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce

from searchapp.errors import QueryError
from searchapp.model.request import QUERY_CHARS
from searchapp.query.fields import ALIASES, ALL_IN, FIELDS
from searchapp.query.syntax.lexer import OPERATORS, Kind, Token, tokenize
from searchapp.query.syntax.operands import dates_of, quoted_of, word_of
from searchapp.query.syntax.tree import (
    Address,
    AllOf,
    AnyOf,
    Exact,
    Listed,
    NearTo,
    Node,
    Not,
    Pattern,
    Quoted,
    Required,
    Word,
)
from searchapp.query.syntax.word_operators import WordOperator, has_bare_operator, operator_of

DEPTH = 50  # parentheses in each other; people write three
MAX_CLAUSES = 200  # words, phrases and ranges; each costs a walk over its postings
MAX_EXACT = 8  # texts to be found letter for letter; for each, thousands of articles are read, in half a second

NO_WORDS = "There is no word in this query, only signs, which are not looked for by themselves; add a word."
_CLAUSES: tuple[Kind, ...] = ("word", "quoted", "exact", "address", "range", "compared")

_SHOUTED_WORDS = 5  # of a sentence; fewer words in capitals with AND between them are a query
_LETTER_FOR_LETTER = re.compile(r"""["“”„‟«»＂=:]""")

_PLAIN = re.compile(r"[^\W_]+\*?(?: [^\W_]+\*?)*\Z")
_PHRASE = re.compile(r'"[^\W_]+(?: [^\W_]+)*"\Z')
_EVERYTHING = ("*", "*:*")  # as other engines have it


def is_simple(text: str) -> bool:
    """Whether a query is words, beginnings of words or one phrase, with no sign that stands for something else."""
    if "*" in text and (not text.isascii() or has_bare_operator(text)):  # one word in English may be several: 東京OR*
        return False
    return (_PLAIN.match(text) or _PHRASE.match(text)) is not None


def parse(text: str) -> Node | None:
    """The tree of a query, None for one without anything in it. Raises QueryError."""
    if len(text) > QUERY_CHARS:
        message = f"The query has {len(text):,} characters; {QUERY_CHARS:,} are allowed."
        raise QueryError(message, QUERY_CHARS, "too_long")
    if _is_shouted(text):
        text = text.lower()
    if _PLAIN.match(text):
        words = text.split(" ")
        if len(words) <= MAX_CLAUSES and OPERATORS.keys().isdisjoint(words) and not has_bare_operator(text):
            return _side_by_side(words)
    if _PHRASE.match(text):
        return Quoted(text[1:-1], 0)
    if not text.strip() or text.strip() in _EVERYTHING:
        return None
    tree = _Parser(text).parse()
    if tree is None:
        raise QueryError(NO_WORDS, 0, "no_words")
    return tree


def is_readable(text: str) -> bool:
    """Whether a text is a query as it is: no word is missing in it, as behind `tea NEAR` or `title:`."""
    try:
        parse(text)
    except QueryError:
        return False
    return True


def _is_shouted(text: str) -> bool:
    """Whether a sentence is written in capitals throughout, so that AND, OR and NOT in it are words like the others."""
    if not text.isupper() or _LETTER_FOR_LETTER.search(text) or len(text.lower()) != len(text):
        return False
    words = [word for word in text.split() if len(word) > 1 and word not in OPERATORS]
    return len(words) >= _SHOUTED_WORDS


def _side_by_side(words: Sequence[str]) -> Node:
    """The tree of words and beginnings of words with single spaces between them, which most queries are."""
    position = 0
    parts: list[Node] = []
    for word in words:
        parts.append(Pattern(word, position) if word[-1] == "*" else Word(word, position))
        position += len(word) + 1
    return parts[0] if len(parts) == 1 else Listed(tuple(parts))


class _Parser:
    """One pass over the tokens of a query."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._token = next(self._tokens)
        self._field = ""
        self._depth = 0
        self._clauses = 0
        self._exact_texts = 0

    def parse(self) -> Node | None:
        """The whole query."""
        tree = self._list()
        if self._token.kind == ")":
            raise QueryError("This parenthesis closes none; take it away.", self._token.position, "unbalanced")
        return tree

    def _next(self) -> Token:
        token = self._token
        if token.kind != "end":
            self._token = next(self._tokens)
        return token

    # ---- the grammar -----------------------------------------------------------------------------

    def _list(self) -> Node | None:
        parts: list[Node] = []
        while self._token.kind not in ("end", ")"):
            parts.append(self._part())
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Listed(tuple(parts))

    def _part(self) -> Node:
        return self._joined("OR", self._both, AnyOf)

    def _both(self) -> Node:
        return self._joined("AND", self._near, AllOf)

    def _near(self) -> Node:
        parts = [self._signed()]
        position = self._token.position
        operators = []
        while self._token.kind == "near":
            token = self._next()
            operators.append(operator_of(token.text, token.position))
            parts.append(self._signed())
        return NearTo(tuple(parts), position, reduce(WordOperator.joined, operators)) if operators else parts[0]

    def _joined(self, operator: Kind, operand: Callable[[], Node], join: Callable[[tuple[Node, ...]], Node]) -> Node:
        first = operand()
        if self._token.kind != operator:
            return first
        parts = [first]
        while self._token.kind == operator:
            self._next()
            parts.append(operand())
        for part in parts:
            if isinstance(part, Required) and operator == "OR":
                raise QueryError("A word with + cannot be one of several; take + or OR away.", part.position)
        return join(tuple(parts))

    def _signed(self) -> Node:
        """A part with its signs; two negations are none."""
        is_negated, plus = False, -1
        while self._token.kind in ("NOT", "-", "+"):
            token = self._next()
            is_negated ^= token.kind != "+"
            plus = token.position if token.kind == "+" else plus
        part = self._operand()
        if is_negated:
            return Not(part)
        return Required(part, plus) if plus >= 0 else part

    def _operand(self) -> Node:
        token = self._next()
        if token.kind == "(":
            return self._group(token)
        if token.kind == "field":
            return self._fielded(token)
        if token.kind in _CLAUSES:
            return self._clause(token)
        raise _misplaced(token)

    def _group(self, opening: Token) -> Node:
        self._depth += 1
        if self._depth > DEPTH:
            raise QueryError(f"Parentheses can stand {DEPTH} deep at most.", opening.position, "too_deep")
        tree = self._list()
        self._depth -= 1
        if self._token.kind != ")":
            raise QueryError("This parenthesis is not closed; add ) or take it away.", opening.position, "unbalanced")
        if tree is None:
            raise QueryError("There is nothing between these parentheses.", opening.position, "empty")
        self._next()
        return tree

    def _fielded(self, token: Token) -> Node:
        name, comparison = ALIASES.get(token.text.lower(), (token.text.lower(), ""))
        field = FIELDS[name]
        end = token.position + len(token.text) + len(token.more)
        if self._field:
            raise QueryError(f"{token.text}: stands inside {self._field}:; take one away.", token.position, "field")
        if self._token.kind not in (*_CLAUSES, "(") or self._text[end : self._token.position].strip():
            message = f"{token.text}: needs a value behind it, as in {field.example}."
            raise QueryError(message, token.position, "empty_field")
        if comparison and self._token.kind in ("word", "quoted"):
            value = self._next()
            return dates_of(value._replace(kind="compared", more=f"{comparison} {value.text}"), field.name)
        self._field = field.name
        part = self._list() if token.text.lower() in ALL_IN else self._operand()
        self._field = ""
        return part or self._operand()  # which is missing where there is no list

    # ---- words, phrases and dates ----------------------------------------------------------------

    def _clause(self, token: Token) -> Node:
        self._clauses += 1
        if self._clauses > MAX_CLAUSES:
            raise QueryError(f"A query can have {MAX_CLAUSES} words and phrases at most.", token.position, "too_many")
        self._exact_texts += token.kind == "exact"
        if self._exact_texts > MAX_EXACT:
            message = f'A query can have {MAX_EXACT} texts letter for letter at most, as ="Pole" is one.'
            raise QueryError(message, token.position, "too_many")
        if self._field and FIELDS[self._field].kind == "date":
            return dates_of(token, self._field)
        if token.kind in ("range", "compared"):
            message = f"{self._field}: takes no range; published:, added: and mentioned: do."
            raise QueryError(message, token.position, "range")
        kind = FIELDS[self._field].kind if self._field else "text"
        if token.kind == "address" or kind == "address":
            return Address(token.text, token.position, self._field)
        if token.kind == "exact" and kind == "value":  # which is one, letter for letter
            return Quoted(token.text, token.position, self._field)
        if token.kind == "quoted":
            return quoted_of(token, self._field)
        if token.kind == "exact":
            return Exact(token.text, token.position, self._field)
        return word_of(token, self._field)


def _misplaced(token: Token) -> QueryError:
    """Why there can be nothing to search for where this token stands."""
    if token.kind == "end":
        return QueryError("The query ends where a word is missing.", token.position, "dangling")
    message = f"{token.text} stands where a word is missing; quote it or write it small to search for the word itself."
    return QueryError(message if token.text != ")" else "A word is missing before ).", token.position, "dangling")
