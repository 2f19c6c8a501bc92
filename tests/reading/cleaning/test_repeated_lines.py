"""Lines that the files of a corpus share."""

from __future__ import annotations

from pathlib import Path

from searchapp.reading import RepeatedLines, find_files


def test_lines_of_three_files_are_a_sites_and_sentences_are_not(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(
            f"Goat {number} found\nElm Post, since 1908\nThe goat was found on Monday.\nOnly here {number * 'o'}\n"
        )
    repeated = RepeatedLines.learn(find_files([tmp_path]))
    assert "Elm Post, since 1908" in repeated
    assert "The goat was found on Monday." not in repeated
    assert "Only here" not in repeated
