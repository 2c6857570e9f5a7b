"""What a sweep costs beside the simulation of its cells."""

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

PAIRS = 5
# Cells of some 20 ms, so many that a run takes seconds.
CELLS = 400
REPLICATIONS = 400
EMPTY_CELLS = 20_000
STORED_CELLS = 100_000


def measure_sweeps(program, scenarios):
    """Cells a second, the overhead of a cell, and the time that a full store takes to go on."""
    with tempfile.TemporaryDirectory() as folder:
        bench = _Sweeps(program, str(scenarios / "cell.yaml"), Path(folder))
        together, apart, ratios = [], [], []
        for _ in range(PAIRS + 1):
            together.append(CELLS / bench.wall([bench.command(CELLS, "--threads", "2")]))
            halves = [
                bench.command(CELLS, "--threads", "1", "--shard", f"{part}/2") for part in (1, 2)
            ]
            apart.append(CELLS / bench.wall(halves))
            ratios.append(together[-1] / apart[-1])
        began = os.times()
        bench.wall([bench.command(EMPTY_CELLS, "--threads", "1", "--replications", "2")])
        ended = os.times()
        cpu = ended.children_user + ended.children_system
        cpu -= began.children_user + began.children_system
        fill = bench.command(STORED_CELLS, "--replications", "1", "--kpis", "service_level")
        bench.wall([fill])
        again = [bench.wall([fill], keep=True) for _ in range(3)]
        return {
            "cells_per_second": round(statistics.median(together[1:]), 1),
            "cells_per_second_of_two_processes": round(statistics.median(apart[1:]), 1),
            "ratio": round(statistics.median(ratios[1:]), 3),
            "milliseconds_of_an_empty_cell": round(1e3 * cpu / EMPTY_CELLS, 3),
            "seconds_to_resume": round(statistics.median(again), 3),
        }


class _Sweeps:
    """Sweeps of one scenario into stores of a folder."""

    def __init__(self, program, scenario, folder):
        self.program, self.scenario, self.folder = program, scenario, folder

    def command(self, cells, *options):
        levels = f"multiply.volume=0.5:{0.5 + (cells - 1) * 1e-5:.5f}:0.00001"
        sweep = [self.program, "sweep", self.scenario, "--quiet", "--vary", levels]
        if "--replications" not in options:
            sweep += ["--replications", str(REPLICATIONS)]
        return sweep + list(options)

    def wall(self, commands, keep=False):
        """The seconds that commands take side by side, each into a store of its own."""
        if not keep:
            for file in self.folder.iterdir():
                file.unlink()
        began = time.monotonic()
        running = [
            subprocess.Popen(
                [*command, "--store", str(self.folder / f"{number}.sqlite")],
                stdout=subprocess.DEVNULL,
            )
            for number, command in enumerate(commands)
        ]
        if any(process.wait() != 0 for process in running):
            raise SystemExit("a sweep failed")
        return time.monotonic() - began
