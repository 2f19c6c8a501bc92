"""HTML in fields."""

from __future__ import annotations

import pytest

from searchapp.reading.records.markup import field_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Tom &amp; Anna&#8217;s weir &lt;new&gt;", "Tom & Anna\u2019s weir <new>"),
        ("AT&amp;amp;T", "AT&T"),
        ("R&D at AT&T; 3 < 4 > 2", "R&D at AT&T; 3 < 4 > 2"),
        ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&copy=2"),
        ("<p>One</p>\n<p>two<br/>three</p>", "One\ntwo\nthree"),
        ("One <b>bold</b>\n\ntwo", "One bold\n\ntwo"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;", "One\ntwo"),
        ("<![CDATA[<p>One</p>]]>", "One"),
        ('One.\n[caption width="3"]<img src=x /> A weir[/caption]\n[gallery ids="1,2"]two', "One.\n\ntwo"),
        ("[vc_row][et_pb_text a=b]One[/et_pb_text][/vc_row] [gallery of pictures]", "One [gallery of pictures]"),
        ("One<script>var two = '<p>'</script> three", "One three"),
    ],
)
def test_a_field_is_read_as_html_where_it_is_html(value: str, text: str) -> None:
    assert field_text(value) == text
