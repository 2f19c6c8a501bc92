from __future__ import annotations

import pytest

from searchapp.text.calendar.path_dates import date_in_address, date_in_path, years_in_path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("news/2016-09-05-oats.txt", "2016-09-05"),
        ("2016/09/05/oats.txt", "2016-09-05"),
        ("oats_20160905.txt", "2016-09-05"),
        ("20161399/20160905.txt", "2016-09-05"),
        ("courier/1891-02-03/p1.xml", "1891-02-03"),
        ("2016-0905.txt", None),
        ("120160905.txt", None),
        ("oats.txt", None),
    ],
)
def test_a_path_holds_a_day(path: str, value: str | None) -> None:
    published = date_in_path(path)
    assert (published and (published.value, published.basis, published.reliable)) == (value and (value, "file", False))


@pytest.mark.parametrize(
    ("address", "value", "grain"),
    [
        ("https://oats.example/2016/09/05/oats", "2016-09-05", "day"),
        ("https://oats.example/2016/sep/05/oats", "2016-09-05", "day"),
        ("https://oats.example/story-20160905", "2016-09-05", "day"),
        ("https://oats.example/2016/09/oats", "2016-09", "month"),
        ("https://oats.example/2016/september/oats", "2016-09", "month"),
    ],
)
def test_a_web_address_holds_a_day_or_a_month(address: str, value: str, grain: str) -> None:
    published = date_in_address(address)
    assert published is not None
    assert (published.value, published.grain, published.basis) == (value, grain, "url")


@pytest.mark.parametrize("address", ["", "https://oats.example/2016/13/oats", "https://oats.example/42"])
def test_other_addresses_hold_no_date(address: str) -> None:
    assert date_in_address(address) is None


def test_the_years_that_stand_by_themselves_are_seen_in_a_path() -> None:
    assert years_in_path("clippings/1987/rain 1999.txt") == {1987, 1999}
    assert years_in_path("box1987/rain.txt") == set()


@pytest.mark.parametrize(
    "path",
    [
        "clips/Herald_05.09.2016.txt",
        "clips/Herald 5 Sept 2016 p4.txt",
        "clips/2016年9月5日_麦.txt",
        "clips/oats.example%2F2016%2F09%2F05%2Foats.html",
    ],
)
def test_a_file_may_write_its_day_out_in_its_name(path: str) -> None:
    published = date_in_path(path)
    assert published is not None
    assert (published.value, published.basis) == ("2016-09-05", "file")


def test_a_day_that_a_name_writes_out_may_be_that_of_an_event() -> None:
    published = date_in_path("The storm of 5 September 2016.html")
    assert published is not None
    assert not published.reliable
    assert date_in_path("chapter 1.2.13.txt") is None
    assert date_in_path("Fen Review 2016 vol 3.txt") is None
