"""A fact is corrected beside itself, taken back again, and by nobody whom the page was not meant for."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from ipaddress import ip_network

import pytest

from tests.web.correcting.conftest import ORIGIN, Newsroom, correct, said, token_of

PASSWORD = {"Authorization": f"Basic {b64encode(b':otter').decode()}"}
MARK = f"   # on the page, {date.today().isoformat()}"


def test_a_correction_is_written_applied_shown_and_taken_back(newsroom: Newsroom) -> None:
    newsroom.corrections.write_text("# the night desk\n")
    client = newsroom.client()
    answer = correct(client, said("rename", name="The Harbor"))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/corrections?article=harbor")
    line = f"rename Harbor Board -> The Harbor{MARK}"
    assert newsroom.corrections.read_text() == f"# the night desk\n{line}\n"
    newsroom.wait()
    page = client.get("/corrections?article=harbor")
    assert "Applied; 1 article changed." in page.text
    assert 'href="/articles/harbor"' in page.text
    assert "The Harbor" in client.get("/articles/harbor").text
    form = {"token": token_of(page), "line": line}
    assert client.post("/corrections/withdraw", data=form, headers=ORIGIN).status_code == 303
    newsroom.wait()
    assert newsroom.corrections.read_text() == "# the night desk\n"
    assert newsroom.organizations()["harbor-board"] == "Harbor Board"
    assert client.post("/corrections/withdraw", data=form, headers=ORIGIN).status_code == 404


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (said("never"), "never Harbor Board as organization"),
        (said("merge", name="board of the harbor"), "merge Harbor Board -> Board of the Harbor"),
        (said("person", "rita-mill"), 'always "Rita Mill" is person'),
        (said("always"), 'always "Harbor Board" is organization'),
        (said("rename", "signe-alba", kind="person", name="S. Alba"), "rename Signe Alba -> S. Alba"),
        (said("never", "IS", kind="country"), "never Iceland as country"),
        (said("always", "IS", kind="country", name="Ultima Thule"), 'always "Ultima Thule" is country IS'),
    ],
)
def test_where_nothing_is_taken_the_line_is_told(newsroom: Newsroom, form: dict[str, str], line: str) -> None:
    client = newsroom.client(host="0.0.0.0")
    assert 'action="/corrections/line"' in client.get("/articles/harbor").text
    page = client.get("/corrections/line", query_string=form)
    told = re.search(r'<code id="correction">(.*?)</code>', page.text)
    assert told
    assert told[1].replace("&gt;", ">").replace("&#34;", '"') == line
    assert not newsroom.corrections.exists()


def test_a_name_that_is_only_like_another_is_left_as_it_was_typed(newsroom: Newsroom) -> None:
    correct(newsroom.client(), said("merge", "rita-mill", name="Harbor"))  # which finds the Harbor Board, in a search
    newsroom.wait()
    assert newsroom.organizations() == {"harbor-board": "Harbor Board", "harbor": "Harbor"}


def test_organizations_that_are_one_are_found_as_one(newsroom: Newsroom) -> None:
    correct(newsroom.client(), said("merge", name="board of the harbor"))
    newsroom.wait()
    assert newsroom.organizations()["board-of-the-harbor"] == "Board of the Harbor"
    assert set(newsroom.organizations()) & {"harbor-board"} == set()


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
    ("form", "status", "message"),
    [
        (said("rename"), 400, "Another name for “Harbor Board” is needed"),
        (said("murge"), 400, "no such correction"),
        (said("never", kind="date"), 400, "can be corrected"),
        (said("never", "fog-committee"), 404, "any more"),
        (said("never", article="none"), 404, "none"),
        (said("rename", name="x" * 9_000), 413, ""),
        (said("merge", name="The Harbor"), 400, "contradicts line 1 of"),
    ],
)
def test_what_cannot_be_said_changes_nothing(
    newsroom: Newsroom, form: dict[str, str], status: int, message: str
) -> None:
    newsroom.corrections.write_text("merge Harbor Board -> Fog Committee\n")
    answer = correct(newsroom.client(), form)
    assert (answer.status_code, message in answer.text) == (status, True)
    assert newsroom.corrections.read_text() == "merge Harbor Board -> Fog Committee\n"


def test_what_a_person_wrote_cannot_be_taken_back_with_a_click(newsroom: Newsroom) -> None:
    newsroom.corrections.write_text("never Fog Committee\n")
    client = newsroom.client()
    page = client.get("/corrections")
    assert "never Fog Committee" in page.text
    assert "not in force yet" in page.text
    assert 'action="/corrections/withdraw"' not in page.text
    token = token_of(client.get("/articles/harbor"))
    form = {"token": token, "line": "never Fog Committee"}
    assert client.post("/corrections/withdraw", data=form, headers=ORIGIN).status_code == 404
    assert newsroom.corrections.read_text() == "never Fog Committee\n"


def test_a_file_that_cannot_be_read_is_told_beside_what_is_in_force(newsroom: Newsroom) -> None:
    client = newsroom.client()
    correct(client, said("rename", name="The Harbor"))
    newsroom.wait()
    newsroom.corrections.write_text("murge A -> B\n")
    page = client.get("/corrections")
    assert page.status_code == 200
    assert "line 1: unknown correction" in page.text
    assert "The Harbor" in page.text
    assert 'action="/corrections/withdraw"' not in page.text  # it is not in the file any more


def test_a_file_that_cannot_be_opened_is_told_as_well(newsroom: Newsroom) -> None:
    newsroom.corrections.mkdir()
    page = newsroom.client().get("/corrections")
    assert (page.status_code, "corrections.txt cannot be read: Is a directory." in page.text) == (200, True)


def test_a_name_of_the_greatest_length_fits_into_the_form(newsroom: Newsroom) -> None:
    client = newsroom.client()
    assert correct(client, said("rename", name="渡" * 200)).status_code == 303
    newsroom.wait()
    assert newsroom.organizations()["harbor-board"] == "渡" * 200
