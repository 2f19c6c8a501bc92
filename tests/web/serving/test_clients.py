"""Who asks: the address at the other end, or the one that a trusted proxy tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import ip_network
from typing import Any

import pytest

from searchapp.web.serving.clients import Networks, behind_proxies, is_loopback, subnet_of

PROXIES: Networks = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/32"))


def asked(proxies: Networks, nearest: str, **headers: str) -> tuple[str, str]:
    """Address and scheme of a request as the application sees them."""
    seen: dict[str, Any] = {}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        seen.update(environ)
        return ()

    environ = {"REMOTE_ADDR": nearest, "wsgi.url_scheme": "http", **headers}
    behind_proxies(answer, proxies)(environ, lambda *_: None)
    return seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]


@pytest.mark.parametrize(
    ("nearest", "forwarded", "client"),
    [
        ("192.0.2.1", "9.9.9.9", "192.0.2.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("10.0.0.1", "9.9.9.9, 192.0.2.1", "192.0.2.1"),
        ("10.0.0.1", "192.0.2.1, 10.0.0.2", "192.0.2.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "192.0.2.1, unknown, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "192.0.2.1:8080", "192.0.2.1"),
        ("10.0.0.1", "[2001:db9::7]:99", "2001:db9::7"),
        ("::ffff:10.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "<script>", "2001:db8::1"),
        ("", "192.0.2.1", ""),
    ],
)
def test_the_last_address_that_no_trusted_proxy_has_is_the_clients(nearest: str, forwarded: str, client: str) -> None:
    assert asked(PROXIES, nearest, HTTP_X_FORWARDED_FOR=forwarded)[0] == client


@pytest.mark.parametrize(
    ("nearest", "header", "scheme"),
    [
        ("10.0.0.1", "https", "https"),
        ("10.0.0.1", "http, https", "https"),
        ("10.0.0.1", "javascript", "http"),
        ("192.0.2.1", "https", "http"),
    ],
)
def test_the_scheme_is_told_by_trusted_proxies_only(nearest: str, header: str, scheme: str) -> None:
    assert asked(PROXIES, nearest, HTTP_X_FORWARDED_PROTO=header)[1] == scheme


def test_without_trusted_proxies_the_application_is_asked_as_it_is() -> None:
    assert asked((), "10.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.1")[0] == "10.0.0.1"


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_a_loopback_address_is_known(host: str, is_own: bool) -> None:
    assert is_loopback(host) is is_own


def test_a_household_is_one_client() -> None:
    assert subnet_of("2001:db8::1") == subnet_of("2001:db8::ffff:0:1") != subnet_of("2001:db8:0:1::1")
    assert subnet_of("192.0.2.1") == subnet_of("::ffff:192.0.2.1") == "192.0.2.1"
    assert subnet_of("unknown") == "unknown"
