"""The numbers of a page are those of the JSON, bit by bit, and the charts draw nothing else."""

import made
from world import Opened, PageTest, document

# A table of the page as rows by field: exact numbers where a cell has one, else its text.
TABLES = """
Object.fromEntries([...document.querySelectorAll('table[id^="t-"]')].map(table => {
  const fields = [...table.tHead.rows[0].cells].map(head => head.dataset.f);
  const value = cell => cell.dataset.v === undefined ? cell.textContent
    : cell.dataset.v === '' ? null : Number(cell.dataset.v);
  return [table.id.slice(2), [...table.tBodies[0].rows].map(row =>
    Object.fromEntries(fields.map((field, place) => [field, value(row.cells[place])])))];
}))
"""
# What the open charts hold, by chart and table.
CHART_DATA = """
Object.fromEntries(Object.entries(spillway.views).map(([id, view]) => {
  const names = document.getElementById(id).dataset.tables?.split(' ').filter(Boolean) ?? [];
  return [id, Object.fromEntries(names.map(name => {
    try { return [name, view.data(name).map(row => ({...row}))]; } catch { return [name, null]; }
  }))];
}))
"""


CAPTIONS = """
Object.fromEntries([...document.querySelectorAll('table[id^="t-"]')].map(table =>
  [table.id.slice(2), table.caption.textContent]))
"""
BIG = "universiade"


def everything(name):
    """The tables, the data of the charts and the captions of a page."""
    with Opened(made.page(name)) as opened:
        opened.open_tables()
        return opened.ask(TABLES), opened.ask(CHART_DATA), opened.ask(CAPTIONS)


def figure(value, name):
    """The estimate and the ends of the interval of a figure, by the names of their fields."""
    value = value or {}
    return {name: value.get("estimate"), f"{name}_low": value.get("low"),
            f"{name}_high": value.get("high")}


class FiguresTest(PageTest):
    """Figures read out of the browser.

    Planted faults caught: a figure rounded on its way into the page; rows in another order than
    the names beside them; a chart fed from somewhere else than its table.
    """

    @classmethod
    def setUpClass(cls):
        cls.data = document(made.results(BIG))
        cls.tables, cls.charts, cls.captions = everything(BIG)

    def assert_rows(self, table, expected, keys, label):
        """Each expected row is there once, by its keys, with exactly these numbers."""
        by_key = {tuple(row[key] for key in keys): row for row in table}
        self.assertEqual(len(by_key), len(table), f"{label}: two rows of one key")
        self.assertEqual(len(table), len(expected), label)
        for wanted in expected:
            row = by_key[tuple(wanted[key] for key in keys)]
            for field in wanted.keys() & row.keys():
                self.assertEqual(row[field], wanted[field], f"{label} {wanted} {field}")

    def test_tables_are_the_json(self):
        """Every row of the tables of the page, computed again from the JSON."""
        data, tables = self.data, self.tables
        for name, rows in tables.items():
            for row in rows:
                texts = [text for text in row.values() if isinstance(text, str)]
                self.assertEqual(texts, [text.strip() for text in texts], name)
        self.assert_rows(tables["ranking"], ranking(data), ["strategy"], "ranking")
        own = [row for row in tables["intervals"] if row["center"] in centers(data)]
        self.assert_rows(own, intervals(data), ["strategy", "center", "interval"], "intervals")
        whole = [row for row in tables["intervals"] if row["center"] not in centers(data)]
        self.assert_rows(whole, totals(data), ["strategy", "interval"], "all centers")
        own = [row for row in tables["plan"] if row["center"] in centers(data)]
        self.assert_rows(own, plan(data), ["center", "interval"], "plan")
        self.assert_rows(tables["flows"], flows(data), ["strategy", "from", "to"], "flows")

    def test_interval_tables_are_the_json(self):
        """The tables as planners lay them: each row, and the last one of the whole day.

        Sums and volume-weighted means are computed here once more, by their definition.
        """
        compared = 0
        for strategy in self.data["strategies"]:
            for name, rows in self.tables.items():
                if not (name.startswith("intervals-network-")
                        and self.captions[name].endswith(strategy["name"])):
                    continue
                for row, interval in zip(rows, strategy["intervals"]):
                    self.assertEqual(row["interval"], interval["interval"])
                    self.assert_planned(row, planned(self.data, row["interval"]))
                    compared += self.assert_measured(row, interval["total"])
                compared += self.assert_measured(rows[-1], strategy["total"])
        print(f"{compared} figures of interval tables are those of the JSON")
        self.assertGreater(compared, 1000)

    def assert_planned(self, row, parts):
        """Volume, staff and requirement of all centers together are sums of the plan."""
        for field in ("forecast", "staffed", "required"):
            self.assertAlmostEqual(row[field], sum(part[field] for part in parts), 6, row)
        self.assertAlmostEqual(row["net"], row["staffed"] - row["required"], 6)
        work = sum(part["forecast"] * part["handle_time"] for part in parts if part["forecast"])
        self.assertAlmostEqual(row["handle_time"] * row["forecast"], work, 3)

    def assert_measured(self, row, measures):
        """What was measured is the estimate of the JSON, bit by bit."""
        fields = row.keys() & measures.keys()
        for field in fields:
            self.assertEqual(row[field], (measures[field] or {}).get("estimate"), field)
        return len(fields)

    def test_charts_draw_their_tables(self):
        """What a view holds under the name of a table is that table, field by field."""
        for name in (BIG, "check", "sweep"):
            tables, charts = (
                (self.tables, self.charts) if name == BIG else everything(name)[:2])
            self.assertTrue(charts, name)
            compared = 0
            for chart, sources in charts.items():
                for source, rows in sources.items():
                    if rows is None:
                        continue
                    self.assertEqual(len(rows), len(tables[source]), f"{name} {chart} {source}")
                    for drawn, row in zip(rows, tables[source]):
                        self.assertEqual({key: drawn.get(key) for key in row}, row, chart)
                        compared += len(row)
            self.assertGreater(compared, 0, name)
            print(f"{name}: {compared} values of charts are those of their tables")

    def test_both_languages_show_the_same_numbers(self):
        """Chinese changes words, never a figure."""
        exact = "[...document.querySelectorAll('[data-v]')].map(cell => cell.dataset.v)"
        shown = []
        for language in ("en", "zh"):
            with Opened(made.page("small", language)) as opened:
                opened.open_tables()
                shown.append(opened.ask(exact))
        self.assertGreater(len(shown[0]), 100)
        self.assertEqual(*shown)


def centers(data):
    """The names of the centers."""
    return set(data["scenario"]["centers"])


def ranking(data):
    """What the first table says of each strategy."""
    measure = data["comparison"]["ranked_by"]
    verdict = next(each for each in data["comparison"]["total"] if each["kpi"] == measure)
    behind = {each["strategy"]: each for each in verdict["differences"]}
    rows = []
    for strategy in data["strategies"]:
        total = strategy["total"][measure]
        other = behind.get(strategy["name"], {})
        gap = other.get("minus_best") or {}
        rows.append({
            "strategy": strategy["name"], measure: total["estimate"], "low": total["low"],
            "high": total["high"], "difference": gap.get("estimate"),
            "difference_low": gap.get("low"), "difference_high": gap.get("high"),
            "holm_p_value": other.get("holm_p_value")})
    return rows


def row_of(strategy, interval, views):
    """Service, queue and waits of an interval."""
    row = {"strategy": strategy["name"], "interval": interval["interval"]}
    origin, handling = views
    for name in ("service_level", "wait_p90"):
        row |= figure(origin.get(name), name)
    row |= figure(handling.get("queue_length"), "queue_length")
    for name in ("wait_p50", "wait_p95"):
        row[name] = (origin.get(name) or {}).get("estimate")
    return row


def intervals(data):
    """What each center met in each interval under each strategy."""
    return [
        {"center": center["center"]}
        | row_of(strategy, interval, (center["origin"], center["handling"]))
        for strategy in data["strategies"] for interval in strategy["intervals"]
        for center in interval["centers"]]


def totals(data):
    """The same of all centers together."""
    return [row_of(strategy, interval, (interval["total"], interval["total"]))
            for strategy in data["strategies"] for interval in strategy["intervals"]]


def plan(data):
    """Volume, staff and requirement as planned."""
    return [
        {"center": part["center"], "interval": part["interval"], "forecast": part["forecast"],
         "handle_time": part["handle_time"], "required": part["required"],
         "staffed": part["staffed"]} for part in data["scenario"]["plan"]]


def planned(data, interval):
    """The plan of an interval, center by center."""
    return [part for part in data["scenario"]["plan"] if part["interval"] == interval]


def flows(data):
    """Contacts answered away from home, by their way."""
    return [
        {"strategy": strategy["name"], "from": flow["from"], "to": flow["to"]}
        | figure(flow["contacts"], "contacts")
        for strategy in data["strategies"] for flow in strategy["flows"]]
