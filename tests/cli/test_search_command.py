"""`search`: the same search as the page and the endpoint, for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.exports import EXPORT_FORMATS
from searchapp.search.parameters.table import PARAMETERS
from tests.cli.terminal import run


def test_a_search_prints_titles_snippets_and_facets(index: Path) -> None:
    result = run("search", "--index", index, "otters")
    assert result.exit_code == 0
    assert "1. Otters Return  2019-05-04" in result.stdout
    assert "Countries: Estonia 1" in result.stdout
    assert "1 of 2 articles" in result.stdout
    assert "\x1b" not in result.stdout, "colours are for terminals"


def test_json_is_the_object_of_the_endpoint(index: Path) -> None:
    printed = json.loads(run("search", "--index", index, "--json", "otters").stdout)
    with ArticleIndex.open(index) as articles:
        page = articles.search(SearchRequest("otters")).as_json()
    assert {**printed, "took_ms": 0} == json.loads(json.dumps({**page, "took_ms": 0}))


def test_options_are_the_endpoints_parameters(index: Path) -> None:
    result = run("search", "--index", index, "--country", "lv", "--from", "2019-06", "--json", "--", "herons OR otters")
    assert [hit["id"] for hit in json.loads(result.stdout)["results"]] == ["herons"]


def test_the_query_may_come_from_standard_input(index: Path) -> None:
    assert "Otters Return" in run("search", "--index", index, "-", text="otters\n").stdout


def test_a_whole_result_is_printed_in_a_format_to_take_along(index: Path) -> None:
    printed = run("search", "--index", index, "--format", "ris", "--country", "EE", "otters OR herons")
    assert printed.exit_code == 0
    assert [line for line in printed.stdout.splitlines() if line.startswith("TI")] == ["TI  - Otters Return"]
    assert run("search", "--index", index, "--format", "docx", "otters").exit_code == 2


def test_a_file_has_as_many_of_the_first_as_are_asked_for(tmp_path: Path) -> None:
    notes = "".join(json.dumps({"id": f"n{number}", "body": "Tea."}) + "\n" for number in range(123))
    assert run("index", "--index", tmp_path / "index", "-", text=notes).exit_code == 0
    searched = ("search", "--index", tmp_path / "index", "--format", "csv")
    whole = run(*searched, "tea").stdout.splitlines()
    assert len(whole) == 1 + 123
    for number in (2, 120):
        assert run(*searched, "-n", str(number), "tea").stdout.splitlines() == whole[: 1 + number]
    for wrong in (("-n", "0"), ("-n", "two"), ("-n", "2", "--page", "2"), ("--cursor", "x")):
        assert run(*searched, *wrong, "tea").exit_code == 2
    dossier = run(*searched[:-1], "dossier", "-n", "1", "tea").stdout
    assert (dossier.count("data-id="), ">1 article, index of" in dossier) == (1, True)


def test_near_copies_are_one_result_unless_each_is_asked_for(tmp_path: Path) -> None:
    body = "The night ferry left the quay with its lamps lit and came back before the fog. " * 5
    takes = "".join(
        json.dumps({"id": f"t{day}", "body": body, "published": f"2015-03-0{day}"}) + "\n" for day in (1, 2)
    )
    assert run("index", "--index", tmp_path / "index", "-", text=takes).exit_code == 0
    folded = run("search", "--index", tmp_path / "index", "ferry").stdout
    assert folded.count("2 versions, first 2015-03-01") == 1
    assert "2 of 2 articles (1 with near copies as one)" in folded
    each = run("search", "--index", tmp_path / "index", "--copies", "all", "ferry").stdout
    assert each.count("2 versions, first 2015-03-01") == 2
    assert "2 of 2 articles," in each
    assert len(json.loads(run("search", "--index", tmp_path / "index", "-j", "ferry").stdout)["results"]) == 2
    assert len(run("search", "--index", tmp_path / "index", "--format", "csv", "ferry").stdout.splitlines()) == 3


def test_bars_are_few_enough_to_be_printed_and_outliers_are_told(tmp_path: Path) -> None:
    months = [f"{year}-{month:02}-01" for year in range(2010, 2019) for month in range(1, 13)]
    days = ["1950-05-01", *months, "2018-12-02"]
    notes = "".join(json.dumps({"id": f"n{day}", "body": "Tea.", "published": day}) + "\n" for day in days)
    assert run("index", "--index", tmp_path / "index", "-", text=notes).exit_code == 0

    def bars(*options: str) -> list[str]:
        printed = run("search", "--index", tmp_path / "index", *options, "tea").stdout.splitlines()
        start = next(number for number, line in enumerate(printed) if line.startswith("Date"))
        return [" ".join(line.replace("█", "").split()) for line in printed[start:-1]]

    told = "1 before 2010-01-01, --span all shows them"
    assert bars() == [f"Date by year: {told}", *(f"{year} 12" for year in range(2010, 2018)), "2018 13"]
    by_month = bars("--interval", "month")
    assert by_month[0] == "Date by month: 85 before 2017-01-01, --span all shows them"
    assert by_month[1:] == [*(f"{day[:7]} 1" for day in months[-24:-1]), "2018-12 2"]
    assert len(bars("--interval", "month", "--span", "all")) == 1 + 1 + len(months)
    assert bars("--span", "all")[:2] == ["Date by year:", "1950 1"]


def test_what_to_know_of_a_whole_result_is_told_beside_it(index: Path) -> None:
    faulty = run("search", "--index", index, "--format", "csv", "(otters")
    assert (faulty.exit_code, "Otters Return" in faulty.stdout) == (0, True)
    assert faulty.stderr.startswith("Note: This parenthesis is not closed")
    lacking = run("search", "--index", index, "--format", "csv", "--match", "all", "otters zebra")
    assert lacking.stderr == "Note: No article has “zebra”; shown are those with any of the other words.\n"
    nothing = run("search", "--index", index, "--format", "csv", "ottars")
    assert (nothing.exit_code, nothing.stderr) == (1, "Did you mean: otters (1)\n")
    assert len(nothing.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "option"),
    [("--limit", "--page-size"), ("--author", "--byline"), ("--organization", "--org"), ("--since", "--from")],
)
def test_an_option_that_has_another_name_elsewhere_is_told_ours(index: Path, typed: str, option: str) -> None:
    result = run("search", "--index", index, typed, "3", "otters")
    assert (result.exit_code, f"Did you mean '{option}'?" in result.stderr) == (2, True)


def test_results_are_printed_in_one_way(index: Path) -> None:
    result = run("search", "--index", index, "--format", "csv", "--json", "otters")
    assert (result.exit_code, "give one of them" in result.stderr) == (2, True)


def test_a_search_that_finds_nothing_is_1_and_tells_what_would(index: Path) -> None:
    result = run("search", "--index", index, "--country", "LV", "otters")
    assert result.exit_code == 1
    assert "Search without the country “Latvia” (1)" in result.stdout
    assert "Countries: none" not in result.stdout
    assert run("search", "--index", index, "-j", "zebra").exit_code == 1
    assert "Did you mean: otters (1)" in run("search", "--index", index, "ottars").stdout.splitlines()


def test_a_query_that_cannot_be_read_is_searched_as_its_words_for_people(index: Path) -> None:
    result = run("search", "--index", index, "-n", "1", 'otters "')
    assert (result.exit_code, result.stderr) == (0, '  otters "\n         ^\n')
    assert "1. Otters Return" in result.stdout
    assert run("search", "--index", index, "--json", 'otters "').exit_code == 2


def test_every_parameter_of_the_endpoint_is_an_option() -> None:
    text = run("search", "--help").stdout
    for parameter in PARAMETERS[1:]:
        assert f"--{parameter.name.replace('.', '-').replace('_', '-')} " in text


def test_the_help_says_what_an_option_takes() -> None:
    text = " ".join(run("search", "--help").stdout.split())
    for takes in ("--snippets true|false", "-n, --page-size N", "--match best|all|any", "--from VALUE"):
        assert takes in text


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_every_format_holds_the_articles_found(index: Path, name: str) -> None:
    printed = run("search", "--index", index, "--format", name, "otters")
    assert (printed.exit_code, "Otters Return" in printed.stdout, "Herons" in printed.stdout) == (0, True, False)


def test_an_option_that_is_given_twice_selects_either(index: Path) -> None:
    arguments = ("search", "--index", index, "--json", "--country", "EE", "--country", "LV", "otters OR herons")
    assert json.loads(run(*arguments).stdout)["total"] == 2
    excluded = run(*arguments[:4], "--exclude-country", "LV", "--", "otters OR herons")
    assert [hit["id"] for hit in json.loads(excluded.stdout)["results"]] == ["otters"]


def test_a_query_that_begins_with_a_dash_stands_behind_two(index: Path) -> None:
    result = run("search", "--index", index, "--json", "--", "-otters")
    assert [hit["id"] for hit in json.loads(result.stdout)["results"]] == ["herons"]


def test_several_words_need_no_quotes(index: Path) -> None:
    assert json.loads(run("search", "--index", index, "-j", "herons", "left").stdout)["query"]["q"] == "herons left"
