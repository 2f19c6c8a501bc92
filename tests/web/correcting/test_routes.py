"""A fact is corrected beside itself, taken back again, and by nobody whom the page was not meant for."""

from __future__ import annotations

from datetime import date

from tests.web.correcting.conftest import ORIGIN, Newsroom, correct, said, token_of

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


def test_who_said_too_little_is_led_back_to_the_article(newsroom: Newsroom) -> None:
    answer = correct(newsroom.client(), said("rename", name=""))
    assert answer.status_code == 400
    assert "Another name for “Harbor Board” is needed for that" in answer.text
    assert '<a href="/articles/harbor">Back to the article</a>' in answer.text


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
