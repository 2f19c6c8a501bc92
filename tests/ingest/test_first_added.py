"""When an article was added to the index: at the run that brought it first, whatever happens to it later."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp import ArticleIndex, SearchRequest
from searchapp.engine.format.layout import NUMBER_ORDINALS
from searchapp.engine.format.segment_file import SegmentFile
from searchapp.ingest import IngestOptions, update_index
from tests.engine.stories import segment_path

MORNING, NOON, EVENING = 1_000_000_000, 1_000_010_000, 1_000_020_000
AT_MORNING, AT_NOON, AT_EVENING = "2001-09-09T01:46:40Z", "2001-09-09T04:33:20Z", "2001-09-09T07:20:00Z"


class Desk:
    """A folder with a file for each article, and its index."""

    def __init__(self, folder: Path) -> None:
        self.news = folder / "news"
        self.news.mkdir()
        self.index = folder / "index"
        self.corrections = folder / "corrections.txt"

    def put(self, article_id: str, body: str = "The otters swim.") -> None:
        """Write the file of an article."""
        (self.news / f"{article_id}.jsonl").write_text(json.dumps({"id": article_id, "title": "Otters", "body": body}))

    def run(self, clock: float, *, rebuild: bool = False) -> None:
        """An indexing run at an instant."""
        options = IngestOptions(rebuild, procs=1, corrections=self.corrections, clock=lambda: clock)
        update_index(self.index, [str(self.news)], options)

    def added(self) -> dict[str, str]:
        """When each article was added, on which the article and the list of results agree."""
        with ArticleIndex.open(self.index) as index:
            hits = {hit.id: hit.added for hit in index.search(SearchRequest(page_size=100)).hits}
            assert hits == {article_id: index.article(article_id).added for article_id in hits}
        return hits


def test_all_that_a_run_brings_has_one_instant_and_keeps_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("otters")
    desk.put("herons")
    desk.run(MORNING + 0.7)
    desk.put("moles")
    desk.run(NOON)
    assert desk.added() == {"otters": AT_MORNING, "herons": AT_MORNING, "moles": AT_NOON}


def test_an_article_that_is_read_again_keeps_its_instant_changed_or_not(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("otters")
    desk.put("herons")
    desk.run(MORNING)
    desk.put("otters", "The otters have left.")
    (desk.news / "herons.jsonl").write_text((desk.news / "herons.jsonl").read_text() + "\n")
    desk.run(NOON)
    assert desk.added() == {"otters": AT_MORNING, "herons": AT_MORNING}


def test_a_rebuild_keeps_the_instants_of_the_articles_that_were_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("otters")
    desk.run(MORNING)
    desk.put("herons")
    desk.run(NOON, rebuild=True)
    assert desk.added() == {"otters": AT_MORNING, "herons": AT_NOON}


def test_an_article_whose_facts_are_renewed_keeps_its_instant(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("otters", "The Andean Potato Council met in Lima. The Andean Potato Council will meet again.")
    desk.run(MORNING)
    desk.corrections.write_text("never Andean Potato Council as organization\n")
    desk.run(NOON)
    with ArticleIndex.open(desk.index) as index:
        assert index.article("otters").facts.organizations == ()
    assert desk.added() == {"otters": AT_MORNING}


def test_an_article_that_was_away_is_new_when_it_comes_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("otters")
    desk.put("herons")
    desk.run(MORNING)
    (desk.news / "otters.jsonl").unlink()
    desk.run(NOON)
    desk.put("otters")
    desk.run(EVENING)
    assert desk.added() == {"otters": AT_EVENING, "herons": AT_MORNING}


def test_a_rebuild_of_a_damaged_index_takes_all_for_new(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("otters")
    desk.run(MORNING)
    path = segment_path(desk.index)
    offset = SegmentFile(path).offset(NUMBER_ORDINALS.of("added"))
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)
    desk.run(NOON, rebuild=True)
    assert desk.added() == {"otters": AT_NOON}


runs = st.lists(st.tuples(st.sets(st.sampled_from("abcd")), st.integers(0, 50), st.booleans()), min_size=1, max_size=5)


@settings(max_examples=12, deadline=None)
@given(runs)
def test_instants_never_go_back_and_are_those_of_the_first_run(plan: list[tuple[set[str], int, bool]]) -> None:
    expected: dict[str, int] = {}
    with TemporaryDirectory() as folder:
        desk, latest = Desk(Path(folder)), 0
        for number, (present, second, rebuild) in enumerate(plan):
            for path in desk.news.iterdir():
                path.unlink()
            for article_id in {*present, "always"}:
                desk.put(article_id, f"The otters swim for the {number}th time.")
            desk.run(MORNING + second, rebuild=rebuild)
            instant = max(MORNING + second, latest)
            expected = {article_id: expected.get(article_id, instant) for article_id in {*present, "always"}}
            latest = max(expected.values())
            assert desk.added() == {
                article_id: f"2001-09-09T01:4{6 + (40 + seconds - MORNING) // 60}:{(40 + seconds - MORNING) % 60:02}Z"
                for article_id, seconds in expected.items()
            }
