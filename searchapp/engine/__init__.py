"""A fast Whoosh codec: segments of memory-mapped NumPy arrays, their writer and their evaluator."""

from searchapp.engine.commit.integrity import check_index
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.indexing.writer import Writer
from searchapp.engine.queries.days_within import DaysWithin
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone

__all__ = ["DaysWithin", "Searcher", "Synonyms", "Writer", "Zone", "check_index"]
