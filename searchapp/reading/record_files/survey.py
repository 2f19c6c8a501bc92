"""What the fields of files of records were recognized as, before anything is indexed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from msgspec import Struct, field

from searchapp.errors import ArticleError
from searchapp.model.field_names import FieldMap
from searchapp.reading.record_files.reading import Record, RecordReader
from searchapp.reading.records.articles import mapped_article
from searchapp.reading.records.field_plan import flattened, plan_of
from searchapp.reading.records.record_fields import InvalidRecord
from searchapp.reading.source_file import SourceFile

_EXAMPLE_CHARS = 60
_MAX_FIELDS = 1_000  # a file with more names of fields is no file of records
_EMPTY: tuple[Any, ...] = (None, "", [], {})


class FieldUse(Struct):
    """A field of records: the targets that it fills, by how often it does, and one example of what it holds."""

    name: str
    example: str
    count: int = 0  # of the records that have it
    targets: dict[str, int] = field(default_factory=dict)

    @property
    def target(self) -> str:
        """The target that it fills most often; empty where nothing is made of it."""
        return max(self.targets, key=self.targets.__getitem__) if self.targets else ""


class FieldSurvey(Struct):
    """The fields of one file's records, in the order in which they come up."""

    path: str
    records: int = 0
    articles: int = 0
    fields: dict[str, FieldUse] = field(default_factory=dict)
    first_error: str = ""

    def add(self, value: Any, used: dict[str, str], field_map: FieldMap) -> None:
        """Count the fields of one more record."""
        for name, inner in flattened(value, field_map).items() if isinstance(value, dict) else ():
            if inner in _EMPTY or (name not in self.fields and len(self.fields) >= _MAX_FIELDS):
                continue
            use = self.fields.setdefault(name, FieldUse(name, _example(inner)))
            use.count += 1
            if target := used.get(name):
                use.targets[target] = use.targets.get(target, 0) + 1


def survey_fields(file: SourceFile, records: RecordReader) -> FieldSurvey:
    """What the fields of a file's records are recognized as; what is wrong with the first of them is told too.

    Of a table that is not read because no column is known to hold the text, the columns are shown all the same.
    """
    survey = FieldSurvey(file.display_path)
    _add_records(survey, file, records)
    if not survey.records and survey.first_error:
        _add_records(survey, replace(file, any_columns=True), records)
    return survey


def _add_records(survey: FieldSurvey, file: SourceFile, records: RecordReader) -> None:
    for record in _records(file, records, survey):
        survey.records += 1
        used: dict[str, str] = {}
        try:
            used = dict(mapped_article(record.value, file.display_path, "", file.fields)[1])
            survey.articles += 1
        except InvalidRecord as reason:
            survey.first_error = survey.first_error or f"{record.kind or 'line'} {record.number}: {reason}"
            used = _recognized(record.value, file.fields)
        survey.add(record.value, used, file.fields)


def _recognized(value: Any, field_map: FieldMap) -> dict[str, str]:
    """The fields of a record that is no article by what their names say."""
    if not isinstance(value, dict):
        return {}
    values = flattened(value, field_map)
    sources = plan_of(tuple(values), field_map).sources
    return {name: target for target, names in sources.items() for name in names[:1] if values[name] not in _EMPTY}


def _records(file: SourceFile, records: RecordReader, survey: FieldSurvey) -> Iterator[Record]:
    """The records of a file; the first error among them is kept."""
    try:
        for record in records(file):
            if isinstance(record, Record):
                yield record
            else:
                survey.first_error = survey.first_error or record.message
    except ArticleError as error:
        survey.first_error = survey.first_error or error.message


def _example(value: Any) -> str:
    """The beginning of a value, on one line."""
    line = " ".join(str(value)[: 10 * _EXAMPLE_CHARS].split())
    return line if len(line) <= _EXAMPLE_CHARS else f"{line[:_EXAMPLE_CHARS]}…"
