"""Documents of office programs become articles as if their text had been pasted."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.documents.paragraphs import read_document
from searchapp.reading.encodings.decoding import read_text
from tests.reading.documents.samples import STORY, docx, odt, pdf, rtf

DOCUMENTS = {".docx": docx, ".odt": odt, ".rtf": rtf, ".pdf": pdf}


@pytest.mark.parametrize("suffix", DOCUMENTS)
@pytest.mark.parametrize("name", ["keeper", "keeper.txt"])
def test_a_document_is_read_by_its_content(suffix: str, name: str) -> None:
    path = name if "." in name else name + suffix
    [article] = read_articles(SourceFile(path, content=DOCUMENTS[suffix]()))
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.path) == (STORY[0], "Mara Quill", path)
    assert article.published is not None
    assert (article.published.value, article.published.reliable) == ("2016-03-12", True)
    assert article.body.endswith(STORY[-1])


@pytest.mark.parametrize("document", [docx, odt, rtf])
def test_the_paragraphs_of_a_document_come_in_order(document: Callable[[], bytes]) -> None:
    [converted] = read_document(SourceFile("a", content=document()), RepeatedLines())
    assert tuple(filter(None, read_text(converted).split("\n"))) == STORY


def test_a_document_without_text_is_told_with_a_remedy() -> None:
    [error] = read_articles(SourceFile("scan.pdf", content=pdf(())))
    assert str(error) == "scan.pdf: has no text; if it holds pictures of pages, have their text recognized (OCR)"


def test_the_articles_of_an_export_that_somebody_saved_as_a_document_are_not_theirs() -> None:
    export = (
        *("Page 1 of 1", "Dock to shut for winter", "The Brae Courier", "January 14, 2023 Saturday"),
        *("Copyright 2023 Brae Media", "Length: 120 words", "Body", "The board voted.", "End of Document"),
    )
    [article] = read_articles(SourceFile("a.docx", content=docx(export, title="My clippings")))
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == ("Dock to shut for winter", "", "The Brae Courier")


@pytest.mark.parametrize(("module", "suffix"), [("pypdf", ".pdf"), ("striprtf.striprtf", ".rtf")])
def test_what_needs_a_package_that_is_not_installed_is_left_out_with_the_command_that_installs_it(
    module: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    [left_out] = read_articles(SourceFile("a" + suffix, content=DOCUMENTS[suffix]()))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason.endswith("(needs pip install 'searchapp[documents]')")


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_a_document_that_is_cut_is_an_error_or_a_shorter_article(suffix: str) -> None:
    content = DOCUMENTS[suffix]()
    for end in range(5, len(content), 97):
        results = list(read_articles(SourceFile("a" + suffix, content=content[:end])))
        assert results
        assert all(isinstance(result, (Article, ArticleError)) for result in results)
