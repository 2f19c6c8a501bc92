"""Whether every file of an index is as it was written."""

from searchapp.engine.commit.integrity import check_index as check_files

__all__ = ["check_files"]
