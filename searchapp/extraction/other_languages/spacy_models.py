"""Names in French and Japanese texts: the pipelines of spaCy and of GiNZA, of which only the finder of names is run."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from searchapp.extraction.other_languages.name_spans import NameKind, NameSpan, passages_of, spans_by_text
from searchapp.extraction.other_languages.package_files import folder_of_package

_NEEDED = frozenset(("tok2vec", "ner"))
_KINDS: Final[Mapping[str, NameKind]] = {"ORG": "organization", "PER": "person", "PERSON": "person"}
# The kinds of GiNZA's names, which are those of Sekine's extended hierarchy.
GINZA_KINDS: Final[Mapping[str, NameKind]] = {
    "Person": "person",
    **dict.fromkeys(
        (
            "Cabinet", "Company", "Company_Group", "Corporation_Other", "Government", "International_Organization",
            "Military", "Organization_Other", "Political_Organization_Other", "Political_Party",
            "Pro_Sports_Organization", "Public_Institution", "Research_Institute", "School", "Show_Organization",
            "Sports_League", "Sports_Organization_Other",
        ),
        "organization",
    ),
}  # fmt: skip
_BATCH_PASSAGES = 4  # of a text each; more are no quicker, and take more memory


class SpacyReader:
    """Reads the names in texts by a pipeline of spaCy, whose labels `kinds` may tell of."""

    def __init__(self, package: str, kinds: Mapping[str, NameKind] = _KINDS) -> None:
        import spacy  # the extra brings it

        meta = spacy.util.get_model_meta(folder_of_package(package))
        self._pipeline: Any = spacy.load(package, exclude=[name for name in meta["pipeline"] if name not in _NEEDED])
        self._kinds = kinds

    def read(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """The names in each of the texts, in text order."""
        passages = [passage for text in texts for _, passage in passages_of(text)]
        read = (
            [NameSpan(name.start_char, name.end_char, self._kinds.get(name.label_, "other")) for name in document.ents]
            for document in self._pipeline.pipe(passages, batch_size=_BATCH_PASSAGES)
        )
        return spans_by_text(texts, read)

    def base_form(self, name: str, kind: NameKind, known: Collection[str]) -> str:
        """A name as it is: these languages do not inflect names."""
        return name
