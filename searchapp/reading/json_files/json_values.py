"""The values of a stream of JSON, one at a time: a value too large to be held is gone into, and its parts are given.

    {…} {…} {…}                     three values
    [{…}, {…}, … 10 GB … {…}]       the objects of the list
    {"total": 9, "articles": […]}   one value, or the objects of the list where it is too large
    {"2024-05-01": [{…}, … 1 GB]}   the same with the day under which they stand

Nothing but strings, brackets and braces is looked at here; what stands between a value's first and last sign is
parsed by whoever takes it. So a value that is no JSON costs only itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from searchapp.reading.json_files.held_members import MAX_HELD_BYTES, HeldMembers, named_by_day

_WINDOW_BYTES = 1 << 23  # what is held of a value before it is gone into; a page of an interface's answers has 1 MiB
_BLOCK_BYTES = 1 << 18
_SPACE = re.compile(rb"[\s\x00\xef\xbb\xbf,]*")  # with the marks that programs leave at the seams of files
_STRUCTURE = re.compile(rb'["{}\[\]]')
_NEXT_VALUE = re.compile(rb"[{\[]")
_SCALAR = re.compile(rb"[^\s,:\]}\[{\"]+")
_SCALARS = re.compile(rb"[^\]}\[{\"]+")  # of a list, with what stands between them
_MAX_SCALAR_BYTES = 4096
_MAX_DEPTH = 200  # of lists and objects within a value; no interface's answer comes near
_MAX_PARTS_DEPTH = 12  # of those too large to be held
_BACKSLASH = ord("\\")
_SHOWN_BYTES = 30
_MAX_SCRIPT_BYTES = 200
_SCRIPT = re.compile(  # what scripts write around JSON: `var news = […];`, `callback({…});`, and the guard `)]}',`
    rb"(?:(?:var|let|const)\s+)?[\w.$]+\s*[=(]\s*|\)?\s*;?\s*|\)\]\}'?,?\s*"
)


class ReadsBytes(Protocol):
    """What a stream of bytes has to do."""

    def read(self, size: int) -> bytes:
        """Up to so many bytes more; none at the end."""


class JsonValue(NamedTuple):
    """The bytes of one value, or what stands there instead of one, and the line and column where it begins."""

    content: bytes
    line: int
    column: int
    error: str = ""
    day: str = ""  # under which an object keeps it that was too large to be held


class JsonValues:
    """Reads values from a stream of UTF-8."""

    def __init__(self, stream: ReadsBytes, window_bytes: int = _WINDOW_BYTES, held_bytes: int = MAX_HELD_BYTES) -> None:
        self._stream = stream
        self._window = window_bytes
        self._held_bytes = held_bytes
        self._buffer = b""
        self._start = 0  # in the buffer, of what has not been taken
        self._ended = False
        self._line = 1  # of the buffer's first byte
        self._column = 1
        self._cut = False
        self._depth = 0  # of what is gone into

    def __iter__(self) -> Iterator[JsonValue]:
        while self._next_byte():
            if self._peek() in b"{[":
                yield from self._value()
            elif (stray := self._stray_text()).error:
                yield stray

    # ---- values ----------------------------------------------------------------------------------

    def _value(self) -> Iterator[JsonValue]:
        """The object or list that begins here, or its parts where it is too large or has no end."""
        line, column = self._position()
        end = self._end_of_value()
        if end is not None:
            yield JsonValue(self._take(end), line, column)
        elif self._depth >= _MAX_PARTS_DEPTH:
            yield JsonValue(b"", line, column, "lists and objects are nested too deeply; the rest was not read")
            self._give_up()
        else:
            self._depth += 1
            yield from self._elements() if self._peek() == ord("[") else self._members(line, column)
            self._depth -= 1

    def _elements(self) -> Iterator[JsonValue]:
        """The objects and lists of the list that begins here."""
        line, column = self._position()
        self._take(self._start + 1)
        while self._next_byte():
            byte = self._peek()
            if byte in b"{[":
                yield from self._value()
            elif byte == ord("]"):
                self._take(self._start + 1)
                return
            elif byte == ord('"'):
                self._skip_string()
            else:
                match = _SCALARS.match(self._buffer, self._start)
                self._take(match.end() if match else self._start + 1)
        yield from self._cut_off("list", line, column)

    def _members(self, line: int, column: int) -> Iterator[JsonValue]:
        """The values of the object that begins here where it is a wrapper, or else the object itself."""
        self._take(self._start + 1)
        held = HeldMembers(self._held_bytes)
        is_wrapper, name = False, b""
        while byte := self._next_byte():
            if byte == ord("}"):
                self._take(self._start + 1)
                break
            if byte == ord(":"):
                self._take(self._start + 1)
            elif byte in b"{[":
                end = self._end_of_value()
                if end is None:
                    yield from self._value_of_day(name) if named_by_day(name) else self._value()
                    is_wrapper = byte == ord("[") or not self._cut
                else:
                    held.hold(name, self._take(end))
                    if not held.room and held.are_values:
                        yield JsonValue(held.take(), line, column)
                name = b""
            else:
                content = self._scalar(held.room)
                if not name:
                    name = content
                    continue
                held.hold(name, content)
                name = b""
        if held and (held.are_days if is_wrapper else held.are_values or byte):
            yield self._object_of(held, line, column)
        if not byte:
            yield from self._cut_off("object", line, column)

    def _value_of_day(self, name: bytes) -> Iterator[JsonValue]:
        """The parts of the value that begins here, which is too large, with the day under which it is kept."""
        day = name.decode("utf-8", "replace").strip('"')
        yield from (value._replace(day=value.day or day) for value in self._value())

    def _object_of(self, held: HeldMembers, line: int, column: int) -> JsonValue:
        """The object of the members that are held."""
        if held.room:
            return JsonValue(held.take(), line, column)
        error = f"the object is larger than {self._held_bytes >> 20} MiB; one object holds one article"
        return JsonValue(b"", line, column, error)

    def _cut_off(self, kind: str, line: int, column: int) -> Iterator[JsonValue]:
        """What is told where the file ends within a value: of the innermost, once."""
        if not self._cut:
            self._cut = True
            error = f"the {kind} that begins here has no end; the file is cut off or damaged"
            yield JsonValue(b"", line, column, error)

    def _stray_text(self) -> JsonValue:
        """What stands between values and is none; it is passed over, and without a word where scripts write it."""
        line, column = self._position()
        shown = self._buffer[self._start : self._start + _SHOWN_BYTES].split(b"\n")[0].decode("utf-8", "replace")
        stray = b""
        while True:
            match = _NEXT_VALUE.search(self._buffer, self._start)
            stray = (stray + self._take(match.start() if match else len(self._buffer)))[: _MAX_SCRIPT_BYTES + 1]
            if match or not self._fill():
                break
        if len(stray) <= _MAX_SCRIPT_BYTES and _SCRIPT.fullmatch(stray):
            return JsonValue(b"", line, column)
        return JsonValue(b"", line, column, f"“{shown}” is no JSON; it was passed over")

    # ---- bytes -----------------------------------------------------------------------------------

    def _fill(self) -> bool:
        """Read more of the stream; False at its end. What has been taken is let go."""
        if self._ended:
            return False
        rest = self._buffer[self._start :]
        block = self._stream.read(max(_BLOCK_BYTES, len(rest)))
        self._ended = not block
        self._buffer = rest + block
        self._start = 0
        return bool(block)

    def _give_up(self) -> None:
        """Read no further."""
        self._ended = self._cut = True
        self._start = len(self._buffer)

    def _peek(self) -> int:
        return self._buffer[self._start]

    def _next_byte(self) -> int:
        """The next byte behind white space and commas; 0 at the end."""
        while True:
            match = _SPACE.match(self._buffer, self._start)
            self._take(match.end() if match else self._start)
            if self._start < len(self._buffer):
                return self._peek()
            if not self._fill():
                return 0

    def _take(self, end: int) -> bytes:
        """The bytes up to a position of the buffer, which are left behind."""
        content = self._buffer[self._start : end]
        if lines := content.count(b"\n"):
            self._line += lines
            self._column = len(content) - content.rfind(b"\n")
        else:
            self._column += len(content)
        self._start = end
        return content

    def _position(self) -> tuple[int, int]:
        return self._line, self._column

    def _end_of_value(self) -> int | None:
        """Where the object or list that begins here ends in the buffer; None where it is too large or has no end."""
        depth, length = 0, 0  # of what has been looked at
        while True:
            match = _STRUCTURE.search(self._buffer, self._start + length)
            if match is None:
                length = len(self._buffer) - self._start
                if length > self._window or not self._fill():
                    return None
                continue
            length = match.end() - self._start
            byte = match[0]
            if byte == b'"':
                string_end = self._end_of_string(length, self._window)
                if string_end is None:
                    return None
                length = string_end
                continue
            depth += 1 if byte in b"{[" else -1
            if depth == 0:
                return self._start + length
            if depth > _MAX_DEPTH:
                return None

    def _end_of_string(self, length: int, most: int) -> int | None:
        """How far from here the string that began before `length` ends; None where that is too far or nowhere."""
        while True:
            quote = self._buffer.find(b'"', self._start + length)
            if quote < 0:
                length = self._behind_backslashes(len(self._buffer)) - self._start
                if length > most or not self._fill():
                    return None
                continue
            length = quote + 1 - self._start
            if (quote - self._behind_backslashes(quote)) % 2 == 0:
                return length

    def _behind_backslashes(self, end: int) -> int:
        """Where the backslashes that stand before a position begin."""
        begin = end
        while begin > self._start and self._buffer[begin - 1] == _BACKSLASH:
            begin -= 1
        return begin

    def _scalar(self, most: int) -> bytes:
        """The string, number or word that begins here; of a longer string only the room that it would take."""
        if self._peek() != ord('"'):
            return self._skip_scalar()
        end = self._end_of_string(1, max(0, most))
        if end is not None:
            return self._take(self._start + end)
        self._skip_string()
        return b" " * max(0, most)

    def _skip_scalar(self) -> bytes:
        """Pass over a string, a number or whatever stands here."""
        if self._peek() == ord('"'):
            self._skip_string()
            return b""
        while True:
            match = _SCALAR.match(self._buffer, self._start)
            end = match.end() if match else self._start + 1
            if end < len(self._buffer) or end - self._start > _MAX_SCALAR_BYTES or not self._fill():
                return self._take(end)

    def _skip_string(self) -> None:
        """Pass over a string of any length."""
        self._take(self._start + 1)
        while True:
            end = self._end_of_string(0, 0)
            if end is not None:
                self._take(self._start + end)
                return
            self._take(self._behind_backslashes(len(self._buffer)))
            if not self._fill():
                self._take(len(self._buffer))
                return
