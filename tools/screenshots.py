#!/usr/bin/env python3
"""Take the screenshots of the HTML report that docs/ shows, of the seed article in a headless Chromium.

usage: screenshots.py [--check] [--out FOLDER]

They go to docs/assets, or to FOLDER. With --check none is taken: exit 1 where one is missing or too large.
"""

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from attrs import evolve, frozen
from playwright.sync_api import Browser, sync_playwright

import verifact
from verifact.reporters import View, load_reporter

PROJECT = Path(__file__).parents[1]
ASSETS = PROJECT / "docs" / "assets"
SEED = next((PROJECT / "seeds").glob("*.txt"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-device-scale-factor=1"]
LARGEST = 300_000  # bytes of one picture


@frozen
class Shot:
    """One picture: a window of `width` by `height` pixels, on a light or a dark screen, with a part of the page at its top."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    part: str = "body"


SHOTS = (
    Shot("report-light", 1400, 900, "light"),
    Shot("report-dark", 1400, 900, "dark"),
    Shot("report-speakers", 1400, 900, "light", ".voices"),
    Shot("report-phone-light", 400, 800, "light"),
    Shot("report-phone-dark", 400, 800, "dark", ".text p:has(mark.error)"),
)


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, or with `--check` look whether they are there; return the exit code."""
    parser = ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=ASSETS)
    args = parser.parse_args(arguments)
    if not args.check:
        args.out.mkdir(parents=True, exist_ok=True)
        _take(args.out)
    bad = [shot.name for shot in SHOTS if not _is_fit(args.out / f"{shot.name}.png")]
    for name in bad:
        print(f"{name}.png is missing, or over {LARGEST:,} bytes: run tools/screenshots.py", file=sys.stderr)
    return 1 if bad else 0


def _is_fit(path: Path) -> bool:
    return path.exists() and path.stat().st_size <= LARGEST


def _take(folder: Path) -> None:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit("there is no Chromium to take pictures with")
    article = verifact.read(SEED)
    report = evolve(verifact.check(article), path=SEED.relative_to(PROJECT).as_posix())
    with TemporaryDirectory() as there, sync_playwright() as playwright:
        page = Path(there) / "report.html"
        page.write_text("".join(load_reporter("html")([report], View(article_of=lambda _: article))), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for shot in SHOTS:
            _shoot(browser, page, shot, folder)
        browser.close()


def _shoot(browser: Browser, page: Path, shot: Shot, folder: Path) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.locator(shot.part).first.evaluate("part => part.scrollIntoView()")
    tab.screenshot(path=folder / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
