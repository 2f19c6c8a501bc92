from __future__ import annotations

from searchapp.model.article import TITLE_WORDS
from searchapp.model.request import SearchRequest
from searchapp.model.result import Hit, Named, Run
from searchapp.web.hit_views import TAGS, hit_view_of


def hit(title: str = "", organizations: tuple[Named, ...] = ()) -> Hit:
    snippet = (Run("The ferry " * TITLE_WORDS),)
    return Hit("ferry", title, "", "", "", "", "en", None, "", organizations, (), snippet, 1.0)


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    view = hit_view_of(hit(), (), SearchRequest("ferry"))
    assert view.is_untitled
    assert view.title == (Run("The ferry The ferry The ferry The ferry The ferry …"),)


def test_tags_narrow_the_search_and_are_few() -> None:
    boards = tuple(Named(f"board-{number}", f"Board {number}") for number in range(TAGS + 1))
    request = SearchRequest("ferry", organizations=("board-0",))
    view = hit_view_of(hit(title="Ferry", organizations=boards), (Run("Ferry"),), request)
    assert [(tag.label, tag.current) for tag in view.tags] == [
        (f"Board {number}", number == 0) for number in range(TAGS)
    ]


def test_a_headline_in_capitals_and_the_kinds_of_tags_are_told() -> None:
    title = "BANK LENDS TO TOWN"
    view = hit_view_of(hit(title, (Named("board", "Board"),)), (Run(title),), SearchRequest("bank"))
    assert view.in_capitals
    assert [tag.kind for tag in view.tags] == ["organization"]
    assert not hit_view_of(hit("Bank Lends"), (Run("Bank Lends"),), SearchRequest("bank")).in_capitals
