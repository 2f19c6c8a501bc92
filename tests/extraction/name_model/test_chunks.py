"""The chunks of capitalised words."""

from __future__ import annotations

from searchapp.extraction.name_model.chunks import chunks
from tests.extraction.tokenized import tokens_of


def chunk_texts(text: str) -> list[str]:
    """The chunks of a text."""
    tokens = tokens_of(text)
    return [
        text[tokens.starts[begin] : tokens.ends[end - 1]] for begin, end in chunks(tokens.words, tokens.kinds).tolist()
    ]


def test_chunks_are_capitalised_words_and_the_link_words_between_them() -> None:
    assert chunk_texts("now the Bank of the West met Ann. The tea rose.") == ["Bank of the West", "Ann"]


def test_lines_whose_capitals_say_nothing_have_no_chunks() -> None:
    assert chunk_texts("TEA PRICES RISE IN MARINA\nthe Tea Board said") == ["Tea Board"]
    assert chunk_texts("Tea Prices Rise Again\nthe Tea Board said") == ["Tea Board"]


def test_a_sentence_of_a_hard_wrapped_text_goes_on_over_the_line_end() -> None:
    text = "Title\nthe committee that looks after lighthouses, the Tea\nBoard, met at noon.\n"
    assert chunk_texts(text)[-1] == "Tea\nBoard"


def test_full_stops_and_apostrophes_link_only_what_they_belong_to() -> None:
    assert chunk_texts("near St. Larn Bay. Tea rose") == ["St. Larn Bay", "Tea"]
    assert chunk_texts("later the Growers' Guild saw the Miller' Guild") == ["Growers' Guild", "Miller", "Guild"]


def test_a_chunk_that_is_too_long_for_a_name_is_cut() -> None:
    assert [text.count(" ") + 1 for text in chunk_texts("see " + "Tea " * 40)] == [30, 10]


def test_where_a_list_of_names_is_cut_does_not_depend_on_how_long_it_is() -> None:
    for name in ("Tea ", "Tea of ", "St. Larn Bay & the ", "Growers' of the "):
        short, long = (chunk_texts(f"see {name * count}Guild.") for count in (200, 5_000))
        assert len(long) > 20 * len(short)
        assert long[: len(short) - 3] == short[:-3]
