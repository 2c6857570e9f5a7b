"""The program's pages as files, and a browser that opens them without a network.

One browser serves all tests; each page is made once and opened by each test in a context of its
own, so that no test sees what another one left.
"""

import atexit
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = os.environ["SPILLWAY_PROGRAM"]
SHOTS = ROOT / ".build" / "screenshots"
WIDE, NARROW = (1440, 900), (390, 844)
LANGUAGES = ("en", "zh")
# A page with 900 kB of scripts draws in a second; a machine that also compiles may need long.
PATIENCE = 60_000

folder = pathlib.Path(tempfile.mkdtemp(prefix="spillway pages 页 "))
atexit.register(shutil.rmtree, folder, ignore_errors=True)


def spillway(*arguments, code=0, cwd=ROOT):
    """Runs the program, which must end with the code, and gives what it printed."""
    words = [PROGRAM, *map(str, arguments)]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr}")
    return done.stdout


_browser = None


def browser():
    """The browser of all tests, started on first use."""
    global _browser
    if _browser is None:
        driver = sync_playwright().start()
        _browser = driver.chromium.launch(
            executable_path=os.environ["SPILLWAY_BROWSER"],
            args=["--no-sandbox"] if os.geteuid() == 0 else [])
        atexit.register(driver.stop)
        atexit.register(_browser.close)
    return _browser


class Opened:
    """A page in a context of its own, with everything it said and everything it asked for."""

    def __init__(self, path, size=WIDE, ready=True, fragment="", offline=True, **options):
        self.context = browser().new_context(
            offline=offline, viewport={"width": size[0], "height": size[1]}, accept_downloads=True,
            reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.said, self.requests = [], []
        self.page.on("console", lambda word: self.said.append(f"{word.type}: {word.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"pageerror: {error}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.address = pathlib.Path(path).resolve().as_uri() + fragment
        self.page.goto(self.address)
        if ready:
            self.wait("ready" if fragment.startswith("#only=") else "complete")

    def wait(self, state):
        """Waits until the page says on its body that it is so far."""
        self.page.wait_for_function("state => document.body?.dataset[state] === 'yes'", arg=state)

    def until(self, expression):
        """Waits until an expression of JavaScript holds; as a function, for want of `eval`."""
        self.page.wait_for_function(f"() => {expression}")

    def ask(self, expression, argument=None):
        """The value of an expression of JavaScript in the page."""
        return self.page.evaluate(expression, argument)

    def open_tables(self):
        """Opens every table; a long one has its cells only from then on."""
        self.page.click("#tables")

    def shot(self, name):
        """Keeps a picture of the whole page for people to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


class PageTest(unittest.TestCase):
    """A test of pages, whose failures name the page."""

    longMessage = True

    def assert_quiet(self, opened, name):
        """Nothing was said, and nothing was asked for but the file itself."""
        self.assertEqual(opened.said, [], name)
        self.assertEqual([url.split("#")[0] for url in opened.requests],
                         [opened.address.split("#")[0]], name)


def document(path):
    """A JSON file, with numbers as the doubles that the program wrote."""
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"), parse_int=float)
