"""What a run tells, as one JSON object."""

from __future__ import annotations

import json
import os

from searchapp.errors import ArticleError
from searchapp.ingest.left_out import LeftOutKind
from searchapp.ingest.report import IngestReport, report_record
from searchapp.model.field_names import Note


def test_a_record_tells_what_became_of_everything() -> None:
    report = IngestReport(
        added=1,
        changed=2,
        removed=3,
        renewed=4,
        unchanged_files=5,
        failed=(ArticleError(os.fsdecode(b"caf\xe9.txt"), "empty", 7), ArticleError("a.txt", "gone")),
        left_out=(LeftOutKind(".png", 2, ("a.png", "b.png")),),
        documents=6,
        seconds=1.23456,
        notes={Note("not used", "kicker"): 9},
        kept_corrections="/desk/corrections.txt",
        without_names={"ru": 8},
    )
    assert json.loads(json.dumps(report_record(report))) == {
        "added": 1,
        "changed": 2,
        "removed": 3,
        "renewed": 4,
        "unchanged": 5,
        "failed": [
            {"path": "caf\\xe9.txt", "line": 7, "message": "empty"},
            {"path": "a.txt", "line": None, "message": "gone"},
        ],
        "left_out": [{"reason": ".png", "count": 2, "path": "a.png", "examples": ["a.png", "b.png"]}],
        "fields": [{"note": "not used", "field": "kicker", "count": 9}],
        "without_names": {"ru": 8},
        "kept_corrections": "/desk/corrections.txt",
        "documents": 6,
        "seconds": 1.235,
    }
