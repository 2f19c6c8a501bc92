"""Languages: which a text is in, and what a code or a name stands for."""

from __future__ import annotations

import pytest

from searchapp.text.languages import (
    detected_language,
    empty_words_among,
    language_code,
    language_like,
    language_name,
)

TALKS = {
    "ar": "أعلنت الحكومة أن المحادثات ستستمر في العاصمة الأسبوع المقبل بعد توقف دام شهرا",
    "bg": "Правителството обяви, че преговорите ще продължат в столицата следващата седмица",
    "cs": "Vláda oznámila, že jednání budou příští týden pokračovat v hlavním městě",
    "da": "Regeringen har meddelt, at forhandlingerne fortsætter i hovedstaden i næste uge",
    "de": "Die Regierung teilte mit, dass die Gespräche nächste Woche in der Hauptstadt weitergehen",
    "el": "Η κυβέρνηση ανακοίνωσε ότι οι συνομιλίες θα συνεχιστούν στην πρωτεύουσα",
    "en": "The government said that the talks would go on in the capital next week",
    "es": "El gobierno anunció que las conversaciones continuarán en la capital la próxima semana",
    "fa": "دولت اعلام کرد که گفتگوها هفته آینده در پایتخت ادامه خواهد یافت",
    "fr": "Le gouvernement a annoncé que les discussions se poursuivront dans la capitale",
    "he": "הממשלה הודיעה כי השיחות יימשכו בבירה בשבוע הבא",
    "hi": "सरकार ने घोषणा की कि वार्ता अगले सप्ताह राजधानी में जारी रहेगी",
    "hu": "A kormány bejelentette, hogy a tárgyalások a jövő héten folytatódnak a fővárosban",
    "ja": "政府は来週首都で協議を続けると発表した",
    "ko": "정부는 회담이 다음 주 수도에서 계속될 것이라고 발표했다",
    "no": "Regjeringen har kunngjort at samtalene fortsetter i hovedstaden neste uke",
    "pl": "Rząd ogłosił, że rozmowy będą kontynuowane w stolicy w przyszłym tygodniu",
    "pt": "O governo anunciou que as conversações vão continuar na capital na próxima semana",
    "ru": "Правительство объявило, что переговоры продолжатся в столице на следующей неделе",
    "sv": "Regeringen har meddelat att samtalen fortsätter i huvudstaden nästa vecka",
    "th": "รัฐบาลประกาศว่าการเจรจาจะดำเนินต่อไปในเมืองหลวงในสัปดาห์หน้า",
    "tr": "Hükümet, görüşmelerin önümüzdeki hafta başkentte devam edeceğini açıkladı",
    "uk": "Уряд оголосив, що переговори продовжаться в столиці наступного тижня",
    "zh": "政府宣布会谈将于下周在首都继续进行",
}


@pytest.mark.parametrize("language", TALKS)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detected_language(TALKS[language]) == language


def test_a_text_full_of_names_tells_its_language_by_the_rest() -> None:
    text = (
        "Яндекс открыл дата-центр под Калугой\nНа открытие приехали губернатор Владислав Шапшин и вице-премьер Дмитрий "
        "Чернов. По словам главы «Яндекса» Артёма Савельева, мощности хватит на пять лет. Савельев добавил, что часть "
        "серверов сдадут в аренду Сбербанку и ВТБ. Строила компания «Мосинжпроект», электричество дают «Россети»."
    )
    assert detected_language(text) == "ru"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Выдры Павла Чергинца на «Белавиа»", "ru"),
        ("Сезон, по словам директора колхоза Виктора Ли, открыт.", "ru"),
        ("Кабмін Свириденко й Чернігів", "uk"),
        ("Ыбырай, Әлия, Қайрат", "kk"),
        ("Эль", ""),
    ],
)
def test_letters_tell_russian_where_names_tell_nothing(text: str, code: str) -> None:
    assert detected_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EEUU y la UE culpan a Rusia; Lisboa y Dublín comen. Los rusos callan.", "es"),
        (
            "Australien, Norge, Sydafrika, Storbritannien och Belgien; den norske bagaren, belgarna, Rysslands ugn.",
            "sv",
        ),
        ("Norge, Australia, Storbritannia, Sør-Afrika og Belgia; den norske bakeren, belgierne, Russlands ovn.", "no"),
        (
            "Австрийский министр и германский канцлер во вторник отправились в Индию; "
            "саудовская, американская и шведская делегации пели.",
            "ru",
        ),
        ("ایالات متحده، آلمان، مصر، کره شمالی و سوریه؛ وزیر ترکیه و رئیس جمهور روسیه؛ آمریکا.", "fa"),
        ("Pemerintah memutuskan pada hari Rabu untuk menutup pelabuhan lama selama musim hujan.", "id"),
        ("Kerajaan membuka kedai roti lama di pelabuhan pada hari Selasa kerana musim hujan.", "ms"),
        (
            "Die Bäckerin rief: „We want more bread and we want it now, my friends!“ Dann ging sie heim und schlief.",
            "de",
        ),
        ("The mayor said „Brot ist gut, und Brot ist billig“ and then went home to eat a bun.", "en"),
    ],
)
def test_short_texts_tell_by_words_and_letters(text: str, code: str) -> None:
    assert detected_language(text) == code


@pytest.mark.parametrize("text", ["", "Hamburg", "3:2", "+++ 1999 +++", "\x00\x01\ud800\ufffe", "U.S."])
def test_what_is_too_short_tells_none(text: str) -> None:
    assert detected_language(text) == ""


def test_signs_that_are_none_do_not_matter() -> None:
    assert detected_language(f"\x07\ud800{TALKS['de']}\x85\x00") == "de"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"), ("DE-at", "de"), ("pt_BR", "pt"), ("ger", "de"), ("German", "de"), ("Français", "fr"),
        ("Brazilian Portuguese", "pt"), ("Mandarin", "zh"),
        ("nb", "no"), ("zh-Hant-TW", "zh"), ("iw", "he"), ("", ""), ("Klingon", ""), ("x-default", ""),
    ],
)  # fmt: skip
def test_codes_and_names_stand_for_a_language(text: str, code: str) -> None:
    assert language_code(text) == code


def test_a_language_may_be_misspelt() -> None:
    assert (language_like("Portugese"), language_like("Klingon")) == ("Portuguese", "")


def test_a_language_has_an_english_name() -> None:
    assert (language_name("de"), language_name("xx")) == ("German", "xx")


@pytest.mark.parametrize(
    ("terms", "empty"),
    [
        ("what did the mayor say about ferry fares", "what the about"),
        ("wer war der erste kapitan der fahre uber den see", "der den"),  # “war” is a word of English, too
        ("quien era el capitan de la barca del lago", "el de la del"),
        ("ferry fares", ""),
        ("", ""),
    ],
)
def test_empty_words_are_of_the_language_that_has_most_of_them(terms: str, empty: str) -> None:
    assert empty_words_among(terms.split()) == set(empty.split())


def test_some_function_words_tell_what_a_text_is_about() -> None:
    assert not empty_words_among(["us", "against", "may", "not", "was"])
