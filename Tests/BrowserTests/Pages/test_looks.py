"""Every page in every width and language: whole, quiet, readable for all."""

import itertools
import os

from axe_playwright_python.sync_playwright import Axe

import made
from world import LANGUAGES, NARROW, WIDE, Opened, PageTest

NIGHTLY = bool(os.environ.get("SPILLWAY_NIGHTLY"))
PAGES = ("universiade", "network-outage", "check", "sweep")


class LooksTest(PageTest):
    """What any reader meets, whatever the page is about."""

    def test_pages_are_whole_quiet_and_readable(self):
        """No word on the console, no request, marks in every chart, nothing cut off, axe silent.

        Planted faults caught: a figure whose data has no such field; a style attribute, which the
        policy blocks; an image by address; a table wider than a phone outside its own scroll box;
        gray on gray in one of the themes; a control without a name.
        """
        ways = list(itertools.product(LANGUAGES, (WIDE, NARROW), ("light", "dark")))
        for number, name in enumerate(PAGES):
            for language, size, theme in ways:
                # Each page in each language, width and theme; all eight ways by night only.
                is_first = language == LANGUAGES[number % 2]
                usual = (WIDE, "light") if is_first else (NARROW, "dark")
                if (size, theme) != usual and not NIGHTLY:
                    continue
                label = f"{name}-{language}-{size[0]}-{theme}"
                with self.subTest(label):
                    with Opened(made.page(name, language), size, color_scheme=theme) as opened:
                        self.look_at(opened, label)

    def look_at(self, opened, label):
        """What holds for every page."""
        print(f"{label}: first charts after {opened.ask(DRAWN):.0f} ms")
        opened.shot(label)
        self.assert_quiet(opened, label)
        self.assertGreater(opened.ask("document.querySelectorAll('figure.chart').length"), 0)
        self.assertEqual(opened.ask(EMPTY_CHARTS), [], f"{label}: charts without marks")
        wide = opened.ask("[document.documentElement.scrollWidth, innerWidth]")
        self.assertLessEqual(*wide, f"{label} scrolls sideways")
        self.assertEqual(opened.ask(TWICE), [], f"{label}: names that stand twice")
        # Tens of thousands of cells are not looked at one by one.
        if label.startswith(("check", "sweep")) or NIGHTLY:
            opened.open_tables()
            opened.shot(f"{label}-tables")
        found = Axe().run(opened.page).response["violations"]
        self.assertEqual(
            [(each["id"], each["nodes"][0]["html"][:160]) for each in found], [], label)

    def test_pages_are_small(self):
        """The page of five strategies on the big day is under 2 MB in each language."""
        for language in LANGUAGES:
            size = made.page("universiade", language).stat().st_size
            print(f"universiade-{language}: {size / 1e6:.2f} MB")
            self.assertLess(size, 2_000_000)


# Names of elements that more than one has.
TWICE = """
[...Map.groupBy(document.querySelectorAll('[id]'), each => each.id)]
  .filter(([, all]) => all.length > 1).map(([id]) => id)
"""
# Milliseconds from the call of the page to its first charts.
DRAWN = "performance.getEntriesByName('drawn')[0]?.startTime ?? 0"
# Charts without a mark that can be seen, and groups of marks none of which can be seen; axes and
# legends are drawn even without data, and what is chosen away has no marks.
EMPTY_CHARTS = """
[...document.querySelectorAll('figure.chart')].flatMap(figure => {
  const groups = [...figure.querySelectorAll('svg g.role-mark')].filter(group =>
    !group.closest('.role-axis, .role-legend, .role-title') && group.children.length);
  const isSeen = mark => {
    const style = getComputedStyle(mark), box = mark.getBBox();
    return (style.fill !== 'none' || style.stroke !== 'none') && box.width + box.height > 0;
  };
  const drawn = groups.filter(group => !group.matches('.mark-rule'));
  return drawn.length ? groups.filter(group => ![...group.children].some(isSeen))
    .map(group => `${figure.id}: ${group.getAttribute('class')}`) : [figure.id];
})
"""
