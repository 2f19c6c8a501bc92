"""Only a form of our own pages is taken, from the browser that loaded it."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from tests.web.correcting.conftest import ORIGIN, PASSWORD, Newsroom, said, token_of


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://rebound.example"},
        {"Origin": "http://localhost.rebound.example"},
        {"Origin": "http://localhost:8001"},
    ],
)
def test_a_form_of_another_origin_is_refused(newsroom: Newsroom, headers: dict[str, str]) -> None:
    client = newsroom.client()
    form = {"token": token_of(client.get("/articles/harbor")), **said("never")}
    assert client.post("/corrections", data=form, headers=headers).status_code == 403
    assert not newsroom.corrections.exists()


def test_a_form_without_the_token_of_its_session_is_refused(newsroom: Newsroom) -> None:
    app = newsroom.client().application
    ours, theirs = app.test_client(), app.test_client()
    token, other = token_of(ours.get("/articles/harbor")), token_of(theirs.get("/articles/harbor"))
    assert token
    assert token != other
    for forged in ("", other, token[:-1], f"{token}0", "é"):
        answer = ours.post("/corrections", data={"token": forged, **said("never")}, headers=ORIGIN)
        assert (answer.status_code, "load the page anew" in answer.text) == (403, True)
    stranger = app.test_client()  # who has no session
    assert stranger.post("/corrections", data={"token": token, **said("never")}, headers=ORIGIN).status_code == 403
    form = {"token": other, "line": "never Fog"}
    assert ours.post("/corrections/withdraw", data=form, headers=ORIGIN).status_code == 403
    assert not newsroom.corrections.exists()


def test_the_session_is_for_this_site_alone(newsroom: Newsroom) -> None:
    client = newsroom.client()
    answer = client.get("/articles/harbor")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    again = client.get("/articles/harbor")
    assert again.headers.get("Set-Cookie") is None
    assert token_of(again) == token_of(answer)
    assert again.headers.getlist("Referrer-Policy") == ["same-origin"]  # else browsers tell no origin of a form
    assert answer.headers.getlist("Cache-Control") == ["private, no-cache"]


@pytest.mark.parametrize(("scheme", "is_secure"), [("https", True), ("http", False)])
def test_behind_the_tls_of_a_proxy_the_session_is_sent_over_tls_only(
    newsroom: Newsroom, scheme: str, is_secure: bool
) -> None:
    client = newsroom.client(password="otter", trusted_proxies=(ip_network("127.0.0.1"),))
    answer = client.get("/articles/harbor", headers={"X-Forwarded-Proto": scheme, **PASSWORD})
    assert ("Secure" in answer.headers["Set-Cookie"].split("; ")) == is_secure


def test_a_form_is_good_as_long_as_the_server_lives(newsroom: Newsroom) -> None:
    before, after = newsroom.client(), newsroom.client()
    token = token_of(before.get("/articles/harbor"))
    session = before.get_cookie("searchapp-session")
    assert session
    after.set_cookie(session.key, session.value)
    form = {"token": token, "line": "never Fog"}
    assert before.post("/corrections/withdraw", data=form, headers=ORIGIN).status_code == 404, "it is taken"
    assert after.post("/corrections/withdraw", data=form, headers=ORIGIN).status_code == 403
