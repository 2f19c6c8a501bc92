"""The file of corrections that a run applies, and how sure a value has to be beside them."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from searchapp.backends.base import SCORE_SIGN
from searchapp.errors import UserError
from searchapp.extraction.corrections.rules import Corrections

DIGEST_BYTES = 8  # 64 bits: nobody edits a file so often that two states of it meet


class CorrectionsFile(Struct, frozen=True):
    """The corrections in force and the digest of their file, empty where there are none."""

    corrections: Corrections
    digest: str = ""
    content: bytes = b""
    origin: str = ""  # the path of the file
    is_kept: bool = False  # whether they are those of the index, because the file is not there
    min_score: float = 0.0  # values that are less sure are left out
    replaced: Corrections | None = None  # by which the index goes till now, where that is all that they differ in

    @classmethod
    def read(cls, path: Path) -> CorrectionsFile:
        """The corrections in a file, none where there is no file. Raises CorrectionError and UserError."""
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            content = b""
        except OSError as error:
            raise UserError(f"{path} cannot be read: {error.strerror}.") from error
        return cls.of(content, str(path))

    @classmethod
    def of(cls, content: bytes, origin: str, is_kept: bool = False) -> CorrectionsFile:
        """The corrections in the bytes of a file. Raises CorrectionError."""
        corrections = Corrections.decode(content, origin)
        digest = blake2b(content, digest_size=DIGEST_BYTES).hexdigest() if corrections else ""
        return cls(corrections, digest, content, origin, is_kept)

    @property
    def term(self) -> str:
        """What the index keeps with the articles that they were applied to, empty where nothing was."""
        return f"{self.digest}{SCORE_SIGN}{self.min_score:g}" if self.min_score else self.digest

    @property
    def text(self) -> str:
        """The whole file, with the mark that it may begin with."""
        return self.content.decode()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that correct something."""
        lines = map(str.strip, self.text.removeprefix("\ufeff").splitlines())
        return tuple(line for line in lines if line and not line.startswith("#"))
