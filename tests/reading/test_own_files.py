"""Files of searchapp are no articles, wherever they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.errors import LeftOut
from searchapp.exports import EXPORT_FORMATS, exported
from searchapp.reading import SourceFile
from searchapp.reading.own_files import OWN_FILE
from searchapp.reading.readers import reader_of


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("old/searches.txt", "# kept\n\nferries: ferry OR boat\nstrikes: (strike OR walkout) country:PT\n"),
        ("old/corrections.txt", "never Finance as organization\nmerge Fars, Fars News -> Fars News Agency\n"),
        ("corrections-2023.txt", 'always "Blue Door" is organization\n'),
        ("searches.txt", "# none yet\n"),
    ],
)
def test_what_people_write_for_searchapp_is_left_out(name: str, text: str) -> None:
    with pytest.raises(LeftOut, match=OWN_FILE):
        reader_of(SourceFile(name, content=text.encode()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("searches.txt", "Searches resumed\nDivers went down to the wreck: they found a harp.\nIt will be shown."),
        ("corrections.txt", "Corrections\nThe ferry of Larnvik has two masts, not three, as we wrote on Monday."),
        ("notes.txt", "ferries: ferry OR boat\nharps: the harp of the chapel is gone, the vicar said on Sunday"),
    ],
)
def test_articles_with_such_names_or_lines_are_read(name: str, text: str) -> None:
    assert reader_of(SourceFile(name, content=text.encode())).name == "plain text"


@pytest.mark.parametrize("format_name", ["csv", "dossier"])
def test_results_without_whole_texts_and_dossiers_are_left_out(town_index: Path, format_name: str) -> None:
    chosen = EXPORT_FORMATS[format_name]
    with ArticleIndex.open(town_index) as index:
        content = b"".join(exported(index, SearchRequest(""), chosen).chunks)
    with pytest.raises(LeftOut, match=OWN_FILE):
        reader_of(SourceFile(f"results.{chosen.suffix}", content=content))
