"""Make the README's picture: the corpus is indexed and served, and a real Chromium looks at the page.

python -m tests.picture            # writes docs/page.png
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import sync_playwright

from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.web.serving.server import bound
from tests.web.conftest import CHROMIUM_OPTIONS

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "page.png"
PATH = "?q=museum+OR+school+OR+ferry+OR+bridge+OR+harbour&from=2015&to=2019&exclude.country=JP"
SIZE = {"width": 1280, "height": 940}


def main() -> int:
    """Exit status 1 where there is no Chromium to look with."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no Chromium on this machine; on Debian `apt-get install chromium` brings it.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        update_index(index, [str(ROOT / "corpus")])
        take_picture(chromium, index)
    print(PICTURE.relative_to(ROOT))
    return 0


def take_picture(chromium: str, index: Path) -> None:
    """Save what the browser shows of the index."""
    service = bound(Settings(index=index, port=0))
    Thread(target=service.run, daemon=True).start()
    PICTURE.parent.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(service.address + PATH)
        page.reload()  # the first answer reads the index's files
        page.screenshot(path=PICTURE)
        browser.close()
    service.close()


if __name__ == "__main__":
    sys.exit(main())
