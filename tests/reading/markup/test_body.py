"""The body of an article on a web page: whole, once, and without what stands around it."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import orjson
import pytest

from searchapp.reading.encodings.decoding import decode, tidy
from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.markup.body import PageBody, page_body
from searchapp.reading.markup.web_page import web_page

PAGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "html_pages"
FLOOR = 0.985  # word F1 on the pages that the model was trained on; over five folds it is 0.978

DUCKS = (
    "Forty ducks walked through the town hall of Oxmere on Monday, and nobody on the council could say why.",
    "“They came in by the north door and left by the south one,” said the caretaker, Wilf Amory, who held both open.",
    "The mayor, who was counting votes at the time, asked that the ducks be entered in the minutes as visitors.",
    "A biologist at the county museum said that ducks often follow the bed of a stream that has long been built over.",
)


def paragraphs(texts: tuple[str, ...] = DUCKS) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def page(content: str, head: str = "") -> str:
    return f"<html><head><title>Ducks visit the hall - Oxmere Echo</title>{head}</head><body>{content}</body></html>"


def body_of(markup: str) -> PageBody:
    root = page_root(markup)
    assert root is not None
    return page_body(web_page(root))


def test_paragraphs_between_menus_and_related_stories() -> None:
    body = body_of(
        page(
            "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
            f"<main><article><h1>Ducks visit the hall</h1>{paragraphs()}</article>"
            "<div class='related'><h3>Read next</h3><ul><li><a href='/1'>Geese are seen at the library door</a></li>"
            "<li><a href='/2'>Swan elected to the parish council</a></li></ul></div></main>"
            "<footer><p>© Oxmere Echo. All rights reserved.</p></footer>"
        )
    )
    assert body.text.split("\n") == list(DUCKS)


HIDDEN = (
    'style="display: none"',
    'style="visibility:hidden"',
    "hidden",
    'class="sr-only"',
    'class="card visually-hidden"',
)
OFFER = "Take the Echo for a year and have a duck of wood for nothing, as long as there are ducks."


@pytest.mark.parametrize("how", HIDDEN)
def test_what_a_page_hides_is_no_body(how: str) -> None:
    inner = f"<article><h1>Ducks visit the hall</h1>{paragraphs(DUCKS[:2])}<div {how}><p>{OFFER}</p></div>"
    between = body_of(page(f"{inner}{paragraphs(DUCKS[2:])}</article>"))
    below = body_of(page(f"<article><h1>Ducks visit the hall</h1>{paragraphs()}<p {how}>{OFFER}</p></article>"))
    assert between.text.split("\n") == below.text.split("\n") == list(DUCKS)
    assert between.removed == below.removed == (OFFER,)


@pytest.mark.parametrize(
    "how", ['aria-hidden="true"', 'style="-webkit-backface-visibility: hidden"', 'style="backface-visibility:hidden"']
)
def test_what_a_page_shows_is_body(how: str) -> None:
    content = f"<article><h1>Ducks visit the hall</h1>{paragraphs()}<p {how}>{OFFER}</p></article>"
    assert body_of(page(content)).text.split("\n") == [*DUCKS, OFFER]


@pytest.mark.parametrize("how", HIDDEN)
@pytest.mark.parametrize(
    "content",
    [
        f"<article {{how}}><h1>Ducks visit the hall</h1>{paragraphs()}</article><p>Please wait until it loads.</p>",
        f"<div {{how}}><article><h1>Ducks visit the hall</h1><div>{paragraphs()}</div></article></div>",
        f"<h1>Ducks visit the hall</h1><div>{paragraphs(DUCKS[:1])}<div {{how}}>{paragraphs(DUCKS[1:])}</div></div>",
        f"<h1>Ducks visit the hall</h1>{paragraphs(DUCKS[:2])}<div {{how}}>{paragraphs(DUCKS[2:])}</div>",
        f"<h1>Ducks visit the hall</h1><div>{paragraphs().replace('<p', '<p {how}').replace(' {how}', '', 1)}</div>",
    ],
    ids=["article", "all", "behind a wall", "below a button", "paragraphs behind a wall"],
)
def test_an_article_that_scripts_show_or_a_wall_hides_is_read(how: str, content: str) -> None:
    assert body_of(page(content.replace("{how}", how))).text.split("\n") == list(DUCKS)


def test_a_hidden_text_as_long_as_what_is_shown_is_read() -> None:
    story = "The ducks left. Nobody in Oxmere saw where they went on that day."
    hidden = f"<div hidden><p>{DUCKS[0]}</p></div>"
    body = body_of(page(f"<article><h1>Ducks</h1><p>{story}</p>{hidden}</article>"))
    assert body.text.split("\n")[-2:] == [story, DUCKS[0]]


def test_a_page_that_is_hidden_until_it_has_loaded_is_read() -> None:
    content = page(f"<article><h1>Ducks visit the hall</h1>{paragraphs()}</article>")
    for how in HIDDEN:
        for whole in ("html", "body"):
            assert body_of(content.replace(f"<{whole}", f"<{whole} {how}")).text.split("\n") == list(DUCKS)


def test_comments_longer_than_the_story_are_no_part_of_it() -> None:
    comment = (
        "<div class=comment><p>{}. The council has seen stranger guests than these, and gave them all a seat.</p></div>"
    )
    comments = "".join(map(comment.format, range(20)))
    story = f"<article><h1>Ducks visit the hall</h1>{paragraphs(DUCKS[:2])}</article>"
    assert body_of(page(f"{story}<section id='comments'>{comments}</section>")).text == "\n".join(DUCKS[:2])


def test_columns_beside_the_story_in_a_table_that_lays_out_the_page() -> None:
    menu = "<td><a href=a>Home</a><br><a href=b>Sport</a></td>"
    poll = "<td><b>Poll</b><br>Do you feed the ducks? <a href=y>Yes</a> <a href=n>No</a></td>"
    markup = f"<table><tr>{menu}<td><h1>Ducks visit the hall</h1>{'<br><br>'.join(DUCKS)}</td>{poll}</tr></table>"
    assert body_of(page(markup)).text == "\n".join(DUCKS)


def test_a_page_that_shows_nothing_has_the_text_of_its_stream() -> None:
    children = [["$", "p", None, {"children": text}] for text in DUCKS]
    row = orjson.dumps(f"5:{orjson.dumps(['$', 'article', None, {'children': children}]).decode()}\n").decode()
    markup = page(f"<div>Loading</div><script>self.__next_f.push([1,{row}])</script>")
    assert body_of(markup).text == "\n".join(DUCKS)


def test_text_stands_in_an_aside_beneath_a_cookie_notice() -> None:
    notice = "We and our partners store cookies on your device to measure how you read and to show you other adverts."
    body = body_of(
        page(
            f"<div class='cookie-consent'><p>{notice}</p><p>You may change your choice at any time, as it says below."
            f"</p></div><main><aside class='content-main'><h1>Ducks visit the hall</h1>{paragraphs()}</aside></main>"
        )
    )
    assert body.text.split("\n") == list(DUCKS)


def test_a_copy_for_another_device_is_left_out() -> None:
    both = f"<div class='desktop'>{paragraphs()}</div><div class='mobile'>{paragraphs()}</div>"
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1>{both}</article>"))
    assert [body.text.count(text) for text in DUCKS] == [1, 1, 1, 1]


def test_each_paragraph_in_a_box_of_its_own_between_adverts() -> None:
    boxes = "<div class='ad-slot'>Advertisement</div>".join(f"<section><p>{text}</p></section>" for text in DUCKS)
    body = body_of(page(f"<article class='story'><h1>Ducks visit the hall</h1>{boxes}</article>"))
    assert body.text.split("\n") == list(DUCKS)
    assert body.removed == ("Advertisement",) * 3


def test_the_summary_below_the_headline_belongs_to_the_article() -> None:
    summary = "Birds cross a council meeting and leave the way that the stream once went"
    body = body_of(
        page(
            f"<header><h1>Ducks visit the hall</h1><p class='standfirst'>{summary}</p></header>"
            f"<div class='article-body'>{paragraphs()}</div>"
        )
    )
    assert body.text.split("\n") == [summary, *DUCKS]


def test_lists_and_cells_are_kept_in_their_order() -> None:
    table = (
        "<table><tr><td>Mon</td><td><ul><li>Forty ducks</li></ul></td></tr><tr><td>Tue</td><td>None</td></tr></table>"
    )
    items = "<ul><li><span>A second door for the hall</span></li><li><span>Grain for the visitors</span></li></ul>"
    body = body_of(
        page(
            "<article><h1>Ducks visit the hall</h1>"
            f"{paragraphs(DUCKS[:2])}{table + items}{paragraphs(DUCKS[2:])}</article>"
        )
    )
    assert body.text.split("\n") == [
        *DUCKS[:2],
        "Mon | Forty ducks",
        "Tue | None",
        "- A second door for the hall",
        "- Grain for the visitors",
        *DUCKS[2:],
    ]


def test_entries_of_a_live_blog_keep_their_times() -> None:
    entries = "".join(
        f"<div class='entry'><time datetime='2024-05-0{day}'>1{day}:30</time><p>{text}</p></div>"
        for day, text in enumerate(DUCKS, 1)
    )
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1><div class='live-blog'>{entries}</div></article>"))
    assert body.text.split("\n") == ["11:30", DUCKS[0], "12:30", DUCKS[1], "13:30", DUCKS[2], "14:30", DUCKS[3]]


def test_all_entries_of_a_live_blog_are_kept_without_their_buttons() -> None:
    entries = "".join(
        f"<div class='post'><b>1{hour}:30</b><div><h3>Entry {hour}</h3><p>{text}</p></div>"
        "<div class='share'><a href='/s'>Share on Facebook</a></div></div>"
        for hour, text in enumerate(DUCKS, 1)
    )
    lead = "<p>We follow the ducks through the streets of Oxmere until they are back at their pond.</p>"
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1>{lead}{entries}</article>"))
    assert [text in body.text for text in DUCKS] == [True] * 4
    assert "Entry 4" in body.text
    assert "Share" not in body.text


def test_entries_without_names_are_those_of_a_live_blog_by_their_times() -> None:
    entries = "".join(
        f"<section id='b{hour}'><header><a href='#'><time datetime='2019-05-03T1{hour}:00Z'>1{hour}.00 BST</time></a>"
        f"<h2>Part {hour}</h2></header><div><p>{text}</p></div><footer><button>Share</button></footer></section>"
        for hour, text in enumerate(DUCKS, 1)
    )
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1>{entries}</article>"))
    assert [text in body.text for text in (*DUCKS, "Part 1", "Part 4")] == [True] * 6


def test_the_data_of_another_story_are_not_the_pages() -> None:
    other = "Swans of the county gathered at the lock of Brae in the night and were gone before the keeper woke up. "
    data = orjson.dumps({"@type": "NewsArticle", "headline": "Swans at the lock", "articleBody": other * 20}).decode()
    body = body_of(
        page(
            f"<article><h1>Ducks visit the hall</h1>{paragraphs()}</article>",
            f"<script type='application/ld+json'>{data}</script>",
        )
    )
    assert body.text.split("\n") == list(DUCKS)


def test_notices_between_paragraphs_are_left_out() -> None:
    notices = (
        "Wir verwenden auf dieser Seite Cookies, damit Sie passende Anzeigen sehen.",
        "Sign up for our newsletter on ponds and everything that swims in them.",
    )
    texts = "".join(f"<p>{text}</p>" for text in (notices[0], DUCKS[0], notices[1], *DUCKS[1:]))
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1>{texts}</article>"))
    assert body.text.split("\n") == list(DUCKS)
    assert notices[1] in body.removed


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_page_that_scripts_build_may_hold_its_text_unshown(tag: str) -> None:
    article = f"<{tag}><article>{paragraphs()}</article></{tag}>"
    assert body_of(page(f"<div id='app'>Loading…</div>{article}")).text.split("\n") == list(DUCKS)


def test_a_message_for_browsers_without_scripts_is_no_article() -> None:
    message = "<noscript><p>" + "This page needs scripts; turn them on to read it here. " * 6 + "</p></noscript>"
    shown = paragraphs(DUCKS[:1])
    assert body_of(page(f"{message}<article><h1>Ducks visit the hall</h1>{shown}</article>")).text == DUCKS[0]


def test_the_state_of_a_page_that_scripts_build_holds_its_text() -> None:
    state = orjson.dumps({"story": {"headline": "Ducks visit the hall", "body": paragraphs()}}).decode()
    body = body_of(page(f"<h1>Ducks visit the hall</h1><script>window.state = {state};</script>"))
    assert body.text.split("\n") == list(DUCKS)


def test_a_page_without_any_shown_text_is_read_from_its_data() -> None:
    blog = {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": text} for text in DUCKS]}
    script = f"<script type='application/ld+json'>{orjson.dumps(blog).decode()}</script>"
    assert body_of(page("<div id='app'></div>", script)).text.split("\n") == list(DUCKS)


def test_the_pages_data_hold_what_a_wall_hides() -> None:
    whole = orjson.dumps({"@type": "NewsArticle", "articleBody": "\n".join(DUCKS)}).decode()
    body = body_of(
        page(
            f"<article><h1>Ducks visit the hall</h1><p>{DUCKS[0]}</p><p>Subscribe to read on.</p></article>",
            f"<script type='application/ld+json'>{whole}</script>",
        )
    )
    assert body.text.split("\n") == list(DUCKS)


def test_the_pages_data_are_left_alone_where_the_page_shows_as_much() -> None:
    whole = orjson.dumps({"@graph": [{"articleBody": " ".join(DUCKS)}]}).decode()
    script = f"<script type='application/ld+json'>{whole}</script>"
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1>{paragraphs()}</article>", script))
    assert body.text.split("\n") == list(DUCKS)


def test_a_page_without_text_has_no_body() -> None:
    assert body_of("<html><body><div><img src='duck.png'></div></body></html>") == PageBody("")


@pytest.mark.skipif(not PAGES.exists(), reason="the labelled pages are not here")
def test_bodies_of_labelled_pages() -> None:
    truths = orjson.loads((PAGES / "ground-truth.json").read_bytes())
    scores = [
        _word_f1(
            body_of(tidy(decode(gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes())))).text,
            truth["articleBody"],
        )
        for name, truth in truths.items()
    ]
    assert sum(scores) / len(scores) >= FLOOR


def _word_f1(text: str, true_text: str) -> float:
    words, true_words = (Counter(re.findall(r"\w+", each.lower())) for each in (text, true_text))
    return 2 * (words & true_words).total() / max(1, words.total() + true_words.total())


def test_all_rows_of_a_table_of_figures_are_kept() -> None:
    rows = [f"Pond {number} | {number * 3} | {number % 4}" for number in range(1, 30)]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split(' | '))}</tr>" for row in rows)
    body = body_of(
        page(f"<article><h1>Ducks visit the hall</h1>{paragraphs(DUCKS[:2])}<table>{table}</table></article>")
    )
    assert body.text.split("\n") == [*DUCKS[:2], *rows]


def test_bylines_and_times_above_the_first_sentence_are_no_body() -> None:
    stamp = "<p>By Ada Holm | 3 hours ago</p><p>Updated 20 minutes ago</p>"
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1>{stamp}{paragraphs()}</article>"))
    assert body.text.split("\n") == list(DUCKS)


def test_a_paragraph_behind_a_link_to_another_story_is_the_articles() -> None:
    parts = [f"<div data-component='text-block'><p>{text}</p></div>" for text in DUCKS[:3]]
    link = "<div data-component='links-block'><p><a href='/g'>Geese in the library</a></p></div>"
    menu = "<header><nav><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav></header>"
    article = f"<article><h1>Ducks visit the hall</h1>{parts[0]}{parts[1]}{link}{parts[2]}</article>"
    body = body_of(page(f"{menu}<main>{article}</main><footer><p>© Oxmere Echo. All rights reserved.</p></footer>"))
    assert body.text.split("\n") == list(DUCKS[:3])


def test_a_paragraph_of_links_between_two_others_is_one_too() -> None:
    first = "The board of the weir voted on Tuesday to close it, for its timbers were old and rotten."
    study = "A study of four hundred weirs found that they last a hundred years"
    linked = f"<a href=1>{study}</a>, and <a href=2>another one found the same</a>."
    story = f"<p>{first}</p><p>{linked}</p><p>Crews said that {first}</p>"
    root = page_root(f"<html><body><h1>Weir shut</h1><article>{story}</article></body></html>")
    assert root is not None
    assert "another one found the same" in page_body(web_page(root)).text


def test_a_first_paragraph_of_links_is_the_articles() -> None:
    linked = "The town <a href=1>counted forty ducks in its hall on the first Monday of May this year</a>, said "
    linked += "<a href=2>Wilf Amory, the caretaker of the hall</a>."
    body = body_of(page(f"<article><h1>Ducks visit the hall</h1><p>{linked}</p>{paragraphs(DUCKS[:2])}</article>"))
    assert body.text.startswith("The town counted")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("", "<button>Read more</button>"),
        ("", "<figure><img><figcaption>The hall</figcaption></figure>"),
        ("<h2>Nobody can say why</h2>", "<div class=ad>Advert</div>"),
    ],
)
def test_a_lead_stands_in_another_element_than_the_rest(above: str, below: str) -> None:
    lead, *rest = DUCKS
    head = f"<article><h1>Ducks visit the hall</h1>{above}<p>{lead}</p>{below}"
    body = body_of(page(f"{head}<div class=story>{paragraphs(tuple(rest))}</div></article>"))
    assert body.text.split("\n") == list(DUCKS)


def test_a_last_paragraph_stands_behind_the_rest_of_the_article() -> None:
    *rest, last = DUCKS
    article = f"<article><h1>Ducks visit the hall</h1><div class=story>{paragraphs(tuple(rest))}</div><p>{last}</p>"
    assert body_of(page(f"{article}</article>")).text.split("\n") == list(DUCKS)


def test_a_story_teased_above_the_headline_is_no_lead() -> None:
    other, *rest = DUCKS
    body = body_of(page(f"<p>{other}</p><h1>Ducks visit the hall</h1><div>{paragraphs(tuple(rest))}</div>"))
    assert other not in body.text


def test_who_wrote_the_story_and_when_is_no_lead() -> None:
    stamp = "By Wilf Amory and Ida Penn for the Oxmere Echo on Monday, 4 May 2015, at 11:08 a.m."
    head = f"<article><h1>Ducks visit the hall</h1><p>{stamp}</p>"
    assert stamp not in body_of(page(f"{head}<div class=story>{paragraphs()}</div></article>")).text
