"""The pages that the tests open, each made once by the program."""

import functools
import json
import re

from world import folder, spillway

# Few replications: the tests are about pages, not about estimates.
FEW = ("--replications", "3", "--quiet", "--format", "json")

# Their pages have the film of a replication.
SCENARIOS = ("universiade", "network-outage")

SMALL = """
spillway: 1
title: {title}
horizon: {{start: 2026-01-05T09:00+08:00, length: 2h, interval: 30min}}
service_level: {{of: 20s, target: 80%}}
contacts:
  {contact}: {{handle_time: {{exponential: {{mean: 3min}}}}, patience: none}}
centers:
  {one}: {{groups: {{{group}: {{skills: {{{contact}: 1}}, agents: 3}}}}}}
  {two}: {{groups: {{all: {{skills: {{{contact}: 1}}, agents: 2}}}}}}
demand:
  - {{contact: {contact}, center: {one}, rate: 40/h}}
  - {{contact: {contact}, center: {two}, rate: 20/h}}
run: {{replications: 3, seed: 3}}
strategies:
  {alone}: {{}}
  {pooled}: {{pool: all}}
"""

# Every one of them would set window.ran, were it taken for markup or script.
HOSTILE = {
    "title": "</title></script><script>ran=1</script>\"><img src=x onerror=ran=2>",
    "one": "<script>ran=3</script>",
    "two": "\"><img src=x onerror=ran=4>",
    "alone": "</script><script>ran=5</script>",
    "pooled": "' onmouseover='ran=6' <!--<script>",
    "group": "javascript:ran=7",
    "contact": "{{{title}}}<svg onload=ran=8>",
}
PLAIN = {"title": "Small", "one": "one", "two": "two", "alone": "alone", "pooled": "pooled",
         "group": "all", "contact": "calls"}
# What the scenario language refuses can still stand in a file of results that somebody edited.
FURTHER = {
    "one": "\u202egnp.exe\u202c\u0000<b>",
    "two": "__proto__",
    "title": "长<i>" * 2500,
}


EXPECT = """
expect:
  - {{kpi: service_level, center: {one}, at_least: 99%}}
  - {{kpi: abandonment_rate, at_most: 50%}}
"""


@functools.cache
def scenario(name):
    """A scenario of two centers, with plain or hostile names."""
    path = folder / f"{name}.yaml"
    names = PLAIN if name == "small" else HOSTILE
    text = (SMALL + EXPECT).format(**{key: json.dumps(words) for key, words in names.items()})
    path.write_text(text, encoding="utf-8")
    return path


@functools.cache
def results(name):
    """A file of results in JSON."""
    path = folder / f"{name}.json"
    if name in SCENARIOS:
        spillway("compare", f"scenarios/{name}/scenario.yaml", *FEW, "-o", path)
    elif name in ("small", "hostile"):
        spillway("compare", scenario(name), *FEW, "-o", path)
    elif name == "edited":
        text = results("hostile").read_text(encoding="utf-8")
        for key, other in FURTHER.items():
            text = text.replace(*(json.dumps(each, ensure_ascii=False)[1:-1]
                                  for each in (HOSTILE[key], other)))
        path.write_text(text, encoding="utf-8")
    else:
        raise KeyError(name)
    return path


def page(name, language="en"):
    """A page in a language."""
    return _page(name, language)


@functools.cache
def _page(name, language):
    path = folder / f"{name}-{language}.html"
    if name in ("check", "hostile-check"):
        # Nobody answers 99 % in time, so this gate fails.
        file, more = scenario("hostile"), []
        if name == "check":
            file = "scenarios/gate-small/scenario.yaml"
            more = ["--set", "expect[1].at_least=99%"]
        spillway("check", "--quiet", file, *more, "--max-replications", "25", "--lang", language,
                 "--report", f"html={path}", code=1)
    elif name == "sweep":
        spillway(
            "sweep", "scenarios/two-centers/scenario.yaml", "--quiet", "--vary", "staff=0.9:1.1",
            "--vary", "handle_time=0.9:1.1", "--design", "saltelli", "--samples", "4",
            "--replications", "2", "--kpis", "service_level,cost", "--store",
            folder / "sweep.sqlite", "--lang", language, "--report", path)
    else:
        words = ["--lang", language]
        if name in SCENARIOS:
            words += ["--scenario", f"scenarios/{name}/scenario.yaml"]
        elif name != "edited":
            words += ["--scenario", scenario(name)]
        spillway("report", results(name), "-o", path, *words)
    return path


def without_policy(path):
    """The same page as it would be without its policy."""
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    assert bare != text, "the page has a policy"
    made = path.with_suffix(".bare.html")
    made.write_text(bare, encoding="utf-8")
    return made


@functools.cache
def bare_tables(name):
    """A page of tables alone."""
    path = folder / f"{name}-tables.html"
    spillway("report", results(name), "-o", path, "--no-charts", "--scenario", scenario(name))
    return path
