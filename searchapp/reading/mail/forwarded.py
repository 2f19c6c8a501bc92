"""A message that somebody forwarded within the text of a mail: its own subject, sender and day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SUBJECT = re.compile(r"\W*(?:fwd?|wg|weitergeleitet|tr|rv|rm|enc|i|vs|vb|doorst|пер|转发|轉寄|转寄)\s*[:：]\s*", re.I)
_MARK = re.compile(
    r"\W*(?:begin(?: of)? forwarded message|forwarded message|original message|anfang der weitergeleiteten nachricht"
    r"|weitergeleitete nachricht|ursprüngliche nachricht|début du message (?:réexpédié|transféré)|message transféré"
    r"|message d'origine|mensaje reenviado|mensaje original|inicio del mensaje reenviado|messaggio inoltrato"
    r"|inizio messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|mensagem original"
    r"|пересылаемое сообщение|转发的邮件|原始邮件)\W*",
    re.I,
)
_HEADER = re.compile(r"[>*\s]*(?P<name>[^\W\d_][^:\n]{0,16}?)\s*\*?\s*[:：]\s*\*?\s*(?P<value>\S.*)")
_NAMES: Mapping[str, str] = {
    name: field
    for field, names in {
        "from": "from von de da van od от 发件人 寄件者 差出人",
        "date": "date sent datum gesendet fecha enviado envoyé data inviato verzonden enviada дата 日期 发送时间",
        "subject": "subject betreff objet asunto oggetto onderwerp assunto temat тема 主题 主旨 件名",
        "to": "to an à para a aan per do cc кому 收件人 宛先 reply-to antwort an",
    }.items()
    for name in names.split()
}
_LEAST_HEADERS = 3
_MAX_HEADERS = 12  # lines of them, blank ones and long lists of receivers among them
_MAX_NOTE_CHARS = 1_000  # of what stands above; whoever writes more has written a mail


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The headers of a message within a mail, its text, and the lines above it."""

    headers: Mapping[str, str]  # `from`, `date`, `subject`, `to`
    text: str
    above: tuple[str, ...]


def forwarded_message(subject: str, text: str) -> Forwarded | None:
    """The message that a mail forwards and hardly says more; None for any other mail, as one that answers another."""
    lines = text.split("\n")
    start = _start(lines, is_forward=bool(_SUBJECT.match(subject)))
    if start is None or sum(map(len, lines[:start])) > _MAX_NOTE_CHARS:
        return None
    headers, end = _headers(lines, start)
    body = "\n".join(lines[end:]).strip()
    if len(headers) < _LEAST_HEADERS or "from" not in headers or not body:
        return None
    return Forwarded(headers, body, tuple(line.strip() for line in lines[:end] if line.strip()))


def _start(lines: list[str], is_forward: bool) -> int | None:
    """The line behind the one that says that a message follows, or the first header where the subject says so."""
    for index, line in enumerate(lines):
        if _MARK.fullmatch(line) and (is_forward or "forward" in line.lower() or "weiter" in line.lower()):
            return index + 1
    if not is_forward:
        return None
    named = (index for index, line in enumerate(lines) if (name := _name(line)) and name[0] == "from")
    return next(named, None)


def _headers(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The headers from a line on, and the line behind them."""
    headers: dict[str, str] = {}
    end = start
    for index in range(start, min(len(lines), start + _MAX_HEADERS)):
        if field := _name(lines[index]):
            headers.setdefault(*field)
            end = index + 1
        elif lines[index].strip() or (headers and index > end):
            break
    return headers, end


def _name(line: str) -> tuple[str, str] | None:
    """The header that a line is, and its value."""
    match = _HEADER.fullmatch(line)
    field = _NAMES.get(match["name"].strip().casefold()) if match else None
    return (field, match["value"].strip()) if match and field else None
