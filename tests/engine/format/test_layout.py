"""The table of sections is what a segment file holds."""

from __future__ import annotations

from pathlib import Path

from searchapp.engine.format.layout import SECTIONS, TERM_DICTIONARIES
from searchapp.engine.format.segment_file import SegmentFile
from searchapp.engine.format.stems import Stemming
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, segment_path


def write_every_section(folder: Path) -> SegmentFile:
    """A segment with all sections but those of more than 65,536 documents."""
    passages = [Passage(["owl"] * 300, 7.3, 0), Passage(["owls", "hoot"], 1.0, 9_000)]
    with Writer(folder, SCHEMA, Stemming(lambda term: term.removesuffix("s"))) as writer:
        for number in range(200):
            tags = [f"tag{tag}" for tag in range(number % 12)]
            writer.add_all(
                documents_of(
                    Document(str(number), {"text": passages}, {"country": tags}, {"published": number}, {"body": b"b"})
                )
            )
    return SegmentFile(segment_path(folder))


def test_every_section_is_in_the_table_with_its_type(tmp_path: Path) -> None:
    file = write_every_section(tmp_path)
    specs = {spec.name: spec for spec in SECTIONS}
    seen = set()
    for full_name in file:
        field, _, name = full_name.partition(".")
        owner, _, rest = name.partition(".")
        spec = specs.get(name) or specs[rest if owner in TERM_DICTIONARIES else name]
        assert field in SCHEMA.names()
        assert file.section(full_name).whole().dtype.name in spec.dtypes.split("|"), full_name
        seen.add(spec.name)
    assert seen == specs.keys() - {"docs.high", "common.pages"}


def test_no_two_sections_share_a_name() -> None:
    assert len({spec.name for spec in SECTIONS}) == len(SECTIONS)
