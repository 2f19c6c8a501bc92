"""Mails, mailboxes and saved pages become articles."""

from __future__ import annotations

import gzip
from base64 import encodebytes
from email.message import EmailMessage

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.hanging import no_hang
from tests.reading.archives.samples import story, zip_of

NOTE = "The harp was shown to the harvest board on Tuesday, and the café gave a cake.\n\nNobody had seen one before.\n"


def mail(
    subject: str = "The harp of Larnvik", text: str = NOTE, message_id: str = "<harp@larnvik.example>"
) -> EmailMessage:
    """A mail as a program writes it."""
    message = EmailMessage()
    message["From"] = '"Mara Quill" <mara@larnvik.example>'
    message["Date"] = "Thu, 25 Dec 2014 22:05:00 +0100"
    message["Subject"] = subject
    if message_id:
        message["Message-ID"] = message_id
    message.set_content(text, cte="quoted-printable")
    return message


def read(content: bytes, path: str = "a.eml") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(path, content=content)))


@pytest.mark.parametrize("path", ["a.eml", "1418900000.M1P2.host:2,S", "a.txt"])
def test_a_mail_is_an_article(path: str) -> None:
    [article] = read(bytes(mail("Übung: the harp of Larnvik")), path)
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("harp@larnvik.example", "Übung: the harp of Larnvik")
    assert (article.byline, article.source) == ("Mara Quill", "larnvik.example")
    assert article.body == NOTE.strip()
    assert article.published is not None
    assert article.published.value == "2014-12-25"


def test_the_language_of_a_mail_is_that_of_its_text_or_else_what_it_states() -> None:
    stated_wrongly, too_short = mail(), mail(text="Kaffe?")
    stated_wrongly["Content-Language"] = "de-DE"
    too_short["Content-Language"] = "nb-NO"
    languages = [article.language for sent in (stated_wrongly, too_short) for article in read(bytes(sent))]
    assert languages == ["en", "no"]


def test_a_newsletter_is_read_as_a_page_where_its_text_only_points_to_it() -> None:
    message = mail(text="View this mail in your browser.")
    message["List-Id"] = '"Harbour Notes" <notes.larnvik.example>'
    message.add_alternative(story("kite").decode(), subtype="html")
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert article.source == "Harbour Notes"
    assert "goes on to the next town" in article.body
    assert "<p>" not in article.body


def test_attached_files_are_read_or_told() -> None:
    message = mail()
    message.add_attachment(
        zip_of({"kite.html": story("kite")}), maintype="application", subtype="zip", filename="a.zip"
    )
    message.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    message.add_attachment(mail("The tram", message_id="<tram@larnvik.example>"))
    _, kite, image, tram = read(bytes(message))
    assert isinstance(kite, Article)
    assert (kite.title, kite.path) == ("The kite of Larnvik", "a.eml/a.zip/kite.html")
    assert isinstance(image, LeftOut)
    assert isinstance(tram, Article)
    assert (tram.id, tram.title) == ("tram@larnvik.example", "The tram")


@pytest.mark.parametrize(
    "broken",
    [
        b"From: =?x-no?q?Mara?= <mara@larnvik.example>\nDate: yesterday\nSubject: \xff\xfe\n\nThe harp was shown.",
        b"From: a@b.example\nDate: x\nContent-Type: text/plain; charset=no-such\n\nThe harp was shown.",
        b"From: a@b.example\nDate: x\nContent-Type: multipart/mixed; boundary=\n\nThe harp was shown.",
        b"From: a@b.example\nDate: x\nContent-Transfer-Encoding: base64\nSubject: x\n\n!!!! VGhlIGhhcnA=",
    ],
)
def test_broken_headers_do_not_cost_the_text(broken: bytes) -> None:
    [article] = read(broken)
    assert isinstance(article, Article)
    assert "harp" in article.body
    assert article.published is None


@pytest.mark.parametrize("name", ["Content-Type", "From", "Date"])
def test_a_header_without_end_takes_no_time_and_does_not_cost_the_text(name: str) -> None:
    message = mail()
    del message[name]
    endless = f"{name}: text/plain; " + '{"a":' * 30_000
    with no_hang():
        [article] = read(f"{endless}\n".encode() + bytes(message))
    assert isinstance(article, Article)
    assert article.title == "The harp of Larnvik"
    assert "gave a cake." in article.body


def mailbox(*messages: EmailMessage) -> bytes:
    return b"".join(
        b"From mara@larnvik.example Thu Dec 25 22:05:00 2014\n" + bytes(message) + b"\n" for message in messages
    )


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("path", ["Inbox", "all.mbox"])
def test_every_mail_of_a_mailbox_is_an_article(path: str, pack: type[bytes]) -> None:
    quoted = mail("The kite", ">From the quay one saw the kite.\n\nFrom here too.", message_id="")
    articles = read(pack(mailbox(mail(), quoted)), path)
    assert [(article.id, article.body) for article in articles if isinstance(article, Article)] == [
        ("harp@larnvik.example", NOTE.strip()),
        (f"{path}~2", "From the quay one saw the kite.\n\nFrom here too."),
    ]


def test_a_page_that_a_browser_saved_as_a_message_has_its_address() -> None:
    page = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: http://larnvik.example/harp\nSubject: The harp\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        "--x\nContent-Type: text/html\nContent-Transfer-Encoding: binary\n\n"
        f"{story('harp').decode()}\n--x\nContent-Type: image/png\n\nx\n--x--\n"
    )
    for path in ("harp.mhtml", "harp"):
        [article] = read(page.encode(), path)
        assert isinstance(article, Article)
        assert (article.title, article.url) == ("The harp of Larnvik", "http://larnvik.example/harp")


def test_a_page_in_base64_that_the_mail_forgets_to_tell_of_is_read() -> None:
    page = f"<html><body><p>{'The harp of Larnvik was shown to the board on Tuesday. ' * 4}</p></body></html>".encode()
    head = b"From: mara@larnvik.example\nSubject: Harp\nMIME-Version: 1.0\n\n"
    [article] = read_articles(SourceFile("a.eml", content=head + encodebytes(page)))
    assert isinstance(article, Article)
    assert article.body.startswith("The harp of Larnvik was shown")


def test_a_mail_without_a_day_of_its_own_has_that_of_its_arrival() -> None:
    message = mail()
    del message["Date"]
    message["Received"] = "from a.example by b.example; Fri, 26 Dec 2014 08:00:00 +0000"
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.value == "2014-12-26"


def test_what_a_newsletter_shows_in_the_list_of_mails_is_no_text_of_it() -> None:
    message = mail()
    story = f"<p>{NOTE}</p><p>{NOTE}</p>"
    page = f"<div style='display:none;max-height:0'>Harps, geese &amp; more</div>{story}"
    message.set_content(f"<html><body>{page}</body></html>", subtype="html")
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert "geese" not in article.body


def test_what_apple_mail_writes_around_a_message_is_none_of_it() -> None:
    message = bytes(mail())
    [article] = read(b"%d\n" % len(message) + message + b"<plist><dict/></plist>", "1.emlx")
    assert isinstance(article, Article)
    assert article.body == NOTE.strip()


def test_what_a_newsletter_says_around_its_text_is_none_of_it() -> None:
    around = "View this email in your browser (https://larnvik.example/v)", "Unsubscribe <https://larnvik.example/u>"
    [article] = read(bytes(mail(text=f"{around[0]}\n\n{NOTE}\n{around[1]}\n")))
    assert isinstance(article, Article)
    assert (article.body, article.removed) == (NOTE.strip(), around)


def test_a_line_of_spaces_takes_no_time() -> None:
    body = f"{NOTE.strip()}\n{' ' * 100_000}."
    [article] = read(bytes(mail(text=body)))
    assert isinstance(article, Article)
    assert article.body.startswith(NOTE.strip())


def test_old_programs_name_the_sender_in_a_remark() -> None:
    message = mail()
    del message["From"]
    message["From"] = "mara@larnvik.example (Mara Quill)"
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert (article.byline, article.source) == ("Mara Quill", "larnvik.example")


def test_an_element_that_is_hidden_many_times_takes_no_time() -> None:
    message = mail()
    message.set_content(f"<html><div {'display:none ' * 8_000}\n<p>{NOTE}</p></html>", subtype="html")
    [article] = read(bytes(message))
    assert isinstance(article, Article)


def test_an_article_of_usenet_without_a_day_is_a_mail() -> None:
    head = "From: mara@larnvik.example (Mara Quill)\nSubject: Re: Harps\nOrganization: Larnvik Choir\nLines: 2\n\n"
    [article] = read(f"{head}{NOTE}".encode(), "rec.music/51060")
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.body) == ("Re: Harps", "Mara Quill", NOTE.strip())


def test_a_clock_that_tells_no_place_is_that_of_utc() -> None:
    message = mail()
    message.replace_header("Date", "Thu, 25 Dec 2014 22:05:00 -0000")
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.instant == "2014-12-25T22:05:00Z"


def test_outlook_calls_the_day_of_a_mail_that_is_saved_as_text_sent() -> None:
    text = (
        "From: Mara Quill <mara@larnvik.example>\nSent: Thursday, May 2, 2019 8:00 AM\nTo: Bo\nSubject: Choir\n\nSing."
    )
    [article] = read_articles(SourceFile("a.txt", content=text.encode()))
    assert isinstance(article, Article)
    assert (article.title, article.byline) == ("Choir", "Mara Quill")
    assert article.published is not None
    assert article.published.value == "2019-05-02"


def test_the_signature_is_no_text() -> None:
    [article] = read(bytes(mail(text=f"{NOTE}\n-- \nMara Quill\nLarnvik Choir, 12 Quay\n")))
    assert isinstance(article, Article)
    assert (article.body, article.removed) == (NOTE.strip(), ("-- ", "Mara Quill", "Larnvik Choir, 12 Quay"))


def test_a_mark_of_the_encoding_above_the_headers_does_not_cost_the_mail() -> None:
    [article] = read(b"\xef\xbb\xbf" + bytes(mail()))
    assert isinstance(article, Article)
    assert article.title == "The harp of Larnvik"


def test_a_sender_with_the_family_name_first_is_called_by_the_whole_name() -> None:
    message = mail()
    message.replace_header("From", '"Quill, Mara" <mara@larnvik.example>')
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert article.byline == "Mara Quill"


def test_headlines_of_a_newsletter_are_text_though_they_are_links() -> None:
    headline = "The harp is shown to the whole board"
    message = EmailMessage()
    message["From"], message["Date"] = "news@larnvik.example", "Thu, 25 Dec 2014 22:05:00 +0100"
    message["Subject"], message["Message-ID"] = "Harbour Notes", "<notes@larnvik.example>"
    message.set_content(
        f"<h2><a href='https://a.example/1'>{headline}</a></h2><p>{NOTE.split(chr(10))[0]}</p>"
        "<p><a href='https://a.example/u'>Unsubscribe from this list</a></p>",
        subtype="html",
    )
    [article] = read(bytes(message))
    assert isinstance(article, Article)
    assert article.body.split("\n") == [headline, NOTE.split("\n")[0]]


@pytest.mark.parametrize("above", [b"+OK 912 octets\r\n", b"* 1 FETCH (RFC822 {912}\r\n\r\n"])
def test_what_a_server_said_above_a_mail_does_not_cost_its_headers(above: bytes) -> None:
    [article] = read(above + b"From: Ada Holm <ada@larn.example>\r\nSubject: Weir\r\n\r\nThe weir is shut.\r\n")
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.body) == ("Weir", "Ada Holm", "The weir is shut.")


def test_a_file_in_the_text_of_an_old_mail_is_no_text_of_it() -> None:
    file = b"begin 644 a.gif\n#1TE&\n`\nend\n"
    [article] = read(b"From: ada@larn.example\nSubject: Weir\n\nThe weir is shut.\n\n" + file + b"\nNobody came.\n")
    assert isinstance(article, Article)
    assert article.body.split("\n\n")[0] == "The weir is shut."
    assert article.body.endswith("Nobody came.")
    assert "1TE" not in article.body


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("iso-8859-8-i", "iso8859-8", "הסכר נסגר ביום שלישי לאחר הצבעה."),
        ("windows-949", "cp949", "항만국은 화요일 부두를 닫기로 했다."),
        ("x-sjis", "cp932", "港湾局は桟橋を閉鎖すると決めた。"),
        ("win-1251", "cp1251", "Плотину закрыли во вторник после голосования."),
    ],
)
def test_names_of_encodings_that_python_does_not_know_are_those_of_the_web(name: str, encoding: str, text: str) -> None:
    head = f"From: ada@larn.example\nSubject: Weir\nContent-Type: text/plain; charset={name}\n\n"
    [article] = read(head.encode() + text.encode(encoding))
    assert isinstance(article, Article)
    assert article.body == text
