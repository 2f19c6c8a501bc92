"""The file of corrections as a run applies it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from searchapp.errors import CorrectionError, UserError
from searchapp.ingest.corrections.corrections_file import CorrectionsFile


def test_lines_that_correct_something_are_told_and_the_file_is_kept_whole() -> None:
    content = "\ufeff# ours\r\n\r\n  never Fog   # see memo\r\nrename unesco -> Unesco\r\n".encode()
    file = CorrectionsFile.of(content, "desk.txt")
    assert file.lines == ("never Fog   # see memo", "rename unesco -> Unesco")
    assert file.text.encode() == content
    assert file.corrections


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing yet\n", b"\xef\xbb\xbf"])
def test_a_file_that_corrects_nothing_has_no_digest(content: bytes) -> None:
    file = CorrectionsFile.of(content, "desk.txt")
    assert (file.digest, file.term, file.lines, bool(file.corrections)) == ("", "", (), False)


def test_a_digest_tells_two_files_apart() -> None:
    first, again, other = (CorrectionsFile.of(each, "desk.txt") for each in (b"never A", b"never A", b"never B"))
    assert first.digest == again.digest != other.digest


def test_the_term_of_the_index_tells_how_sure_values_have_to_be() -> None:
    file = CorrectionsFile.of(b"never A", "desk.txt")
    assert file.term == file.digest
    assert replace(file, min_score=0.25).term == f"{file.digest}@0.25"
    assert replace(CorrectionsFile.of(b"", ""), min_score=1.0).term == "@1"


def test_a_file_is_read_and_one_that_is_not_there_corrects_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.txt"
    assert CorrectionsFile.read(path).lines == ()
    path.write_text("never Fog\n")
    file = CorrectionsFile.read(path)
    assert (file.lines, file.origin, file.is_kept) == (("never Fog",), str(path), False)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=rf"{tmp_path} cannot be read: Is a directory\."):
        CorrectionsFile.read(tmp_path)
    with pytest.raises(CorrectionError, match=r"desk\.txt, line 2: not UTF-8; save the file as UTF-8"):
        CorrectionsFile.of(b"never Fog\nnever Caf\xe9\n", "desk.txt")
