"""The file of corrections that a run applies."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from searchapp.extraction.corrections.rules import Corrections

DIGEST_BYTES = 8  # 64 bits: nobody edits a file so often that two states of it meet


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """The corrections in force and the digest of their file, empty where there are none."""

    corrections: Corrections
    digest: str = ""

    @classmethod
    def read(cls, path: Path) -> CorrectionsFile:
        """The corrections in a file, none where there is no file. Raises CorrectionError."""
        corrections = Corrections.read(path)
        digest = blake2b(path.read_bytes(), digest_size=DIGEST_BYTES).hexdigest() if corrections else ""
        return cls(corrections, digest)
