"""The members that are held of an object too large to be held whole, up to where one tells what the object is."""

from __future__ import annotations

from searchapp.reading.json_files.day_keys import is_day

MAX_HELD_BYTES = 1 << 26  # 64 MiB


class HeldMembers:
    """Members of an object, which are taken as one: all of it, or as many as can be held of those that are articles."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._members: list[bytes] = []
        self._bytes = 0
        self.are_values = True  # no text or number among them: articles under their names, or lists of them
        self.are_days = True  # under their days

    @property
    def room(self) -> int:
        """How many bytes more can be held."""
        return max(0, self._max_bytes - self._bytes)

    def hold(self, name: bytes, content: bytes) -> None:
        """Keep a member."""
        self._members.append(name + b":" + content)
        self._bytes += len(content)
        is_value = content[:1] in (b"{", b"[")
        self.are_values = self.are_values and is_value
        self.are_days = self.are_days and is_value and named_by_day(name)

    def __bool__(self) -> bool:
        return bool(self._members)

    def take(self) -> bytes:
        """An object of what is held, of which nothing is held any longer."""
        content = b"{" + b",".join(self._members) + b"}"
        self._members.clear()
        self._bytes = 0
        return content


def named_by_day(name: bytes) -> bool:
    """Whether the name of a member is a day."""
    return is_day(name.decode("utf-8", "replace").strip('"'))
