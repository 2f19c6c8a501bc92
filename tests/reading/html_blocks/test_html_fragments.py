"""Plain text from pieces of HTML."""

from __future__ import annotations

import pytest

from searchapp.reading.html_blocks.html_fragments import html_to_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Tea at <b>four</b></p><p>Cake at five</p>", "Tea at four\nCake at five"),
        ("Tea &amp; cake<br><br>Jam", "Tea & cake\nJam"),
        ("&lt;p&gt;Tea&lt;/p&gt;", "Tea"),
        ("&amp;lt;p&amp;gt;Tea&amp;lt;/p&amp;gt;", "Tea"),
        ("<script>brew()</script><ul><li>Tea</li><li>Cake</li></ul>", "- Tea\n- Cake"),
        ("Salt &#38; vinegar&#8217;s", "Salt & vinegar’s"),
        ("3 < 5, and\nR&D goes on", "3 < 5, and\nR&D goes on"),
        ('<div style="display:none">brew=4</div><div>Tea at four, cake</div>', "Tea at four, cake"),
        ('<p>Tea</p><div style="display:none">Cake at five, jam at six</div>', "Tea\nCake at five, jam at six"),
        ("", ""),
    ],
)
def test_text_without_tags(fragment: str, text: str) -> None:
    assert html_to_text(fragment) == text
