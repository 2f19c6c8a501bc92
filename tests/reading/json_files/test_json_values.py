"""Values of a stream: whole where they can be held, in parts where they cannot."""

from __future__ import annotations

import io
import json

from searchapp.reading.json_files.json_values import JsonValues

ARTICLES = [{"id": n, "body": f'x "quoted" {{[ {n}', "tags": [{"name": "tea"}]} for n in range(6_000)]


def values(content: bytes, window_bytes: int = 1 << 20) -> tuple[list[object], list[tuple[int, str]]]:
    """The values, and the line and text of each error."""
    read = list(JsonValues(io.BytesIO(content), window_bytes))
    parsed = [json.loads(value.content) for value in read if not value.error]
    return parsed, [(value.line, value.error) for value in read if value.error]


def test_values_one_after_another() -> None:
    assert values(b'\xef\xbb\xbf{"a": 1} {"a":\n2}\n[3],\n{"a": "}"}') == ([{"a": 1}, {"a": 2}, [3], {"a": "}"}], [])


def test_a_list_that_is_too_large_is_its_elements() -> None:
    assert values(json.dumps(ARTICLES).encode(), window_bytes=500) == (ARTICLES, [])


def test_a_wrapper_that_is_too_large_is_what_it_wraps() -> None:
    content = json.dumps({"status": "ok", "response": {"total": 3, "docs": ARTICLES}, "end": None}).encode()
    assert values(content, window_bytes=500) == (ARTICLES, [])


def test_an_object_that_is_too_large_is_put_together_again() -> None:
    article = {"title": "Tea", "body": 'x\\" ' * 400_000, "n": 12.5, "tags": [{"name": "tea"}]}
    assert values(json.dumps(article).encode(), window_bytes=500) == ([article], [])


def test_what_was_read_before_a_file_is_cut_off_is_kept() -> None:
    content = json.dumps({"articles": ARTICLES[:3]}, indent=1).encode()
    parsed, errors = values(content[: content.index(b'"id": 2') + 4])
    assert parsed == ARTICLES[:2]
    assert errors == [(21, "the object that begins here has no end; the file is cut off or damaged")]


def test_stray_text_is_told_where_it_stands() -> None:
    parsed, errors = values(b'{"a": 1}\n// more below\n{"a": 2}\nend')
    assert parsed == [{"a": 1}, {"a": 2}]
    assert errors == [
        (2, "“// more below” is no JSON; it was passed over"),
        (4, "“end” is no JSON; it was passed over"),
    ]


def test_endless_nesting_is_given_up() -> None:
    parsed, errors = values(b"[" * 100_000)
    assert parsed == []
    assert errors == [(1, "lists and objects are nested too deeply; the rest was not read")]


def test_days_of_which_one_is_too_large_are_told_with_its_articles() -> None:
    content = json.dumps({"2024-05-01": ARTICLES[:2], "2024-05-02": ARTICLES, "2024-05-03": ARTICLES[:1]}).encode()
    read = list(JsonValues(io.BytesIO(content), window_bytes=500))
    assert {value.day for value in read[:-1]} == {"2024-05-02"}
    assert [json.loads(value.content) for value in read] == [
        *ARTICLES,
        {"2024-05-01": ARTICLES[:2], "2024-05-03": ARTICLES[:1]},
    ]


def test_what_is_kept_by_another_name_than_a_day_tells_none() -> None:
    read = list(JsonValues(io.BytesIO(json.dumps({"articles": ARTICLES}).encode()), window_bytes=500))
    assert [(value.day, json.loads(value.content)) for value in read] == [("", article) for article in ARTICLES]


def test_articles_under_their_names_are_given_as_many_as_can_be_held() -> None:
    articles = {f"a{article['id']}": article for article in ARTICLES}
    content = json.dumps(articles).encode()
    read = list(JsonValues(io.BytesIO(content), window_bytes=500, held_bytes=10_000))
    assert len(read) > 10
    assert {name: article for value in read for name, article in json.loads(value.content).items()} == articles


def test_articles_under_their_names_before_a_file_is_cut_off_are_kept() -> None:
    content = json.dumps({"a": ARTICLES[0], "b": ARTICLES[1], "c": ARTICLES[2]}).encode()
    parsed, [(_, error)] = values(content[:-9])
    assert parsed == [{"a": ARTICLES[0], "b": ARTICLES[1]}]
    assert "has no end" in error
