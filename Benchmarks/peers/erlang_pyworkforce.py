"""Erlang C and a staffing plan by pyworkforce. Prints CPU seconds measured in the process.

Only its module of queues is loaded: the package as a whole also loads OR-Tools, which has no part
in this."""

import importlib.util
import json
import math
import statistics
import sys
import time
import types

package = types.ModuleType("pyworkforce")
package.__path__ = list(importlib.util.find_spec("pyworkforce").submodule_search_locations)
sys.modules["pyworkforce"] = package

from pyworkforce.queuing import ErlangC  # noqa: E402


def seconds_of_one(call):
    count = 1
    while True:
        began = time.process_time()
        for _ in range(count):
            value = call()
        taken = time.process_time() - began
        if taken > 0.02:
            break
        count *= 4
    blocks = [taken]
    for _ in range(2):
        began = time.process_time()
        for _ in range(count):
            call()
        blocks.append(time.process_time() - began)
    return {"seconds": statistics.median(blocks) / count, "value": value}


def plan(loads):
    """The positions of every interval; 240 s each, 80 % within 20 s, time in handle times."""
    return sum(
        ErlangC(transactions=load, aht=1, asa=20 / 240, interval=1).required_positions(0.8)[
            "raw_positions"
        ]
        for load in loads
    )


results = {}
for agents in (100, 10_000, 1_000_000):
    queue = ErlangC(transactions=agents - math.sqrt(agents), aht=1, asa=1, interval=1)
    results[agents] = seconds_of_one(lambda: queue.waiting_probability(agents))
loads = [
    (20 + 20 * center) * (0.3 + 0.7 * math.sin(math.pi * (interval + 0.5) / 96) ** 2)
    for center in range(31)
    for interval in range(96)
]
results["plan"] = seconds_of_one(lambda: plan(loads))
print(json.dumps(results))
