"""The fields of one record, and which of them its article is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from searchapp.reading.records.field_plan import Plan
from searchapp.reading.records.usual_names import plain_name, updates


class InvalidRecord(Exception):
    """Why a record is no article, in words that follow its file and line."""


class RecordFields(Struct):
    """The fields of one record, and which of them the article was made of."""

    values: Mapping[str, Any]
    plan: Plan
    used: dict[str, str]  # field → target
    unreadable: list[str]  # dates

    def first(self, target: str, read: Any) -> Any:
        """What the first field that tells the target holds, as `read` reads it."""
        for name in self.plan.sources[target]:
            value = self.values[name]
            if value is not None and value != "" and (result := read(value)):
                self.used[name] = target
                return result
        return None

    def is_of_update(self) -> bool:
        """Whether the date is that of the last change, as far as the field's name tells and the user does not."""
        return any(
            target == "published" and plain_name(name.rpartition(".")[2]) in updates() and name not in self.plan.mapped
            for name, target in self.used.items()
        )
