"""Whole processes, measured from outside by the kernel's own accounting."""

import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from typing import BinaryIO


@dataclass
class Usage:
    """What one finished process took and what it printed."""

    cpu: float  # seconds, user and system
    wall: float  # seconds
    peak: float  # MiB; never below that of this script, about 15
    file: BinaryIO  # what it printed

    @property
    def output(self):
        """The whole report; read only where it is asked for, as a child starts with the memory of
        this script."""
        self.file.seek(0)
        return json.load(self.file)

    @property
    def contacts(self):
        return self.headed(rb"contacts(?:_simulated)?")

    @property
    def events(self):
        return self.headed(b"events_simulated")

    def headed(self, name):
        """A number that stands in the first lines."""
        self.file.seek(0)
        return int(re.search(rb'"' + name + rb'": *(\d+)', self.file.read(65536))[1])

    @property
    def cpu_per_contact(self):
        return self.cpu / self.contacts


class Process:
    """A process under way; `finish` waits for it."""

    def __init__(self, command):
        self.command = command
        self.file = tempfile.TemporaryFile()
        self.began = time.monotonic()
        self.child = subprocess.Popen(command, stdout=self.file)

    def finish(self):
        _, status, usage = os.wait4(self.child.pid, 0)
        wall = time.monotonic() - self.began
        self.child.returncode = os.waitstatus_to_exitcode(status)
        if self.child.returncode != 0:
            raise SystemExit(f"exit code {self.child.returncode}: {' '.join(self.command)}")
        cpu = usage.ru_utime + usage.ru_stime
        return Usage(cpu, wall, usage.ru_maxrss / 1024, self.file)


def run(command):
    return Process(command).finish()


def interleaved(ours, theirs, pairs):
    """Runs the two commands in turn after one uncounted run of each: the speed of a machine drifts,
    the ratio of neighbors drifts less."""
    run(ours)
    run(theirs)
    return [(run(ours), run(theirs)) for _ in range(pairs)]


def cost_ratio(pairs):
    """CPU a contact of the first over that of the second: median, smallest and largest pair."""
    ratios = [a.cpu_per_contact / b.cpu_per_contact for a, b in pairs]
    return statistics.median(ratios), min(ratios), max(ratios)


def side_by_side(command, count):
    """The wall seconds until the last of several processes started together has ended."""
    began = time.monotonic()
    usages = [process.finish() for process in [Process(command) for _ in range(count)]]
    return time.monotonic() - began, usages


def counted(tool, pattern, command):
    """A count of one of valgrind's tools over a command, and the contacts it simulated."""
    # Hash seeds drawn at every start would make the counts of two runs differ.
    environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}
    done = subprocess.run(
        ["valgrind", *tool, *command], capture_output=True, text=True, env=environment
    )
    found = re.search(pattern, done.stderr)
    if done.returncode != 0 or not found:
        raise SystemExit(f"valgrind failed: {' '.join(command)}\n{done.stderr}")
    contacts = re.search(r'"contacts_simulated": *(\d+)', done.stdout[:65536])
    return int(found[1].replace(",", "")), int(contacts[1])


INSTRUCTIONS = (["--tool=callgrind", "--callgrind-out-file=/dev/null"], r"Collected : (\d+)")
ALLOCATIONS = (["--tool=memcheck", "--leak-check=no"], r"total heap usage: ([\d,]+) allocs")


def marginal(kind, command, replications):
    """The count a contact, free of what starting, reading and reporting cost: the difference
    between a longer and a shorter run, divided by the difference of their contacts."""
    tool, pattern = kind
    short, long = (
        counted(tool, pattern, command + ["--replications", str(n)]) for n in replications
    )
    return (long[0] - short[0]) / (long[1] - short[1])
