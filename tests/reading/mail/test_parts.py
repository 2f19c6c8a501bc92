"""Headers, texts and attachments of a message, whatever is broken in it."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage, Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.reading.mail.parts import file_name, header, is_attached, leaves, parameter, parse_mail, payload, text_of


def parsed(*head: bytes, body: bytes = b"") -> EmailMessage:
    """A message with these headers and this body."""
    return parse_mail("a.eml", b"\n".join(head) + b"\n\n" + body)


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        (b"Subject: =?utf-8?q?The_f=C3=A6rge?=", "The færge"),
        (b"Subject: The\n  harp\tof  Larnvik", "The harp of Larnvik"),
        (b"Subject: =?no-such?q?harp?=", "harp"),
        (b"From: mara@larnvik.example", ""),
    ],
)
def test_a_header_is_one_decoded_line(line: bytes, subject: str) -> None:
    assert header(parsed(line), "subject") == subject


def test_the_parts_that_hold_something_come_in_their_order() -> None:
    message = EmailMessage()
    message.set_content("The harp.")
    message.add_alternative("<p>The harp.</p>", subtype="html")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    parts = list(leaves(parse_mail("a.eml", bytes(message))))
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html", "image/png"]
    assert [(is_attached(part), file_name(part)) for part in parts] == [(False, ""), (False, ""), (True, "map.png")]
    assert payload(parts[2]) == b"x"


def test_a_message_within_a_message_is_one_part() -> None:
    inner = EmailMessage()
    inner["Subject"] = "The harp"
    inner.set_content("It was shown.")
    outer = EmailMessage()
    outer.set_content("See below.")
    outer.add_attachment(inner)
    _, part = leaves(parse_mail("a.eml", bytes(outer)))
    assert header(parse_mail("b.eml", payload(part)), "subject") == "The harp"


@pytest.mark.parametrize("charset", [b"utf-8", b"no-such", b"ascii"])
def test_a_text_that_names_a_wrong_encoding_is_read_by_its_bytes(charset: bytes) -> None:
    head = (b"Content-Type: text/plain; charset=" + charset, b"Content-Transfer-Encoding: 8bit")
    assert text_of(parsed(*head, body="Café in Ærø".encode("cp1252"))) == "Café in Ærø"


RUSSIAN = "Правительство во вторник объявило о новых мерах. Президент поддержит семьи."
JAPANESE = "日本政府は火曜日、新しい経済対策を発表した。首相は記者会見で家庭を支援すると述べた。"


@pytest.mark.parametrize("stated", [b"", b"; charset=us-ascii", b"; charset=no-such"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "koi8_r"), (RUSSIAN, "cp1251"), (JAPANESE, "iso2022_jp"), (JAPANESE, "shift_jis"), (JAPANESE, "utf-8")],
)
def test_a_mail_that_names_no_encoding_is_read_by_its_bytes(stated: bytes, text: str, encoding: str) -> None:
    subject = text[:13]
    message = parsed(
        b"Subject: " + subject.encode(encoding), b"Content-Type: text/plain" + stated, body=text.encode(encoding)
    )
    assert (header(message, "subject"), text_of(message)) == (subject, text)


def test_a_bare_header_is_in_the_encoding_that_the_text_names() -> None:
    message = parsed(
        b"Subject: " + "Мост".encode("koi8_r"), b"Content-Type: text/plain; charset=koi8-r", body=b"The bridge."
    )
    assert header(message, "subject") == "Мост"


def test_lines_that_flow_are_joined_and_quoted_ones_are_not() -> None:
    body = b"The harp was \nshown on \n> which day?\nTuesday.\n"
    message = parsed(b'Content-Type: text/plain; format="Flowed"', body=body)
    assert parameter(message, "format") == "Flowed"
    assert text_of(message) == "The harp was shown on \n> which day?\nTuesday."
    assert text_of(parsed(b"Content-Type: text/plain", body=body)).startswith("The harp was \nshown")


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from((b"Content-Type: ", b"multipart/mixed; boundary=x", b"\n", b"--x", b"\xff", b"=?", b";"))),
    st.binary(max_size=20),
)
def test_no_bytes_raise(pieces: list[bytes], body: bytes) -> None:
    message = parse_mail("a.eml", b"".join(pieces) + b"\n\n" + body)
    for part in leaves(message):
        assert isinstance(part, Message)
        texts = (text_of(part), header(part, "subject"), file_name(part), parameter(part, "format"))
        assert all(isinstance(text, str) for text in texts)


def test_a_header_in_bytes_that_no_header_may_have_is_read() -> None:
    message = parse_mail("a.eml", "Subject: Café\r\n\r\nTea.".encode("latin-1"))
    assert header(message, "subject") == "Café"


def test_flowing_lines_are_joined_but_for_the_mark_above_a_signature() -> None:
    kind = b"Content-Type: text/plain; charset=utf-8; format=flowed"
    assert text_of(parsed(kind, body=b"The harp \nof Larnvik.\n\n-- \nMara Quill")) == (
        "The harp of Larnvik.\n\n-- \nMara Quill"
    )
    assert text_of(parsed(kind + b"; delsp=yes", body="竪琴 \nは。".encode())) == "竪琴は。"


def test_chinese_mails_have_letters_that_the_encoding_they_name_has_not() -> None:
    subject = b"=?gb2312?B?" + b64encode("朱镕基谈码头".encode("gbk")) + b"?="
    message = parsed(
        b"Subject: " + subject,
        b"Content-Type: text/plain; charset=gb2312",
        b"Content-Transfer-Encoding: 8bit",
        body="朱镕基说。".encode("gbk"),
    )
    assert header(message, "subject") == "朱镕基谈码头"
    assert text_of(message) == "朱镕基说。"


def test_a_text_in_base64_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    head = (b"Content-Type: text/plain; charset=utf-8", b"Content-Transfer-Encoding: base64")
    cut = b64encode(b"The harp was shown to the board.").rstrip(b"=")[:-2]
    assert len(cut) % 4 == 1
    assert text_of(parsed(*head, body=cut)) == "The harp was shown to the boar"


def test_the_signature_of_pgp_is_no_text() -> None:
    body = (
        b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe harp was shown.\n"
        b"-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
    )
    assert text_of(parsed(b"Content-Type: text/plain", body=body)) == "The harp was shown."
