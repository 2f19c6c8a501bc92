"""Make the README's pictures: the corpus is indexed and served, and a real Chromium looks at the pages.

python -m tests.picture            # writes docs/page.png, article.png, comparison.png and terminal.png
"""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from searchapp.config import Settings
from searchapp.web.server import bound
from tests.web.conftest import CHROMIUM_OPTIONS

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs"
SIZE = {"width": 1280, "height": 940}
PAGES = {
    "page": "/?q=museum+OR+school+OR+ferry+OR+bridge+OR+harbour&from=2015&to=2019&exclude.country=JP",
    "article": "/articles/corpus~text~ferry-battery.txt?q=ferry",
    "comparison": "/articles/slipway-first/copies",
}
COMMAND = ("search", "ferry OR harbour", "-n", "4", "--from", "2021")
COLUMNS = 104

# Two versions of a story, which the sample articles have none of.
STORY = (
    "The slipway at the old yard in Port Ellery is to be rebuilt this summer, the Ellery Harbour Trust said Monday. ",
    "The timbers date from 1911 and have not carried a boat for nine years, since a storm lifted the lower end. ",
    "Divers found last autumn that the piles below the waterline are sound, which halves what has to be replaced. ",
    "The oak comes from two estates up the valley, whose owners have offered it for the price of felling. ",
    "The trust expects the work to take fourteen weeks and to cost 420,000 pounds, a third of which has been raised. ",
    "The yard built herring drifters until 1962 and has since served as a store for the lifeboat station next door. ",
    "Its last foreman, who is ninety, will drive the first nail, with a mallet that his grandfather left him.",
)
LATER = (*STORY, " A rowing club will hold its regatta from a pontoon until then.")
VERSIONS = (
    ("slipway-first", "2021-05-03T06:10:00Z", "Harbour Times", "".join(STORY)),
    ("slipway-later", "2021-05-03T15:40:00Z", "Ellery Post", "".join(LATER).replace("fourteen", "sixteen")),
)


def main() -> int:
    """Exit status 1 where there is no Chromium to look with."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no Chromium on this machine; on Debian `apt-get install chromium` brings it.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        index = _indexed(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        with _served(index) as address:
            for name, path in PAGES.items():
                _take_page(browser, address + path, PICTURES / f"{name}.png")
        _take_terminal(browser, _printed(index), PICTURES / "terminal.png")
        browser.close()
    print(*(f"docs/{name}.png" for name in (*PAGES, "terminal")))
    return 0


def _indexed(folder: Path) -> Path:
    """An index of the corpus and of the story in two versions."""
    story, index = folder / "slipway.jsonl", folder / "index"
    fields = ("id", "published", "source", "body")
    with story.open("w") as lines:
        for version in VERSIONS:
            article = {"title": "Slipway at Old Yard to Be Rebuilt", **dict(zip(fields, version, strict=True))}
            lines.write(json.dumps(article) + "\n")
    command = [sys.executable, "-m", "searchapp", "index", "--index", str(index), "corpus", str(story)]
    subprocess.run(command, cwd=ROOT, check=True)
    return index


@contextmanager
def _served(index: Path) -> Iterator[str]:
    """The address at which the index is served."""
    service = bound(Settings(index=index, port=0))
    Thread(target=service.run, daemon=True).start()
    yield service.address
    service.close()


def _take_page(browser: Browser, address: str, picture: Path) -> None:
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.goto(address)
    page.reload()  # the first answer reads the index's files
    page.screenshot(path=picture)
    page.close()


def _printed(index: Path) -> str:
    """What the command prints to a terminal, colours and all."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "searchapp", *COMMAND, "--index", str(index)]
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        printed = b"".join(_read(ours))
    os.close(ours)
    shown = " ".join(f'"{part}"' if " " in part else part for part in COMMAND)
    return f"$ searchapp {shown}\n{printed.decode()}".replace("\r\n", "\n")


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            yield os.read(terminal, 65_536)
        except OSError:  # the other end is closed
            return


def _take_terminal(browser: Browser, printed: str, picture: Path) -> None:
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(printed), soft_wrap=True)
    page = browser.new_page(viewport=SIZE, device_scale_factor=1)
    page.set_content(console.export_html(theme=DEFAULT_TERMINAL_THEME, inline_styles=True))
    page.add_style_tag(content="body{margin:0} pre{display:inline-block;padding:16px;font-size:13px!important}")
    page.locator("pre").screenshot(path=picture)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
