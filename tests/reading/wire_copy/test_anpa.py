"""ANPA 1312: `^…<` around each line of the head."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def read(text: str, path: str = "export.txt") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(path, content=text.encode())))


def articles(text: str, path: str = "export.txt") -> list[Article]:
    results = read(text, path)
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def test_a_story_without_its_slug_notes_and_signature() -> None:
    [article] = articles(sample("anpa.txt"))
    assert article == Article(
        id="export.txt",
        title="Canal board drains old timber lock",
        body="TARNFIELD, Norway (AP) — The board closed the weir.\n"
        "“We could not wait,” the chairman said.\nPiles moved\n"
        "Engineers saw it.",
        path="export.txt",
        byline="EVA LUND",
        source="Associated Press",
        published=Published("2013-05-11", "day", "metadata"),
        removed=(
            "z6715-----",
            "r z BC-TFD--Weir-Closure 2ndLd-Writethru   05-11 0500",
            "BC-TFD--Weir-Closure, 1st Ld-Writethru,416",
            "Eds: Updates with quotes. With AP Photos.",
            "Associated Press",
            "___",
            "AP-WF-05-11-13 1922GMT",
        ),
    )


def test_control_characters_and_many_stories() -> None:
    story = sample("anpa.txt")
    file = f"\x01{story}\x03\n\x01{story.replace('Canal', 'Port')}\x04".replace("\nr z", "\n\x13r z")
    titles = [article.title for article in articles(file)]
    assert titles == ["Canal board drains old timber lock", "Port board drains old timber lock"]


def test_rows_of_a_table_stay_lines() -> None:
    [article] = articles(sample("anpa.txt").replace("\t   Engineers saw it.", "Cod  12\nLing  3"))
    assert article.body.endswith("Piles moved\nCod 12\nLing 3")


def test_the_header_as_it_is_sent_and_the_ends_of_lines_stay_out_of_the_text() -> None:
    code = "\x16\x16\x01a1234 \x1f\r\nr i \x13bc-duck-landing 1stLd   05-04 0412\x14\r\n"
    head = "^BC-Duck-Landing, 1st Ld,0412<\r\n^Ducks land<\r\n^By EVA LUND=\r\n"
    text = "\x02   OXMERE (AP) _ Ducks landed.<\r\n   (PROFILE (CAT:International;)<\r\n\x03\r\n"
    [article] = articles(f"{code}{head}{text}AP-NY-05-04-19 1512EDT\r\n\x04")
    assert (article.title, article.byline, article.body) == ("Ducks land", "EVA LUND", "OXMERE (AP) — Ducks landed.")
    assert "(PROFILE (CAT:International;)" in article.removed


def test_a_take_is_told_and_has_its_day() -> None:
    head = "a0456----\nr iBC-Duck-Landing     1stAdd   05-04 0200\nBC-Duck-Landing, 1st Add,a0450,200\n"
    [article] = articles(f"{head}OXMERE: officials said.\n   More ducks came.\nAP-NY-05-04-19 1530EDT\n")
    assert (article.title, article.body) == ("", "OXMERE: officials said.\nMore ducks came.")
    assert article.published == Published("2019-05-04", "day", "metadata")
    assert "BC-Duck-Landing, 1st Add,a0450,200" in article.removed
