"""Names in one text → organizations and persons: edges, forms and short forms joined."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import pytest

from searchapp.extraction.other_languages.joining import Names, names_of
from searchapp.extraction.other_languages.models import model_of
from searchapp.extraction.other_languages.name_spans import NameKind, NameSpan


class Reader:
    """Gives names the base forms that a table has for them."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms

    def read(self, texts: object) -> list[list[NameSpan]]:
        raise NotImplementedError

    def base_form(self, name: str, kind: NameKind, known: Collection[str]) -> str:
        return self._forms.get(name, name)


def names_in(language: str, marked: str, forms: Mapping[str, str] | None = None) -> Names:
    """The names of a text in which `[o …]`, `[p …]` and `[x …]` mark what a model reads."""
    kinds: dict[str, NameKind] = {"o": "organization", "p": "person", "x": "other"}
    spans: list[NameSpan] = []
    text = ""
    for plain, kind, name in re.findall(r"([^\[]*)(?:\[(\w) ([^\]]*)\])?", marked):
        text += plain
        if kind:
            spans.append(NameSpan(len(text), len(text) + len(name), kinds[kind]))
            text += name
    model = model_of(language)
    assert model
    names = names_of(text, spans, model, Reader(forms or {}))
    mentions = [mention for each in (*names.organizations, *names.people) for mention in each.mentions]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return names


def organizations(language: str, marked: str, forms: Mapping[str, str] | None = None) -> list[tuple[str, int]]:
    return [(each.label, each.count) for each in names_in(language, marked, forms).organizations]


def people(language: str, marked: str, forms: Mapping[str, str] | None = None) -> list[tuple[str, int]]:
    return [(each.label, each.count) for each in names_in(language, marked, forms).people]


def test_forms_of_a_name_are_one_organization() -> None:
    marked = "t\nАкции [o Газпрома] выросли. [o «Газпром»] и глава [o Газпрома]."
    (gazprom,) = names_in("ru", marked, {"Газпрома": "Газпром"}).organizations
    assert (gazprom.id, gazprom.label) == ("газпром", "Газпром")
    assert [mention.text for mention in gazprom.mentions] == ["Газпрома", "Газпром", "Газпрома"]


def test_forms_that_are_not_known_are_joined_by_their_stems() -> None:
    assert organizations("ru", "t\nГлава [o Вкусвилла] сказал, что [o Вкусвилл] растёт.") == [("Вкусвилл", 2)]
    assert people("ru", "t\n[p Олаф Шольц] уехал. Без [p Олафа Шольца] скучно.") == [("Олаф Шольц", 2)]


@pytest.mark.parametrize(
    ("language", "marked", "label"),
    [
        ("ru", "t\nАкции [o ПАО «Магнит»] упали.", "Магнит"),
        ("ru", "t\nКолхоз [o Рыбак «Дружба]» закрыт.", "Рыбак «Дружба»"),
        ("ru", "t\nПобедил [o ФК «Зенит»].", "ФК «Зенит»"),
        ("fr", "t\nUn élu, [o délégué Force ouvrière], parle.", "Force ouvrière"),
        ("fr", "t\n[o DAKAR - Le Soleil] titre.", "Le Soleil"),
        ("fr", "t\n[o L'ONU] et [o L'Équipe].", "ONU|L'Équipe"),
        ("fr", "t\n[o Le ministère des Pêches] tranche.", "ministère des Pêches"),
        ("zh", "t\n《[o 自然》]杂志。", "自然"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(language: str, marked: str, label: str) -> None:
    assert "|".join(name for name, _ in organizations(language, marked)) == label


def test_titles_are_no_part_of_a_person() -> None:
    assert people("fr", "t\n[p Mme Lemoine] et [p Me Thierry Fontana] parlent à [p Nadia Lemoine].") == [
        ("Nadia Lemoine", 2),
        ("Thierry Fontana", 1),
    ]


def test_countries_and_offices_are_no_organizations() -> None:
    assert organizations("ru", "t\n[o Россия] и [o МИД] ответили.") == [("МИД", 1)]
    assert organizations("fr", "t\nLa [o ministre de la Culture] visite le [o Louvre].") == [("Louvre", 1)]


def test_acronyms_are_joined_to_what_spells_them_out() -> None:
    marked = "t\n[o Федеральная антимонопольная служба] ждёт. В [o ФАС] молчат. [o Клуб любителей кошек] ([o КОТ]) рад."
    assert organizations("ru", marked) == [("Федеральная антимонопольная служба", 2), ("Клуб любителей кошек", 2)]
    assert organizations("fr", "t\nL'[o Organisation mondiale de la santé] alerte. L'[o OMS] compte.") == [
        ("Organisation mondiale de la santé", 2)
    ]


def test_bodies_of_two_countries_are_two_organizations() -> None:
    marked = "t\n[o МВД] России и [o МВД] Украины ответили. В [o МВД] молчат."
    assert organizations("ru", marked) == [("МВД (Russia)", 1), ("МВД (Ukraine)", 1), ("МВД", 1)]
    assert organizations("ru", "t\n[o Минобороны] Украины ответило. В [o Минобороны] молчат.") == [
        ("Минобороны (Ukraine)", 2)
    ]
    assert organizations("zh", "t\n[o 中国商务部]说。[o 商务部]又说。") == [("商务部 (China)", 2)]


def test_short_names_are_joined_to_those_that_only_add_legal_forms() -> None:
    assert organizations("zh", "t\n[o 华为技术有限公司]发布手机。[o 华为]说好。") == [("华为技术有限公司", 2)]
    assert organizations("ja", "t\n[o 株式会社三河]と[o 三河]、[o 三河製鉄]。") == [("三河", 2), ("三河製鉄", 1)]
    assert organizations("ru", "t\n[o Газпром] и [o Газпром нефть].") == [("Газпром", 1), ("Газпром нефть", 1)]


def test_a_name_is_marked_where_the_model_has_not_seen_it() -> None:
    marked = "t\n[o Verkor] hésite. Verkor attend, Verkorama non."
    assert organizations("fr", marked) == [("Verkor", 2)]


def test_a_name_is_what_most_of_its_mentions_are_taken_for() -> None:
    names = names_in("ru", "t\n[o Казахтелеком] рад. [o Казахтелеком] ждёт. [p Казахтелеком] молчит.")
    assert [(each.label, each.count) for each in names.organizations] == [("Казахтелеком", 3)]
    assert names.people == ()


def test_a_surname_is_joined_to_the_full_name() -> None:
    forms = {"Сергея Иванова": "Сергей Иванов", "Иванову": "Иванов"}
    assert people("ru", "t\nУ [p Сергея Иванова] спросили. [p Иванову] всё равно.", forms) == [("Сергей Иванов", 2)]
    assert people("ja", "t\n[p 大橋健一]社長と[p 大橋]氏、[p 森]氏。") == [("大橋健一", 2), ("森", 1)]
    assert people("zh", "t\n[p 买买提·艾力]今年打药。[p 艾力]说好。") == [("买买提·艾力", 2)]


def test_a_head_tells_an_organization_whatever_the_model_takes_it_for() -> None:
    assert organizations("fr", "t\nLe [x CHU de Nîmes] et la [p Fondation Orr] à [x Nîmes].") == [
        ("CHU de Nîmes", 1),
        ("Fondation Orr", 1),
    ]
    assert organizations("ja", "t\n[x 岡山地裁]と[p 公明党]、[x 岡山]、[x 大学]。") == [("岡山地裁", 1), ("公明党", 1)]


def test_a_surname_and_a_given_name_that_touch_are_one_person() -> None:
    assert people("ja", "t\n[p 豊田][p 章男]会長。[p 豊田]氏。") == [("豊田章男", 2)]


def test_the_field_of_an_office_is_no_organization() -> None:
    assert organizations("fr", "t\nLe ministre de la [o Justice] et la [o Justice] du roi.") == [("Justice", 1)]


def test_offices_behind_a_persons_name_are_no_part_of_it() -> None:
    assert people("ja", "t\n[p トランプ大統領]は[p トランプ]氏。") == [("トランプ", 2)]


def test_a_town_in_capitals_before_a_text_is_no_organization() -> None:
    assert organizations("fr", "t\n[o VEVEY] (awp) - [o Nestlé] vend.\n[o EDF] (électricité) monte.") == [
        ("Nestlé", 1),
        ("EDF", 1),
    ]


def test_the_dateline_is_no_organization() -> None:
    model = model_of("fr")
    assert model
    text = "t\nMONTRÉAL — Rien."
    assert names_of(text, [NameSpan(2, 10, "organization")], model, Reader({}), (2, 10)) == Names()


def test_scores_are_those_of_the_model() -> None:
    names = names_in("ru", "t\n[o Яндекс] и [p Анна Зуева].")
    model = model_of("ru")
    assert model
    assert names.organizations[0].score == model.organization_score
    assert names.people[0].score == model.person_score


def test_an_organization_that_begins_a_line_before_brackets_is_no_town() -> None:
    assert organizations("ja", "橋\n[o 北浜水道協会] (北水協)は橋を直す。") == [("北浜水道協会", 1)]
    assert organizations("fr", "Pont\n[o OXMERE] – Le pont est fermé.") == []
