"""What an export tells of itself, beside its articles."""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct


class Heading(Struct, frozen=True):
    """What was asked for, how many articles there are, and the server's address: with a slash, or empty without one.

    `address` is that of the search and `file` that of the file itself, below `site`; a choice of articles has neither.
    """

    query: str
    address: str = ""
    total: int = 0
    updated: str = ""  # the instant of the index's last commit
    site: str = ""
    file: str = ""
    filters: tuple[str, ...] = ()  # as country KE
    by_addition: bool = False  # whether the articles come in the order in which they were added

    @property
    def title(self) -> str:
        """The title of a feed or a dossier."""
        return f"searchapp: {', '.join([self.query or 'all articles', *self.filters])}"

    def article_address(self, article_id: str) -> str:
        """Where the server shows an article; empty without one."""
        return f"{self.site}articles/{quote(article_id, safe='')}" if self.site else ""
