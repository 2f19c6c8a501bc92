"""The headline of a page is what its places agree upon, and the site's name is no part of it."""

from __future__ import annotations

import json

import pytest

from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.markup.headline import headline
from searchapp.reading.markup.web_page import web_page

TITLE = "Ferry sails again after nine weeks"


def headline_of(
    shared: str = "", heading: str = "", head: str = "", data: str = "", sites: tuple[str, ...] = ("Oxmere Echo",)
) -> str:
    graph = {"@type": "NewsArticle", "headline": data}
    root = page_root(
        f"<html><head><title>{head}</title>"
        + (f"<meta property='og:title' content=\"{shared}\">" if shared else "")
        + (f"<script type='application/ld+json'>{json.dumps(graph)}</script>" if data else "")
        + f"</head><body>{f'<h1>{heading}</h1>' if heading else ''}<p>The ferry sailed at noon.</p></body></html>"
    )
    assert root is not None
    return headline(web_page(root), sites)


@pytest.mark.parametrize(
    "end",
    [
        " - The Reed Courier",
        " | News | The Reed Courier",
        " » Reed Post",
        " - reed.example",
        " - Reed Post - May 4, 2019",
    ],
)
def test_a_title_without_a_heading_ends_before_the_papers_name(end: str) -> None:
    assert headline_of(head=f"{TITLE}{end}", sites=()) == TITLE
    assert headline_of(head="渡船再次开航_里德新闻_里德网", sites=()) == "渡船再次开航"


def test_links_topics_and_hidden_headings_are_no_headline() -> None:
    assert headline_of(heading=f"<a href=/f>{TITLE}</a><a href='#'>¶</a>", head=TITLE) == TITLE
    topic = f"<span class=topline>Ferries</span><span class=title>{TITLE}</span>"
    assert headline_of(heading=topic, head=f"Ferries: {TITLE} - THE REED") == TITLE
    root = page_root(f"<title>{TITLE}</title><h1 class=sr-only>Article page</h1><h2>{TITLE}</h2><p>It sailed.</p>")
    assert root is not None
    assert headline(web_page(root), ()) == TITLE


def test_signs_that_part_persian_letters_stay() -> None:
    assert headline_of(heading="اسکله بسته می\u200cشود", head="اسکله بسته می\u200cشود") == "اسکله بسته می\u200cشود"


def test_quotation_marks_are_those_that_readers_see() -> None:
    shown, plain = "Ferry’s ‘long’ rest ends", "Ferry's 'long' rest ends"
    assert headline_of(shared=plain, heading=shown, head=f"{plain} - Oxmere Echo", data=plain) == shown


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - Oxmere Echo",
        f"{TITLE} | Harbour | Oxmere Echo",
        f"{TITLE} — Oxmere Echo — 12.03.2021",
        f"Oxmere Echo: {TITLE}",
        f"{TITLE}｜Oxmere Echo",
    ],
)
def test_the_site_leaves_a_title_that_the_page_shows_without_it(title: str) -> None:
    assert headline_of(shared=title, heading=TITLE) == TITLE


@pytest.mark.parametrize("tail", [" - Oxmere Echo", " | The Oxmere Echo", " | Oxmere Echo | 12.03.2021"])
def test_the_site_leaves_a_title_that_stands_nowhere_else(tail: str) -> None:
    assert headline_of(head=TITLE + tail) == TITLE


def test_a_dash_within_a_headline_stays() -> None:
    assert headline_of(shared="Ferry sails - at last") == "Ferry sails - at last"


def test_what_is_shown_and_declared_alike_goes_before_a_title_for_sharing() -> None:
    assert headline_of(shared="You won't believe this ferry", heading=TITLE, data=TITLE) == TITLE


def test_a_heading_that_names_the_site_or_a_box_is_no_headline() -> None:
    assert headline_of(shared=TITLE, heading="Oxmere Echo", head=TITLE) == TITLE
    assert headline_of(shared=TITLE, heading="Most read today", head=TITLE) == TITLE


def test_parts_of_a_heading_are_told_apart() -> None:
    assert headline_of(heading="Harbour<br>Ferry sails") == "Harbour Ferry sails"


@pytest.mark.parametrize(
    "heading",
    [
        f"{TITLE}<br><small>Its crew wants a second one</small>",
        f"<span>From the harbour</span> {TITLE}",
        f"From the harbour<br>{TITLE}<br>Its crew wants a second one",
    ],
)
def test_what_stands_beside_the_headline_in_its_heading_is_none_of_it(heading: str) -> None:
    assert headline_of(heading=heading, head=TITLE) == TITLE


@pytest.mark.parametrize("heading", [f"{TITLE} to the joy of its crew", f"Harbour trade: {TITLE}"])
def test_what_runs_on_from_the_title_for_sharing_is_none_of_it(heading: str) -> None:
    assert headline_of(shared=TITLE, heading=heading, data=heading, head=heading) == TITLE
    assert headline_of(shared="Ferry sails", heading=heading, data=heading, head=heading) == heading


def test_a_heading_of_nested_elements_is_read_in_its_order() -> None:
    assert headline_of(heading="The <a>old <em>ferry</em> sails</a> again") == "The old ferry sails again"


def test_soft_hyphens_and_entities_are_taken_off() -> None:
    assert headline_of(heading="Fer&shy;ry &amp; quay") == "Ferry & quay"


def test_signs_that_were_escaped_twice_are_signs() -> None:
    twice = "Ferry&amp;rsquo;s crew &amp;amp; guests"
    assert headline_of(heading=twice, head=twice) == "Ferry’s crew & guests"


def test_a_heading_that_the_title_adds_to_another_one_is_the_sites_name() -> None:
    assert headline_of(heading=f"Larn Post</h1><h2>{TITLE}</h2><h1 hidden>", head=f"{TITLE} - Larn Post") == TITLE
    assert headline_of(heading=f"Larn Post</h1><h2>{TITLE}</h2><h1 hidden>", head=f"Larn Post | {TITLE}") == TITLE


def test_the_topic_within_a_heading_is_no_part_of_it() -> None:
    assert headline_of(heading=f"<span class='kicker'>Harbour</span> <span>{TITLE}</span>") == TITLE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"Print: {TITLE} - Larn Post", TITLE),  # whose second-level heading is the headline
        ("Ferry sails again - Harbour", "Ferry sails again - Harbour"),  # whose second-level heading is the section
    ],
)
def test_a_page_to_print_has_no_heading_of_the_first_level(title: str, expected: str) -> None:
    section = TITLE if TITLE in title else "Harbour"
    root = page_root(f"<html><head><title>{title}</title></head><body><h2>{section}</h2><p>At noon.</p></body></html>")
    assert root is not None
    assert headline(web_page(root), ()) == expected


def page_with_home_link(head: str, body: str, home: str = "<a href='/'>Oxmere Echo</a>") -> str:
    root = page_root(f"<html><head><title>{head}</title></head><body>{home}<article>{body}</article></body></html>")
    assert root is not None
    return headline(web_page(root), ())


@pytest.mark.parametrize(
    "home", ["<a href='/'>Oxmere Echo</a>", "<a href='https://echo.example/'><img alt='Oxmere Echo'></a>"]
)
def test_the_link_to_the_first_page_tells_what_a_title_ends_with(home: str) -> None:
    assert page_with_home_link(f"{TITLE} – Oxmere Echo", "<p>The ferry sailed.</p>", home) == TITLE
    assert page_with_home_link("Oxmere Echo", f"<h2>{TITLE}</h2><p>The ferry sailed.</p>", home) == TITLE


def test_a_link_that_is_called_as_the_story_names_no_site() -> None:
    body = f"<h1>{TITLE}</h1><p>The ferry sailed.</p>"
    assert page_with_home_link(f"{TITLE} - Oxmere Echo", body, f"<a href='./'>{TITLE}</a>") == TITLE


def test_the_name_of_the_site_is_no_headline_where_another_is() -> None:
    assert headline_of(shared="Oxmere Echo", head="Oxmere Echo", heading=TITLE) == TITLE


def test_a_title_of_a_section_without_end_takes_no_time() -> None:
    title = " - ".join(["Harbour"] * 10_000)
    root = page_root(f"<html><head><title>{title}</title></head><body><nav><a>Harbour</a></nav><p>At noon.</p></body>")
    assert root is not None
    assert headline(web_page(root), ()).startswith("Harbour - Harbour")


def test_a_section_that_the_menu_names_ends_no_headline() -> None:
    menu = "<nav><a href=/news>News</a><a href=/sport>Sport</a></nav>"
    root = page_root(
        f"<html><head><title>{TITLE} – News – Oxmere Echo</title></head><body>{menu}<p>It sailed.</p></body>"
    )
    assert root is not None
    assert headline(web_page(root), ("Oxmere Echo",)) == TITLE


def test_small_print_in_a_heading_is_words_apart() -> None:
    assert headline_of(heading=f"{TITLE}<small>Crews cheered</small>") == f"{TITLE} Crews cheered"


def test_a_page_that_calls_itself_one_to_print_has_its_headline_in_a_heading() -> None:
    root = page_root(
        f"<html><head><title>Oxmere Echo: Print version</title></head><body><h2>{TITLE}</h2><p>It sailed.</p>"
    )
    assert root is not None
    assert headline(web_page(root), ()) == TITLE


def test_the_name_of_the_site_ends_no_headline_that_the_data_have() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": f"{TITLE} - Echo.example"})
    head = f"<title>{TITLE} - Echo.example</title><script type='application/ld+json'>{data}</script>"
    root = page_root(f"<html><head>{head}</head><body><p>It sailed.</p></body>")
    assert root is not None
    assert headline(web_page(root), ("Echo.example",)) == TITLE
