"""A fast Whoosh codec: segments of memory-mapped NumPy arrays, their writer and their evaluator."""

from searchapp.engine.checking import check_index
from searchapp.engine.searcher import Searcher
from searchapp.engine.variants import Variants
from searchapp.engine.within import DaysWithin
from searchapp.engine.writer import Writer
from searchapp.engine.zone import Zone

__all__ = ["DaysWithin", "Searcher", "Variants", "Writer", "Zone", "check_index"]
