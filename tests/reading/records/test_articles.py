"""What a record has to hold to be an article."""

from __future__ import annotations

import pytest

from searchapp.model.article import Published
from searchapp.reading.records.articles import article_of_record
from searchapp.reading.records.record_fields import InvalidRecord
from searchapp.reading.records.usual_names import field_map


def test_a_record_with_a_body_is_an_article() -> None:
    article = article_of_record(
        {"body": "Oats\r\nrose.", "title": "Oats\nrise", "published": "2016-09", "countries": ["ir"]},
        "a.csv",
        "row-1",
    )
    assert (article.id, article.path, article.title, article.body) == ("row-1", "a.csv", "Oats rise", "Oats\nrose.")
    assert article.published is not None
    assert (article.published.value, article.published.grain) == ("2016-09", "month")
    assert (article.countries, article.organizations) == (("IR",), None)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("oats", "must be an object such as {“body”: “…”}"),
        (
            {"title": "Oats"},
            "has no “body”; give the article's text there, or say which field has it: --field body=NAME",
        ),
        ({"body": 7}, "“body” must be a text, not a number"),
        ({"body": "x", "id": "\x00"}, "“id” must be 1 to 512 printable characters"),
        ({"body": "x", "countries": ["ZZ"]}, "“countries” must be ISO 3166-1 alpha-2 codes such as “IR”; “ZZ” is none"),
        ({"body": "x", "organizations": "NATO"}, "“organizations” must be a list of texts"),
    ],
)
def test_other_records_tell_what_is_wrong(record: object, reason: str) -> None:
    with pytest.raises(InvalidRecord) as error:
        article_of_record(record, "a.csv", "a.csv~1")
    assert str(error.value) == reason


def test_an_empty_id_is_none() -> None:
    assert article_of_record({"body": "x", "id": ""}, "a.csv", "a.csv~1").id == "a.csv~1"


def test_countries_may_be_codes_of_three_letters_and_names() -> None:
    article = article_of_record({"body": "x", "countries": ["ke", "GBR", "uk", "South Korea"]}, "a.csv", "a.csv~1")
    assert article.countries == ("KE", "GB", "KR")


def test_half_of_a_character_in_a_name_is_left_out() -> None:
    article = article_of_record({"body": "x", "organizations": ["Harbour\ud83d Board"]}, "a.jsonl", "a")
    assert article.organizations == ("Harbour Board",)


@pytest.mark.parametrize(
    ("status", "reliable"), [("publish", True), ("draft", False), ("Scheduled", False), (True, True)]
)
def test_the_day_of_a_draft_is_not_reliable(status: object, reliable: bool) -> None:
    article = article_of_record({"body": "Tea.", "date": "2019-05-04", "status": status}, "a.json", "a")
    assert article.published is not None
    assert article.published.reliable is reliable


def test_a_check_of_a_claim_has_its_text_and_substack_its_writers() -> None:
    check = {"claimReviewed": "Tea is blue.", "reviewBody": "It is not; it was looked at in May."}
    assert article_of_record(check, "a.json", "a").body == "Tea is blue.\nIt is not; it was looked at in May."
    post = {"body_html": "<p>Tea.</p>", "publishedBylines": [{"id": 3, "name": "Ada Marsh"}]}
    assert article_of_record(post, "a.json", "a").byline == "Ada Marsh"


def test_a_text_in_two_fields_and_a_film_are_read_whole() -> None:
    post = {"introtext": "<p>Tea rose.</p>", "fulltext": "<p>Oats fell.</p>"}
    assert article_of_record(post, "a.json", "a").body == "Tea rose.\nOats fell."
    film = {"title": "Tea", "description": "Tea rose.", "upload_date": "20210302", "channel": "Larn TV"}
    article = article_of_record(film, "a.json", "a")
    assert article.published is not None
    assert (article.source, article.published.value) == ("Larn TV", "2021-03-02")


def test_a_speech_in_a_parliament_is_by_who_held_it() -> None:
    speech = {
        "date": "2021-03-02",
        "agenda": "Ferries",
        "speaker": "Ada Marsh",
        "text": "Tea rose.",
        "parliament": "Brae",
    }
    article = article_of_record(speech, "a.csv", "a")
    assert (article.byline, article.section, article.source) == ("Ada Marsh", "Ferries", "Brae")


def test_the_day_of_an_update_is_not_reliable_unless_the_user_says_so() -> None:
    record = {"body": "Tea.", "updated_at": "2019-05-04"}
    assert article_of_record(record, "a.json", "a").published == Published(
        "2019-05-04", "day", "metadata", reliable=False
    )
    said = field_map(("date=updated_at",))
    assert article_of_record(record, "a.json", "a", said).published == Published("2019-05-04", "day", "metadata")
    both = record | {"published": "2018-01-02"}
    assert article_of_record(both, "a.json", "a").published == Published("2018-01-02", "day", "metadata")


@pytest.mark.parametrize(
    ("dates", "instant"),
    [
        ({"date": "2023-03-04T01:12:33", "date_gmt": "2023-03-03T18:12:33"}, "2023-03-03T18:12:33Z"),
        ({"post_date_gmt": "2023-03-03 18:12:33", "post_date": "2023-03-04 01:12:33"}, "2023-03-03T18:12:33Z"),
        ({"date_gmt": "2023-03-04T18:12:33"}, "2023-03-04T18:12:33Z"),
        ({"date": "2023-03-04T01:12:33", "date_gmt": ""}, "2023-03-04T01:12:33"),
        ({"date": "2023-03-04T01:12:33+07:00", "date_gmt": "2023-03-04T01:12:33"}, "2023-03-03T18:12:33Z"),
    ],
)
def test_a_time_without_a_zone_is_that_of_its_field_in_utc(dates: dict[str, str], instant: str) -> None:
    published = article_of_record({"body": "The ferry sailed.", **dates}, "a.json", "a").published
    assert published is not None
    assert (published.value, published.instant) == ("2023-03-04", instant)


def test_what_programs_write_for_nothing_is_no_name() -> None:
    article = article_of_record({"body": "Tea.", "source": "NULL", "section": "nan", "author": "None"}, "a.json", "a")
    assert (article.source, article.section, article.byline) == ("", "", "")


def test_a_year_a_month_and_a_day_are_one_day() -> None:
    record = {"body": "Tea.", "year": 2019, "month": 5, "day": 4}
    article = article_of_record(record, "a.json", "a")
    assert article.published == Published("2019-05-04", "day", "metadata")
    assert [note.field for note in article.notes] == []


def test_an_address_in_place_of_a_source_is_the_articles() -> None:
    article = article_of_record({"body": "Tea.", "source": "https://www.larn.example/tea"}, "a.json", "a")
    assert (article.source, article.url) == ("larn.example", "https://www.larn.example/tea")
    site = article_of_record(
        {"body": "Tea.", "source": "https://larn.example/", "url": "https://x.example/1"}, "a", "a"
    )
    assert (site.source, site.url) == ("larn.example", "https://x.example/1")


def test_the_day_in_the_address_goes_before_that_of_an_update() -> None:
    record = {"body": "Tea.", "updated_at": "2020-01-02", "url": "https://larn.example/2019/05/04/tea"}
    assert article_of_record(record, "a.json", "a").published == Published("2019-05-04", "day", "url")


def test_a_source_has_its_name_before_its_address() -> None:
    record = {"body": "Oats.", "source": "https://herald.example/oats", "source-hostname": "The Herald"}
    article = article_of_record(record, "a.json", "a")
    assert (article.source, article.url) == ("The Herald", "https://herald.example/oats")


@pytest.mark.parametrize("title", ["Oats rise - The Herald", "Oats rise | The Herald", "Oats rise"])
def test_a_title_ends_before_the_name_of_its_source(title: str) -> None:
    article = article_of_record({"title": title, "body": "Oats.", "source": {"name": "The Herald"}}, "a.json", "a")
    assert article.title == "Oats rise"


def test_a_text_that_was_taken_back_is_none() -> None:
    with pytest.raises(InvalidRecord, match="was removed"):
        article_of_record({"title": "[Removed]", "content": "[Removed]"}, "a.json", "a")


def test_names_that_wordpress_embeds_go_before_their_numbers() -> None:
    embedded = {"author": [{"name": "Ana Lontra"}], "wp:term": [[{"name": "Harbour"}]]}
    record = {"content": {"rendered": "Oats."}, "author": 7, "categories": [3], "_embedded": embedded}
    article = article_of_record(record, "a.json", "a")
    assert (article.byline, article.section) == ("Ana Lontra", "Harbour")


def test_the_title_of_a_paper_beside_a_heading_is_none_of_the_article() -> None:
    record = {"heading": "Oats rise", "title": {"id": "35", "value": "The Herald"}, "articleText": "<p>Oats.</p>"}
    article = article_of_record(record, "a.json", "a")
    assert (article.title, article.source) == ("Oats rise", "The Herald")


def test_columns_of_codes_are_those_of_factiva() -> None:
    article = article_of_record({"HD": "Oats rise", "PD": "3 May 2016", "LP": "Oats.", "TD": "Rye."}, "a.csv", "a")
    assert (article.title, article.body) == ("Oats rise", "Oats.\nRye.")
    assert article.published is not None
    assert article.published.value == "2016-05-03"


def test_a_whole_address_goes_before_a_path() -> None:
    record = {"body": "Oats.", "url": "/oats", "landing_url": "https://herald.example/oats"}
    assert article_of_record(record, "a.json", "a").url == "https://herald.example/oats"
    assert article_of_record({"body": "Oats.", "url": "/oats"}, "a.json", "a").url == "/oats"


def test_the_feed_of_a_readers_story_is_its_source_and_its_states_are_no_section() -> None:
    states = ["user/-/state/com.google/read", "user/-/label/Coast"]
    record = {"body": "Fog.", "feed": {"id": 42, "title": "Brae Courier"}, "categories": states}
    article = article_of_record(record, "a.json", "a")
    assert (article.source, article.section) == ("Brae Courier", "Coast")
    assert article_of_record({"body": "Fog.", "categories": states[:1]}, "a.json", "a").section == ""


def test_the_language_of_a_record_decides_the_month_in_its_date() -> None:
    record = {"body": "The ferry is late.", "date": "17. listopada 2021.", "language": "Croatian"}
    assert article_of_record(record, "a.json", "a").published == Published("2021-10-17", "day", "metadata")


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "Gradsko vijeće odlučilo je obnoviti željezni most preko rijeke, koji je zatvoren nakon poplave.",
            "2021-10-17",
        ),
        ("Rada miasta postanowiła odbudować żelazny most nad rzeką, który został zamknięty po powodzi.", "2021-11-17"),
    ],
)
def test_the_language_of_the_text_decides_the_month_where_a_record_tells_none(body: str, day: str) -> None:
    article = article_of_record({"body": body, "date": "17. listopada 2021."}, "a.json", "a")
    assert article.published == Published(day, "day", "metadata")
