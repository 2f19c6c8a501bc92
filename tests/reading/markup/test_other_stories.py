"""Stories below a page's own."""

from __future__ import annotations

import pytest

from searchapp.reading.html_blocks.blocks import page_blocks
from searchapp.reading.markup.other_stories import (
    drop_archive_heads,
    drop_other_stories,
    may_have_archive_head,
    without_comments,
)
from tests.reading.markup.pages import json_ld, page_of, root_of

OWN = "<article><h1>Weir <b>shut</b></h1><p>The board voted.</p></article>"
OTHER = "<div><article><h1>Cheese maker fined</h1><p>The judge was stern.</p></article> and so on</div>"


def shown(body: str, title: str = "Weir shut", head: str = "") -> str:
    page = page_of(head, body)
    drop_other_stories(page, title)
    return " ".join("".join(page.root.find("body").itertext()).split())


def test_a_story_with_another_headline_is_taken_out() -> None:
    assert shown(OWN + OTHER) == "Weir shutThe board voted."


@pytest.mark.parametrize("heading", ["<h2><a href='/2'>Cheese</a></h2>", "<a href='http://a.b/c'><h3>Cheese</h3></a>"])
def test_a_story_whose_headline_leads_to_its_own_page_is_taken_out(heading: str) -> None:
    assert shown(f"{OWN}<article>{heading}<p>The judge was stern.</p></article>") == "Weir shutThe board voted."


@pytest.mark.parametrize("heading", ["<h2>Why now?</h2>", "<h2><a href='#why'>Why now?</a></h2>"])
def test_a_part_of_the_story_with_a_heading_stays(heading: str) -> None:
    assert "judge" in shown(f"{OWN}<article>{heading}<p>The judge was stern.</p></article>")


def test_stories_stay_where_none_or_several_are_the_pages_own() -> None:
    for body, title in ((OWN + OTHER, "News"), (OWN + OWN + OTHER, "Weir shut")):
        assert "judge" in shown(body, title)


def test_entries_of_a_live_blog_stay() -> None:
    assert "judge" in shown(OWN + OTHER, head=json_ld({"@type": "LiveBlogPosting"}))


@pytest.mark.parametrize(
    "head",
    [
        "<div id=HEADER>archive.today webpage capture All snapshots</div>",
        "<div id=x__google-cache-hdr>This is Google's cache of http://brae.example/weir</div>",
        "<div id=wm-ipp-base>3 captures</div>",
    ],
)
def test_what_archives_put_above_a_page_is_none_of_it(head: str) -> None:
    assert may_have_archive_head(head)
    page = page_of("", f"{head}<div id=CONTENT>{OWN}</div>")
    drop_archive_heads(page.root)
    assert " ".join("".join(page.root.find("body").itertext()).split()) == "Weir shutThe board voted."


def test_links_to_edit_a_page_of_a_wiki_are_none_of_its_text() -> None:
    page = page_of("", "<h2>Costs<span class=mw-editsection>[edit]</span> rise</h2><p>The board voted.</p>")
    drop_archive_heads(page.root)
    assert "".join(page.root.find("body").itertext()) == "Costs riseThe board voted."


STORY = "<h1>Weir shut</h1><p>The board voted on Monday to shut the weir.</p>"
COMMENTS = "".join(f"<li class=comment><b>Ed {n}</b><p>The board has been quite wrong since {n}.</p>" for n in range(9))


def commented(body: str) -> list[str]:
    return [block.text for block in without_comments(page_blocks(root_of(f"<html><body>{body}</body></html>")))]


def test_what_readers_say_below_a_story_is_taken_out_however_long_it_is() -> None:
    kept = commented(f"<div>{STORY}</div><section id=comments><h3>9 comments</h3><ol>{COMMENTS}</ol></section>")
    assert kept == ["Weir shut", "The board voted on Monday to shut the weir."]


@pytest.mark.parametrize(
    ("area", "comment"),
    [
        ("div id=disqus_thread", "div class=post"),
        ("section class=user-comments", "div class=item"),
        ("section class=readerComments", "div><div class=item"),
        ("div class=article-comments", "article class=comment-body"),
        ("ol class=commentlist", "li class=x"),
        ("div class=leserkommentare", "div class=kommentar"),
        ("div id=commentaires", "div class=commentaire"),
        ("div class=reactions", "div class=reactie"),
        ("div class=respostas", "div class=comentario"),
        ("div class=commenti", "div class=commento"),
        ("div class=kommentarer", "div class=y"),
        ("div class=комментарии", "div class=комментарий"),
    ],
)
def test_comments_are_known_by_what_sites_call_them(area: str, comment: str) -> None:
    said = "".join(f"<{comment}><p>The board has been quite wrong since {year}.</p></div>" for year in range(9))
    kept = commented(f"<article>{STORY}</article><h3>What you think</h3><{area}>{said}</{area.split()[0]}>")
    assert kept == ["Weir shut", "The board voted on Monday to shut the weir."]


@pytest.mark.parametrize(
    "body",
    [
        f"<div><h1>Weir shut</h1></div><div class=comments><p>{'It is wrong, as we all know by now.</p><p>' * 3}</div>"
        "<div><p>The writer has lived in Brae since he was a boy.</p></div>",
        f"<ol>{COMMENTS}</ol><div class=footer><p>Be kind to all who write here, and sign your name.</p></div>",
        f"<div class=comment>{STORY}<p class=comment>It is wrong, and all of us know that it is.</p></div>",
    ],
    ids=["paragraphs without writers", "nothing else", "an opinion"],
)
def test_comments_that_are_what_a_page_is_about_stay(body: str) -> None:
    assert commented(body) == [block.text for block in page_blocks(root_of(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    "buttons",
    ["<button>Reply</button>", "<a href=#>Reply</a> <a href=#>Report</a>", "<p>Like (3) Reply</p>", "<i>Antworten</i>"],
)
def test_comments_that_no_name_tells_are_known_by_their_buttons(buttons: str) -> None:
    said = "".join(
        f"<div class=css-9a><b>eva{year}</b><p>The board has been wrong since {year}, all know.</p>{buttons}</div>"
        for year in (2001, 2002)
    )
    kept = commented(f"<div class=css-1>{STORY}</div><div class=css-2><h3>2 opinions</h3>{said}</div>")
    assert kept == ["Weir shut", "The board voted on Monday to shut the weir."]


def test_a_single_answer_and_the_posts_of_a_board_are_no_comments() -> None:
    post = "<div class=post><p>The board has been quite wrong about the weir, as we all know.</p><i>Reply</i></div>"
    assert len(commented(f"<div>{STORY}</div>{post}")) == 4
    assert len(commented(post * 3)) == 6
