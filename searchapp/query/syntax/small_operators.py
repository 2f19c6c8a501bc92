"""A small `or`, which is a word of the query as of any title, and may be meant as the operator."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.query.syntax.tree import Listed, Node, Word

SENTENCE_WORDS = 7  # headlines have more; a query with an operator has fewer
SMALL_OR = "“or” is a word like the others; in capitals, OR stands between words of which one is enough."


def small_ors(nodes: Sequence[Node]) -> list[Word]:
    """Each small `or` between two parts of a short query, where OR may be meant; in a sentence it is a word."""
    if len(nodes) > SENTENCE_WORDS:
        return []
    return [node for node in nodes[1:-1] if type(node) is Word and node.text == "or" and not node.field]


def with_operators(text: str, tree: Node) -> str | None:
    """The query with OR for each small `or` at its top level, None where there is none."""
    words = small_ors(tree.parts) if isinstance(tree, Listed) else []
    for word in words:
        text = f"{text[: word.position]}OR{text[word.position + 2 :]}"
    return text if words else None
