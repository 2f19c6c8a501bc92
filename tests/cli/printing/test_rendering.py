"""A page of results in lines for the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from searchapp.cli.printing.rendering import INDENT, SHOWN_BUCKETS, hit_lines, rendered
from searchapp.model.article import Published
from searchapp.model.explanation import Explanation, FormCount, TermScore
from searchapp.model.request import SearchRequest
from searchapp.model.result import (
    Bucket,
    ClauseCount,
    Facet,
    FacetValue,
    FewHits,
    Histogram,
    Hit,
    IndexState,
    Named,
    OtherSpelling,
    QueryEcho,
    Relaxation,
    ResultPage,
    Run,
)
from tests.cli.terminal import run


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines end where they would without one, but for the tests that say how wide it is."""
    monkeypatch.setenv("COLUMNS", "1000")


def test_facets_can_be_listed_by_what_is_typical_with_the_shares(index: Path) -> None:
    result = run("search", "--index", index, "--facet-sort", "typical", "otters")
    assert "Countries: Estonia 1 (100.0% of these, 50.0% of all)" in result.stdout


def test_a_search_that_finds_nothing_says_none(index: Path) -> None:
    result = run("search", "--index", index, "zebras")
    assert result.stdout.splitlines()[-1].startswith("0 of 2 articles")


def test_a_search_tells_what_it_leaves_out(index: Path) -> None:
    shown = run("search", "--index", index, "articles about otters").stdout
    assert shown.startswith("Note: Not searched for: articles about.")


def test_an_explained_search_adds_up_the_score_of_each_result(index: Path) -> None:
    shown = run("search", "--index", index, "--explain", "otters ott*").stdout
    (line,) = [line.strip() for line in shown.splitlines() if "score" in line]
    match = re.fullmatch(r"score (\S+) = otters (\S+) \(2× otters, rarity 0\.69\) \+ patterns (\S+)", line)
    assert match, line
    score, *parts = map(float, match.groups())
    assert score == pytest.approx(sum(parts), abs=0.02)


def test_what_age_leaves_of_a_score_is_told_where_it_counts(index: Path) -> None:
    shown = run("search", "--index", index, "--explain", "--sort", "recent", "otters").stdout
    (line,) = [line for line in shown.splitlines() if "score" in line]
    match = re.search(r"score (\S+) = .*; × (\S+) for its age: (\S+)\Z", line)
    assert match, line
    score, factor, faded = map(float, match.groups())
    assert faded == pytest.approx(score * factor, abs=0.02)


def test_a_text_letter_for_letter_is_called_so(index: Path) -> None:
    shown = run("search", "--index", index, "--explain", "=Otters").stdout
    assert " + letter for letter 1.00" in shown


def test_lines_are_as_wide_as_the_terminal(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    lines = run("search", "--index", index, "--facet", "none", "otters").stdout.splitlines()
    assert lines[1:4] == ["     2019-05-04", "     Otters came back to", "     Estonia."]


def test_titles_facets_and_scores_go_on_in_the_next_line_where_the_terminal_ends(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    narrow = run("search", "--index", index, "--explain", "otters").stdout
    assert max(map(len, narrow.splitlines()[:-1])) <= 40
    monkeypatch.delenv("COLUMNS")
    wide = run("search", "--index", index, "--explain", "otters").stdout
    words = [line.replace("█", "").split() for line in (narrow, wide)]
    assert words[0][:-2] == words[1][:-2]  # all but how long it took


def test_what_to_know_and_the_ways_out_go_on_in_the_next_line_too(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    narrow = run("search", "--index", index, "--facet", "none", "xyzzy AND otters AND quokka").stdout.splitlines()
    assert max(map(len, narrow)) <= 30
    noted = run("search", "--index", index, "--facet", "none", '"otters or~ tea"').stdout.splitlines()
    assert max(map(len, noted)) <= 30
    assert noted[:2] == ["Note: Inside quotation marks ~", "  says nothing; or~ was looked"]


def hit(**members: object) -> Hit:
    empty = dict.fromkeys(("title", "url", "source", "section", "byline", "language", "added"), "")
    values = {"published": None, "organizations": (), "countries": (), "snippet": (), "score": 1.0}
    return Hit(**{"id": "tea", **empty, **values, **members})  # type: ignore[arg-type]


def page(request: SearchRequest | None = None, total: int = 0, **members: object) -> ResultPage:
    values = {"hits": (), "facets": {}, **members}
    echo, state = QueryEcho("tea", "tea"), IndexState(1, 1_234, "")
    return ResultPage(request or SearchRequest(), echo, total, 1.5, state, **values)  # type: ignore[arg-type]


def lines(answer: ResultPage, explained: dict[str, Explanation] | None = None) -> list[str]:
    return [click.unstyle(line) for line in rendered(answer, explained or {})]


def test_a_result_tells_what_it_is_about_and_its_id() -> None:
    result = hit(
        title="Tea",
        published=Published("2014-03", "month", "url"),
        source="Herald",
        countries=(Named("NO", "Norway"),),
        organizations=tuple(Named(f"o{number}", f"Club {number}") for number in range(9)),
        snippet=(Run("Much\n"), Run("tea", match=True), Run(" was drunk")),
    )
    assert [click.unstyle(line) for line in hit_lines(7, result)] == [
        "  7. Tea  2014-03",
        f"{INDENT}Much tea was drunk",
        f"{INDENT}Norway · Club 0 · Club 1 · Club 2 · Club 3 · Club 4 — Herald — tea",
    ]
    assert [click.unstyle(line) for line in hit_lines(1, hit())] == ["  1. Untitled article  undated", f"{INDENT}tea"]


def test_words_that_were_asked_for_are_coloured() -> None:
    title, *_ = hit_lines(1, hit(title="Green Tea"), (Run("Green "), Run("Tea", match=True)))
    assert click.style("Tea", fg="red", bold=True) in title
    assert click.style("Green ", bold=True) in title


def test_results_are_numbered_through_all_pages() -> None:
    answer = page(SearchRequest(page=3, page_size=2), total=9, hits=(hit(id="a"), hit(id="b")))
    assert [line[:4] for line in lines(answer) if "Untitled article" in line] == ["  5.", "  6."]
    assert lines(answer)[-1] == "9 of 1,234 articles, page 3 of 5, 1.5 ms."


def test_a_page_past_the_last_one_says_which_that_is() -> None:
    answer = page(SearchRequest(page=7, page_size=2), total=3)
    assert lines(answer)[-1] == "3 of 1,234 articles, past the last page, which is 2, 1.5 ms."


def test_pages_of_near_copies_as_one_are_counted_as_they_are_shown() -> None:
    answer = page(SearchRequest(page_size=2, copies="fold"), total=9, folded=3)
    assert lines(answer)[-1] == "9 of 1,234 articles (3 with near copies as one), page 1 of 2, 1.5 ms."


def test_articles_with_all_words_are_told_from_those_with_some() -> None:
    assert lines(page(total=1_500, total_all_words=2))[-1].startswith("2 with all words, 1,500 with some of 1,234")


def test_facets_tell_how_many_values_and_articles_they_leave_out() -> None:
    values = (FacetValue("NO", "Norway", 1_200), FacetValue("JP", "Japan", 1, share=0.5, share_of_all=0.25))
    facets = {"country": Facet(values, distinct=5, other=9, missing=3), "person": Facet((), 0, 0, 0)}
    printed = lines(page(total=1, facets=facets))
    assert printed[0] == "Countries: Norway 1,200, Japan 1 (50.0% of these, 25.0% of all), 3 more, none 3"
    assert printed[1] == "People: none"


def test_a_long_histogram_shows_its_end_and_counts_the_rest() -> None:
    buckets = tuple(Bucket(f"{year}", f"{year}-01-01", f"{year}-12-31", year - 1989) for year in range(1990, 2020))
    facets = {"date": Histogram("year", buckets, missing=4, coarser=2)}
    printed = lines(page(SearchRequest(span="chosen"), total=1, facets=facets))
    assert printed[0] == ("Date by year: 21 before 1996-01-01, --span all shows them, 4 undated, 2 known less exactly")
    assert len(printed) == 2 + SHOWN_BUCKETS
    assert printed[-2] == f"  2019       {'█' * 30} 30"
    assert len(lines(page(SearchRequest(span="all"), total=1, facets=facets))) == 2 + len(buckets)
    assert lines(page(total=1, facets={"date": Histogram("year", (), 0)}))[0] == "Date: none"


def test_bars_are_of_what_has_articles_and_outliers_are_counted() -> None:
    buckets = tuple(Bucket(f"{year}", f"{year}-01-01", f"{year}-12-31", year % 2 * 9) for year in range(1901, 2020))
    histogram = Histogram("year", buckets, missing=0, before=7, after=3)
    printed = lines(page(SearchRequest(span="chosen"), total=1, facets={"date": histogram}))
    assert printed[0] == f"Date by year: {7 + 36 * 9} before 1973-01-01, 3 after 2019-12-31, --span all shows them"
    assert [line.split()[0] for line in printed[1:-1]] == [f"{year}" for year in range(1973, 2020, 2)]
    mentioned = Histogram("year", buckets[-1:], 0, earliest="1600-01-01", latest="2090-12-31")
    printed = lines(page(SearchRequest(span="chosen"), total=1, facets={"date": mentioned}))
    assert printed[0] == "Date by year: others from 1600-01-01, others up to 2090-12-31, --span all shows them"


def test_where_nothing_is_found_the_parts_and_the_ways_out_are_told() -> None:
    few = FewHits(
        (ClauseCount("tea", 9), ClauseCount("oats", 0)), (Relaxation("Search without “oats”", 1_009, "q=tea"),)
    )
    printed = lines(page(few_hits_of=lambda: few, suggestion_of=lambda: OtherSpelling("tee", 1_200)))
    assert printed[0] == "Did you mean: tee (1,200)"
    assert printed[1:3] == ["Each by itself: tea 9, oats 0", "  Search without “oats” (1,009)"]


def test_a_score_is_told_term_by_term_the_weightiest_first() -> None:
    terms = (
        TermScore(
            "text", "tea", 3, 2.0, 1.5, 90, 1.0, 1.25, (FormCount("tea", 2, 1, 1), FormCount("teas", 1, 1, 1)), 0.5
        ),
        TermScore("country", "NO", 1, 1.0, 1.0, 1, 2.0, 2.0),
    )
    printed = lines(page(total=1, hits=(hit(),)), {"tea": Explanation(3.26, terms)})
    assert printed[2] == (
        f"{INDENT}score 3.26 = NO 2.00 (countries, named by the query) + tea 1.25 (2× tea, 1× teas, rarity 1.50, "
        "× 0.50 for the share of the query that it has) + patterns 0.01"
    )
