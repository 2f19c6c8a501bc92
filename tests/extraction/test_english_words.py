from __future__ import annotations

import re
from pathlib import Path

from searchapp.extraction import english_words
from searchapp.extraction.english_words import ENGLISH
from searchapp.text.tab_separated import word_lists


def test_every_list_of_the_table_is_used_and_there_is_no_other() -> None:
    package = Path(english_words.__file__).parents[1]
    used = {
        name
        for module in package.rglob("*.py")
        for name in re.findall(r"ENGLISH\[['\"](.+?)['\"]\]", module.read_text())
    }
    assert used == set(word_lists(package / "extraction" / "data" / "english_words.tsv"))


def test_words_stand_in_the_form_in_which_they_are_compared() -> None:
    assert {"mr", "senator"} <= ENGLISH["titles"]
    assert {"The", "Monday", "August"} <= ENGLISH["no names"]
    assert all(word.islower() for name in ("titles", "bodies", "legal forms") for word in ENGLISH[name])
