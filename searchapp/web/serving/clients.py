"""Who asks: the address at the other end, or the one that a proxy in between is trusted to tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]  # as WSGI has it
Networks = Sequence[IPv4Network | IPv6Network]

_PREFIX = re.compile(r"(?:/[\w.~-]+)+\Z", re.ASCII)
_SUBNET_BITS = 64  # of IPv6: what one household or machine has for itself
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def behind_proxies(answer: Application, proxies: Networks) -> Application:
    """The application, asked with the address, scheme and path that a trusted proxy tells, and those of nobody else."""

    def answer_client(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        hops = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if _is_of(proxies, environ.get("REMOTE_ADDR", "")):
            environ["REMOTE_ADDR"] = _client(environ["REMOTE_ADDR"], hops, proxies)
            scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip()
            if scheme in {"http", "https"}:
                environ["wsgi.url_scheme"] = scheme
            _stand_below(environ, environ.get("HTTP_X_FORWARDED_PREFIX", "").rstrip("/"))
        return answer(environ, start_response)

    return answer_client if proxies else answer


def subnet_of(client: str) -> str:
    """What the requests of one client have in common: its address, of one of IPv6 the first half."""
    address = _address(client)
    if isinstance(address, IPv6Address):
        return str(int(address) >> _SUBNET_BITS)
    return str(address or client)


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from the machine itself only."""
    address = _address(host.strip("[]"))
    return host == "localhost" or (address is not None and address.is_loopback)


def _stand_below(environ: dict[str, Any], prefix: str) -> None:
    """Make a path what the application stands below, whether the proxy has taken it off the request or not."""
    if not _PREFIX.match(prefix):
        return
    path = environ.get("PATH_INFO", "")
    environ["SCRIPT_NAME"] = prefix
    if f"{path}/".startswith(f"{prefix}/"):
        environ["PATH_INFO"] = path[len(prefix) :] or "/"


def _client(nearest: str, hops: Sequence[str], proxies: Networks) -> str:
    """The last address that no trusted proxy has: whatever stands before it, its owner may have made up."""
    client = nearest
    for hop in reversed(hops):
        address = _address(hop.strip())
        if address is None:
            break
        client = str(address)
        if not _is_of(proxies, client):
            break
    return client


def _is_of(networks: Networks, client: str) -> bool:
    address = _address(client)
    return address is not None and any(address in network for network in networks)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address in a text, in which a port may follow."""
    host = text[1:].partition("]")[0] if text.startswith("[") else text
    host = host.partition(":")[0] if host.count(":") == 1 else host
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address
