"""Settings: defaults, under a settings file, under the environment, under a command's options.

The file is `searchapp.cfg` in the working directory (or wherever `SEARCHAPP_CONFIG` says), with one section:

    [searchapp]
    index = /srv/news/index
    port = 8080

and each setting may come from the environment as `SEARCHAPP_` with its name: `SEARCHAPP_PORT=8080`.
Nothing else in searchapp reads the environment.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

from searchapp.errors import SettingsError

SECTION = "searchapp"
PREFIX = "SEARCHAPP_"
_FILE_VARIABLE = "SEARCHAPP_CONFIG"
_FILE_NAME = "searchapp.cfg"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; `corrections` and `searches` are files that people write."""

    index: Path = Path("index")
    corpus: Path = Path("corpus")
    corrections: Path = Path("corrections.txt")
    searches: Path = Path("searches.txt")  # that are kept, for what they find anew
    host: str = "127.0.0.1"
    port: int = 8000
    correct_on_page: bool = True  # where only this machine, or who knows the password, can ask
    allowed_hosts: tuple[str, ...] = ()  # names, besides the loopback ones and `host`, that requests may ask for
    user: str = ""  # whose password it is; empty: anybody's
    password: str = field(default="", repr=False)  # that a browser is asked for
    token: str = field(default="", repr=False)  # that a program may bring instead
    requests_per_minute: int | None = None  # of a client; 0: any number; None: so on loopback, REQUESTS_PER_MINUTE else
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()  # who may tell for whom they ask
    access_log: Path | None = None  # of requests, as JSON Lines; - is the standard error
    access_log_queries: bool = False  # whether it tells what was searched for
    workers: int = 1  # processes that answer; 0: one a core
    threads: int = 1  # of each; several search no faster, but let quick searches pass a slow one
    procs: int = 0  # processes that read and extract; 0: one a core
    min_score: float | None = None  # how sure a value has to be for the index to have it; None: as the index has it
    semantic: bool = False  # whether `index` makes vectors of what articles mean
    backend: str = "local"  # where the index is: in the folder, or in a cluster of OpenSearch
    opensearch_urls: tuple[str, ...] = ("http://127.0.0.1:9200",)
    opensearch_prefix: str = "searchapp"  # the name of the index, with which the names of its parts begin
    opensearch_user: str = ""
    opensearch_password: str = field(default="", repr=False)
    opensearch_ca_file: Path | None = None  # of who signed the cluster's certificates
    opensearch_shards: int = 1  # of an index that is made
    opensearch_replicas: int = 1


def own_files(settings: Settings) -> tuple[Path, ...]:
    """The files beside the corrections that people write for searchapp, and that are no articles."""
    return Path(os.environ.get(_FILE_VARIABLE, _FILE_NAME)), settings.searches


def _integer(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError("below 0")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError("not from 0 to 1")
    return number


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple([ip_network(name, strict=False) for name in _names(text)])


def _truth(text: str) -> bool:
    return configparser.ConfigParser.BOOLEAN_STATES[text.lower()]


def _secret(text: str) -> str:
    if not text:
        raise ValueError("empty")  # a variable that was forgotten to be filled must not open the server
    return text


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise ValueError(text)
    return Path(text)


PARSERS: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "index": (_path, "a folder"),
    "corpus": (_path, "a folder"),
    "corrections": (_path, "a file"),
    "searches": (_path, "a file"),
    "host": (str, "an address"),
    "port": (_integer, "a whole number"),
    "correct_on_page": (_truth, "yes or no"),
    "allowed_hosts": (_names, "host names with commas between"),
    "user": (str, "a name"),
    "password": (_secret, "a password"),
    "token": (_secret, "a token"),
    "requests_per_minute": (_integer, "a whole number"),
    "trusted_proxies": (_networks, "addresses or networks with commas between"),
    "access_log": (_path, "a file, or - for the standard error"),
    "access_log_queries": (_truth, "yes or no"),
    "workers": (_integer, "a whole number"),
    "threads": (_integer, "a whole number"),
    "procs": (_integer, "a whole number"),
    "min_score": (_share, "a number from 0 to 1"),
    "semantic": (_truth, "yes or no"),
    "backend": (str, "local or opensearch"),
    "opensearch_urls": (_names, "addresses with commas between"),
    "opensearch_prefix": (str, "a name of small letters, digits, - and _"),
    "opensearch_user": (str, "a name"),
    "opensearch_password": (str, "a password"),
    "opensearch_ca_file": (_path, "a file"),
    "opensearch_shards": (_integer, "a whole number"),
    "opensearch_replicas": (_integer, "a whole number"),
}


def has_no_color() -> bool:
    """Whether the user wants no colours in any program (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def load_settings(environment: Mapping[str, str] | None = None, **options: object) -> Settings:
    """The settings in force; options that are `None` were not given. SettingsError where one cannot be read."""
    environment = os.environ if environment is None else environment
    texts = {**_from_file(environment), **_from_environment(environment)}
    parsed: dict[str, Any] = {name: _parsed(name, text, origin) for name, (text, origin) in texts.items()}
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    return replace(Settings(), **{**parsed, **given})


def _from_file(environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    path = environment.get(_FILE_VARIABLE, _FILE_NAME)
    parser = configparser.ConfigParser(interpolation=None)
    try:
        read_files = parser.read(path, encoding="utf-8-sig")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as settings: {error}") from error
    if _FILE_VARIABLE in environment and not read_files:
        raise SettingsError(f"{_FILE_VARIABLE} names {path}, which cannot be read")
    if not parser.has_section(SECTION):
        return {}
    for name in parser[SECTION]:
        _expect_known(name, path)
    return {name: (text, path) for name, text in parser[SECTION].items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    names = (setting.name for setting in fields(Settings))
    keys = ((name, PREFIX + name.upper()) for name in names)
    return {name: (environment[key], key) for name, key in keys if key in environment}


def _expect_known(name: str, origin: str) -> None:
    if name not in PARSERS:
        near = get_close_matches(name, PARSERS, 1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(PARSERS)}"
        raise SettingsError(f"{origin}: there is no setting {name!r}{hint}")


def _parsed(name: str, text: str, origin: str) -> object:
    parse, expected = PARSERS[name]
    try:
        return parse(text.strip())
    except (ValueError, KeyError):
        raise SettingsError(f"{origin}: {name} takes {expected}, not {text!r}") from None
