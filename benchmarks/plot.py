"""The README's picture: what an answer costs at each size, for each engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter

COLOURS = {"searchapp": "#0b6e4f", "Tantivy": "#c8553d", "SQLite FTS5": "#4a6fa5", "Whoosh": "#8d99ae"}
TITLES = {"total": "Ten best stories and their number", "facets": "Ten best, their number and three facets"}


def draw(sizes: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Medians against the number of stories, both axes logarithmic."""
    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
    for ask, plane in zip(TITLES, axes, strict=True):
        _draw_plane(plane, ask, sizes)
    axes[0].set_ylabel("milliseconds (median)")
    axes[0].legend(frameon=False)
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, dpi=150)
    pyplot.close(figure)


def _draw_plane(plane: Axes, ask: str, sizes: Sequence[Mapping[str, Any]]) -> None:
    names = dict.fromkeys(name for size in sizes for name in size["times"][ask])
    for name in names:
        points = [(size["stories"], median(size["times"][ask][name])) for size in sizes if name in size["times"][ask]]
        plane.loglog(*zip(*points, strict=True), marker="o", color=COLOURS.get(name), label=name)
    plane.set_xticks([size["stories"] for size in sizes], [f"{size['stories']:,}" for size in sizes])
    for axis in (plane.xaxis, plane.yaxis):
        axis.set_minor_formatter(NullFormatter())
    plane.yaxis.set_major_formatter("{x:g}")
    plane.set_title(TITLES[ask], fontsize=11)
    plane.set_xlabel("stories")
    plane.grid(True, which="major", color="#dddddd", linewidth=0.6)
    plane.spines[["top", "right"]].set_visible(False)
