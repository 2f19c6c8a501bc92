"""The file of kept searches: what its lines are, and what is said of one that is not valid."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import SearchesError, UserError
from searchapp.searches import read_searches


def searches(folder: Path, text: str) -> dict[str, str]:
    """The names and queries of a file with this text."""
    path = folder / "searches.txt"
    path.write_text(text, encoding="utf-8")
    return {search.name: search.query for search in read_searches(path)}


def test_a_line_is_a_name_and_a_query(tmp_path: Path) -> None:
    text = '# ferries\n\nstrikes: (strike OR walkout) country:PT\r\n  Tea trade:   org:"atlas tea" -cup   # weekly\n'
    assert searches(tmp_path, text) == {
        "strikes": "(strike OR walkout) country:PT",
        "Tea trade": 'org:"atlas tea" -cup',
    }


@pytest.mark.parametrize("query", ['="#metoo"', "C# compiler", 'title:"a # b" x'])
def test_a_sharp_sign_within_a_word_or_quotation_marks_begins_no_comment(tmp_path: Path, query: str) -> None:
    assert searches(tmp_path, f"\ufeffsigns: {query} # said here") == {"signs": query}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "org:hamas strike",
            "line 1: “org:hamas strike” is no name with a colon, a space and a query; write:",
        ),
        ("tea: tea\n\nferry strike", "line 3: “ferry strike” is no name"),
        ("tea:   # nothing yet", "line 1: “tea:” is no name"),
        ('tea: "the cup', "line 1: the query of “tea” cannot be read at its character 1: This quotation mark"),
        ("tea: colour:red", "line 1: the query of “tea” cannot be read at its character 1: There is no field colour:"),
        ("tea: cup\nTEA: pot", "line 2: line 1 has a search “tea” too; give one of them another name"),
    ],
)
def test_a_line_that_is_not_valid_is_named_with_the_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SearchesError) as error:
        searches(tmp_path, text)
    assert f"{tmp_path}/searches.txt, {message}" in str(error.value)


def test_a_file_that_is_not_there_or_empty_is_told_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"there is no file .* make it, with a search a line, and write: strikes:"):
        read_searches(tmp_path / "none.txt")
    with pytest.raises(UserError, match=r"there is no search in .*; write: strikes:"):
        searches(tmp_path, "# nothing yet\n")


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "searches.txt"
    path.write_bytes("tea: tea\ncafé: coffee\n".encode("latin-1"))
    with pytest.raises(SearchesError, match=r"searches.txt, line 2: not UTF-8"):
        read_searches(path)


names = st.text("abcé -", min_size=1, max_size=8).map(str.strip).filter(bool)
queries = st.lists(st.sampled_from(["tea", '"a # b"', "country:PT", "x#1"]), min_size=1, max_size=3).map(" ".join)


@given(st.dictionaries(names, queries, min_size=1, max_size=4), st.sampled_from(["", " # a comment", "\r"]))
def test_what_is_written_line_by_line_is_read(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, str], behind: str
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    assert searches(folder, "\n".join(f"{name}: {query}{behind}" for name, query in kept.items())) == kept
