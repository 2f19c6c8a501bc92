"""What all segments of one writer have in common."""

from __future__ import annotations

from searchapp.engine.indexing.limits import DEFAULT_LIMITS
from searchapp.engine.indexing.segment_options import SegmentOptions


def test_a_field_has_one_compressor_which_goes_on_with_the_dictionary_of_the_index() -> None:
    dictionary = b"tea and oats " * 200
    options = SegmentOptions(None, {"article": dictionary}, DEFAULT_LIMITS)
    assert options.compressor("article").dictionary == dictionary
    assert options.compressor("article") is options.compressor("article")
    assert options.compressor("summary") is options.compressor("summary")
    assert options.compressor("summary").dictionary == b""
