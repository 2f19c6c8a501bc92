"""Mentions of persons in one article, joined."""

from __future__ import annotations

from searchapp.extraction.people.coreference import cluster_people
from searchapp.model.facts import Mention
from tests.hanging import no_hang


def joined(*names: str) -> dict[str, list[str]]:
    """The mentions of each person by label; the names stand one behind the other."""
    mentions, start = [], 0
    for name in names:
        mentions.append(Mention(start, start + len(name), name, "model"))
        start += len(name) + 1
    return {person.label: [mention.text for mention in person.mentions] for person in cluster_people(mentions)}


def test_a_surname_stands_for_the_full_name() -> None:
    assert joined("Ana Reyes", "Reyes", "Bo Holt", "Holt", "Reyes") == {
        "Ana Reyes": ["Ana Reyes", "Reyes", "Reyes"],
        "Bo Holt": ["Bo Holt", "Holt"],
    }


def test_of_two_with_one_surname_it_is_the_one_named_last() -> None:
    assert joined("Ana Reyes", "Luis Reyes", "Reyes") == {
        "Ana Reyes": ["Ana Reyes"],
        "Luis Reyes": ["Luis Reyes", "Reyes"],
    }


def test_a_surname_keeps_its_bearer_when_another_comes_in() -> None:
    assert joined("Ana Reyes", "Reyes", "Luis Reyes", "Reyes") == {
        "Ana Reyes": ["Ana Reyes", "Reyes", "Reyes"],
        "Luis Reyes": ["Luis Reyes"],
    }


def test_initials_middle_names_and_longer_forms_are_one_person() -> None:
    assert joined("A. Teller", "Aldo Teller") == {"Aldo Teller": ["A. Teller", "Aldo Teller"]}
    assert joined("Abel Tesfa Worku", "Abel Tesfa", "Abel") == {
        "Abel Tesfa Worku": ["Abel Tesfa Worku", "Abel Tesfa", "Abel"]
    }
    assert list(joined("Mei Chan Wing-yi", "Chan")) == ["Mei Chan Wing-yi"]


def test_different_given_names_are_different_persons() -> None:
    assert list(joined("Ana Teller", "Bea Teller")) == ["Ana Teller", "Bea Teller"]
    assert list(joined("Bea Ivo Teller", "Ana Teller")) == ["Bea Ivo Teller", "Ana Teller"]


def test_one_given_name_does_not_join_different_surnames() -> None:
    assert list(joined("Ana Maria Teller", "Ana Reyes")) == ["Ana Maria Teller", "Ana Reyes"]


def test_a_name_in_capitals_is_shown_as_elsewhere() -> None:
    assert list(joined("ANA REYES", "Ana Reyes")) == ["Ana Reyes"]


def test_a_given_name_alone_is_its_bearers_in_any_spelling() -> None:
    assert joined("Mohamed Tallis", "Mohamed", "Muhammad") == {
        "Mohamed Tallis": ["Mohamed Tallis", "Mohamed", "Muhammad"]
    }


def test_many_persons_take_no_time() -> None:
    names = [f"{given} {surname}o" for given in ("Ana", "Bo", "Luis") for surname in _words(3_000)]
    with no_hang(15):
        assert len(joined(*names)) == len(names)


def test_many_persons_of_one_surname_take_no_time() -> None:
    names = [f"{given} Holt" for given in _words(10_000)]
    with no_hang(15):
        assert len(joined(*names)) == len(names)


def _words(count: int) -> list[str]:
    """So many words of five letters, no two alike."""
    letters = "abdefgiklmnoprstuz"
    return [
        "".join(letters[number // len(letters) ** power % len(letters)] for power in range(5)).capitalize()
        for number in range(count)
    ]


def test_kin_share_the_surname_behind_the_last_of_them() -> None:
    text = "Karl and Anna van der Vosk met Karl."
    karl, anna = Mention(0, 4, "Karl", "model"), Mention(9, 26, "Anna van der Vosk", "model")
    people = cluster_people([karl, anna, Mention(31, 35, "Karl", "model")], text)
    assert [(person.label, len(person.mentions)) for person in people] == [
        ("Karl van der Vosk", 2),
        ("Anna van der Vosk", 1),
    ]
    text = "Karl sang. Karl and Anna Vosk left."
    people = cluster_people([Mention(11, 15, "Karl", "model"), Mention(20, 29, "Anna Vosk", "model")], text)
    assert [person.label for person in people] == ["Karl", "Anna Vosk"]
    text = "Prince Karl and Anna Vosk left."
    people = cluster_people([Mention(7, 11, "Karl", "model"), Mention(16, 25, "Anna Vosk", "model")], text)
    assert [person.label for person in people] == ["Karl", "Anna Vosk"]


def test_a_father_and_a_son_are_shown_as_the_father() -> None:
    assert joined("Karl Vosk", "Karl Vosk Jr.") == {"Karl Vosk": ["Karl Vosk", "Karl Vosk Jr."]}


def test_a_surname_may_be_its_first_letter() -> None:
    assert joined("Ana H.", "Ana Holt", "Bo H.") == {"Ana Holt": ["Ana H.", "Ana Holt"], "Bo H.": ["Bo H."]}
    assert joined("Ana H.", "Ana Holt", "Ana Hart") == {
        "Ana H.": ["Ana H."],
        "Ana Holt": ["Ana Holt"],
        "Ana Hart": ["Ana Hart"],
    }
