"""Names in Russian texts: the model of news by Slovnet, on Navec's vectors, both out of the package Natasha.

Of that package only the files are read: what it imports itself does not run on newer versions of Python.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from searchapp.extraction.other_languages.name_spans import NameKind, NameSpan, passages_of, spans_by_text
from searchapp.extraction.other_languages.package_files import folder_of_package
from searchapp.extraction.other_languages.russian_forms import RussianForms
from searchapp.extraction.other_languages.words import name_words_of

PACKAGE: Final = "natasha"
_MEMO_WORDS = 1 << 14  # whose parses are kept, at some 2 KB each
_KINDS: Final[Mapping[str, NameKind]] = {"ORG": "organization", "PER": "person"}
_VECTORS = Path("emb", "navec_news_v1_1B_250K_300d_100q.tar")
_MODEL = Path("model", "slovnet_ner_news_v1.tar")


class RussianReader:
    """Reads the names in Russian texts."""

    def __init__(self) -> None:
        from navec import Navec  # the extra brings all of these
        from pymorphy3 import MorphAnalyzer
        from slovnet import NER

        data = folder_of_package(PACKAGE) / "data"
        self._model: Any = NER.load(str(data / _MODEL))
        self._model.navec(Navec.load(str(data / _VECTORS)))
        self._forms = RussianForms(lru_cache(maxsize=_MEMO_WORDS)(MorphAnalyzer().parse), name_words_of("ru").plural)

    def read(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """The names in each of the texts, in text order."""
        passages = [passage for text in texts for _, passage in passages_of(text)]
        read = (
            [NameSpan(span.start, span.stop, _KINDS.get(span.type, "other")) for span in markup.spans]
            for markup in self._model.map(passages)
        )
        return spans_by_text(texts, read)

    def base_form(self, name: str, kind: NameKind, known: Collection[str]) -> str:
        """A name as it stands by itself, in the nominative."""
        return self._forms.person(name, known) if kind == "person" else self._forms.organization(name)
