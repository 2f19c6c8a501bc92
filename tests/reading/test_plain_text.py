"""Pasted text: headline, section, byline, date and credits apart from the body, and no line of news lost."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import ArticleError, NoArticles
from searchapp.model.article import Article, Published
from searchapp.reading import RepeatedLines, SourceFile
from searchapp.reading.cleaning.headlines.line_tests import headline_text
from searchapp.reading.cleaning.lines import split_lines
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.encodings.decoding import tidy
from searchapp.reading.encodings.repairs import mended_encoding, without_transfer_marks
from searchapp.reading.plain_text import read_plain_text

REGATTA = """Home | News | Sport | Business | Weather
Sport
Share this article
Tweet

Oarsmen of Lund win the river race by a length
By Astrid Lund
Published 4 May 2019, 10:14

LUND, Sweden — The oarsmen of Lund won the river race on Saturday by a length, their first win since 1987.
Image: A. Lund
Advertisement
“We ate a great deal of porridge,” their coach, Per Ek, said.

Related articles
Rowing club buys new boat
Porridge prices rise
Sign up for our newsletter
We use cookies to give you the best experience. Accept
© 2019 The Lund Courier. All rights reserved.
Comments (3)
Great race!
I was there and it was wet, very wet, and then it was over.
"""


def read(text: str, repeated: RepeatedLines = NO_REPEATED_LINES, path: str = "story.txt") -> Article:
    [article] = read_plain_text(SourceFile(path, content=text.encode()), repeated)
    assert isinstance(article, Article)
    return article


def test_teasers_above_the_headline_of_a_page_are_no_body() -> None:
    menu = "Home\nNews\nSport\nLog in\nShare\nTweet\nSubscribe\nMenu\nSearch\nAdvertisement\n\n"
    teaser = (
        "The rowing club of Lund has a new boat, for which its members sold porridge all year, as its coach said.\n\n"
        "“We sold it by the bowl,” the coach said, and the town bought all of it before noon, as the year before.\n\n"
    )
    head = "Oarsmen of Lund win the river race by a length\nBy Astrid Lund\nPublished 4 May 2019, 10:14\n\n"
    story = (
        "The oarsmen of Lund won the river race on Saturday by a length, and the town sang on the quay.\n\n"
        "“We ate a great deal of porridge,” their coach, Per Ek, said, and he said it again on Sunday to all.\n\n"
    )
    links = "Harbour\nCouncil\nWeather\nCulture\n" * 3
    article = read(f"{menu}{teaser}{links}\n{head}{story * 6}Comments (3)\nGreat!")
    assert article.title == "Oarsmen of Lund win the river race by a length"
    assert article.body.startswith("The oarsmen of Lund won")
    assert any("has a new boat" in line for line in article.removed)


def test_the_headline_below_a_label_of_other_stories_is_no_body() -> None:
    paragraph = "The oarsmen won the race on Saturday, and the porridge was hot."
    for label in ("Read also:", "Lesen Sie auch:", "Przeczytaj", "関連記事"):
        body = read(f"Oarsmen win the race\n\n{paragraph}\n\n{label}\nPorridge prices rise\n\n{paragraph}").body
        assert ("Porridge prices" in body) is (label == "Przeczytaj")


def test_a_pasted_page_is_taken_apart() -> None:
    article = read(REGATTA)
    assert article.title == "Oarsmen of Lund win the river race by a length"
    assert article.section == "Sport"
    assert article.byline == "Astrid Lund"
    assert article.published == Published("2019-05-04", "day", "text")
    assert article.credits == ("Image: A. Lund",)
    assert article.body == (
        "LUND, Sweden — The oarsmen of Lund won the river race on Saturday by a length, their first win since 1987.\n"
        "“We ate a great deal of porridge,” their coach, Per Ek, said."
    )
    assert article.removed[:3] == ("Home | News | Sport | Business | Weather", "Share this article", "Tweet")
    assert article.removed[-1].startswith("I was there")


@pytest.mark.parametrize("label", ["By", "Author of the article:", "Von"])
def test_a_name_below_its_label_is_the_byline(label: str) -> None:
    article = read(REGATTA.replace("By Astrid Lund", f"{label}\nAstrid Lund and Per Ek"))
    assert article.byline == "Astrid Lund, Per Ek"


def test_labels_by_the_headline_name_the_writer_and_the_source() -> None:
    body = "港务局星期二表示，旧码头将关闭两年。工程师发现十二根柱子中有九根出现裂缝。\n岛上居民担心航程变长。"
    article = read(f"旧码头将关闭两年\n2021-03-02 09:15:00 来源：城报 作者：林明\n\n{body}")
    assert (article.title, article.byline, article.source) == ("旧码头将关闭两年", "林明", "城报")
    assert read(f"旧码头将关闭两年\n\n新华社伦敦3月2日电（记者林明、王芳）{body}").byline == "林明, 王芳"


def test_a_name_above_an_office_is_the_byline_below_buttons_too() -> None:
    body = "The harbour board shut the old weir for two years.\n\nEngineers had found cracks in its wall, it said."
    head = "Weir shut for two years\n2 March 2021\nShare\nSave\nEva Lund\nBusiness reporter, Larn News"
    assert read(f"{head}\n\n{body}").byline == "Eva Lund"


@pytest.mark.parametrize(
    "head",
    [
        "Weir shut for two years\n\nEva Lund in Brae\nTue 2 Mar 2021 08.15 GMT\nShare",
        "Weir shut for two years\nTuesday, March 02, 2021\nEva Lund\nWhat you need to know:",
        "Weir shut for two years\nIt has cracks.\n\nShare full article\n\n145\n\nThe weir.\n\nA view.\nBy Eva Lund",
        "Weir shut for two years\nEva Lund\n3-4 minutes",
        "Weir shut for two years\nEva Lund, Brae\n02.03.2021, 08.00 Uhr",
        "Weir shut for two years\nPor Eva Lund, b1 — Brae\n02/03/2021 08h00",
        "Weir shut for two years\nEva Lund\nEnviada especial\nBrae",
        "Weir shut for two years\nEva Lund Published March 2, 2021 Updated March 3, 2021 10:01am",
    ],
)
def test_bylines_as_pages_show_them(head: str) -> None:
    body = "The harbour board shut the old weir for two years.\n\nEngineers had found cracks in its wall, it said."
    assert read(f"{head}\n\n{body}").byline == "Eva Lund"


def test_an_outlet_a_town_or_a_button_below_the_day_is_no_byline() -> None:
    body = "The harbour board shut the old weir for two years.\n\nEngineers had found cracks in its wall, it said."
    for line in ("Larn Post", "New Brae", "Listen Now", "Larn Weir", "Harbour Board"):
        assert read(f"Weir shut for two years\nTuesday, March 02, 2021\n{line}\n\n{body}").byline == ""


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("BRAE, May 4 (Xinhua) -- ", "Xinhua"),
        ("Brae (Noruega), 4 may 2019 (EFE).- ", "EFE"),
        ("(ANSA) - BRAE, 4 MAG - ", "ANSA"),
        ("A short summary of it.\n\nBRAE, May 4 (Reuters) - ", "Reuters"),
        ("", ""),
    ],
)
def test_the_agency_of_the_dateline_is_the_source(dateline: str, source: str) -> None:
    body = "The harbour board shut the old weir for two years.\n\nEngineers had found cracks in its wall, it said."
    assert read(f"The old weir is shut for two years\n\n{dateline}{body}").source == source


def test_a_line_with_the_source_above_the_dateline_is_none_of_the_text() -> None:
    text = "BRAE, Ontario, Nov. 28, 2020 (LARN WIRE) -- Brae Tea Ltd. has opened a mill on the weir, it said on Friday."
    article = read(f"Brae Tea opens a mill\n\nSource: Brae Tea Ltd.\n\n{text}")
    assert (article.body, article.source) == (text, "Brae Tea Ltd.")


def test_who_speaks_is_no_writer_and_a_headline_no_source() -> None:
    text = "The harbour board shut the old weir for two years.\n\nEngineers had found cracks in its wall, it said."
    talk = read(f"Weir shut for two years\nMarch 3, 2021\n\nReporter: Tell me of the weir.\n\n{text}")
    assert (talk.byline, talk.body) == ("", f"Reporter: Tell me of the weir.\n\n{text}")
    signed = read(f"Source: Larks sign Ada Lunt\nBy Piet Moor\nMarch 3, 2021\n\n{text}")
    assert (signed.title, signed.byline, signed.source) == ("Source: Larks sign Ada Lunt", "Piet Moor", "")


def test_a_byline_that_names_nobody_is_not_lost() -> None:
    article = read("Sermon on the weir\n\nText: Luke 10\n\nThe harbour board shut the old weir for two years, he said.")
    assert (article.byline, article.removed) == ("", ("Text: Luke 10",))


def test_a_stacked_menu_names_no_section() -> None:
    article = read(
        "Home\nWorld\nCity\nOpinion\nSign In\n\nA clock is right again\n\nIt was set right on Sunday, said the mayor."
    )
    assert (article.section, article.title) == ("", "A clock is right again")
    assert article.removed == ("Home", "World", "City", "Opinion", "Sign In")


WHOLE = {  # texts that lose nothing: (title, text)
    "three lines": (
        "Bridge reopens in Tallow",
        "Bridge reopens in Tallow\n\nThe old bridge is open again.\nCars may cross it from Monday.",
    ),
    "one sentence": ("", "The ferry to Sandholm was late again on Friday."),
    "verse": (
        "The keeper's song",
        "The keeper's song\n\nThe lamp goes round, the lamp goes round\nAnd nobody comes to call\nMore\n"
        "The gulls are walking on the ground\nHome\nThe rain is on the wall",
    ),
    "list": ("Five ways to store apples", "Five ways to store apples\n\n1. In straw\n2. In a cellar\n3. As cider"),
    "interview": (
        "The woman who counts puffins",
        "The woman who counts puffins\n\nQ: How many?\nA: Fewer than last year.\nQ: Why?\nA: The eels have gone.",
    ),
    "upper case": (
        "WHEAT PRICES RISE IN TORVIK",
        "WHEAT PRICES RISE IN TORVIK\n\nTORVIK, MARCH 3 - WHEAT PRICES ROSE ON FRIDAY AS RAIN KEPT FARMERS IN.\n"
        "THE GRAIN BOARD SAID IT WOULD OPEN ITS STORES.",
    ),
    "a question for a headline": (
        "Is this the oldest oak in Europe?",
        "Is this the oldest oak in Europe?\n\nAn oak in Kvill may be a thousand years old.\nIts rings were counted.",
    ),
    "news of cookies": (
        "Court rules on cookies",
        "Court rules on cookies\n\nThe court ruled that websites may not use cookies without consent.\n"
        "“Your browser is your own,” the judge said.\nCopyright lawyers welcomed the ruling.",
    ),
    "a standfirst": (
        "Fish market to stay open on Sundays",
        "Fish market to stay open on Sundays\n\nTraders had asked for it\n\nThe market will stay open.",
    ),
    "another script": ("", "灯台は百年ぶりに再び灯った。\n町の人々は港に集まって祝った。"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_no_line_of_an_article_without_boilerplate_is_lost(name: str) -> None:
    title, text = WHOLE[name]
    article = read(text)
    assert article.title == title
    assert article.removed == ()
    lines = [line for line in text.split("\n") if line and line != title]
    assert [line for line in article.body.split("\n") if line] == lines


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("[Photo: Harbour News ]", "Photo: Harbour News"),
        ("Photo by Lena Brandt", "Photo by Lena Brandt"),
        ("Foto: dpa", "Foto: dpa"),
        ("Visitors queue at the museum. (Reuters/Jo Marsh)", "Reuters/Jo Marsh"),
        ("(AP Photo/Sam Reed)", "AP Photo/Sam Reed"),
        ("Image: Olu Ade", "Image: Olu Ade"),
    ],
)
def test_photo_credits_are_taken_out_and_kept(line: str, credit: str) -> None:
    article = read(
        f"A museum of buttons opens\n\nIt opened its doors on Tuesday.\n{line}\nIt holds eleven thousand buttons."
    )
    assert article.credits == (credit,)
    assert article.removed == (line,)
    assert "buttons" in article.body
    assert line not in article.body


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 May 2019", "2019-05-04"),
        ("2019-05-04 10:00", "2019-05-04"),
        ("Posted on the 21st June 2019", "2019-06-21"),
        ("21/06/2019", "2019-06-21"),
        ("06/05/2019", None),
    ],
)
def test_the_day_by_the_headline_is_reliable_where_it_can_mean_but_one(line: str, day: str | None) -> None:
    published = read(
        f"Otters return to the river Nen\n{line}\n\nThree otters were seen on the Nen this week."
    ).published
    assert (published.value if published and published.reliable else None) == day


def test_a_day_in_the_files_name_dates_the_article() -> None:
    article = read("Three otters were seen on the Nen this week.", path="2016/2016-09-05-otters.txt")
    assert article.published == Published("2016-09-05", "day", "file", reliable=False)


def test_wrapped_paragraphs_are_made_whole() -> None:
    article = read(
        "Harvest festival draws record crowd\n\n"
        "   The harvest festival at Elmsford drew a record crowd on Sunday, the\n"
        "town council said, with more than four thousand people walking the fields\n"
        "between the church and the mill in bright sunshine.\n"
        "   Bakers sold nine hundred loaves before noon, and the band played until\n"
        "the last of them had gone home, tired and content.\n"
    )
    first, second = article.body.split("\n")
    assert first.startswith("The harvest festival at Elmsford drew a record crowd on Sunday, the town council said,")
    assert second.startswith("Bakers sold nine hundred loaves before noon, and the band played until the last")


def test_lines_that_the_corpus_repeats_go_out() -> None:
    repeated = RepeatedLines(["Thanks to our friends at Lund Dairy"])
    article = read(
        "Cows come home\n\nThe cows of Lund came home on Friday.\nThanks to our friends at Lund Dairy", repeated
    )
    assert article.removed == ("Thanks to our friends at Lund Dairy",)


def test_a_text_of_boilerplate_alone_has_no_article() -> None:
    [fault] = read_plain_text(SourceFile("menu.txt", content=b"Print\nShare this\nSubscribe now"), NO_REPEATED_LINES)
    assert isinstance(fault, ArticleError)


LINES = st.sampled_from(
    [
        "Print",
        "Share on Facebook",
        "Iran",
        "Oats rise again",
        "By Mia Lund",
        "4 May 2019",
        "Related articles",
        "",
        "",
        "The oat harvest was the best for ten years, farmers said.",
        "Photo: Lund",
        "It rained.",
        "Home",
        "• Send to Kindle",
    ]
) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30)


@given(st.lists(LINES, max_size=60))
def test_every_line_ends_up_in_exactly_one_part(lines: list[str]) -> None:
    text = "\n".join(lines)
    with suppress(NoArticles):
        for article in read_plain_text(SourceFile("story.txt", content=text.encode()), NO_REPEATED_LINES):
            if isinstance(article, Article):
                parts = Counter(line for line in article.body.split("\n") if line) + Counter(article.removed)
                mended = mended_encoding(without_transfer_marks(tidy(text)))
                all_lines = Counter(line.text for line in split_lines(mended))
                other_lines = all_lines - parts
                assert not parts - all_lines
                assert other_lines.total() <= 3  # headline, section, byline
                assert article.title in {headline_text(line) for line in other_lines} or not article.title


@pytest.mark.parametrize("dating", ["03.05.2019, 10:30 Uhr", "Von Greta Holm und Ola Berg"])
def test_a_menu_above_a_short_article_goes_where_a_day_or_a_byline_follows_the_headline(dating: str) -> None:
    menu = ["Zum Inhalt", "Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "Reise", "Larmouther Zeitung"]
    prose = "Der Hafenrat hat am Dienstag beschlossen, den alten Anleger über den Winter zu sperren, sagte Greta Holm."
    article = read("\n".join([*menu, "Anleger schließt über den Winter", dating, prose]))
    assert (article.title, article.body) == ("Anleger schließt über den Winter", prose)


def test_many_short_lines_above_a_sentence_stay_where_nothing_tells_a_headline() -> None:
    verse = ["Closed is the pier", "and cold the water", "the ferry sleeps", "the gulls are gone", "the ropes are wet",
             "the nets are dry", "the lamp is out", "the quay is bare", "the bell is still"]  # fmt: skip
    text = "\n".join([*verse, "That is the song that the fishing crews of Larmouth sang when the old pier was shut."])
    assert read(text).body == text


@pytest.mark.parametrize(
    ("above", "headline", "story", "below"),
    [
        (
            "首页\n时政\n当前位置：首页 > 国际 > 正文",
            "灯塔百年后重新点亮\n2021-05-04 10:00:00 来源：港城日报\n字号：大 中 小",
            "港城的灯塔时隔百年于周五晚上重新点亮，许多居民来到码头观看。\n守塔人说，明年还会点亮，届时将邀请邻镇的孩子们参加。",
            "相关阅读\n渡轮停航",
        ),
        (
            "ホーム\n社会\n国際\n政治",
            "灯台が百年ぶりに点灯\n2021年5月4日 10時00分\nシェアする",
            "港町の灯台が金曜日の夜、百年ぶりに再び灯り、町の人々が岸壁に集まって祝った。\n灯台守は、来年も灯すと話している。",
            "あわせて読みたい\nフェリー欠航",
        ),
    ],
)
def test_pages_in_scripts_that_write_no_spaces_lose_what_stands_around_the_story(
    above: str, headline: str, story: str, below: str
) -> None:
    article = read(f"{above}\n{headline}\n{story}\n{below}\n")
    assert article.title == headline.split("\n")[0]
    assert article.body == story
    assert article.published is not None
    assert (article.published.value, article.published.reliable) == ("2021-05-04", True)


def test_what_a_release_says_above_its_headline_is_none() -> None:
    article = read(
        "FOR IMMEDIATE RELEASE\n\nGoat found in town hall\n\nThe goat was well, and the mayor was pleased.\n"
    )
    assert (article.title, article.body) == ("Goat found in town hall", "The goat was well, and the mayor was pleased.")


PARAGRAPHS = (
    "The harbour council of Larmouth will close its old pier for the winter, it said on Tuesday.\n"
    "Twelve boats will have to move to the fishing quay until the planks have been mended, the council said."
)


@pytest.mark.parametrize(
    ("above", "between"),
    [
        ("Drive\nReal Estate\nCity life", "Greta Holm\n2 hours ago"),
        ("Skip to content\nSearch\nPlease check your name.\nTown", "By Greta Holm"),
        ("Sheep block road to brewery\nOla Berg\nTOWN\nBell stolen from chapel\nJon Reed\nCOAST", "Ola Berg"),
    ],
)
def test_a_few_lines_of_a_menu_above_the_headline_go(above: str, between: str) -> None:
    article = read(f"{above}\nLarmouth council closes the old pier\n{between}\n\n{PARAGRAPHS}")
    assert article.title == "Larmouth council closes the old pier"
    assert article.body == PARAGRAPHS


@pytest.mark.parametrize(
    "head",
    ["Larmouth pier shuts\nBy Greta Holm\n4 May 2021\nLarmouth", "Town\nCoast\nSport\nLarmouth pier shuts\n4 May 2021"],
)
def test_short_lines_above_an_article_cost_it_no_line(head: str) -> None:
    said = "What now\n\nNobody knows.\n\n“We will see,” said Holm."
    story = f"{PARAGRAPHS}\n\n{said}\n\nTo move:\n\n- Anna\n- Berta\n\nEnd of May."
    article = read(f"{head}\n\n{story}")
    assert article.title == "Larmouth pier shuts"
    assert article.body == story


def test_questions_and_subheadings_are_no_bylines_and_no_end() -> None:
    questions = "记者：守塔人，明年还会点亮灯塔吗？\n市长：我们会和守塔人一起努力，让灯塔明年再次点亮，请大家放心。"
    assert read(f"市长谈灯塔重新点亮的计划\n\n{questions}").body == questions
    story = (
        "De raad van Larmouth sluit de oude pier voor de winter, zei hij dinsdag.\nMeer overlast door ratten\n"
        "De ratten komen uit de haven en eten de notulen van de raad, zei de burgemeester."
    )
    assert read(f"Pier van Larmouth dicht\n\n{story}").body == story


def test_the_headline_that_the_body_bears_out_is_below_those_of_other_stories() -> None:
    above = "Latest\nGoat found in Torvik town hall\nMayor opens bridge over the river Nen"
    article = read(f"{above}\nLarmouth council closes the old pier\nBy Greta Holm\n{PARAGRAPHS}\n{PARAGRAPHS}")
    assert article.title == "Larmouth council closes the old pier"
    assert article.body.startswith("The harbour council of Larmouth")


def test_the_address_above_the_headline_is_the_articles() -> None:
    article = read(f"https://larn.example/2021/05/04/pier\nLarmouth council closes the old pier\n\n{PARAGRAPHS}")
    assert (article.title, article.url) == (
        "Larmouth council closes the old pier",
        "https://larn.example/2021/05/04/pier",
    )
    assert article.published == Published("2021-05-04", "day", "url")
    assert "https" not in article.body


def test_whom_to_write_to_is_no_section() -> None:
    head = "Contact: Greta Holm\nEmail: greta@larn.example\n\nLarmouth council closes the old pier\n4 May 2021"
    assert read(f"{head}\n\n{PARAGRAPHS}").section == ""


def test_a_column_of_a_scanned_paper_loses_no_line() -> None:
    column = (
        "The board of Lar-\nmouth said on Tuesday that its\noldest pier would be closed for\nthe whole of the winter."
    )
    article = read(f"PIER TO BE CLOSED\n\n{column}\n")
    assert (article.title, article.body.split()[:5]) == (
        "PIER TO BE CLOSED",
        ["The", "board", "of", "Larmouth", "said"],
    )


def test_a_question_above_a_day_is_a_headline() -> None:
    article = read(f"Why does Larmouth close its old pier?\n4 May 2021\nGreta Holm\n\n{PARAGRAPHS}")
    assert article.title == "Why does Larmouth close its old pier?"


def test_a_question_of_any_script_is_a_headline() -> None:
    assert (
        read("灯塔为何重新点亮？\n港城的灯塔时隔百年于周五晚上重新点亮，许多居民来到码头观看。").title
        == "灯塔为何重新点亮？"
    )


def test_rows_of_a_table_are_no_menu() -> None:
    rows = "Lund 3 Visby 1\nYstad 0 Kvill 2\nLarmouth 1 Nen 1"
    text = f"{rows}\nThe rowing clubs of the coast meet again in May, when the river is warmer."
    assert read(f"Rowing scores of the week\n\n{text}").body == text


def test_a_short_text_among_buttons_keeps_its_paragraphs() -> None:
    above = "SKIP TO CONTENT\nGive this article\nRead in app\nEUROPE\nGoat found in town hall\nBy Ada Lunt\nMay 4, 2021"
    paragraphs = [
        "The goat of Larnvik was found on Tuesday in the town hall, where it had eaten the minutes.",
        "Nobody had seen it come in, and the porter said that he had been at home since noon.",
        "The mayor, who is fond of goats, asked that it be given water and be let go.",
    ]
    advert = "Advertisement\nContinue reading the main story"
    article = read("\n".join([above, *paragraphs[:2], advert, paragraphs[2], "Share\nTweet\nPrint"]))
    assert article.title == "Goat found in town hall"
    assert article.body.split("\n") == paragraphs


MENU = "\n".join(f"Menu {entry}" for entry in ("Harbour", "Council", "Swans", "Goats", "Ferry", "Quay") * 6)
RACE = (
    "The oarsmen of Lund won the river race on Saturday by a length, and their coach said that porridge had done it.",
    "Per Ek, who has trained the oarsmen since 1987, cooks the porridge himself, in a copper pan of his grandmother's.",
    "The rowers of Malmo came second, a length behind, and said that they had eaten nothing but herring since Friday.",
)
OTHERS = (
    "A beekeeper found seven hives beneath the bell tower, where monks had kept honey before the plague emptied Ystad.",
    "Engineers drained the lower lock this week, because eels had nested within its gates and stopped barges.",
    "Teachers welcome a plan that lets pupils borrow telescopes overnight, although clouds hide Saturn.",
)


@pytest.mark.parametrize(("below", "stays"), [(OTHERS, False), (RACE, True)])
def test_stories_below_a_list_end_the_body_unless_it_goes_on_with_the_same_story(
    below: tuple[str, ...], stays: bool
) -> None:
    page = "\n\n".join((MENU, "Oarsmen of Lund win the river race", *RACE * 5, "Mehr zum Thema", *below))
    body = read(page).body
    assert body.count(RACE[0]) == 5 + stays
    assert OTHERS[0] not in body


@pytest.mark.parametrize(
    ("head", "rows", "steps"),
    [
        (
            "Leek soup\n\n",
            "Serves 4\n\nIngredients\n4 leeks\n1 l milk\nsalt\n\nMethod\n",
            "Clean the leeks.\nFry them.",
        ),
        (
            "Barley stew\n\n",
            "Serves six\n\nIngredients\n\n300 g barley\n1 carrot\n2 leeks\n1 l stock\nthyme\nsalt\n\nMethod\n\n",
            "Wash the barley and boil it in the stock until it is soft.",
        ),
        (
            "Gerstensuppe\n\n",
            "Zutaten:\n\nGerste\nLauch\nThymian\n\nZubereitung:\n\n",
            "Die Gerste waschen und mit dem Lauch in der Brühe weich kochen.",
        ),
        (
            "Soupe à l'orge\n\n",
            "Pour 6 personnes\n\nIngrédients\n\n½ l de lait\n\n2 poireaux\n\n1 carotte\n\nsel\n\nPréparation\n\n",
            "Lavez l'orge et faites-la cuire dans le lait pendant une heure.",
        ),
        (
            "Barley stew\nBy Una Brandt\n3 May 2019\n\n",
            "Ingredients:\n- 300 g barley\n- 1 carrot\n- thyme\n\n",
            "Wash the barley and boil it in the stock until it is soft.",
        ),
    ],
    ids=["short", "many lines", "no figures", "lines apart", "byline"],
)
def test_a_list_below_a_headline_is_kept(head: str, rows: str, steps: str) -> None:
    article = read(f"{head}{rows}{steps}\n")
    assert (article.title, article.section) == (head.split("\n")[0], "")
    assert article.body == f"{rows}{steps}"


def test_a_section_above_the_headline_of_a_list_is_no_headline() -> None:
    rows = "Serves 4\n\n300 g barley\n1 carrot\n2 leeks\n\nWash the barley and boil it in the stock until it is soft."
    article = read(f"Recipes\n\nBarley stew\n\n{rows}\n")
    assert (article.title, article.section, article.body) == ("Barley stew", "Recipes", rows)


@pytest.mark.parametrize(
    "head",
    ["Pier of Brae closes for the winter\n\n", "Pier closes\nBy Una Brandt\n3 May 2019\n\n"],
    ids=["long", "with a byline"],
)
def test_a_list_above_the_headline_is_no_text(head: str) -> None:
    article = read(
        f"Brae Courier\n\nMost read\n1. Otters return\n2. Mill burns\n3. Cheese fair\n\n{head}"
        "The board of Brae voted on Monday to close the pier for the winter.\n"
    )
    assert article.title == head.split("\n")[0]
    assert article.body == "The board of Brae voted on Monday to close the pier for the winter."


def test_a_pasted_page_of_an_encyclopedia_has_its_title_and_its_first_sentence() -> None:
    page = (
        "Brae pier\nFrom Wikipedia, the free encyclopedia\n\nThe pier of Brae was built by the council in the north of"
        " the town.[1][2]\n\nIt was closed for a winter because its piles had moved.[citation needed]\n"
    )
    article = read(page)
    assert article.title == "Brae pier"
    assert article.body.startswith("The pier of Brae")
    assert article.removed == ("From Wikipedia, the free encyclopedia",)


def test_a_page_pasted_from_a_web_archive_has_its_own_title_address_and_no_day_of_the_archive() -> None:
    head = (
        "archive.today\nwebpage capture Saved from https://brae.example/pier\n14 Jan 2023 10:11:12 UTC\nAll snapshots\n"
    )
    article = read(f"{head}Pier closes for the winter\n\nThe board of Brae voted on Monday to close the pier.\n")
    assert (article.title, article.url) == ("Pier closes for the winter", "https://brae.example/pier")
    assert article.published is None
    assert article.removed == tuple(head.strip().split("\n"))


STORY = (
    "The board of Brae voted on Monday to close the pier for the winter, after divers had found cracks in its piles.\n"
)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("3 May 2019\nShare\nEva Lund\nBBC News, Brae\nThe pier in autumn\n", "Eva Lund"),
        ("Eva Lund\nBrae Daily News\n3 May 2019\n", "Eva Lund"),
        ("Interview by Eva Lund\n3 May 2019\n", "Eva Lund"),
        ("Brae Post\n3 May 2019\nEva Lund\n", "Eva Lund"),
        ("North Coast\nBrae Daily News\n", ""),
    ],
)
def test_a_name_above_an_outlet_is_the_writers(head: str, byline: str) -> None:
    assert read(f"Pier of Brae to close for the winter\n\n{head}\n{STORY * 2}").byline == byline


def test_days_in_numbers_are_read_as_the_language_of_the_text_has_them() -> None:
    head = "Le quai de Brae fermé pour l'hiver\n\nPublié le 03/05/2019 à 09h12, mis à jour le 04/05/2019 à 10h00\n\n"
    french = "Le conseil du port a décidé lundi de fermer le vieux quai pour tout l'hiver, a dit son président.\n"
    assert read(head + french * 2).published == Published("2019-05-03", "day", "text")


@pytest.mark.parametrize(
    "headline",
    [
        "Browsers of Brae to end third-party cookies after years",
        "What a subscription costs",
        "Who reads a newsletter now?",
    ],
)
@pytest.mark.parametrize("head", ["\nBy Eva Lund, 3 May 2019\n", "Eva Lund\n3 May 2019\n"])
def test_a_headline_about_cookies_or_newsletters_is_no_notice(headline: str, head: str) -> None:
    story = "The papers of five towns told on Monday what they plan, and the union of printers was against it.\n"
    article = read(f"{headline}\n{head}\n{story * 3}")
    assert (article.title, article.byline) == (headline, "Eva Lund")
    assert article.body.startswith("The papers of five")


def test_the_rows_of_a_list_of_prices_stay() -> None:
    rows = "The Post: £2.50 a week\nThe Star: £3.00 a week\nSign up fee: £5\nArchive: £1 a search\nPrint only: £6.50"
    head = "What five papers of the coast cost\n\nBy Eva Lund\n\nWe compared prices.\n\n"
    article = read(f"{head}{rows}\n\nThe Post is the cheapest, and the Star has the best crossword of all.\n")
    assert rows in article.body
    assert article.title == "What five papers of the coast cost"


def test_a_programme_below_a_short_headline_and_the_day_is_whole() -> None:
    programme = "6pm News\nBBC One\nThe day in an hour.\n\n7pm The Pier\nITV\nA drama about a pier."
    assert read(f"TV tonight\n\n3 May 2019\n\n{programme}\n").body == programme


def test_the_minute_at_which_a_page_was_printed_is_no_day_of_its_publication() -> None:
    page = "Pier closes for the winter\nBy Eva Lund\n\nThe board of Brae voted on Monday to close the pier.\n"
    article = read(f"14/01/2023, 10:11\tPier closes - Brae Echo\n\n{page}\nhttps://brae.example/pier\t1/1\n")
    assert (article.title, article.byline) == ("Pier closes for the winter", "Eva Lund")
    assert (article.published, article.url) == (None, "https://brae.example/pier")
    assert article.body == "The board of Brae voted on Monday to close the pier."


def test_readers_comments_that_only_their_names_introduce_are_no_text() -> None:
    story = "The board closed the weir on Friday, after a vote that took two hours, said the mill's owner. " * 3
    text = f"Weir at Larn shut\n\n{story}\n\nBo wrote:\nThis is a shame.\n\nharbourfan99 says:\nThey never asked us!\n"
    article = read(text)
    assert article.body == story.strip()
    assert "They never asked us!" in article.removed
