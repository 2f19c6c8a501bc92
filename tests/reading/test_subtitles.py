"""Subtitles: what is said, without when."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.subtitles import is_subtitles

SUBRIP = (
    "\ufeff1\n00:00:04,210 --> 00:00:08,670\nThe harbour\nfroze <i>on Friday</i>.\n\n"
    "2\n00:00:09,000 --> 00:00:12,940\nMARA QUILL: {\\an8}So it did.\n"
)
ROLLING = """WEBVTT
Kind: captions

NOTE made by a machine

00:00.000 --> 00:02.700 align:start
The<00:00:00.500><c> harbour</c>

00:02.700 --> 00:02.710
The harbour
&nbsp;

00:02.710 --> 00:05.000
The harbour
froze on Friday.

00:00:06.000 --> 00:00:07.000
<v Mara Quill>So it did.</v>
"""


def test_what_whisper_prints_is_read_without_its_times() -> None:
    lines = "[00:00.000 --> 00:04.000]  The harbour froze\n[00:04.000 --> 00:08.000]  on Friday.\n"
    [article] = read_articles(SourceFile("news.txt", content=lines.encode()))
    assert isinstance(article, Article)
    assert article.body == "The harbour froze on Friday."


@pytest.mark.parametrize(
    ("path", "content", "speaker"),
    [("2019-05-03 news.srt", SUBRIP, "MARA QUILL"), ("2019-05-03.txt", SUBRIP, "MARA QUILL"),
     ("2019-05-03.vtt", ROLLING, "Mara Quill")],
)  # fmt: skip
def test_what_is_said_is_running_text_and_a_speaker_begins_a_paragraph(path: str, content: str, speaker: str) -> None:
    [article] = read_articles(SourceFile(path, content=content.encode()))
    assert isinstance(article, Article)
    assert article.body == f"The harbour froze on Friday.\n{speaker}: So it did."
    assert article.published == Published("2019-05-03", "day", "file", reliable=False)


def test_subtitles_without_words_are_told() -> None:
    [error] = read_articles(SourceFile("a.vtt", content=b"WEBVTT\n\n00:00.000 --> 00:02.000\n\n"))
    assert "has no subtitles" in str(error)


TTML = (
    '<?xml version="1.0"?>\n<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xml:lang="en"><tt:body><tt:div>'
    '<tt:p begin="0s" end="2s">The <tt:span>harbour</tt:span><tt:br/>froze</tt:p>'
    '<tt:p begin="2s" end="4s">on Friday &amp; Saturday.</tt:p></tt:div></tt:body></tt:tt>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news.ttml", TTML),
        ("news.xml", TTML),
        ("news.xml", TTML.replace("tt:", "").replace("xmlns:tt=", "xmlns=").replace("ns/ttml", "2006/10/ttaf1")),
        ("news.sbv", "0:00:00.000,0:00:02.000\nThe harbour\nfroze\n\n0:00:02.000,0:00:04.000\non Friday & Saturday.\n"),
        (
            "news.xml",
            '<?xml version="1.0"?><transcript><text start="0" dur="2">The harbour froze</text>'
            '<text start="2" dur="2">on Friday &amp;amp; Saturday.</text></transcript>',
        ),
    ],
)
def test_subtitles_in_elements_and_of_youtube_are_read_without_their_times(name: str, content: str) -> None:
    [article] = read_articles(SourceFile(name, content=content.encode()))
    assert isinstance(article, Article)
    assert article.body == "The harbour froze on Friday & Saturday."


def test_a_head_of_many_instructions_takes_no_time() -> None:
    assert not is_subtitles("<?xml a?>" * 400 + "<table>", SourceFile("a.xml"))
