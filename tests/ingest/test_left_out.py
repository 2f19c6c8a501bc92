"""What holds no article is counted by kind, with a few of the paths."""

from __future__ import annotations

import os

import pytest

from searchapp.errors import LeftOut
from searchapp.ingest.left_out import MAX_EXAMPLES, SHOWN_EXAMPLES, LeftOutCount, LeftOutKind, left_out_lines


def counted(*left_out: LeftOut) -> tuple[LeftOutKind, ...]:
    count = LeftOutCount()
    for each in left_out:
        count.add(each)
    return count.kinds()


@pytest.mark.parametrize(
    ("reason", "count", "text"),
    [
        (".png", 3, "3 .png"),
        ("hidden file", 1, "1 hidden file"),
        ("hidden file", 1_234, "1,234 hidden files"),
        ("index of searchapp", 2, "2 index of searchapp"),
        ("file of searchapp", 2, "2 files of searchapp"),
        ("encrypted mail", 2, "2 encrypted mail"),
        ("hidden folder", 2, "2 hidden folders"),
    ],
)
def test_a_kind_is_told_with_its_number(reason: str, count: int, text: str) -> None:
    assert LeftOutKind(reason, count, ("a",)).counted == text


def test_the_commonest_kind_comes_first_and_parts_count_each() -> None:
    kinds = counted(LeftOut("b.png", ".png"), LeftOut("w.warc", "picture", count=7), LeftOut("a.gif", ".gif"))
    assert kinds == (
        LeftOutKind("picture", 7, ("w.warc",)),
        LeftOutKind(".gif", 1, ("a.gif",)),
        LeftOutKind(".png", 1, ("b.png",)),
    )


def test_of_many_only_the_first_paths_are_kept_and_printed() -> None:
    kinds = counted(*(LeftOut(f"{number}.png", ".png") for number in range(1_000)))
    assert (len(kinds[0].examples), kinds[0].count) == (MAX_EXAMPLES, 1_000)
    shown = ", ".join(f"{number}.png" for number in range(SHOWN_EXAMPLES))
    assert left_out_lines(kinds) == ["Left out: 1,000 .png.", f"  .png: {shown} and 995 more"]


def test_a_line_names_all_kinds_and_each_has_a_line_of_examples() -> None:
    kinds = counted(LeftOut("a.png", ".png"), LeftOut("b.png", ".png"), LeftOut(os.fsdecode(b"\xe9"), "hidden file"))
    assert left_out_lines(kinds) == [
        "Left out: 2 .png, 1 hidden file.",
        "  .png: a.png, b.png",
        "  hidden file: \\xe9",
    ]
    assert left_out_lines(iter(())) == []
