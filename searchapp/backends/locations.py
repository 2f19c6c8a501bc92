"""Where an index is: a folder of this machine, or a cluster of OpenSearch."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from searchapp.config import Settings
from searchapp.errors import SettingsError

LOCAL, OPENSEARCH = "local", "opensearch"
BACKENDS = (LOCAL, OPENSEARCH)
_DEFAULT_PORT = 9200
PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")  # what OpenSearch takes as the beginning of an index's name

_SCHEMES = {"opensearch": "http", "opensearch+https": "https"}


@dataclass(frozen=True, slots=True)
class ClusterLocation:
    """An index in a cluster; `folder` is where a run on this machine keeps what it has read until it is over."""

    urls: tuple[str, ...]
    prefix: str = "searchapp"  # the name under which it is searched, with which the names of its indexes begin
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    shards: int = 1
    replicas: int = 1
    folder: Path = Path("index")

    def __str__(self) -> str:
        """The location as `parse_location` reads it, without password and CA."""
        scheme = "opensearch+https" if self.urls[0].startswith("https:") else "opensearch"
        hosts = ",".join(url.partition("://")[2] for url in self.urls)
        return f"{scheme}://{hosts}/{self.prefix}"


Location = Path | ClusterLocation


def location_of(settings: Settings) -> Location:
    """Where the settings say that the index is. Raises SettingsError."""
    if settings.backend == LOCAL:
        return settings.index
    if settings.backend != OPENSEARCH:
        raise SettingsError(f"backend takes {' or '.join(BACKENDS)}, not {settings.backend!r}")
    return ClusterLocation(
        tuple([_checked_url(url) for url in settings.opensearch_urls]),
        _checked_prefix(settings.opensearch_prefix),
        settings.opensearch_user,
        settings.opensearch_password,
        settings.opensearch_ca_file,
        max(settings.opensearch_shards, 1),
        settings.opensearch_replicas,
        settings.index,
    )


def parse_location(text: str | Path | ClusterLocation) -> Location:
    """The location that a text names: a folder, or `opensearch://[user:password@]host[:port][,host…]/prefix`.

    `opensearch+https://` asks over TLS; `?ca_file=…` behind it names a CA of one's own. Raises SettingsError.
    """
    if not isinstance(text, str):
        return text
    scheme, separator, rest = text.partition("://")
    if not separator or scheme not in _SCHEMES:
        return Path(text)
    address, _, query = rest.partition("?")
    authority, _, prefix = address.partition("/")
    credentials, _, hosts = authority.rpartition("@")
    user, _, password = credentials.partition(":")
    urls = tuple([_checked_url(f"{_SCHEMES[scheme]}://{host}") for host in hosts.split(",")])
    name = _checked_prefix(prefix.strip("/") or "searchapp")
    return ClusterLocation(urls, name, unquote(user), unquote(password), _ca_file(query))


def folder_of(location: Location) -> Path:
    """The folder of this machine in which a run keeps its files."""
    return location.folder if isinstance(location, ClusterLocation) else location


def _ca_file(query: str) -> Path | None:
    name, _, value = query.partition("=")
    if query and not (name == "ca_file" and value):
        raise SettingsError(f"an address of a cluster may end with ?ca_file=…, not with ?{query}")
    return Path(unquote(value)) if value else None


def _checked_url(text: str) -> str:
    """The address of a node, with its port."""
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in _SCHEMES.values() or parts.username:
        raise SettingsError(f"{text!r} is no address of a node, such as http://127.0.0.1:9200")
    if parts.path.strip("/"):
        raise SettingsError(f"{text!r} has a path, {parts.path}; nodes are asked without one")
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port or _DEFAULT_PORT}"


def _checked_prefix(text: str) -> str:
    if not PREFIX.fullmatch(text):
        raise SettingsError(f"an index's name has small letters, digits, - and _ only, not {text!r}")
    return text
