"""What is sent of an article."""

from __future__ import annotations

import orjson
import pytest

from searchapp.backends.base import IndexedArticle
from searchapp.backends.opensearch.documents import key_of, stems_of, to_source
from searchapp.backends.opensearch.mapping import FILLING, LENGTH_WEIGHT
from searchapp.backends.stored_article import indexed_article_of, summary_of
from searchapp.engine.similarity import PADDING
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, MentionedDate


def source_of(article: Article, facts: Facts | None = None) -> dict[str, object]:
    """The document of an article."""
    source: dict[str, object] = orjson.loads(to_source(IndexedArticle(article, facts or Facts(), "a.txt\tdigest")))
    return source


def test_words_stand_once_with_their_weights_and_what_is_made_of_them_beside_these() -> None:
    source = source_of(Article("1", "An otter dives. Otters dive.", "Otters dive"))
    filling = f"{FILLING}|{(7 + PADDING) * LENGTH_WEIGHT - 155}"  # seven terms have the same part in the length
    assert source["words"] == f"an|15 otter|15 dives|15 otters|55 dive|55 {filling}"
    assert source["stems"] == f"an|15 otter|15 dive|15 otter|55 dive|55 {filling}"  # the cluster adds them up
    assert (source["title"], source["body"]) == ("otters dive", "an otter dives otters dive")
    assert (source["title_stems"], source["title_only_stems"]) == ("otter dive", "")


def test_stems_of_the_title_that_the_body_has_not_are_told() -> None:
    source = source_of(Article("1", "An otter dives.", "Divers dive, otters and divers watch"))
    assert source["title_only_stems"] == "diver and watch"


def test_the_filling_is_sent_as_it_is() -> None:
    assert FILLING.encode() in to_source(IndexedArticle(Article("1", "An otter"), Facts(), "a.txt\tdigest"))


def test_words_of_one_root_weigh_together() -> None:
    source = source_of(Article("1", "Measurable: measured, by tea measurement. Logically measured."))
    filling = f"{FILLING}|{(7 + PADDING) * LENGTH_WEIGHT - 75}"
    assert source["roots"] == f"measur|15 measur|30 measur|15 logic|15 {filling}"
    german = source_of(Article("1", "Messungen, measured"), Facts(language="de"))
    assert german["roots"] == f"{FILLING}|{(2 + PADDING) * LENGTH_WEIGHT}"


def test_stems_of_other_languages_are_marked() -> None:
    source = source_of(Article("1", "Die Häuser"), Facts(language="de"))
    in_english = ["die", *stems_of("hauser", [""])]
    assert source["stems"] == f"de/die|15 de/haus|15 {FILLING}|{(2 + PADDING) * LENGTH_WEIGHT - 30}"
    assert source["english_stems"] == " ".join(in_english)
    assert source_of(Article("1", "Houses"))["english_stems"] == ""
    assert stems_of("haus", ["", "de"]) == ["haus", "de/haus"]


def test_a_day_and_a_longer_date_are_counted_apart() -> None:
    day = source_of(Article("1", "x", published=Published("1970-01-03", "day", "field")))
    assert (day["published"], day["published_until"], day["day"]) == (2 * 86_400, 3 * 86_400 - 1, 2)
    month = source_of(Article("1", "x", published=Published("1970-01", "month", "field")))
    assert (month["coarse"], "day" in month) == ("0 30", False)


def test_dates_in_the_text_are_spans_of_days() -> None:
    facts = Facts(dates=(MentionedDate("1970-01-03", "day", 0, 1, "x"),))
    source = source_of(Article("1", "x"), facts)
    assert source["mentioned"] == ["1970-01-03", "1970-01", "1970"]
    assert source["mentioned_days"] == [{"gte": 2, "lte": 2}]


def test_what_is_no_text_or_too_long_is_refused() -> None:
    with pytest.raises(DocumentError):
        to_source(IndexedArticle(Article("1", "\ud800"), Facts(), "a.txt\tdigest"))
    with pytest.raises(DocumentError, match="longer than"):
        to_source(IndexedArticle(Article("1", "x", section="s" * 40_000), Facts(), "a.txt\tdigest"))


def test_a_key_is_short_whatever_the_id() -> None:
    assert len(key_of("x" * 10_000)) == len(key_of("x")) == 32


def test_when_an_article_was_added_is_a_number_in_the_cluster() -> None:
    indexed = IndexedArticle(Article("1", "x"), Facts(), "a.txt\tdigest", added="1970-01-02T00:00:05Z")
    source = orjson.loads(to_source(indexed))
    assert source["added"] == 86_405
    assert "added" not in source_of(Article("1", "x"))
    assert summary_of(source["summary"].encode()).added == indexed_article_of(source["article"].encode()).added
