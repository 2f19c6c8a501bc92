"""Whom a server lets in, and how often."""

from __future__ import annotations

from base64 import b64encode
from ipaddress import ip_network
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web import create_app
from searchapp.web.server import bound
from searchapp.web.serving.admission import REQUESTS_PER_MINUTE, WRONG_PER_MINUTE, requests_per_minute, warnings_of


def basic(user: str, password: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def visitor(index: Path, **settings: object) -> FlaskClient:
    return create_app(Settings(index=index, **settings)).test_client()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        (basic("ana", "fischotter für zwei"), 200),
        (basic("ana", "fischotter"), 401),
        (basic("ana", ""), 401),
        (basic("eva", "fischotter für zwei"), 401),
        (bearer("lamp-and-fog"), 200),
        (bearer("lamp-and-fo"), 401),
        (bearer("fischotter für zwei".encode().decode("latin-1")), 401),
        ({"Authorization": "Basic ?"}, 401),
        ({"Authorization": "Digest username=ana"}, 401),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/search?q=lamp", "/articles/otters", "/static/page.css", "/nowhere"])
def test_only_who_knows_the_password_or_the_token_is_let_in(
    town_index: Path, headers: dict[str, str], status: int, path: str
) -> None:
    client = visitor(town_index, user="ana", password="fischotter für zwei", token="lamp-and-fog")
    answer = client.get(path, headers=headers)
    assert answer.status_code == (404 if status == 200 and path == "/nowhere" else status)
    asked_for = [value.split()[0] for value in answer.headers.getlist("WWW-Authenticate")]
    assert asked_for == (["Basic", "Bearer"] if status == 401 else [])


def test_without_a_user_the_password_is_anybodys_and_without_a_token_none_opens(town_index: Path) -> None:
    client = visitor(town_index, password="otter")
    assert client.get("/help", headers=basic("whoever", "otter")).status_code == 200
    assert client.get("/help", headers=bearer("")).status_code == 401


def test_a_user_without_a_password_is_no_protection(town_index: Path) -> None:
    with pytest.raises(SettingsError, match="SEARCHAPP_PASSWORD"):
        visitor(town_index, user="ana", token="lamp-and-fog")


def test_health_is_told_to_everybody_and_nothing_of_where_the_index_is(town_index: Path, tmp_path: Path) -> None:
    health = visitor(town_index, password="otter", requests_per_minute=1)
    assert [health.get("/healthz").status_code for _ in range(3)] == [200, 200, 200]
    assert health.get("/healthz").get_json()["generation"] >= 1
    answer = visitor(tmp_path / "secret-place", password="otter").get("/healthz")
    assert answer.status_code == 503
    assert "secret-place" not in answer.text


def test_a_client_that_asks_too_often_is_told_how_long_to_wait(town_index: Path) -> None:
    client = visitor(town_index, requests_per_minute=3)
    assert [client.get("/api/search?q=lamp").status_code for _ in range(3)] == [200, 200, 200]
    refused = client.get("/api/search?q=lamp")
    assert refused.status_code == refused.get_json()["status"] == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 20
    assert client.get("/static/page.css").status_code == 200
    other = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/api/search?q=lamp", environ_overrides=other).status_code == 200


def test_a_wrong_password_counts_as_a_request(town_index: Path) -> None:
    client = visitor(town_index, password="otter", requests_per_minute=2)
    assert [client.get("/", headers=basic("", guess)).status_code for guess in "abc"] == [401, 401, 429]


@pytest.mark.parametrize("path", ["/", "/api/search", "/static/page.css", "/nowhere"])
def test_who_guesses_passwords_is_stopped_wherever_and_however_it_asks(town_index: Path, path: str) -> None:
    client = visitor(town_index, password="otter", token="lamp-and-fog", requests_per_minute=0)
    for number in range(WRONG_PER_MINUTE):
        guess = basic("", f"otter{number}") if number % 2 else bearer(f"{number}")
        assert client.get(path, headers=guess).status_code == 401
    for right in (basic("", "otter"), bearer("lamp-and-fog")):
        refused = client.get(path, headers=right)
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert client.get(path).status_code == 401
    other = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/help", headers=basic("", "otter"), environ_overrides=other).status_code == 200


@pytest.mark.parametrize("token", ["schlüssel", "bGFtcA==", "lamp=fog", "a b, c=d"])
def test_a_token_may_be_of_any_characters(town_index: Path, token: str) -> None:
    client = visitor(town_index, token=token)
    assert client.get("/help", headers=bearer(token.encode().decode("latin-1"))).status_code == 200
    assert client.get("/help", headers=bearer(token.encode().decode("latin-1") + "x")).status_code == 401


@pytest.mark.parametrize(("host", "limit"), [("127.0.0.1", 0), ("::1", 0), ("0.0.0.0", REQUESTS_PER_MINUTE)])
def test_the_machine_itself_may_ask_as_often_as_it_likes(host: str, limit: int) -> None:
    assert requests_per_minute(Settings(host=host)) == limit
    assert requests_per_minute(Settings(host=host, requests_per_minute=7)) == 7


@pytest.mark.parametrize(("limit", "is_limited"), [(0, False), (3, True)])
def test_who_asks_too_often_has_to_wait(town_index: Path, limit: int, is_limited: bool) -> None:
    client = visitor(town_index, requests_per_minute=limit)
    statuses = {client.get("/help").status_code for _ in range(5)}
    assert (429 in statuses) == is_limited


def test_who_a_proxy_asks_for_is_believed_of_trusted_ones_only(town_index: Path) -> None:
    def statuses(client: FlaskClient, *forwarded: str) -> list[int]:
        headers = [{"X-Forwarded-For": names} for names in forwarded]
        return [client.get("/help", headers=each).status_code for each in headers]

    strangers = visitor(town_index, requests_per_minute=1)
    assert statuses(strangers, "192.0.2.1", "192.0.2.2") == [200, 429]
    proxied = visitor(town_index, requests_per_minute=1, trusted_proxies=(ip_network("127.0.0.0/8"),))
    assert statuses(proxied, "192.0.2.1", "192.0.2.2") == [200, 200]
    assert statuses(proxied, "9.9.9.9, 192.0.2.1", "192.0.2.2, 127.0.0.9") == [429, 429]
    assert statuses(proxied, "2001:db8::1", "[2001:db8::2]:99", "2001:db8:1::1") == [200, 429, 200]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ()),
        (Settings(host="::1"), ()),
        (Settings(host="0.0.0.0"), ("SEARCHAPP_PASSWORD", "SEARCHAPP_ALLOWED_HOSTS")),
        (Settings(host="192.0.2.1", password="otter", allowed_hosts=("news.example",)), ()),
        (Settings(host="192.0.2.1", allowed_hosts=("news.example",)), ("SEARCHAPP_PASSWORD",)),
    ],
)
def test_who_lets_others_in_without_a_password_is_warned(settings: Settings, expected: tuple[str, ...]) -> None:
    warnings = warnings_of(settings)
    assert len(warnings) == len(expected)
    assert all(name in warning for name, warning in zip(expected, warnings, strict=True))


def test_a_real_server_asks_for_the_password(town_index: Path) -> None:
    service = bound(Settings(index=town_index, port=0, password="otter", threads=2))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    with urlopen(Request(f"{service.address}api/search?q=lamp", headers=basic("x", "otter")), timeout=20) as answer:
        assert answer.status == 200
    service.stop()
    thread.join(timeout=20)
    assert not thread.is_alive()
