"""Which fields of a Whoosh schema the engine keeps, and which it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from whoosh import fields, formats
from whoosh.analysis import IDAnalyzer

from searchapp.engine.indexing.engine_fields import engine_fields, key_field
from searchapp.engine.indexing.writer import Writer
from tests.engine.stories import SCHEMA


def test_each_field_is_kept_as_its_kind() -> None:
    kinds = {name: field.kind for name, field in engine_fields(SCHEMA).items()}
    assert kinds == {"id": "term", "text": "text", "country": "keyword", "published": "number", "body": "stored"}
    assert key_field(SCHEMA) == "id"


@pytest.mark.parametrize(
    "field",
    [
        fields.NUMERIC(int, bits=32, sortable=True),
        fields.NUMERIC(int, bits=64, sortable=True, signed=False),
        fields.NUMERIC(int, bits=64),
        fields.NUMERIC(float, sortable=True),
        fields.DATETIME(stored=True),
        fields.TEXT(stored=True),
        fields.TEXT(chars=True),
        fields.TEXT(sortable=True),
        fields.KEYWORD(stored=True),
        fields.KEYWORD(scorable=True),
        fields.ID(stored=True),
        fields.BOOLEAN(stored=True),
        fields.NGRAM(),
        fields.FieldType(formats.Characters(), IDAnalyzer(), scorable=True),
        fields.FieldType(formats.Positions(), IDAnalyzer(), scorable=False),
    ],
    ids=repr,
)
def test_a_field_that_cannot_be_kept_is_refused_when_a_writer_opens(field: Any, tmp_path: Path) -> None:
    schema = fields.Schema(id=fields.ID(unique=True), oddity=field)
    with pytest.raises(ValueError, match=rf"cannot keep the field 'oddity' \({type(field).__name__}\)"):
        Writer(tmp_path / "index", schema)
    assert not (tmp_path / "index").exists()
