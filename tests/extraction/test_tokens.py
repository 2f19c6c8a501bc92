"""Tokens with their offsets."""

from __future__ import annotations

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import plain_apostrophes, tokenize
from tests.extraction.tokenized import tokens_of
from tests.hanging import no_hang


def test_tokens_keep_offsets_where_entities_and_quotes_stand() -> None:
    text = "Fisch &amp; Sons’ U.S. office, O’Neill’s and al-Noor said “no”."
    tokens = tokens_of(plain_apostrophes(text))
    assert [text[tokens.starts[index] : tokens.ends[index]] for index in range(3)] == ["Fisch", "&amp;", "Sons"]
    assert {"&", "U.S.", "O'Neill", "'s", "al-Noor"} <= set(tokens.words)


def test_the_words_of_lines_in_capitals_are_known_and_written_as_in_a_sentence() -> None:
    tokens = tokens_of("TEA PRICES RISE IN NORSUND\nthe Tea Board said")
    assert tokens.words[:5] == ["tea", "prices", "rise", "in", "Norsund"]
    assert (sorted(tokens.uncased), sorted(tokens.lowered)) == ([0, 1, 2, 3, 4], [0, 1, 2, 3])
    assert tokens.kinds[:5] == "wwwlC"
    assert tokens.lower[4:8] == ["norsund", "\n", "the", "tea"]


def test_a_sentence_of_a_hard_wrapped_text_goes_on_over_the_line_end() -> None:
    tokens = tokens_of("Title\nthe committee that looks after lighthouses, the Tea\nBoard, met at noon.\n")
    assert tokens.words.count("\n") == 2  # behind the title, and at the end


def test_a_full_stop_ends_a_sentence_unless_it_abbreviates() -> None:
    assert tokens_of("It was the U.S. Tea Board.").sentence_begins == {0}
    assert tokens_of("“It rose. (Tea fell.").sentence_begins == {1, 5}


def test_the_dash_behind_a_dateline_joins_no_names() -> None:
    for dash in "-–—":
        assert tokens_of(f"Tea\nMONROVIA, Liberia {dash} Amnesty met.").kinds[5] == ","
    assert tokens_of("Tea\nThey met at Norsund - Larno Station.").words.count("-") == 1


def test_a_sentence_of_a_narrow_column_goes_on_over_the_line_end_and_a_list_does_not() -> None:
    column = "Title\nThe head of Northern Tide\nBank met those of the Brae\nHarbour Board in the north."
    assert "\n" not in tokens_of(column).words[2:]
    listed = "Title\nIce on the old pier\nBoats at the north quay\nTide Bank shuts its doors"
    assert tokens_of(listed).words.count("\n") == 3


def test_words_that_say_something_of_names_are_marked_in_each_text_of_a_batch() -> None:
    texts = ("It rained.", "Anna Orr, ex-Anna, told the owner/operator of Bank of America & Ltd.", "", "The boss left.")
    marked = tokenize(texts, Vocabulary(lexicon()))
    assert [[each.words[index] for index in each.begin_persons] for each in marked] == [[], ["Anna", "ex-Anna"], [], []]
    assert [[each.words[index] for index in each.legal_forms] for each in marked] == [[], ["&", "Ltd"], [], []]
    assert [[each.words[index] for index in each.describing] for each in marked] == [
        [], ["told", "owner/operator"], [], ["boss"]
    ]  # fmt: skip
    assert "Bank" in [marked[1].words[index] for index in marked[1].begin_known]


def test_any_number_of_signs_behind_the_last_word_take_no_time() -> None:
    with no_hang():
        assert tokens_of("It rained. " + ". " * 100_000).sentence_begins == {0}
