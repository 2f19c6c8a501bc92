"""What people type meets what papers print."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchapp.text.analyzer import (
    TERM_CHARS,
    fold,
    fold_to_bytes,
    separate,
    terms,
    terms_of_chunks,
    tokens,
)

NEWS = st.text(st.sampled_from("aZs9é’'.,&+#- ßﬁİ\u0301東が\u0e01한\u00ad½™\nΣς"), max_size=60)

NUMERALS = st.from_regex(r"\A([0-9]{1,4}[,.'a]{0,2} ?){1,30}\Z")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("US", "U.S."),
        ("USA", "U.S.A.,"),
        ("us", "the U.S.’s"),
        ("Israel", "Israel’s"),
        ("Moody's", "Moody’s"),
        ("moody", "Moody's"),
        ("AT&T", "at&t"),
        ("oneill", "O’Neill"),
        ("dont", "Don't"),
        ("Lodz", "Łódź"),
        ("Malmo", "Malmö"),
        ("strasse", "Straße"),
        ("Istanbul", "İstanbul"),
        ("finance", "ﬁnance"),
        ("1780", "1,780"),
        ("5.93", "$5.93"),
        ("C++", "c++,"),
        ("c#", "(C#)"),
        ("harbour", "#harbour"),
        ("lamp_post", "@lamp_post"),
        ("café", "cafe\u0301"),
        ("Москва", "МОСКВА"),
        ("مُحَمَّد", "محمد"),
        ("cooperate", "co\u00adoperate"),
        ("AT&T", "ＡＴ＆Ｔ"),
        ("ecluse", "l’Écluse"),
        ("università", "dell'università"),
        ("12 marzo", "dell'12 marzo"),
        ("1870s", "the 1870's"),
        ("80s", "the ’80's"),
        ("4.25bn", "€4.25bn"),
        ("1500km", "1,500km"),
        ("Notepad", "Notepad++"),
        ("No 31", "№31"),
        ("צהל", 'צה"ל'),
        ("צהל", "צה״ל"),
        ("צהל", "צה”ל"),
        ("Hawaii", "Hawaiʻi"),
        ("O'zbekiston", "Oʻzbekiston"),
        ("Ali", "ʿAlī"),
        ("10,000", "10\u00a0000"),
        ("1000000", "1\u202f000\u202f000"),
        ("claim", "claim¹²"),
        ("km2", "km²"),
        ("30 °C", "30ºC"),
        ("ז'בוטינסקי", "ז׳בוטינסקי"),
        ("1402", "١٤٠٢"),
        ("کابل", "كابل"),
        ("خبری", "خبري"),
        ("ганок", "ґанок"),
    ],
)
def test_typed_and_printed_forms_meet(typed: str, printed: str) -> None:
    """Each pair is one word in two spellings."""
    assert terms(typed)[-1] in terms(printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US troops in May: Will they?", ["us", "troops", "in", "may", "will", "they"]),
        ("al-Zahar", ["al", "zahar"]),
        ("Marks&Spencer", ["marks", "spencer"]),
        ("example.com", ["example", "com"]),
        ("1987,1988", ["1987", "1988"]),
        ("10,000.55", ["10000.55"]),
        ("7 p.m.today", ["7", "pm", "today"]),
        ("東京 ซอ", ["東", "京", "ซ", "อ"]),
        ("Tea™ … – “Tea”", ["tea", "tea"]),
        ("½ of 3½", ["1", "2", "of", "3", "1", "2"]),
        ("Won🎉today 🇳🇴 👍🏽", ["won", "🎉", "today", "🇳", "🇴", "👍"]),
        ("in 2014\u00a02015 10\u00a0000", ["in", "2014", "2015", "10000"]),
        ("c'est Giscard d'Estaing", ["c", "est", "giscard", "d", "estaing"]),
        ("O'Hara I'd we'll D'Souza", ["ohara", "id", "well", "dsouza"]),
        ("", []),
        ("&&& ... '' +#", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    """What stands between words parts them, what belongs to a word stays in it."""
    assert terms(text) == expected


def test_offsets_lead_back_to_the_text_as_it_was_printed() -> None:
    """Folding makes one letter of two and two of one, and the offsets do not mind."""
    text = "Cafe\u0301s of İzmir: ﬁsh at Łódź’s “Straße”, U.S. of 1,780"
    assert [text[start:end] for _, start, end in tokens(text)] == [
        "Cafe\u0301s", "of", "İzmir", "ﬁsh", "at", "Łódź", "Straße", "U.S", "of", "1,780",
    ]  # fmt: skip


@given(st.one_of(NEWS, st.text(max_size=80)))
def test_terms_and_tokens_agree_on_every_text(text: str) -> None:
    """Indexing asks for terms, marking for tokens: they are the same."""
    tokens_of_text = tokens(text)
    assert [term for term, _, _ in tokens_of_text] == terms(text)
    assert all(term and len(term) <= TERM_CHARS and not term.isspace() for term, _, _ in tokens_of_text)
    assert all(0 <= start < end <= len(text) for _, start, end in tokens_of_text)
    assert [start for _, start, _ in tokens_of_text] == sorted(start for _, start, _ in tokens_of_text)


@given(st.one_of(NEWS, NUMERALS, st.text(max_size=80), st.text(st.characters(max_codepoint=0x7F), max_size=80)))
def test_the_terms_of_a_text_are_those_of_its_chunks(text: str) -> None:
    """The engine, which analyzes each chunk once, gets the same terms."""
    separated = separate(fold_to_bytes(text))
    assert len(separated) == len(fold_to_bytes(text))
    chunks = separated.decode().split(" ")
    assert [term for chunk_terms in terms_of_chunks(chunks) for term in chunk_terms] == terms(text)


@given(st.one_of(NEWS, st.text(max_size=80)))
def test_a_term_is_its_own_term(text: str) -> None:
    """A term that is typed finds itself, so folding twice is folding once."""
    assert fold(fold(text)) == fold(text)
    for term in terms(text):
        assert terms(term) == [term]


@example("ºCÀ")
@example("ºÇ")
@given(st.text(st.characters(max_codepoint=0x24F), max_size=80))
def test_composed_and_decomposed_texts_have_the_same_terms(text: str) -> None:
    """One machine writes é in one character, another in two."""
    assert terms(unicodedata.normalize("NFC", text)) == terms(unicodedata.normalize("NFD", text))


def test_a_blob_is_cut_and_read_in_no_time() -> None:
    """A pasted blob makes short terms and does not stall indexing."""
    blob = "x" * 100_000 + " " + "a.b'c&" * 20_000
    assert all(len(term) <= TERM_CHARS for term in terms(blob))
