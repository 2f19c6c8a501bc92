"""An address of the web in a query: the articles of it or of its site, or those whose text names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.errors import QueryError
from searchapp.model.query_tree import Or, Prefix, QueryTree, Value
from searchapp.query.clauses import Part
from searchapp.query.fields import FIELDS
from searchapp.query.syntax import tree as syntax
from searchapp.query.text_parts import PHRASE_WORDS, phrase_part
from searchapp.text import analyzer
from searchapp.text.addresses import address_key

_BARE_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?|#.*|/\Z", re.IGNORECASE)


def address_part(node: syntax.Address) -> Part | None:
    """The articles of an address or of a site, and without a field those that name the address. Raises QueryError."""
    address = node.text.rstrip(".,;:!?'’)]}").lstrip("*.")
    key = address_key(address)
    values = (key,) if key.partition("/")[2] else (key.rstrip("/"), key)
    if node.field:
        if not key:
            message = f"“{node.text[:40]}” is no address and no site, as {FIELDS[node.field].example} has it."
            raise QueryError(message, node.position, "address")
        return Part(_of_address(values), f'address:"{values[0]}"', is_filter=True)
    named = _BARE_ADDRESS.sub("", address)  # as texts name it, mostly
    part = phrase_part(analyzer.terms(named)[:PHRASE_WORDS] or ["www"], 1, node)
    if not key:
        return part
    return Part(Or((_of_address(values), part.tree)), f'address:"{values[0]}" OR {part.text}', "OR")


def _of_address(values: Sequence[str]) -> QueryTree:
    """The articles of an address; of a page, whatever query stands behind it, if none was typed."""
    having = Value("address", tuple(values))
    is_page = len(values) == 1 and "?" not in values[0]
    return Or((having, Prefix(f"{values[0]}?", field="address"))) if is_page else having
