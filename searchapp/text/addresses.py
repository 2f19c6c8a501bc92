"""Addresses of pages on the web, in the one form in which two spellings of the same address are equal."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

KEY_CHARS = 200  # of an address; what is longer stands for itself by a digest
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TRACKING = re.compile(r"utm_|(?:fbclid|[gdy]clid|msclkid|mc_[ce]id|igshid|_ga|cmpid)\Z", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W_]{2,}\Z")
# https://web.archive.org/web/20190504120000/https://herald.example/pier
# and https://archive.ph/2019.05.04-120000/https://herald.example/pier
_ARCHIVED = re.compile(
    r"https?://(?P<host>[^/]+)/(?:[\w-]+/)?(?P<time>\d{14}(?=[a-z]{2}_|/)|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?"
    r"/(?P<original>https?://.+)",
    re.IGNORECASE,
)
_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def archived_original(address: str) -> str:
    """The address that a page had before an archive of the web kept it; any other address as it is."""
    match = _ARCHIVED.match(address)
    return match["original"] if match else address


def archive_of(address: str) -> tuple[str, str]:
    """The host of the archive whose address it is, and when the page was kept, as `20230114101112`; else empty ones."""
    match = _ARCHIVED.match(address)
    return (match["host"].lower(), re.sub(r"\D", "", match["time"])) if match else ("", "")


def address_key(address: str) -> str:
    """What an address has in common with its other spellings; empty for what is no address.

    Scheme, www., port, fragment, the slash at the end, capital letters and marks of tracking make no difference.
    """
    host, path, query = _parts(address)
    if not host:
        return ""
    pairs = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(name)]
    key = f"{host}/{quote(unquote(path)).strip('/')}" + (f"?{urlencode(pairs)}" if pairs else "")
    key = key.lower()
    return key if len(key) <= KEY_CHARS else f"{host}/~{blake2b(key.encode('utf-8', 'replace')).hexdigest()[:32]}"


def sites_of(address: str) -> tuple[str, ...]:
    """The host of an address and the domains that it belongs to, from the longest to that of two names."""
    labels = _parts(address)[0].split(".")
    return tuple(".".join(labels[index:]) for index in range(len(labels) - 1))


def _parts(address: str) -> tuple[str, str, str]:
    """Host, path and query; an empty host where there is none."""
    address = address.strip()
    if not _SCHEME.match(address):
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # such as an unclosed [ in the host
        return "", "", ""
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
            break
    return (host, parts.path, parts.query) if _HOST.match(host) else ("", "", "")
