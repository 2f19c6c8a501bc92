"""What a page adds to its headline in its title, as far as the added part alone tells: `… - The Oxmere Echo`."""

from __future__ import annotations

import re

from searchapp.reading.cleaning.line_patterns import SMALL_WORD, any_of
from searchapp.text.calendar.date_lines import date_of_line
from searchapp.text.lazy_pattern import LazyPattern

_PAPER = LazyPattern(  # The Oxmere Echo, Times of Oxmere, 新城晚报
    lambda: (
        rf"\b{any_of('paper')}\W*$|^(?:the |el |le |il )?{any_of('paper')} (?:of|de|del|di|da|do|du)\b"
        r"|[\u3400-\u9fff](?:网|網|日报|日報|晚报|晚報|新闻|新聞)\W*$"
    )
)
_PAPER_WORDS = 4
_PAGE_END = re.compile(  # an address, a number
    r"(?:www\.)?[\w-]+(?:\.[a-z]{2,12}){1,2}|(?:page|seite|página|pagina|strona) \d+(?: \w+ \d+)?", re.I
)


def is_of_page(text: str) -> bool:
    """Whether a part behind a headline is a paper's name by its words, a site's address, a day or the page's number."""
    text = text.strip()
    words = [word for word in text.split() if not SMALL_WORD.fullmatch(word)]
    is_name = len(words) <= _PAPER_WORDS and not any(word[:1].islower() for word in words)
    is_end = (is_name and _PAPER.search(text)) or _PAGE_END.fullmatch(text)
    return bool(is_end) or date_of_line(text) is not None
