"""What one article spells out is known for all, and what people correct is corrected, without reading a file again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.applied_corrections import applied_in
from searchapp.backends.registry import open_backend
from searchapp.backends.stored_article import article_of
from searchapp.errors import CorrectionError
from searchapp.ingest import IngestOptions, IngestReport, update_index
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.ingest.renewal import pending_changes

SHORT = {
    "id": "short",
    "body": "The Andean Potato Council met in Lima. The Andean Potato Council (APC) will meet again.",
}
ACRONYM = {
    "id": "acronym",
    "body": "Growers asked the APC for seed. The APC said that it had none, and the APC was sorry.",
}


class Newsroom:
    """A folder of articles, its index and its corrections file."""

    def __init__(self, folder: Path) -> None:
        self.articles = folder / "articles"
        self.articles.mkdir()
        self.index = folder / "index"
        self.corrections = folder / "corrections.txt"

    def add(self, *articles: dict[str, Any]) -> None:
        """Put each article into a file of its own."""
        for article in articles:
            (self.articles / f"{article['id']}.jsonl").write_text(json.dumps(article))

    def update(self, min_score: float | None = None) -> IngestReport:
        """Run the indexer."""
        options = IngestOptions(corrections=self.corrections, min_score=min_score)
        return update_index(self.index, [str(self.articles)], options)

    def sources(self, article_id: str) -> list[str]:
        """The ids of the sources that an article quotes."""
        with ArticleIndex.open(self.index) as index:
            return [source.id for source in index.article(article_id).facts.cited_sources]

    def organizations(self, article_id: str) -> dict[str, str]:
        """The labels of an article's organizations, by id, which result list and article agree on."""
        with ArticleIndex.open(self.index) as index:
            (hit,) = [hit for hit in index.search(SearchRequest(page_size=100)).hits if hit.id == article_id]
            facts = index.article(article_id).facts
        assert [(organization.id, organization.label) for organization in facts.organizations] == [
            (organization.id, organization.label) for organization in hit.organizations
        ]
        return {organization.id: organization.label for organization in hit.organizations}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_an_acronym_joins_the_full_name_that_another_article_tells(newsroom: Newsroom) -> None:
    newsroom.add(ACRONYM)
    newsroom.update()
    assert "andean-potato-council" not in newsroom.organizations("acronym")
    newsroom.add(SHORT)
    assert newsroom.update().renewed == 1
    assert newsroom.organizations("acronym") == {"andean-potato-council": "Andean Potato Council"}


def test_the_order_of_indexing_does_not_matter(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.add(ACRONYM, SHORT)
    newsroom.update()
    at_once = newsroom.organizations("acronym")
    (tmp_path / "other").mkdir()
    other = Newsroom(tmp_path / "other")
    for article in (ACRONYM, SHORT):
        other.add(article)
        other.update()
    assert other.organizations("acronym") == at_once


def test_when_the_full_name_goes_the_acronym_is_alone_again(newsroom: Newsroom) -> None:
    newsroom.add(ACRONYM, SHORT)
    newsroom.update()
    (newsroom.articles / "short.jsonl").unlink()
    newsroom.update()
    assert newsroom.organizations("acronym") == {"apc": "APC"}


def test_corrections_are_applied_and_taken_back_without_reading_files(newsroom: Newsroom) -> None:
    newsroom.add(SHORT)
    newsroom.update()
    newsroom.corrections.write_text("rename andean-potato-council -> Potato Council of the Andes\n")
    report = newsroom.update()
    assert (report.changed, report.unchanged_files, report.renewed) == (0, 1, 1)
    assert newsroom.organizations("short") == {"andean-potato-council": "Potato Council of the Andes"}
    newsroom.corrections.write_text("")
    assert newsroom.update().renewed == 1
    assert newsroom.organizations("short") == {"andean-potato-council": "Andean Potato Council"}
    assert newsroom.update().renewed == 0


STEPS = (
    "never Mud Guild as organization\n",
    "never Mud Guild as organization\nrename Silt Union -> The Silters\n",
    "never Mud Guild as organization\nrename Silt Union -> The Silters\nmerge Sand Circle -> Silt Union\n",
    "merge Sand Circle -> Silt Union\n",
    'merge Sand Circle -> Silt Union\nalways "Grit" is organization\n',
    "",
    "never Silt Union as organization\n",
)


def test_only_articles_in_which_something_changes_are_written_and_all_go_by_the_corrections(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    bodies = {
        "mud": "The Mud Guild met. The Mud Guild will meet again, said the Mud Guild.",
        "silt": "The Silt Union met the Mud Guild. The Silt Union and the Mud Guild sang.",
        "sand": "The Sand Circle danced with Grit. The Sand Circle danced alone.",
        "none": "It rained on the hill, and then it rained on the dale.",
    }
    newsroom.add(*({"id": name, "body": body} for name, body in bodies.items()))
    newsroom.update()
    for step, text in enumerate(STEPS):
        newsroom.corrections.write_text(text)
        before = open_backend(newsroom.index)
        report = newsroom.update()
        after = open_backend(newsroom.index)
        assert applied_in(after).in_force == (CorrectionsFile.of(text.encode(), "").term or "none",), text
        fresh = tmp_path / f"fresh{step}"
        update_index(fresh, [str(newsroom.articles)], IngestOptions(corrections=newsroom.corrections))
        with ArticleIndex.open(fresh) as expected, ArticleIndex.open(newsroom.index) as index:
            changed = 0
            for name in bodies:
                assert index.article(name).facts == expected.article(name).facts, (text, name)
                changed += index.article(name).facts != article_of(before.stored([name], "article")[name]).facts
            assert report.renewed == changed
            assert index.applied_corrections() == expected.applied_corrections()
        assert newsroom.update().renewed == 0
        assert open_backend(newsroom.index).state().generation == after.state().generation  # nothing was written


def test_articles_that_come_between_corrections_are_corrected_too(newsroom: Newsroom) -> None:
    newsroom.add({"id": "mud", "body": "The Mud Guild met. The Mud Guild will meet again."})
    for number, text in enumerate(STEPS[:3]):
        newsroom.corrections.write_text(text)
        newsroom.add(
            {"id": f"new{number}", "body": f"Day {number}: the Silt Union met the Mud Guild. The Silt Union sang."}
        )
        newsroom.update()
    assert {name: newsroom.organizations(name) for name in ("mud", "new0", "new2")} == {
        "mud": {},
        "new0": {"silt-union": "The Silters"},
        "new2": {"silt-union": "The Silters"},
    }


def test_what_all_go_by_is_told_by_another_article_when_the_one_that_told_it_goes(newsroom: Newsroom) -> None:
    newsroom.add(*({"id": name, "body": f"The {name} Guild met. The {name} Guild sang."} for name in ("Mud", "Silt")))
    newsroom.update()
    newsroom.corrections.write_text("never Mud Guild as organization\n")
    newsroom.update()
    (newsroom.articles / "Mud.jsonl").unlink()  # the one that was written, and that told what all go by
    newsroom.update()
    assert applied_in(open_backend(newsroom.index)).digests == (CorrectionsFile.read(newsroom.corrections).digest,)
    newsroom.corrections.write_text("never Silt Guild as organization\n")
    newsroom.update()
    assert newsroom.organizations("Silt") == {}


def test_what_is_not_sure_enough_is_left_out_and_taken_in_again_without_reading_files(newsroom: Newsroom) -> None:
    newsroom.add(SHORT, {"id": "given", "body": "Nothing.", "organizations": ["Lima Boat Club"]})
    newsroom.update()
    with ArticleIndex.open(newsroom.index) as index:
        (council,) = index.article("short").facts.organizations
    assert 0 < council.score < 1
    report = newsroom.update(min_score=1.0)
    assert (report.changed, report.renewed) == (0, 1)
    assert newsroom.organizations("short") == {}
    assert newsroom.organizations("given") == {"lima-boat-club": "Lima Boat Club"}
    with ArticleIndex.open(newsroom.index) as index:
        assert [value.id for value in index.facet_values(SearchRequest(), "organization")] == ["lima-boat-club"]
    assert newsroom.update().renewed == 0, "it goes on as the index has it"
    assert newsroom.update(min_score=council.score).renewed == 1
    assert newsroom.organizations("short") == {council.id: council.label}


def test_a_correction_brings_in_what_is_not_sure_enough(newsroom: Newsroom) -> None:
    newsroom.add(SHORT)
    newsroom.corrections.write_text('always "Andean Potato Council" is organization\n')
    newsroom.update(min_score=1.0)
    assert newsroom.organizations("short") == {"andean-potato-council": "Andean Potato Council"}
    newsroom.corrections.write_text("")
    newsroom.update()
    assert newsroom.organizations("short") == {}, "corrections come and go, and the score stays"
    update_index(newsroom.index, [str(newsroom.articles)], IngestOptions(rebuild=True))
    assert newsroom.organizations("short") == {}


def test_what_an_edit_would_change_is_told_before(newsroom: Newsroom) -> None:
    newsroom.add(SHORT)
    newsroom.update()
    newsroom.corrections.write_text("never Andean Potato Council\n")
    backend = open_backend(newsroom.index)
    ((article, changes),) = pending_changes(backend, CorrectionsFile.read(newsroom.corrections))
    assert (article.id, [change.id for change in changes]) == ("short", ["andean-potato-council"])
    assert newsroom.organizations("short") != {}
    newsroom.update()
    assert newsroom.organizations("short") == {}


def test_a_mistake_in_the_corrections_names_its_line_and_leaves_the_index(newsroom: Newsroom) -> None:
    newsroom.add(SHORT)
    newsroom.update()
    newsroom.corrections.write_text("# names\nmerg APC -> Andean Potato Council\n")
    newsroom.add(ACRONYM)
    with pytest.raises(CorrectionError, match=r"line 2: unknown correction 'merg'; did you mean 'merge'"):
        newsroom.update()
    with ArticleIndex.open(newsroom.index) as index:
        assert index.stats().articles == 1


def test_what_an_article_brings_is_not_joined(newsroom: Newsroom) -> None:
    newsroom.add({**ACRONYM, "organizations": ["APC"]}, SHORT)  # type: ignore[dict-item]
    newsroom.update()
    assert newsroom.organizations("acronym") == {"apc": "APC"}


def test_a_source_that_is_quoted_goes_by_the_name_that_another_article_tells(newsroom: Newsroom) -> None:
    newsroom.add({"id": "quoting", "organizations": [], "body": "Fars said on Monday that potatoes were dear."})
    newsroom.update()
    before = newsroom.sources("quoting")
    desk = "Fars News Agency of London, Ontario has a desk in Lima. Fars News Agency said on Monday that potatoes fell."
    newsroom.add({"id": "desk", "body": f"The Andean Potato Council met. {desk}"})
    newsroom.update()
    renewed = newsroom.sources("quoting")
    update_index(newsroom.index, [str(newsroom.articles)], IngestOptions(rebuild=True))
    assert renewed == newsroom.sources("quoting") != before


def test_articles_kept_though_their_file_is_gone_go_on_telling_names(newsroom: Newsroom) -> None:
    newsroom.add(ACRONYM, SHORT)
    newsroom.update()
    (newsroom.articles / "short.jsonl").unlink()
    options = IngestOptions(keep_missing=True, corrections=newsroom.corrections)
    newsroom.corrections.write_text("rename andean-potato-council -> Potato Council\n")
    assert update_index(newsroom.index, [str(newsroom.articles)], options).renewed == 2
    for article_id in ("acronym", "short"):
        assert newsroom.organizations(article_id) == {"andean-potato-council": "Potato Council"}
