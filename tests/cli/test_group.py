"""The terminal: data on standard output, the rest on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from searchapp import ArticleIndex, SearchRequest
from searchapp.cli import main
from searchapp.cli.group import SearchappGroup


def run(*arguments: str | Path, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, catch_exceptions=False)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two articles that came through a pipe."""
    articles = [
        {
            "id": "otters",
            "title": "Otters Return",
            "body": "Otters came back to Estonia.",
            "published": "2019-05-04",
            "countries": ["EE"],
        },
        {
            "id": "herons",
            "title": "Herons Leave",
            "body": "Herons left Latvia.",
            "published": "2019-06",
            "countries": ["LV"],
        },
    ]
    text = "".join(json.dumps(article) + "\n" for article in articles)
    folder = tmp_path / "index"
    assert run("index", "--index", folder, "-", text=gzip.compress(text.encode())).exit_code == 0
    return folder


def test_a_search_prints_titles_snippets_and_facets(index: Path) -> None:
    result = run("search", "--index", index, "otters")
    assert result.exit_code == 0
    assert "1. Otters Return  2019-05-04" in result.stdout
    assert "Countries: Estonia 1" in result.stdout
    assert "1 of 2 articles" in result.stdout
    assert "\x1b" not in result.stdout, "colours are for terminals"


def test_facets_can_be_listed_by_what_is_typical_with_the_shares(index: Path) -> None:
    result = run("search", "--index", index, "--facet-sort", "typical", "otters")
    assert "Countries: Estonia 1 (100.0% of these, 50.0% of all)" in result.stdout


def test_a_search_that_finds_nothing_says_none(index: Path) -> None:
    result = run("search", "--index", index, "zebras")
    assert result.stdout.splitlines()[-1].startswith("0 of 2 articles")


def test_an_explained_search_adds_up_the_score_of_each_result(index: Path) -> None:
    shown = run("search", "--index", index, "--explain", "otters ott*").stdout
    (line,) = [line.strip() for line in shown.splitlines() if "score" in line]
    found = re.fullmatch(r"score (\S+) = otters (\S+) \(2× otters, rarity 0\.69\) \+ patterns (\S+)", line)
    assert found, line
    score, *parts = map(float, found.groups())
    assert score == pytest.approx(sum(parts), abs=0.02)


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


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["search", "--json", '"otters'], 2, "^"),
        (["search", "--sort", "best", "otters"], 2, "“best” is not one of relevance, recent, newest, oldest"),
        (["search", "--from", "2019-13", "otters"], 2, "is not a date"),
        (["search"], 2, "Missing argument"),
        (["search", "--colour", "otters"], 2, "No such option"),
    ],
)
def test_wrong_usage_is_2_and_says_how(index: Path, arguments: list[str], status: int, message: str) -> None:
    result = run(arguments[0], "--index", index, *arguments[1:])
    assert (result.exit_code, message in result.stderr) == (status, True), result.stderr
    assert result.stdout == ""


def test_no_index_is_1_and_says_what_to_do(tmp_path: Path) -> None:
    result = run("search", "--index", tmp_path / "none", "otters")
    assert result.exit_code == 1
    assert "searchapp index" in result.stderr


def test_extract_prints_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "otters.txt").write_text("Otters Return\n\nThe otters came back to Estonia on Friday, a ranger said.")
    (tmp_path / "bad.jsonl").write_text("{")
    result = run("extract", tmp_path)
    (found,) = [json.loads(line) for line in result.stdout.splitlines()]
    text = f"{found['title']}\n{found['body']}"
    mentions = [mention for country in found["countries"] for mention in country["mentions"]]
    assert [country["id"] for country in found["countries"]] == ["EE"]
    assert [text[mention["start"] : mention["end"]] for mention in mentions] == [
        mention["text"] for mention in mentions
    ]
    assert "bad.jsonl, line 1" in result.stderr


def test_extract_takes_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"otters-\xff.txt")
    path.write_text("Otters Return\n\nThe otters came back to Estonia on Friday, a ranger said.")
    assert json.loads(run("extract", tmp_path).stdout)["path"].endswith("otters-\\xff.txt")


@pytest.mark.parametrize("command", ["index", "search", "stats", "check", "facts"])
def test_what_the_system_refuses_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Here lies no folder.")
    result = run(command, "--index", tmp_path / "file", *(["otters"] if command == "search" else []))
    assert (result.exit_code, result.stderr.startswith("Error: "), len(result.stderr.splitlines())) == (1, True, 1)


@pytest.mark.parametrize("arguments", [[b"\xe9t\xe9"], [b"--org", b"soci\xe9t\xe9", b"otters"]])
def test_words_that_are_not_utf_8_are_pointed_at(index: Path, arguments: list[bytes]) -> None:
    result = run("search", "--index", index, *map(os.fsdecode, arguments))
    assert (result.exit_code, "part of" in result.stderr) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_in_a_sentence(index: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "searchapp", "search", "--index", str(index), "otters"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "Error: No space left on device\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--json", "otters"),
        ("search", "--format", "jsonl", "otters"),
        ("show", "otters"),
        ("index", "--json"),
        ("extract",),
        ("fields",),
    ],
)
def test_a_reader_that_has_seen_enough_ends_a_command_as_any_other_program(
    arguments: tuple[str, ...], index: Path, tmp_path: Path
) -> None:
    (tmp_path / "rain.jsonl").write_text('{"body": "It rained on the otters."}\n')
    given = [str(tmp_path / "rain.jsonl")] if arguments[0] in ("index", "extract", "fields") else []
    unread, output = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "searchapp", *arguments, *given]
    settings = {**os.environ, "SEARCHAPP_INDEX": str(index)}
    ended = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False, env=settings)
    os.close(output)
    assert ended.returncode == 141
    assert not re.search("Error|Traceback|Exception|pipe", ended.stderr)


@pytest.mark.parametrize("arguments", [("index", "--json"), ("extract",)])
def test_a_standard_output_that_is_closed_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "rain.jsonl").write_text('{"body": "It rained on the otters."}\n')
    command = [sys.executable, "-m", "searchapp", *arguments, str(tmp_path / "rain.jsonl")]
    shell = ["sh", "-c", '"$@" >&-', "sh", *command]
    ended = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (2, "Error: standard output is closed\n")
    assert not (tmp_path / "index").exists()


def test_index_tells_what_became_of_everything(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    (tmp_path / "bad.jsonl").write_text("{")
    result = run("index", "--index", tmp_path / "index", tmp_path / "good.txt", tmp_path / "bad.jsonl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 added, 0 changed, 0 removed, 1 failed" in result.stderr
    assert "bad.jsonl, line 1" in result.stderr


def test_index_and_extract_tell_what_they_left_out(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    for name in ("a.png", "b.png", ".hidden", ".too"):
        (corpus / name).write_text("x")
    result = run("index", "--index", tmp_path / "index", corpus)
    assert "Left out: 2 .png, 2 hidden files." in result.stderr
    assert f".png: {corpus}/a.png, {corpus}/b.png" in result.stderr
    assert "Left out: 2 .png, 2 hidden files." in run("extract", corpus).stderr


def test_the_report_of_a_run_is_one_json_object(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    (corpus / "bad.jsonl").write_text("{")
    (corpus / "a.png").write_text("x")
    report = json.loads(run("index", "--json", "--index", tmp_path / "index", corpus).stdout)
    assert (report["added"], report["changed"], report["removed"], report["documents"]) == (1, 0, 0, 1)
    [failed], [left_out] = report["failed"], report["left_out"]
    assert (failed["path"], failed["line"]) == (f"{corpus}/bad.jsonl", 1)
    assert (left_out["reason"], left_out["count"], left_out["examples"]) == (".png", 1, [f"{corpus}/a.png"])


def test_the_files_of_searchapp_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("corrections.txt", "searches.txt"):
        (tmp_path / name).write_text("# nothing yet\n")
    result = run("index", "--index", tmp_path / "index", tmp_path)
    assert result.exit_code == 1
    assert "2 files of searchapp" in result.stderr
    assert f"nothing under {tmp_path} could be read as an article" in result.stderr


def test_a_run_in_which_nothing_could_be_read_is_1(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{")
    assert run("index", "--index", tmp_path / "index", tmp_path / "bad.jsonl").exit_code == 1
    assert run("extract", tmp_path / "bad.jsonl").exit_code == 1


def test_that_is_so_whatever_the_index_holds(index: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{")
    assert run("index", "--index", index, "--keep-missing", tmp_path / "bad.jsonl").exit_code == 1
    assert run("search", "--index", index, "otters").exit_code == 0


def test_corrections_that_are_not_there_are_told(index: Path, tmp_path: Path) -> None:
    result = run("facts", "--index", index, "--diff", "--corrections", tmp_path / "typo.txt")
    assert result.exit_code == 2
    assert "typo.txt" in result.stderr


def test_a_folder_cannot_be_corpus_and_index_at_once(tmp_path: Path) -> None:
    (tmp_path / "otters.txt").write_text("Otters\n\nThe otters are back.")
    result = run("index", "--index", tmp_path, tmp_path)
    assert result.exit_code == 2
    assert "give --index another folder" in result.stderr


def test_check_passes_a_whole_index_and_names_a_cut_file(index: Path) -> None:
    assert run("check", "--index", index).exit_code == 0
    (arrays,) = index.glob("*.arrays")
    arrays.write_bytes(arrays.read_bytes()[:-10])
    result = run("check", "--index", index)
    assert (result.exit_code, arrays.name in result.stderr) == (1, True)


def test_stats_counts(index: Path) -> None:
    assert json.loads(run("stats", "--index", index, "--json").stdout)["articles"] == 2


def test_help_teaches() -> None:
    assert "searchapp index corpus/" in run("--help").stdout


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_says_what_it_does(command: str) -> None:
    usage, _, does, *_ = run(command, "--help").stdout.splitlines()
    assert usage.startswith(f"Usage: main {command} [OPTIONS]")
    assert re.match(r"  [A-Z][a-z]+ .{10}", does)


class InterruptedGroup(SearchappGroup):
    """Ctrl-C comes while the module of a command is imported."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        raise KeyboardInterrupt


def test_ctrl_c_before_a_command_has_begun_ends_it_quietly() -> None:
    result = CliRunner().invoke(InterruptedGroup("searchapp"), ["serve"])
    assert (result.exit_code, result.output) == (130, "")


def test_the_package_loads_what_it_offers_when_it_is_asked_for() -> None:
    code = "import sys, searchapp.cli; assert 'numpy' not in sys.modules; searchapp.ArticleIndex; searchapp.Nothing"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stderr.strip().endswith("AttributeError: module 'searchapp' has no attribute 'Nothing'")


def test_a_whole_result_is_printed_in_a_format_to_take_along(index: Path) -> None:
    printed = run("search", "--index", index, "--format", "ris", "--country", "EE", "otters OR herons")
    assert printed.exit_code == 0
    assert [line for line in printed.stdout.splitlines() if line.startswith("TI")] == ["TI  - Otters Return"]
    assert run("search", "--index", index, "--format", "docx", "otters").exit_code == 2


AGENCIES = [
    {"id": "spies", "body": "The Federal Bureau of Investigation (FBI) denied it. The FBI said no more."},
    {"id": "anglers", "body": "The Fisheries Board of Iceland (FBI) counts cod. The FBI has three boats."},
    {"id": "board", "body": "Nothing.", "organizations": ["Harbor Board"]},
]


def test_facts_counts_as_the_facet_does_and_lists_what_a_name_begins(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    assert run("index", "--index", tmp_path / "index", tmp_path / "news.jsonl").exit_code == 0
    assert run("facts", "--index", tmp_path / "index").stdout.splitlines() == [
        "     1  federal-bureau-of-investigation  Federal Bureau of Investigation  (= FBI 1)",
        "     1  fisheries-board-of-iceland  Fisheries Board of Iceland  (= FBI 1)",
        "     1  harbor-board  Harbor Board",
    ]
    named = run("facts", "--index", tmp_path / "index", "fbi").stdout.splitlines()
    assert [line.split()[1] for line in named] == ["federal-bureau-of-investigation", "fisheries-board-of-iceland"]


def test_facts_tells_which_corrections_are_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    run("index", "news.jsonl")
    Path("corrections.txt").write_text("# anglers\nmerge Fisheries Board of Iceland, Anglers -> The Anglers\n")
    assert "are not in force" in run("facts").stderr
    run("index", "news.jsonl")
    result = run("facts", "angl")
    assert "  merge Fisheries Board of Iceland, Anglers -> The Anglers" in result.stderr
    assert result.stdout.split()[:4] == ["1", "anglers", "The", "Anglers"]


def test_what_is_not_sure_enough_is_left_out_of_the_facet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in AGENCIES))
    assert run("index", "--min-score", "1", "news.jsonl").exit_code == 0
    run("index", "news.jsonl")
    told = run("facts")
    assert told.stdout.split() == ["1", "harbor-board", "Harbor", "Board"]
    assert told.stderr.splitlines() == ["Values less sure than 1 are left out."]
    monkeypatch.setenv("SEARCHAPP_MIN_SCORE", "0")
    assert "A min_score of 0 is set and not in force yet" in run("facts").stderr
    assert "2 of 3 articles would change" in run("facts", "--diff").stdout
    run("index", "news.jsonl")
    assert len(run("facts").stdout.splitlines()) == 3
    assert run("index", "--min-score", "60", "news.jsonl").exit_code == 2


def test_show_prints_an_article_with_its_facts(index: Path) -> None:
    shown = run("show", "--index", index, "otters").stdout
    assert shown.splitlines()[0] == "Otters Return"
    assert "Otters came back to Estonia." in shown
    assert "Countries: Estonia" in shown
    assert json.loads(run("show", "--index", index, "-j", "otters").stdout)["id"] == "otters"
    assert run("show", "--index", index, "unicorn").exit_code == 1


def test_a_search_that_finds_nothing_is_1_and_tells_what_would(index: Path) -> None:
    result = run("search", "--index", index, "--country", "LV", "otters")
    assert result.exit_code == 1
    assert "Search without the country “Latvia” (1)" in result.stdout
    assert "Countries: none" not in result.stdout
    assert run("search", "--index", index, "-j", "zebra").exit_code == 1
    assert "Did you mean: otters" in run("search", "--index", index, "ottars").stdout.splitlines()


def test_a_query_that_cannot_be_read_is_searched_as_its_words_for_people(index: Path) -> None:
    result = run("search", "--index", index, "-n", "1", 'otters "')
    assert (result.exit_code, result.stderr) == (0, '  otters "\n         ^\n')
    assert "1. Otters Return" in result.stdout
    assert run("search", "--index", index, "--json", 'otters "').exit_code == 2


def test_lines_are_as_wide_as_the_terminal(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    lines = run("search", "--index", index, "--facet", "none", "otters").stdout.splitlines()
    assert lines[1:3] == ["     Otters came back to", "     Estonia."]


def test_no_color_is_heeded(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["search", "--index", str(index), "otters"]
    assert "\x1b" in CliRunner().invoke(main, arguments, color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(main, arguments, color=True).output


def test_a_misspelt_command_is_told_its_neighbour() -> None:
    assert "Did you mean search?" in run("serch", "otters").stderr
