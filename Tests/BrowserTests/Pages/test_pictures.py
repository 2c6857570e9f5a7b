"""Pictures and paper that the program makes with a browser of its own."""

import os
import struct
import subprocess

import made
from world import PROGRAM, Opened, PageTest, folder, spillway


def size(png):
    """Width and height of a PNG picture."""
    head = png.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", png
    return struct.unpack(">II", head[16:24])


class PicturesTest(PageTest):
    """`report --png --pdf`, as a planner calls it before a meeting."""

    def test_every_chart_is_a_picture(self):
        """One PNG a chart, two pixels a point, and the page as PDF, in a folder of any name.

        Planted faults caught: a path that is not escaped on its way into an address, and a capture
        that lays the page out anew and cuts the charts which are drawn again.
        """
        place = folder / "图 表 #1%20"
        paper = place / "整 份.pdf"
        place.mkdir()
        spillway("report", made.results("small"), "-o", place / "页 1.html", "--png",
                 place, "--pdf", paper)
        text = (place / "页 1.html").read_text(encoding="utf-8")
        pictures = sorted(place.glob("*.png"))
        self.assertGreater(len(pictures), 3)
        for picture in pictures:
            self.assertIn(f'<figure id="{picture.stem}" class="chart"', text)
            width, height = size(picture)
            self.assertGreater(width, 1000)
            self.assertGreater(height, 200)
            # A blank picture of this size takes next to nothing.
            self.assertGreater(picture.stat().st_size, 8000, picture)
        opened = Opened(place / "页 1.html", size=(1200, 900))
        for picture in pictures:
            opened.page.evaluate("id => spillway.only(id)", picture.stem)
            height = opened.page.evaluate(
                "id => document.getElementById(id).getBoundingClientRect().height", picture.stem)
            self.assertAlmostEqual(size(picture)[1], 2 * height, delta=4, msg=picture.stem)
        opened.context.close()
        self.assertTrue(paper.read_bytes().startswith(b"%PDF-"))
        self.assertGreater(paper.stat().st_size, 50_000)

    def test_without_a_browser(self):
        """No browser, or one that fails: exit code 4 and what to do; nothing is left behind."""
        for browser, words in (("/no/such/browser", "SPW-1003"), ("/bin/false", "SPW-1004")):
            target = folder / "none"
            done = subprocess.run(
                [PROGRAM, "report", made.results("small"), "-o", folder / "p.html",
                 "--force", "--png", target], capture_output=True, text=True, check=False,
                env=os.environ | {"SPILLWAY_BROWSER": browser})
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertIn(words, done.stderr)
            self.assertFalse(target.exists())

    def test_another_library_is_refused(self):
        """A chart library that is not the pinned one goes into no page, unless it is named."""
        other = folder / "other.js"
        other.write_text("window.vegaEmbed = () => Promise.resolve({})")
        call = [PROGRAM, "report", made.results("hostile"), "-o", folder / "o.html", "--force"]
        for variable, words in ((str(other), "SPW-1002"), ("/no/such/file", "SPW-1001")):
            done = subprocess.run(
                call, capture_output=True, text=True, check=False,
                env=os.environ | {"SPILLWAY_CHART_LIB": variable})
            self.assertEqual(done.returncode, 4)
            self.assertIn(words, done.stderr)
        done = subprocess.run([*call, "--chart-lib", other], check=False, capture_output=True)
        self.assertEqual(done.returncode, 0)
        for text in ("a </ScRiPt> b", "a <!-- b", "\udcff"):
            other.write_text(text, encoding="utf-8", errors="surrogateescape")
            done = subprocess.run(
                [*call, "--chart-lib", other], check=False, capture_output=True, text=True)
            self.assertEqual(done.returncode, 4)
            self.assertIn("SPW-1002", done.stderr)
