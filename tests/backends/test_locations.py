"""Where an index is, as settings and addresses say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.locations import ClusterLocation, folder_of, location_of, parse_location
from searchapp.config import load_settings
from searchapp.errors import SettingsError


def test_a_text_without_a_scheme_is_a_folder() -> None:
    assert parse_location("data/index") == Path("data/index")
    assert folder_of(Path("data/index")) == Path("data/index")


@pytest.mark.parametrize(
    ("text", "urls", "prefix"),
    [
        ("opensearch://news.example", ("http://news.example:9200",), "searchapp"),
        ("opensearch://a:9201,b:9202/papers", ("http://a:9201", "http://b:9202"), "papers"),
        ("opensearch+https://a/papers", ("https://a:9200",), "papers"),
        ("opensearch://[::1]:9201/papers", ("http://[::1]:9201",), "papers"),
    ],
)
def test_an_address_names_nodes_and_the_index(text: str, urls: tuple[str, ...], prefix: str) -> None:
    location = parse_location(text)
    assert isinstance(location, ClusterLocation)
    assert (location.urls, location.prefix) == (urls, prefix)
    assert parse_location(str(location)) == location


def test_a_password_is_read_and_never_shown() -> None:
    location = parse_location("opensearch://anna:s%40lt@a/papers")
    assert isinstance(location, ClusterLocation)
    assert (location.user, location.password) == ("anna", "s@lt")
    assert "s@lt" not in f"{location} {location!r}"


def test_an_address_names_the_file_of_a_ca() -> None:
    location = parse_location("opensearch+https://a/papers?ca_file=/etc/our%20ca.pem")
    assert isinstance(location, ClusterLocation)
    assert (location.prefix, location.ca_file) == ("papers", Path("/etc/our ca.pem"))
    assert str(location) == "opensearch+https://a:9200/papers"


def test_a_path_in_the_address_of_a_node_is_told() -> None:
    environment = {"SEARCHAPP_BACKEND": "opensearch", "SEARCHAPP_OPENSEARCH_URLS": "https://proxy/news/"}
    with pytest.raises(SettingsError, match="'https://proxy/news/' has a path, /news/; nodes are asked without one"):
        location_of(load_settings(environment))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("opensearch://", "'http://' is no address of a node"),
        ("opensearch://a:b/x", "'http://a:b' is no address of a node"),
        ("opensearch://a/Papers", "small letters, digits, - and _ only, not 'Papers'"),
        ("opensearch+https://a/x?cafile=ca.pem", r"may end with \?ca_file=…, not with \?cafile=ca.pem"),
        ("opensearch://a/x y", "small letters, digits, - and _ only, not 'x y'"),
    ],
)
def test_what_is_no_address_is_told(text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        parse_location(text)


def test_settings_name_a_cluster() -> None:
    environment = {
        "SEARCHAPP_BACKEND": "opensearch",
        "SEARCHAPP_OPENSEARCH_URLS": "http://a:9200, https://b:9443",
        "SEARCHAPP_OPENSEARCH_PREFIX": "papers",
        "SEARCHAPP_OPENSEARCH_SHARDS": "6",
        "SEARCHAPP_INDEX": "work",
    }
    location = location_of(load_settings(environment))
    assert isinstance(location, ClusterLocation)
    assert (location.urls, location.shards) == (("http://a:9200", "https://b:9443"), 6)
    assert folder_of(location) == Path("work")
    assert location_of(load_settings({"SEARCHAPP_INDEX": "work"})) == Path("work")
    with pytest.raises(SettingsError, match="local or opensearch"):
        location_of(load_settings({"SEARCHAPP_BACKEND": "lucene"}))
