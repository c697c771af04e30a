"""A headless Chromium for the tests of pages: skipped where there is none, but not where CI sets `CI`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def started() -> Iterator[Browser]:
    """Start a browser, and close it."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        assert "CI" not in os.environ, "CI has to install a browser"
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
