"""Files that browsers may keep, at addresses that change with them."""

from __future__ import annotations

import gzip
from pathlib import Path

from flask.testing import FlaskClient

from searchapp.web.serving.static_files import CACHE_CONTROL, FOLDER, StaticFiles
from tests.web.pages import read


def test_a_page_asks_for_files_that_are_kept_for_a_year(client: FlaskClient) -> None:
    page = read(client, "/")
    addresses = [sheet.get("href") for sheet in page.cssselect("link[rel=stylesheet]")]
    addresses += [script.get("src") for script in page.cssselect("script")]
    assert len(addresses) == 3
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, CACHE_CONTROL)
        assert answer.data == (FOLDER / address.rsplit("/", 1)[-1]).read_bytes()


def test_files_are_packed_for_who_can_unpack_them(client: FlaskClient) -> None:
    address = read(client, "/").cssselect("link[rel=stylesheet]")[0].get("href")
    answer = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    assert (answer.headers["Content-Encoding"], answer.mimetype) == ("gzip", "text/css")
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data) == (FOLDER / "page.css").read_bytes()
    assert len(answer.data) < len(client.get(address).data) / 2
    assert "Content-Encoding" not in client.get(address, headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_an_address_of_another_state_gets_what_there_is_and_not_to_keep(client: FlaskClient) -> None:
    answer = client.get("/static/0123456789ab/page.css")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    assert client.get("/static/0123456789ab/nowhere.css").status_code == 404
    assert client.get("/static/0123456789ab/..%2Fapp.py").status_code == 404


def test_the_address_changes_with_any_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    before = StaticFiles.of(tmp_path)
    assert StaticFiles.of(tmp_path).address("a.css") == before.address("a.css")
    (tmp_path / "b.js").write_text("b();")
    assert StaticFiles.of(tmp_path).address("a.css") != before.address("a.css")
