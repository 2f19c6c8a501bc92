"""An article from a record, and a note of each field that nothing was made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

from msgspec import structs

from searchapp.geo.countries import country_code
from searchapp.model.article import Article, Published
from searchapp.model.field_names import NO_FIELDS, FieldMap, Note
from searchapp.reading.encodings.decoding import tidy
from searchapp.reading.records.date_order import UNKNOWN_ORDER, DateOrder
from searchapp.reading.records.field_plan import flattened, plan_of
from searchapp.reading.records.parted_dates import parted_date
from searchapp.reading.records.parted_names import parted_name
from searchapp.reading.records.record_fields import InvalidRecord, RecordFields
from searchapp.reading.records.record_texts import body_of
from searchapp.reading.records.record_values import (
    MAX_ID_CHARS,
    address_of,
    byline_of,
    date_of,
    id_of,
    is_nothing,
    label_of,
    line_of,
)
from searchapp.reading.records.usual_names import UNPUBLISHED, plain_name
from searchapp.text.calendar.path_dates import date_in_address
from searchapp.text.languages import detected_language, language_code

MAX_NAME_CHARS = 200  # a longer one could not be searched for: a request takes no longer value
_REMOVED = frozenset(("[removed]", "[deleted]"))  # what NewsAPI, Reddit and their like leave in place of a text
_OF_UTC = ("gmt", "utc")  # ends of names of dates
_MEMO_NOTES = 1 << 12


def article_of_record(
    item: Any,
    path: str,
    default_id: str,
    field_map: FieldMap = NO_FIELDS,
    order: DateOrder = UNKNOWN_ORDER,
    line: int | None = None,
) -> Article:
    """The article that a record, which begins in a line, describes. Raises InvalidRecord."""
    return mapped_article(item, path, default_id, field_map, order, line)[0]


def mapped_article(
    item: Any,
    path: str,
    default_id: str,
    field_map: FieldMap = NO_FIELDS,
    order: DateOrder = UNKNOWN_ORDER,
    line: int | None = None,
) -> tuple[Article, Mapping[str, str]]:
    """The article that a record describes, and the target of each field that it was made of. Raises InvalidRecord.

    `order` is that of the numbers in its date, where it is known.
    """
    if not isinstance(item, dict):
        raise InvalidRecord("must be an object such as {“body”: “…”}")
    values = _with_paper_apart(flattened(item, field_map))
    fields = RecordFields(values, plan_of(tuple(values), field_map), {}, [])
    body, cut = body_of(fields)
    if body.casefold() in _REMOVED:
        raise InvalidRecord(f"was removed: its text is “{body}”")
    source, address = _source(fields)
    language = fields.first("language", _language) or ""
    article = Article(
        id=_id(item, fields, default_id),
        body=body,
        path=path,
        published=_published(fields, order, language, body),
        organizations=_names(fields, "organizations"),
        people=_names(fields, "people"),
        countries=_countries(fields),
        title=_title(fields, source),
        section=fields.first("section", label_of) or "",
        byline=fields.first("byline", byline_of) or parted_name(fields),
        source=source,
        url=fields.first("url", _whole_address) or fields.first("url", address_of) or address,
        language=language,
        notes=_notes(fields, cut),
        line=line,
    )
    return article, fields.used


def _with_paper_apart(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of an article where its title is an object beside a heading: that of the paper, as Trove has it."""
    paper = values.get("title")
    if not isinstance(paper, dict) or not isinstance(values.get("heading"), str):
        return values
    return {"source": paper, **{name: value for name, value in values.items() if name != "title"}}


def _source(fields: RecordFields) -> tuple[str, str]:
    """Where the article is from, or else the site of an address that stands there; and that address."""
    named = fields.first("source", _name_of_source) or ""
    if named and len(fields.plan.sources["source"]) == 1:
        return named, ""
    address = fields.first("source", lambda value: line if _is_address(line := line_of(value)) else "") or ""
    if not address:
        return named, ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return named or address, ""
    return named or (parts.hostname or "").removeprefix("www."), address if parts.path.strip("/") else ""


def _name_of_source(value: Any) -> str:
    line = line_of(value)
    return "" if _is_address(line) or is_nothing(line) else line


def _whole_address(value: Any) -> str:
    """The address that a value holds, where it is more than a path of its site."""
    address = address_of(value)
    return address if "://" in address else ""


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://")) and " " not in line


def _title(fields: RecordFields, source: str) -> str:
    """The title, without the source that some interfaces put behind it."""
    title: str = fields.first("title", line_of) or ""
    if not source or not title.endswith(source):
        return title
    return title.removesuffix(next((mark for sign in "-|–—" if title.endswith(mark := f" {sign} {source}")), ""))


def _language(value: Any) -> str:
    """The code of the language that a value names, empty where it names none."""
    return language_code(line_of(value))


def _id(item: Mapping[str, Any], fields: RecordFields, default_id: str) -> str:
    """The id that the article brings, or else the default one."""
    article_id: str = fields.first("id", id_of) or default_id
    if "id" in fields.plan.sources["id"] and fields.used.get("id") != "id":
        value = item.get("id")
        if value not in (None, "") and not id_of(value):
            raise InvalidRecord(f"“id” must be 1 to {MAX_ID_CHARS} printable characters")
    return article_id


def _published(fields: RecordFields, order: DateOrder, language: str, body: str) -> Published | None:
    """The date of the first field that tells one that can be read, its month in the language of the article."""
    published: Published | None = fields.first("published", partial(date_of, order=order))
    if not (published and published.reliable):
        language = language or (detected_language(body) if published and _has_words(fields) else "")
        of_language = DateOrder(order.day_first, order.year_first, language)
        published = fields.first("published", partial(date_of, order=of_language)) if language else published
    if (published is None or published.grain != "day") and (parted := parted_date(fields.values)):
        published, names = parted
        fields.used.update(dict.fromkeys(names, "published"))
    published = _with_zone(published, fields) if published else None
    if published and fields.is_of_update():
        in_address = date_in_address(fields.first("url", address_of) or "")
        is_day = in_address is not None and in_address.grain == "day"
        published = in_address if is_day else structs.replace(published, reliable=False)
    if published and str(fields.values.get("status", "")).casefold() in UNPUBLISHED:
        published = structs.replace(published, reliable=False)
    if published is None:
        sources = fields.plan.sources["published"]
        fields.unreadable.extend(name for name in sources if fields.values[name] not in (None, "", [], {}))
    return published


def _has_words(fields: RecordFields) -> bool:
    """Whether a date may name its month."""
    return any(map(str.isalpha, "".join(str(fields.values[name]) for name in fields.plan.sources["published"])))


def _with_zone(published: Published, fields: RecordFields) -> Published:
    """The date with its instant in UTC where it tells no zone, but its field's name does or one beside: `date_gmt`."""
    if not published.instant or published.instant.endswith("Z"):
        return published
    used = next((plain_name(name) for name, target in fields.used.items() if target == "published"), "")
    for name, value in fields.values.items():
        plain = plain_name(name)
        if plain.endswith(_OF_UTC) and plain[:-3] in (used, used[:-3]):
            utc = date_of(value)
            if utc and utc.instant:
                fields.used[name] = "published"
                return structs.replace(published, instant=f"{utc.instant.removesuffix('Z')}Z")
    return published


def _names(fields: RecordFields, target: str) -> tuple[str, ...] | None:
    """The list of names under a target, each once; None where the article brings none."""
    for field in fields.plan.sources[target]:
        value = fields.values[field]
        if value is None:
            continue
        if isinstance(value, str) and field in fields.plan.mapped:
            value = [value]
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            if target == "people" and field not in fields.plan.mapped:  # a number, in many a table
                continue
            raise InvalidRecord(f"“{field}” must be a list of texts")
        fields.used[field] = target
        names = dict.fromkeys([" ".join(tidy(name).split()) for name in value])
        if max(map(len, names), default=0) > MAX_NAME_CHARS:
            raise InvalidRecord(f"“{field}” must be a list of names of at most {MAX_NAME_CHARS} characters")
        return tuple([name for name in names if name])
    return None


def _countries(fields: RecordFields) -> tuple[str, ...] | None:
    """The ISO codes under `countries`; None where the article brings none."""
    names = _names(fields, "countries")
    if names is None:
        return None
    codes = {name: country_code(name) for name in names}
    for name, code in codes.items():
        if code is None:
            raise InvalidRecord(f"“countries” must be ISO 3166-1 alpha-2 codes such as “IR”; “{name[:40]}” is none")
    return tuple(dict.fromkeys([code for code in codes.values() if code]))


def _notes(fields: RecordFields, is_cut: bool) -> tuple[Note, ...]:
    """What a run tells of the record's fields: those that nothing was made of and those that the user gave."""
    used, values = fields.used, fields.values
    unused = tuple([name for name in values if name not in used and values[name] not in (None, "", [], {})])
    mapped = tuple([name for name in used if name in fields.plan.mapped]) if fields.plan.mapped else ()
    body = tuple([name for name, target in used.items() if target == "body"]) if is_cut else ()
    return _shared_notes(unused, mapped, tuple(fields.unreadable), body)


@lru_cache(maxsize=_MEMO_NOTES)
def _shared_notes(
    unused: Iterable[str], mapped: Iterable[str], unreadable: Iterable[str], cut: Iterable[str]
) -> tuple[Note, ...]:
    """The same tuple for all records with the same notes, which then go to another process as one."""
    return (
        *(Note("not used", name) for name in unused if name not in unreadable),
        *(Note("mapped", name) for name in mapped),
        *(Note("unreadable date", name) for name in unreadable),
        *(Note("cut short", name) for name in cut),
    )
