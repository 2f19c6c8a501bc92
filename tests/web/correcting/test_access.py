"""Who may correct on the page."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from tests.web.correcting.conftest import ORIGIN, PASSWORD, Newsroom, said, token_of


@pytest.mark.parametrize(
    "settings",
    [
        {"correct_on_page": False},
        {"correct_on_page": False, "password": "otter"},
        {"host": "0.0.0.0"},
        {"allowed_hosts": ("news.example",)},  # which a proxy on this machine may serve to everybody
        {"trusted_proxies": (ip_network("127.0.0.1"),)},
    ],
)
def test_where_others_may_ask_nothing_is_taken(newsroom: Newsroom, settings: dict[str, object]) -> None:
    client = newsroom.client(**settings)
    page = client.get("/articles/harbor", headers=PASSWORD)
    assert (page.status_code, token_of(page), page.headers.get("Set-Cookie")) == (200, "", None)
    token = token_of(newsroom.client().get("/articles/harbor"))
    form = {"token": token, **said("never")}
    assert client.post("/corrections", data=form, headers={**ORIGIN, **PASSWORD}).status_code == 403
    assert not newsroom.corrections.exists()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_whom_a_proxy_asks_for_is_not_taken_for_this_machine(newsroom: Newsroom, header: str) -> None:
    assert token_of(newsroom.client().get("/articles/harbor", headers={header: "127.0.0.1"})) == ""


def test_who_knows_the_password_may_correct_from_elsewhere(newsroom: Newsroom) -> None:
    client = newsroom.client(host="0.0.0.0", allowed_hosts=("news.example",), password="otter")
    where = {"base_url": "http://news.example", "environ_overrides": {"REMOTE_ADDR": "192.0.2.1"}}
    token = token_of(client.get("/articles/harbor", headers=PASSWORD, **where))
    form = {"token": token, **said("never")}
    headers = {"Origin": "https://news.example", **PASSWORD}  # over the TLS of a proxy
    assert client.post("/corrections", data=form, headers={"Origin": headers["Origin"]}, **where).status_code == 401
    assert client.post("/corrections", data=form, headers=headers, **where).status_code == 303
    newsroom.wait()
    assert set(newsroom.organizations()) == {"rita-mill"}


@pytest.mark.parametrize(
    ("client_address", "may_correct"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.0.2.1", False), ("", False)],
)
def test_who_sits_at_the_machine_may_correct(newsroom: Newsroom, client_address: str, may_correct: bool) -> None:
    page = newsroom.client().get("/articles/harbor", environ_overrides={"REMOTE_ADDR": client_address})
    assert (token_of(page) != "") is may_correct
