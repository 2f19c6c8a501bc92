from __future__ import annotations

from searchapp.text.lazy_pattern import LazyPattern


def test_a_pattern_is_made_once_and_only_when_it_is_used() -> None:
    made: list[str] = []

    def source() -> str:
        made.append("quay|weir")
        return made[-1]

    pattern = LazyPattern(source)
    assert not made
    assert pattern.match("Weir shut")
    assert pattern.search("The weir is shut")
    assert not pattern.fullmatch("weir shut")
    assert [match[0] for match in pattern.finditer("quay, weir")] == ["quay", "weir"]
    assert pattern.sub("mill", "The weir") == "The mill"
    assert len(made) == 1
