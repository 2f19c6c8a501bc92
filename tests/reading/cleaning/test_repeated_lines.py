"""Lines that the files of a corpus share."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.model.article import Article
from searchapp.reading import LineCounts, RepeatedLines, find_files, read_articles

NOTICE = "Elm Post, since 1908"
STORIES = {
    "Chinese": """旧磨坊重新开放

镇议会决定重修河上的磨坊，水磨自洪水以后停转已有九年。居民说，他们等了很久。

磨坊主说明年春天开工""",
    "Thai": """โรงสีเก่าเปิดอีกครั้ง

ชาวเมืองซ่อมโรงสีริมแม่น้ำที่หยุดหมุนมาตั้งแต่น้ำท่วมเมื่อเก้าปีก่อน

เจ้าของโรงสีบอกว่าจะเริ่มโม่แป้งในฤดูใบไม้ผลิ""",
    "Arabic": """الطاحونة القديمة تعود

أعاد أهل البلدة بناء الطاحونة على النهر بعد تسع سنوات من الفيضان.

وقال الطحان إنه سيبدأ في الربيع.""",
    "hard-wrapped": """Old mill turns again

The millers of Elm set the wheel by the weir
in motion on Monday for the first time
since the flood.

They hope to grind the barley of the whole valley
before the first snow comes.""",
}


def test_lines_of_three_files_are_a_sites_and_sentences_are_not(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(
            f"Goat {number} found\nElm Post, since 1908\nThe goat was found on Monday.\nOnly here {number * 'o'}\n"
        )
    repeated = RepeatedLines.learn(find_files([tmp_path]))
    assert "Elm Post, since 1908" in repeated
    assert "The goat was found on Monday." not in repeated
    assert "Only here" not in repeated


def test_lines_are_counted_no_more_of_files_that_go_alone_or_with_their_folder(tmp_path: Path) -> None:
    names = ["one.txt", "mill/two.txt", "mill/old/three.txt", "mill-pond.txt", "mill0/four.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Mill Post, since 1911\n{name}\n")
    counts = LineCounts()
    for file in find_files([tmp_path]):
        counts.put(file)
    assert "Mill Post, since 1911" in counts.repeated()
    counts.drop([str(tmp_path / "mill"), str(tmp_path / "elsewhere.txt")])
    assert "Mill Post, since 1911" in counts.repeated()
    counts.drop([str(tmp_path / "one.txt")])
    assert "Mill Post, since 1911" not in counts.repeated()
    counts.put(next(file for file in find_files([tmp_path]) if file.path.endswith("three.txt")))
    assert "Mill Post, since 1911" in counts.repeated()


def write_posts(folder: Path) -> None:
    """Six posts of one site."""
    for number, animal in enumerate(["goat", "hen", "ram", "mule", "ewe", "cat"]):
        (folder / f"post{number}.txt").write_text(
            f"{animal.title()} found\n{NOTICE}\nThe {animal} was found on Monday.\n"
        )


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_that_lies_thrice_among_others_is_read_whole(story: str, tmp_path: Path) -> None:
    write_posts(tmp_path)
    for number, own_line in enumerate(["", "", "Sent by Ada"]):
        (tmp_path / f"copy{number}.txt").write_text(f"{story}\n\n{own_line}", encoding="utf-8")
    files = list(find_files([tmp_path]))
    repeated = RepeatedLines.learn(files)
    assert NOTICE in repeated
    for file in files:
        [article] = read_articles(file, repeated)
        assert isinstance(article, Article)
        if "copy" in file.path:
            title, *lines = story.split("\n")
            assert article.title == title
            assert article.body.removesuffix("Sent by Ada").split() == " ".join(lines).split()


def test_sentences_are_no_repeated_lines_in_any_writing(tmp_path: Path) -> None:
    sentences = ["磨坊主说明年春天开工。", "Мельник ждёт весны.", "يبدأ الطحان في الربيع.", "चक्की फिर चली।"]
    for animal in ("goat", "hen", "ram"):
        own_line = f"The {animal} of Elm was found beside the mill"
        (tmp_path / f"{animal}.txt").write_text("\n".join([NOTICE, *sentences, own_line]), encoding="utf-8")
    repeated = RepeatedLines.learn(find_files([tmp_path]))
    assert list(repeated.keys) == ["elm post, since 0"]


def test_copies_count_once_also_as_they_come_and_go(tmp_path: Path) -> None:
    write_posts(tmp_path)
    for number in range(4):
        (tmp_path / f"copy{number}.txt").write_text(f"{STORIES['Thai']}\n{NOTICE}", encoding="utf-8")
    counts = LineCounts()
    for file in find_files([tmp_path]):
        counts.put(file)
    assert counts.repeated().keys == {"elm post, since 0"}
    counts.drop([str(tmp_path / f"{name}.txt") for name in ("copy0", "copy1", "post0", "post1", "post2", "post3")])
    assert counts.repeated().keys == {"elm post, since 0"}
    counts.drop([str(tmp_path / "copy2.txt")])
    assert counts.repeated().keys == {"elm post, since 0"}
    counts.drop([str(tmp_path / "copy3.txt")])
    assert not counts.repeated().keys
