"""What a reader does with a page: by keyboard, in the dark, with tables, a film, and on paper."""

import csv
import io
import json
import pathlib
import string

import made
from world import NARROW, Opened, PageTest

CONTROLS = """
[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.disabled)
  .map((each, place) => { each.dataset.place = place; return place; })
"""


class UseTest(PageTest):
    """The aids of a page, used as a reader would."""

    def test_every_control_is_reached_by_tab(self):
        """Tab goes over every visible control, once, and shows where it is.

        Planted faults caught: a control that only a pointer reaches; a focus without an outline.
        """
        with Opened(made.page("small")) as opened:
            wanted, reached = set(opened.ask(CONTROLS)), []
            self.assertGreater(len(wanted), 10)
            for _ in range(2 * len(wanted) + 20):
                opened.page.keyboard.press("Tab")
                place, ring = opened.ask(FOCUS)
                if place is not None:
                    self.assertTrue(ring, f"no ring around control {place}")
                    reached.append(int(place))
                if wanted <= set(reached):
                    break
            missing = wanted - set(reached)
            names = opened.ask(
                "places => places.map(place => document.querySelector("
                "`[data-place='${place}']`).outerHTML.slice(0, 100))", list(missing))
            self.assertEqual(names, [])
            self.assert_quiet(opened, "after tabbing")

    def test_dark_and_light(self):
        """The switch turns the page dark and light again, whatever the system says."""
        for system in ("light", "dark"):
            with Opened(made.page("small"), color_scheme=system) as opened:
                lights = [opened.ask(LIGHT)]
                for _ in range(2):
                    opened.page.click("#theme")
                    lights.append(opened.ask(LIGHT))
                first, turned, back = lights
                self.assertEqual(first, back)
                self.assertGreater(abs(first - turned), 0.5, lights)
                self.assertEqual(first > 0.5, system == "light")
                self.assert_quiet(opened, "after the switch")

    def test_tables_are_saved_and_copied(self):
        """A saved table has every exact number of the table on the page, and so has a copy."""
        with Opened(made.page("universiade")) as opened:
            opened.open_tables()
            opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
            name = "intervals"
            buttons = opened.page.locator(f"button[aria-describedby='c-{name}']")
            with opened.page.expect_download() as saved:
                buttons.nth(1).click()
            text = pathlib.Path(saved.value.path()).read_bytes().decode("utf-8-sig")
            self.assertEqual(saved.value.suggested_filename, f"{name}.csv")
            rows = list(csv.reader(io.StringIO(text)))
            self.assertEqual(rows, opened.ask(EXACT, name))
            buttons.nth(0).click()
            opened.until("document.getElementById('said').textContent !== ''")
            copied = opened.ask("navigator.clipboard.readText()").split("\n")
            self.assertEqual([line.split("\t") for line in copied], rows)
            self.assert_quiet(opened, "after saving")

    def test_words_are_explained(self):
        """The heading of a column says what it means, on focus as on hover; Escape ends it."""
        with Opened(made.page("small")) as opened:
            opened.open_tables()
            word = opened.page.locator("a.def").first
            word.hover()
            tip = opened.page.locator("#tip")
            self.assertTrue(tip.is_visible())
            self.assertGreater(len(tip.inner_text()), 10)
            opened.page.keyboard.press("Escape")
            self.assertFalse(tip.is_visible())
            word.focus()
            self.assertTrue(tip.is_visible())

    def test_paper_has_what_is_open(self):
        """Printed, the first table and every open one are there, and every control is gone."""
        hidden = ("[...document.querySelectorAll('table[id]')].filter(table => "
                  "!table.checkVisibility()).map(table => table.id)")
        with Opened(made.page("small"), color_scheme="dark") as opened:
            opened.page.emulate_media(media="print", color_scheme="dark")
            self.assertNotIn("t-ranking", opened.ask(hidden))
            opened.page.emulate_media(media="screen", color_scheme="dark")
            opened.open_tables()
            opened.page.emulate_media(media="print", color_scheme="dark")
            self.assertEqual(opened.ask(hidden), [])
            self.assertEqual(opened.ask(LIGHT), 1, "paper is white")
            shown = opened.ask(
                "[...document.querySelectorAll('button')].filter(each => "
                "each.checkVisibility()).length")
            self.assertEqual(shown, 0)
            opened.shot("small-print")
            paper = opened.page.pdf(prefer_css_page_size=True, print_background=True)
            self.assertGreater(paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page "), 1)

    def test_the_film_shows_its_frames(self):
        """At any minute, each center of the film has the queue and the agents of the data.

        Planted faults caught: a scrubber that is one frame off; a running sum read as a count.
        """
        with Opened(made.page("small")) as opened:
            film = json.loads(opened.ask("document.getElementById('replay-day').textContent"))
            words, play = film["words"], film["strategies"][film["first"]]
            state = {key: [unpacked(text) for text in play[key]]
                     for key in ("waiting", "busy", "idle")}
            self.assertGreater(max(map(max, state["waiting"])), 0, "somebody waits")
            scrubber = opened.page.locator("#replay input[type=range]")
            for frame in range(0, film["frames"], max(1, film["frames"] // 20)):
                scrubber.fill(str(frame))
                titles = opened.ask(
                    "[...document.querySelector('#replay .stages figure')"
                    ".querySelectorAll('g > title')].map(each => each.textContent)")
                for center, name in enumerate(film["centers"]):
                    waiting, busy, idle = (f"{state[key][center][frame]:,}" for key in state)
                    wanted = (f"{name}: " + words["waiting"].replace("{count}", waiting) + ", "
                              + words["agents"].replace("{idle}", idle).replace("{busy}", busy))
                    self.assertIn(wanted, titles)
            scrubber.fill("0")
            scrubber.press("ArrowRight")
            self.assertEqual(opened.ask("document.querySelector('.replay').dataset.frame"), "1")
            opened.page.locator("#replay button").first.click()
            opened.until(
                "Number(document.querySelector('.replay').dataset.frame) > 1")
            opened.page.locator("#replay button").first.click()
            self.assert_quiet(opened, "after the film")
            opened.shot("film")

    def test_tables_without_charts(self):
        """A page without charts has the same tables, and says nothing of charts."""
        bare = made.bare_tables("small")
        count = "document.querySelectorAll('[data-v]').length"
        with Opened(bare, ready=False) as opened, Opened(made.page("small")) as full:
            opened.until("document.body?.dataset.ready === 'yes'")
            self.assert_quiet(opened, "without charts")
            full.open_tables()
            self.assertEqual(opened.ask(count), full.ask(count))
            self.assertEqual(opened.ask("document.querySelectorAll('.chart svg').length"), 0)
        self.assertLess(bare.stat().st_size, made.page("small").stat().st_size - 890_000)

    def test_one_chart_alone(self):
        """A link to one chart alone shows it and nothing else."""
        with Opened(made.page("small"), NARROW) as opened:
            name = opened.ask("document.querySelector('figure.chart').id")
        with Opened(made.page("small"), NARROW, fragment=f"#only={name}") as opened:
            shown = opened.ask(
                "[...document.querySelectorAll('figure.chart')]"
                ".filter(each => each.checkVisibility()).map(each => each.id)")
            self.assertEqual(shown, [name])
            self.assertTrue(opened.page.locator(f"#{name} svg").first.is_visible())
            self.assertTrue(opened.page.locator(f"#h-{name}").is_visible())
            for other in ("nav", "header", "footer", "table", "details"):
                self.assertFalse(opened.page.locator(other).first.is_visible(), other)
            self.assert_quiet(opened, "alone")


def unpacked(text):
    """Numbers that are written as differences in base 64, five bits a digit, the sign last."""
    digits = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    numbers, value, shift, last = [], 0, 0, 0
    for letter in text:
        part = digits.index(letter)
        value |= (part & 31) << shift
        shift += 5
        if part < 32:
            last += -(value >> 1) if value & 1 else value >> 1
            numbers.append(last)
            value = shift = 0
    return numbers


FOCUS = """
(() => {
  const focus = document.activeElement;
  const style = getComputedStyle(focus);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    || style.boxShadow !== 'none';
  return [focus.dataset.place ?? null, ring];
})()
"""
# How light the background of the page is, from 0 to 1.
LIGHT = """
(() => {
  const paint = document.createElement('canvas').getContext('2d');
  paint.fillStyle = getComputedStyle(document.body).backgroundColor;
  paint.fillRect(0, 0, 1, 1);
  const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 765;
})()
"""
EXACT = """
name => {
  const table = document.getElementById(`t-${name}`);
  return [[...table.tHead.rows[0].cells].map(head => head.dataset.f),
    ...[...table.tBodies[0].rows].map(row =>
      [...row.cells].map(cell => cell.dataset.v ?? cell.textContent))];
}
"""
