"""Lines that the files of a corpus share."""

from __future__ import annotations

from pathlib import Path

from searchapp.reading import LineCounts, RepeatedLines, find_files


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
        (tmp_path / name).write_text("Mill Post, since 1911\n")
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
