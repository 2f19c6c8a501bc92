"""Whether every file of an index is as it was written."""

from searchapp.engine.commit.integrity import check_index

__all__ = ["check_index"]
