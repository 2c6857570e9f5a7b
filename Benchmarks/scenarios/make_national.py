"""Writes national.yaml, national-policies.yaml and their two tables: a day of the 31 provinces of
mainland China on one platform, 3,000,000 contacts, 20,000 agents at the peak. Volumes follow
the census of 2020; the day's shape is a round one of a telecom operator; staffing follows the
load of each half-hour.
Usage: python3 make_national.py"""

import csv
from math import sqrt
from pathlib import Path

CONTACTS, AGENTS, HANDLE_SECONDS = 3_000_000, 20_000, 290

# Regions help within themselves. Inhabitants in millions.
REGIONS = [
    {"北京": 21.9, "天津": 13.9, "河北": 74.6, "山西": 34.9, "内蒙古": 24.0},
    {"辽宁": 42.6, "吉林": 24.1, "黑龙江": 31.9},
    {"上海": 24.9, "江苏": 84.7, "浙江": 64.6, "安徽": 61.0, "福建": 41.5, "江西": 45.2, "山东": 101.5},
    {"河南": 99.4, "湖北": 57.8, "湖南": 66.4, "广东": 126.0, "广西": 50.1, "海南": 10.1},
    {"重庆": 32.1, "四川": 83.7, "贵州": 38.6, "云南": 47.2, "西藏": 3.6},
    {"陕西": 39.5, "甘肃": 25.0, "青海": 5.9, "宁夏": 7.2, "新疆": 25.9},
]

# Contacts of each hour, in thousandths of the day.
HOURS = [9, 6, 4, 3, 3, 5, 13, 32, 60, 74, 76, 69, 54, 53, 60, 64, 64, 60, 56, 61, 66, 54, 35, 19]

HEAD = """\
# A national day: 31 centers, 20,000 agents, 3,000,000 contacts, overflow within each region.
# Written by make_national.py, as are its tables.
spillway: 1
title: A national day
horizon: {start: 2011-08-12T00:00+08:00, length: 24h, interval: 30min}
service_level: {of: 20s, target: 80%}

contacts:
  call:
    handle_time: {lognormal: {mean: 290s, cv: 0.9}}
    patience: {exponential: {mean: 2min}}

centers:
"""


def volumes():
    people = {name: n for region in REGIONS for name, n in region.items()}
    halves = [hour / 2 for hour in HOURS for _ in range(2)]
    scale = CONTACTS / sum(people.values()) / sum(halves)
    return {name: [round(n * half * scale, 2) for half in halves] for name, n in people.items()}


def staffing(volume):
    """Square-root staffing with the one margin that makes the peak 20,000 agents."""
    load = {name: [v * HANDLE_SECONDS / 1800 for v in row] for name, row in volume.items()}

    def agents(margin):
        return {
            name: [max(2, round(a + margin * sqrt(a))) for a in row] for name, row in load.items()
        }

    def peak(margin):
        return max(map(sum, zip(*agents(margin).values())))

    low, high = -20.0, 20.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if peak(middle) < AGENTS else (low, middle)
    return agents(high)


def write_table(path, columns):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["time", *columns])
        for step, row in enumerate(zip(*columns.values())):
            table.writerow([f"{step // 2:02d}:{30 * (step % 2):02d}", *row])


def scenario(names):
    yield HEAD
    for name in names:
        agents = f"{{csv: national/agents.csv, column: {name}}}"
        yield f"  {name}: {{groups: {{一线: {{skills: {{call: 1}}, agents: {agents}}}}}}}\n"
    yield "\ndemand:\n"
    for name in names:
        volume = f"{{csv: national/volumes.csv, column: {name}}}"
        yield f"  - {{contact: call, center: {name}, volume: {volume}}}\n"
    yield "\nrun: {replications: 7, seed: 1}\n\nstrategies:\n  regional_overflow:\n    overflow:\n"
    for region in map(list, REGIONS):
        for i, name in enumerate(region):
            others = ", ".join(region[i + 1 :] + region[:i])
            yield f"      - {{from: {name}, to: [{others}], at: arrival}}\n"
            yield f"      - {{from: {name}, to: [{others}], when: {{waited: 20s}}}}\n"


def every(rule):
    """A list of a strategy with an entry for each region."""
    return "\n" + "".join(f"      - {rule(', '.join(region))}\n" for region in REGIONS)


def pairs(rule):
    """The same with an entry for each two neighbors of a region."""
    return "\n" + "".join(
        f"      - {rule(a, b)}\n"
        for region in map(list, REGIONS)
        for a, b in zip(region, region[1:])
    )


def overflow(more):
    return every(lambda names: f"{{from: [{names}], to: [{names}], {more}}}")


def allocate(more):
    return every(lambda names: f"{{from: [{names}], among: [{names}], {more}}}")


def alternates(more):
    """An entry for each center: itself, then the others of its region in a circle."""
    return "\n" + "".join(
        f"      - {{from: {name}, among: [{', '.join(region[i:] + region[:i])}], {more}}}\n"
        for region in map(list, REGIONS)
        for i, name in enumerate(region)
    )


POLICIES = {
    "isolated": "{}",
    "ordered": {"overflow": overflow("at: arrival")},
    "most_idle": {"overflow": overflow("at: arrival, choose: most_idle")},
    "reserved": {
        "overflow": overflow("at: arrival"),
        "reserve": "{广东: {keep_idle: 5}, 山东: {keep_idle: 5}, 四川: {keep_idle: 5}}\n",
    },
    "best_agent": {"route": "{agents_idle: {choose: most_idle}}\n"},
    "shortest_wait": {"allocate": allocate("choose: least, by: estimated_wait")},
    "by_idle_agents": {
        "allocate": allocate("choose: chance, by: idle_agents, all_zero: signed_in")
    },
    "shadow": {"allocate": allocate("choose: shadow")},
    "divert": {"allocate": alternates("choose: first, unless: [inactive, full], full_at: 30")},
    "old_board": {
        "board": "{every: 15s, extrapolate: true}\n",
        "allocate": allocate("choose: least, by: occupied, reads: board"),
    },
    "after_20s": {"overflow": overflow("when: {waited: 20s}")},
    "guarded": {"overflow": overflow("when: {waited: 20s, there: {idle_agents: {above: 5}}}")},
    "long_queue": {
        "overflow": overflow("when: {queue: {at_least: 20}, there: {queue: {below: 5}}}")
    },
    "long_estimate": {
        "overflow": overflow("when: {estimated_wait: {above: 20s}}, test: {every: 10s}")
    },
    "head_of_queue": {
        "overflow": overflow("when: {waited: 0s, position: {at_most: 5}}, test: {every: 10s}")
    },
    "valve": {
        "overflow": overflow("valve: {open: {queue: {above: 20}}, close: {queue: {below: 8}}}")
    },
    "ratio_sharing": {"overflow": pairs(lambda a, b: f"{{between: [{a}, {b}], open_above: 10}}")},
    "turn_away": {"deflect": "[{when: {estimated_wait: {above: 60s}}, to: busy}]\n"},
    "one_queue": {"pool": "all\n"},
    "one_queue_local_first": {
        "pool": "{centers: all, prefer: local}\n",
        "agents": "{local_first: {until_waited: 30s}}\n",
    },
    "longest_queue": {"pull": "{by: longest_queue}\n"},
    "aging": {"age": "{call: {per_minute: 2}}\n"},
    "in_time": {"pull": "{within_target_first: {within: 20s}}\n"},
}


def policies():
    yield "# Every way of helping on the national day, region by region: what a contact costs.\n"
    yield "# Written by make_national.py.\n"
    yield "spillway: 1\nextends: national.yaml\ntitle: A national day, every policy\n\n"
    yield "strategies:\n"
    for name, rules in POLICIES.items():
        if isinstance(rules, str):
            yield f"  {name}: {rules}\n"
            continue
        yield f"  {name}:\n"
        for key, value in rules.items():
            yield f"    {key}:{value if value.startswith(chr(10)) else ' ' + value}"


here = Path(__file__).parent
(here / "national").mkdir(exist_ok=True)
volume = volumes()
write_table(here / "national" / "volumes.csv", volume)
write_table(here / "national" / "agents.csv", staffing(volume))
(here / "national.yaml").write_text("".join(scenario(volume)), encoding="utf-8")
(here / "national-policies.yaml").write_text("".join(policies()), encoding="utf-8")
