"""The persons of an article."""

from __future__ import annotations

from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article
from tests.hanging import no_hang

STORY = """\
Mayor Elena Brandt opened the Tea Museum in Leeds on Monday with Prof. Samuel Okoro of the University of Norsund.
Brandt said the museum had cost too much. “She is right,” said Mr Okoro. Elena Brandt's husband poured the tea."""


def people(body: str, **members: tuple[str, ...] | str) -> dict[str, list[str]]:
    """The mentions of each person by label."""
    facts = extract_facts(Article(id="a", body=body, **members))  # type: ignore[arg-type]
    return {person.label: [mention.text for mention in person.mentions] for person in facts.people}


def test_persons_come_without_titles_and_with_their_later_mentions() -> None:
    assert people(STORY) == {
        "Elena Brandt": ["Elena Brandt", "Brandt", "Elena Brandt"],
        "Samuel Okoro": ["Samuel Okoro", "Okoro"],
    }


def test_who_speaks_is_a_person_but_no_place_and_no_first_word_of_a_sentence() -> None:
    assert "Mirko Tallis" in people("Mirko Tallis met Una Brell at the pond. They said that it was cold there.")
    assert people("The head of a temple in Cape Town, said that the tea was good. It was cold there.") == {}
    assert people("It was cold. The Pontiff met with local cooks and said that the tea was good.") == {}


def test_title_alone_is_no_person() -> None:
    assert set(people("Vice President Ana Tallis met Deputy Prime Minister Bo Reyes. The Vice President left.")) == {
        "Ana Tallis",
        "Bo Reyes",
    }


def test_who_stands_behind_an_office_or_before_a_suffix_is_a_person() -> None:
    assert set(people("House Speaker Nancy Tallisen plans a vote. It was cold.")) == {"Nancy Tallisen"}
    assert set(people("Thasel Orrin, Jr. was there. It was cold.")) == {"Thasel Orrin"}


def test_site_that_is_called_after_a_person_is_none() -> None:
    assert people("They flew to Viktor Tallis International Airport and saw the Viktor Tallis Bridge.") == {}


def test_book_or_film_that_is_called_as_a_person_is_none() -> None:
    body = "In “Viktor Tallis” and “Olga Orrin”, read by Emma Brell, and in the film Karl Brandt, they weep."
    assert set(people(body)) == {"Emma Brell"}
    assert set(people("They met a cook named “Viktor Tallis”. It was cold.")) == {"Viktor Tallis"}


def test_firm_that_is_called_as_a_person_is_none() -> None:
    assert people("Laura Ashley closed a shop in Leeds. Ted Baker has two there, and Aston Martin none.") == {}


def test_photographer_is_a_person() -> None:
    assert "Mirka Tallin" in people(
        "It was cold there, and they said that it rained.\nPhoto: Mirka Tallin/Orvessa Pictures"
    )


def test_a_clan_s_name_may_go_on_behind_a_hyphen_and_a_daughter_s_shows_her() -> None:
    assert "Jo McTallin-Price" in people("It was cold there. They said that Jo McTallin-Price, the mayor, poured tea.")
    assert "N'Golo Orrin" in people("It was cold there. They said that N'Golo Orrin poured tea.")
    assert "Svala Brynjarsdóttir" in people("Svala Brynjarsdóttir and her crew poured tea. It was cold.")


def test_street_is_no_person() -> None:
    body = "It rained on Thames Street. Ana Tallis of 4 Rosebery Street said that it was cold there."
    assert set(people(body)) == {"Ana Tallis"}


def test_mentions_are_where_the_text_has_them() -> None:
    article = Article(id="a", title="Tea", body=STORY)
    for person in extract_facts(article).people:
        for mention in person.mentions:
            assert article.text[mention.start : mention.end] == mention.text


def test_what_an_article_brings_is_kept() -> None:
    assert people(STORY, people=("Ana Reyes", "Elena Brandt")) == {
        "Ana Reyes": [],
        "Elena Brandt": ["Elena Brandt", "Elena Brandt"],
    }
    assert people(STORY, people=()) == {}


def test_the_english_model_is_silent_on_other_languages() -> None:
    german = (
        "Der Bürgermeister Jonas Weber hat am Montag das Museum eröffnet. Die Stadt hatte lange gewartet, sagte er."
    )
    facts = extract_facts(Article(id="a", body=german))
    assert (facts.language, facts.people, facts.organizations) == ("de", (), ())


def test_initials_and_clans_show_persons() -> None:
    persons = people("The books of W.K. Tennant and Una McTavish lay there. The U.S. Senate and the D.C. Council met.")
    assert {"W.K. Tennant", "Una McTavish"} <= persons.keys()
    assert not {"U.S. Senate", "D.C. Council"} & persons.keys()


def test_initials_do_not_end_within_a_word() -> None:
    assert not {"W.K. Tennan", "W.K. Tennant"} & people("The W.K. Tennant Observatory saw it. It was far away.").keys()


def test_a_thing_is_no_person() -> None:
    assert people("The Una Brell Award went to a cook on Monday. It was the first award of the year.") == {}


def test_whom_an_office_or_a_relation_introduces_is_a_person() -> None:
    named = people(
        "They met Tea Commissioner Wu-li Orvan and her husband Ozo Tavarel-im. Chief Tarrin Bank met no one."
    )
    assert {"Wu-li Orvan", "Ozo Tavarel-im"} <= named.keys()
    assert "Tarrin Bank" not in named
    assert "Yeva Uncho" in people("Held were Orm Abene, 38; Yeva Uncho, 41; and two others, as the police said.")


def test_authors_of_references_are_no_persons_of_the_news() -> None:
    body = "The study, said Ana Tallis, is new.\nSmith AB, Jones CT, Miller J, Brown MA. Tea and sleep. J Tea. 2019."
    assert set(people(body)) == {"Ana Tallis"}
    assert "Malcolm X" in people("They said that Malcolm X, the speaker, was born there, as President Jo Tallis said.")


def test_an_area_and_what_a_saint_gave_its_name_are_no_persons() -> None:
    body = "It was cold in the Ein Al-Mirda area. Ana Tallis was taken to St Vincent's, where Bo Reyes said it rained."
    assert set(people(body)) == {"Ana Tallis", "Bo Reyes"}


def test_who_reported_is_a_person() -> None:
    body = "It was cold there, and they said that it rained. (Reporting by Pavlo Hirn in Kyiv; Editing by Jo Tolland)"
    assert set(people(body)) == {"Pavlo Hirn", "Jo Tolland"}
    assert people("It was cold there, and they said that it rained. (Reporting by Orvik Newsroom)") == {}


def test_who_speaks_may_have_a_hyphenated_given_name() -> None:
    assert set(people("It was cold there. They said that it rained. Mirko-Antal Tallis added that it was late.")) == {
        "Mirko-Antal Tallis"
    }


def test_the_town_of_a_dateline_is_no_person() -> None:
    assert set(people("BAD NEUENAHR-AHRWEILER, Germany - Ana Tallis said that it was cold there, and so it was.")) == {
        "Ana Tallis"
    }


def test_a_word_without_end_takes_no_time() -> None:
    with no_hang():
        assert people("Ada Lunt said so. " + "aB" * 40_000) == {"Ada Lunt": ["Ada Lunt"]}
