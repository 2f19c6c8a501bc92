"""The headline of a pasted page is found among menus, standfirsts, captions and other stories."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.headlines.headline_line import find_headline
from searchapp.reading.cleaning.lines import Line

TITLE = "Ferry to Oxmere sails again after nine weeks"
MENU = ("Harbour", "Council", "Weather desk", "Swans block the road to the old brewery")
BODY = (
    "The ferry to Oxmere sailed again on Monday, nine weeks after a barge tore its ramp away.",
    "Forty people and a goat were aboard, and the harbour band played on the quay.",
    "The council said that the ramp had cost more than the ferry.",
)


def headline(*head: str, body: tuple[str, ...] = BODY) -> str | None:
    lines = [Line(text) for text in (*head, *body)]
    index = find_headline(lines, [False] * len(head) + [True] * len(body))
    return None if index is None else lines[index].text


@pytest.mark.parametrize(
    "between",
    [
        (),
        ("By Ada Lunt", "4 May 2021"),
        ("Nine weeks without a ferry are over, and the harbour celebrates", "By Ada Lunt", "4 May 2021"),
        ("4 May 2021", "The ferry at its quay on Monday morning. Photo: Ada Lunt"),
        ("3 min read", "Ada Lunt", "Add us on your home page"),
    ],
)
def test_the_line_that_the_body_bears_out_is_the_headline(between: tuple[str, ...]) -> None:
    assert headline(*MENU, TITLE, *between) == TITLE


def test_a_line_that_the_page_repeats_is_the_headline() -> None:
    assert headline(TITLE, *MENU, "What the ferry means for the council", TITLE, "4 May 2021") == TITLE


@pytest.mark.parametrize(
    "other",
    [
        "Home » Harbour » Ferry and council",
        "News > Harbour > Ferry to Oxmere",
        "Ferry, ramp, barge and quay at Oxmere harbour on Monday. AFP/Ada Lunt",
        "The harbour band of Oxmere and its ferry on Monday. Credit...Ada Lunt for The Herald",
        "The harbour band and the council, right, aboard the Oxmere ferry on Monday",
    ],
)
def test_breadcrumbs_and_captions_are_no_headline(other: str) -> None:
    title = "Oxmere goats sail again"
    assert headline(*MENU, other, title, "4 May 2021") == title


@pytest.mark.parametrize(
    "title",
    [
        "Home council of Oxmere sails with its ferry",
        "Home: a goat sails to Oxmere by ferry",
        "EU/EPA ferry rules anger Oxmere harbour council",
        "Goats sail to Oxmere by ferry | Reuters",
    ],
)
def test_words_of_breadcrumbs_and_captions_may_stand_in_a_headline(title: str) -> None:
    assert headline(*MENU, "Swans block the road to Torvik", title, "4 May 2021") == title


def test_a_line_that_ends_with_the_headline_leads_to_it() -> None:
    lines = [Line("HomeHarbour" + TITLE), Line(TITLE), *(Line(text, gap=True) for text in BODY)]
    assert find_headline(lines, [False, True, True, True, True]) == 1


def test_a_long_line_below_a_headline_is_its_standfirst() -> None:
    title = "Oxmere sails without its goat aboard"
    standfirst = (
        "Nine weeks after a barge tore its ramp, the ferry and the harbour council of Oxmere are back on the quay"
    )
    assert headline(*MENU, title, standfirst) == title


def test_a_headline_below_lines_that_were_taken_for_body_is_found() -> None:
    lines = [Line("Oxmere Harbour Office, Quay Street 32"), Line("Phone 0555 3200"), Line("Fax 0555 3201")]
    lines += [Line("Monday to Friday"), Line("Nine to noon"), Line("and by appointment"), Line(TITLE, gap=True)]
    lines += [Line("4 May 2021"), *(Line(text, gap=True) for text in BODY)]
    assert find_headline(lines, [False, *[True] * 6, False, *[True] * 3]) == 6


def test_a_headline_of_two_words_is_found_where_there_is_no_other() -> None:
    assert headline("Harbour news", body=BODY) == "Harbour news"


def test_a_body_that_begins_with_its_headline_has_one() -> None:
    lines = [Line(TITLE), *(Line(text, gap=True) for text in BODY)]
    assert find_headline(lines, [True] * len(lines)) == 0


def test_a_line_below_the_first_paragraph_is_no_headline() -> None:
    texts = (
        "Whatever happened on our island",
        BODY[0],
        "Nine weeks council ferry harbour again",
        "4 May 2021",
        *BODY[1:],
    )
    lines = [Line(text, gap=True) for text in texts]
    assert find_headline(lines, [True] * len(lines)) == 0


def test_a_body_alone_has_no_headline() -> None:
    assert headline() is None


@pytest.mark.parametrize(
    "title", ["LOOK: Ferry to Oxmere sails again", "Follow the money: how a Telegram channel sold guns"]
)
def test_a_headline_may_begin_as_links_and_buttons_do(title: str) -> None:
    assert headline(title, "By Ada Lunt", "4 May 2021") == title
    assert headline("READ: Swans block the road again", TITLE, "4 May 2021") == TITLE


def test_breadcrumbs_without_signs_between_them_are_no_headline() -> None:
    glued = "HomeHarbourGoats: ferry of the council and the harbour band"
    assert headline(glued, "Goats of Oxmere", "4 May 2021") == "Goats of Oxmere"


@pytest.mark.parametrize("day", ["Ada Lunt|Published 15 hours ago", "Publicerad 22:31", "Publié il y a 3 heures"])
def test_a_line_above_an_hour_is_the_headline_as_above_a_day(day: str) -> None:
    assert headline("Goats of the quay", day, "Goats of the band", body=(BODY[1],)) == "Goats of the quay"


def test_a_writer_and_a_place_above_the_day_are_no_headline() -> None:
    title = "Ferry sails again tonight"
    shared = f"{title} on WhatsApp (opens in a new window)"
    assert headline(title, "Photo: Ada Lunt", shared, "Save", "Ada Lunt in Oxmere", "4 May 2021") == title


def test_a_series_above_the_headline_makes_it_no_standfirst() -> None:
    standfirst = "Forty people and a goat sailed when the ferry came back to the harbour after nine weeks"
    title = "A new ramp for the harbour of Oxmere"
    assert headline("The Ferry of Monday", title, standfirst, "By Ada Lunt", "4 May 2021") == title


def test_long_headlines_of_scripts_without_spaces_are_found_and_their_menus_are_none() -> None:
    body = (
        "オクスミアの渡し船が月曜日に九週間ぶりに運航を再開した。",
        "四十人と一頭の山羊が乗船し、港の楽隊が岸壁で演奏した。",
        "市議会によると、渡し船の桟橋の修理費は船の価格を上回った。",
    )
    title = "オクスミアの渡し船が九週間ぶりに運航再開！桟橋の修理費は船の価格を上回ると市議会が発表し港では楽隊も演奏へ"
    menu = "港 市議会 楽隊 渡し船 桟橋 山羊"
    assert headline(menu, "海の記事", title, "2021年5月4日", "ブックマーク", body=body) == title


def test_the_headline_of_a_korean_page_has_words_with_other_endings() -> None:
    body = ("경비정이 월요일 항구에서 출항했고 주민들이 부두에서 손을 흔들었다고 시의회가 밝혔다.",)
    assert headline("오늘의 날씨 정보", "항구로 돌아온 경비정", "구독자 선호 설정", body=body) == "항구로 돌아온 경비정"


def test_a_headline_within_the_body_stands_above_a_day_in_any_language() -> None:
    head = ("Nachrichten der Stadt", "Hafen", "Ferry nach Oxmere im Harbour", "4. Mai 2021")
    index = find_headline([Line(text) for text in (*head, *BODY)], [False, *[True] * (len(head) + len(BODY) - 1)])
    assert index == 2


def test_the_way_to_a_page_in_japanese_is_no_headline() -> None:
    body = (
        "オクスミアの渡し船が月曜日に九週間ぶりに運航を再開した。",
        "四十人と一頭の山羊が渡し船に乗船し、港の記事になった。",
    )
    title = "渡し船に山羊も乗船"
    assert headline("オクスミア新聞デジタル 渡し船 記事 山羊", title, "2021年5月4日", body=body) == title


def test_a_headline_has_words_of_the_first_lines_sooner_than_of_the_last() -> None:
    body = (*BODY, "Swans had blocked the road to the old brewery before.", "The brewery is for sale again.")
    assert (
        headline("Swans block the brewery road", *MENU[:3], "Oxmere ferry at its quay", body=body)
        == "Oxmere ferry at its quay"
    )


def test_a_headline_may_say_before_a_colon_what_it_is_about() -> None:
    title = "Oxmere: a ferry sails"
    assert headline("The harbour band played aboard Monday", *MENU[:3], title) == title


def test_a_headline_stands_right_above_its_day_sooner_than_another() -> None:
    title = "The Oxmere ferry sails"
    assert headline("The harbour council played aboard Monday", *MENU[:3], title, "4 May 2021", "3 min read") == title


def test_names_and_agencies_in_brackets_end_a_caption() -> None:
    caption = "Forty people and a goat sailed on the ferry to Oxmere on Monday (Ada Lunt/NORDBILD)"
    assert headline(caption, "Oxmere has its ferry", "4 May 2021") == "Oxmere has its ferry"


def test_teasers_that_were_taken_for_body_do_not_hide_the_headline() -> None:
    teasers = ("A barge came loose in the storm of last night, and nobody saw it go away.", "More from the harbour")
    lines = [Line(text, gap=True) for text in (*teasers, *MENU, TITLE, "4 May 2021", *BODY, *BODY)]
    assert find_headline(lines, [True, *[False] * 7, *[True] * 6]) == lines.index(Line(TITLE, gap=True))
