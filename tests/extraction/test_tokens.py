"""Tokens with their offsets."""

from __future__ import annotations

from searchapp.extraction.tokens import chunks, plain_apostrophes, tokenize


def test_tokens_keep_offsets_where_entities_and_quotes_stand() -> None:
    text = "Fisch &amp; Sons’ U.S. office, O’Neill’s and al-Noor said “no”."
    tokens = tokenize(plain_apostrophes(text))
    assert [text[tokens.starts[index] : tokens.ends[index]] for index in range(3)] == ["Fisch", "&amp;", "Sons"]
    assert {"&", "U.S.", "O'Neill", "'s", "al-Noor"} <= set(tokens.words)


def chunk_texts(text: str) -> list[str]:
    """The chunks of a text."""
    tokens = tokenize(text)
    return [text[tokens.starts[begin] : tokens.ends[end - 1]] for begin, end in chunks(tokens)]


def test_chunks_are_capitalised_words_and_the_link_words_between_them() -> None:
    assert chunk_texts("now the Bank of the West met Ann. The tea rose.") == ["Bank of the West", "Ann"]


def test_lines_whose_capitals_say_nothing_have_no_chunks() -> None:
    assert chunk_texts("TEA PRICES RISE IN MARINA\nthe Tea Board said") == ["Tea Board"]
    assert chunk_texts("Tea Prices Rise Again\nthe Tea Board said") == ["Tea Board"]


def test_a_sentence_of_a_hard_wrapped_text_goes_on_over_the_line_end() -> None:
    text = "Title\nthe committee that looks after lighthouses, the Tea\nBoard, met at noon.\n"
    assert chunk_texts(text)[-1] == "Tea\nBoard"
    assert tokenize("It was the U.S. Tea Board.").begins_sentence(3) is False
