"""make bench: Spillway beside hand-written programs of the same work. See README.md.

Usage: python3 bench.py [PART ...]; without a part, all of them."""

import json
import platform
import re
import statistics
import subprocess
import sys
from pathlib import Path

import measure
import sweeps

HERE = Path(__file__).resolve().parent
SPILLWAY = str(HERE.parent / ".build" / "release" / "spillway")
OUT = HERE / "out"
VENV = HERE / ".venv"
SIMPY = "simpy==4.1.1"
# Its module of queues needs these two and nothing else of what the package asks for.
PYWORKFORCE = ["--no-deps", "pyworkforce==0.5.1", "joblib==1.4.2", "numpy==2.4.6"]
PAIRS = 5
POLICY_PAIRS = 3
CONTACTS = 20_000_000
SIMPY_CONTACTS = 400_000

# What the ratios are asked to be, and what they shall become.
GOALS = {
    "w1_cpp": 2.5,
    "w2_cpp": 2.0,
    "simpy": 20,
    "threads": 0.95,
    "sweep": 0.95,
    "sweep_overhead": 1,
    "sweep_resume": 1,
    "national_w2": 2.5,
    "national_peak": 100,
    "policy_median": 1.3,
}


def spillway(file, *options):
    scenario = str(HERE / "scenarios" / file)
    return [SPILLWAY, "run", scenario, "--format", "json", "--quiet", *options]


def say(*words):
    print(*words, flush=True)


def row(name, value, unit, goal=""):
    say(f"  {name:<46} {value:>12} {unit:<16} {goal}".rstrip())


def nanoseconds(usages):
    return f"{1e9 * statistics.median(u.cpu_per_contact for u in usages):.1f}"


def build_peer(name):
    OUT.mkdir(exist_ok=True)
    binary = OUT / name
    source = HERE / "peers" / f"{name}.cpp"
    subprocess.run(
        ["g++", "-std=c++17", "-O3", "-march=native", str(source), "-o", str(binary)], check=True
    )
    return str(binary)


def python_with(*packages):
    """The interpreter of the benchmarks' own environment, with packages from PyPI."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    return str(python)


def beside_cpp(name):
    """CPU seconds a contact beside the hand-written program, full statistics against four sums."""
    ours, theirs = spillway(f"{name}.yaml", "--threads", "1"), [build_peer(name), str(CONTACTS)]
    pairs = measure.interleaved(ours, theirs, PAIRS)
    ratio, low, high = measure.cost_ratio(pairs)
    mine, peer = zip(*pairs)
    say(f"{name}.yaml, one thread, beside peers/{name}.cpp ({PAIRS} interleaved pairs)")
    row("contacts simulated", f"{mine[0].contacts:,}", "a run", f"at least {CONTACTS:,}")
    row("Spillway", nanoseconds(mine), "ns CPU/contact")
    row("C++", nanoseconds(peer), "ns CPU/contact")
    row("ratio, median", f"{ratio:.2f}", f"({low:.2f}-{high:.2f})", f"goal {GOALS[name + '_cpp']}")
    row("peak memory", f"{max(u.peak for u in mine):.0f}", "MiB")
    agreement(mine[0].output, peer[0].output)
    return {
        "contacts": mine[0].contacts,
        "ns_per_contact": float(nanoseconds(mine)),
        "cpp_ns_per_contact": float(nanoseconds(peer)),
        "ratio": round(ratio, 3),
        "peak_mib": round(max(u.peak for u in mine), 1),
    }


def total(output, kpi):
    """The estimate of a KPI over everything, from the first strategy of a result."""
    return output["strategies"][0]["total"][kpi]["estimate"]


def agreement(ours, theirs):
    """Two programs of the same work must also find the same, or the ratio says nothing."""
    for kpi, unit in [("wait_probability", ""), ("abandonment_rate", ""), ("mean_wait", "_s")]:
        row(f"{kpi}, Spillway and peer", f"{total(ours, kpi):.6f}", f"{theirs[kpi + unit]:.6f}")


def beside_simpy():
    """How many times the CPU of Spillway a contact costs in SimPy."""
    peer = [python_with(SIMPY), str(HERE / "peers" / "w1_simpy.py"), str(SIMPY_CONTACTS)]
    pairs = measure.interleaved(peer, spillway("w1.yaml", "--threads", "1"), PAIRS)
    ratio, low, high = measure.cost_ratio(pairs)
    say(f"w1.yaml, one thread, beside {SIMPY} with bare callbacks ({PAIRS} interleaved pairs)")
    row("SimPy", nanoseconds([a for a, _ in pairs]), "ns CPU/contact")
    row("ratio, median", f"{ratio:.1f}", f"({low:.1f}-{high:.1f})", f"goal {GOALS['simpy']}")
    return {"ratio": round(ratio, 1)}


def two_threads():
    """Contacts a second of wall time: two threads against two processes of one thread each."""
    together, apart, ratios = [], [], []
    for _ in range(PAIRS + 1):
        one = measure.run(spillway("w1.yaml", "--threads", "2"))
        wall, usages = measure.side_by_side(spillway("w1.yaml", "--threads", "1"), 2)
        together.append(one.contacts / one.wall)
        apart.append(sum(u.contacts for u in usages) / wall)
        ratios.append(together[-1] / apart[-1])
    ratio = statistics.median(ratios[1:])
    say(f"w1.yaml, two threads beside two processes of one thread ({PAIRS} interleaved pairs)")
    row("two threads", f"{statistics.median(together[1:]) / 1e6:.2f}", "M contacts/s")
    row("two processes", f"{statistics.median(apart[1:]) / 1e6:.2f}", "M contacts/s")
    row("ratio, median", f"{ratio:.3f}", "", f"goal {GOALS['threads']}")
    return {"ratio": round(ratio, 3)}


def sweep():
    """A sweep: two threads beside two processes, the cost of a cell, and going on."""
    found = sweeps.measure_sweeps(SPILLWAY, HERE / "scenarios")
    say("cell.yaml, a sweep of two threads beside two processes of one thread")
    row("two threads", f"{found['cells_per_second']:.1f}", "cells/s")
    row("two processes", f"{found['cells_per_second_of_two_processes']:.1f}", "cells/s")
    row("ratio, median", f"{found['ratio']:.3f}", "", f"goal {GOALS['sweep']}")
    cost = f"{found['milliseconds_of_an_empty_cell']:.3f}"
    row("a cell of next to nothing", cost, "ms CPU", f"goal {GOALS['sweep_overhead']}")
    resume = f"{found['seconds_to_resume']:.2f}"
    name = f"going on with {sweeps.STORED_CELLS:,} cells"
    row(name, resume, "s", f"goal {GOALS['sweep_resume']}")
    return found


def national_day():
    """A day of 31 centers: what a contact costs beside one of W2, and whether memory grows."""
    pairs = measure.interleaved(
        spillway("national.yaml", "--threads", "1"), spillway("w2.yaml", "--threads", "1"), PAIRS
    )
    few = measure.run(spillway("national.yaml", "--threads", "1", "--replications", "2"))
    ratio, low, high = measure.cost_ratio(pairs)
    many = pairs[0][0]
    say(f"national.yaml, one thread, beside w2.yaml ({PAIRS} interleaved pairs)")
    row("contacts simulated", f"{many.contacts:,}", "a run")
    row("national day", nanoseconds([a for a, _ in pairs]), "ns CPU/contact")
    row("ratio, median", f"{ratio:.2f}", f"({low:.2f}-{high:.2f})", f"goal {GOALS['national_w2']}")
    row("peak memory", f"{many.peak:.0f}", "MiB", f"goal {GOALS['national_peak']}")
    row(f"peak memory of {few.contacts:,} contacts", f"{few.peak:.0f}", "MiB")
    return {
        "ratio_to_w2": round(ratio, 3),
        "peak_mib": round(many.peak, 1),
        "peak_mib_of_two_days": round(few.peak, 1),
    }


def policies():
    """Every policy on the national day beside isolated centers: CPU a contact and an event."""
    path = HERE / "scenarios" / "national-policies.yaml"
    names = re.findall(r"^  (\w+):", path.read_text().split("strategies:")[1], re.MULTILINE)

    def command(name):
        more = ("--strategy", name, "--replications", "1", "--threads", "1")
        return spillway(path.name, *more)

    say(f"national-policies.yaml, one day, beside isolated ({POLICY_PAIRS} interleaved pairs)")
    found = {}
    for name in names:
        if name == "isolated":
            continue
        pairs = measure.interleaved(command(name), command("isolated"), POLICY_PAIRS)
        ratio, low, high = measure.cost_ratio(pairs)
        events = pairs[0][0].events / pairs[0][0].contacts
        base = pairs[0][1].events / pairs[0][1].contacts
        per_event = ratio * base / events
        shown = f"{per_event:.2f} an event, {events:.2f} events a contact"
        row(name, f"{ratio:.2f}", "a contact", f"({low:.2f}-{high:.2f}); {shown}")
        found[name] = {"contact": round(ratio, 3), "event": round(per_event, 3)}
    middle = statistics.median(entry["contact"] for entry in found.values())
    row("median of all", f"{middle:.2f}", "a contact", f"goal {GOALS['policy_median']}")
    worst = max(found, key=lambda name: found[name]["event"])
    row(f"dearest an event ({worst})", f"{found[worst]['event']:.2f}", "", "goal 1.5")
    return {"median": round(middle, 3), "policies": found}


def counts():
    """Instructions and allocations a contact, held by thresholds.json: counts, unlike seconds, are
    the same on a busy machine."""
    thresholds = json.loads((HERE / "thresholds.json").read_text())
    if platform.machine() != thresholds["machine"]:
        say(f"counts: the thresholds are for {thresholds['machine']}; not compared here")
        return {}
    say(f"Counts a contact by valgrind (thresholds for Swift {thresholds['swift']})")
    found, exceeded = {}, []
    for name, limits in thresholds["per_contact"].items():
        command = spillway(f"{name}.yaml", "--threads", "1")
        figures = {
            "instructions": measure.marginal(measure.INSTRUCTIONS, command, (2, 4)),
            # A number of many digits is an allocation of the report: more replications, more of
            # them, until all have as many as they can.
            "allocations": measure.marginal(measure.ALLOCATIONS, command, (8, 16)),
        }
        for kind, figure in figures.items():
            row(f"{name} {kind}", f"{figure:.4g}", "a contact", f"at most {limits[kind]}")
            if figure > limits[kind]:
                exceeded.append(f"{name} {kind}: {figure:.4g} > {limits[kind]}")
        found[name] = {kind: round(figure, 5) for kind, figure in figures.items()}
    return found | {"exceeded": exceeded}


def build_bench(name):
    """A program of the package in this folder."""
    package = ["--package-path", str(HERE), "-c", "release"]
    subprocess.run(["swift", "build", "--quiet", *package, "--product", name], check=True)
    where = subprocess.run(
        ["swift", "build", *package, "--show-bin-path"], capture_output=True, text=True, check=True
    )
    return str(Path(where.stdout.strip()) / name)


def erlang():
    """Erlang C and a staffing plan by the library, a plain recursion and pyworkforce; the seconds
    are those of the calls alone, which each program measures in itself."""
    peer = [python_with(*PYWORKFORCE), str(HERE / "peers" / "erlang_pyworkforce.py")]
    commands = {
        "library": [build_bench("erlang-bench")],
        "recursion": [build_peer("erlang")],
        "pyworkforce": peer,
    }
    runs = [{who: measure.run(how).output for who, how in commands.items()} for _ in range(3)]
    say("Erlang C: the library, peers/erlang.cpp and pyworkforce (3 interleaved runs)")
    found = {work: one_formula(work, runs) for work in ("100", "10000", "1000000", "plan")}
    for few, many in (("100", "10000"), ("10000", "1000000")):
        growth = found[many]["microseconds"] / found[few]["microseconds"]
        name = f"{int(many):,} agents beside {int(few):,}"
        row(name, f"{growth:.2f}", "times the cost", "below 100")
        found[f"growth_to_{many}"] = round(growth, 3)
        if growth >= 100:
            raise SystemExit("the cost grows as fast as the agents")
    patient = 1e3 * statistics.median(r["library"]["plan_erlang_a"]["seconds"] for r in runs)
    row("the plan by Erlang A, library", f"{patient:.1f}", "ms CPU")
    answer = [SPILLWAY, "erlang", "b", "--load", "20", "--agents", "30", "--format", "json"]
    start = 1e3 * statistics.median(measure.run(answer).cpu for _ in range(4 * PAIRS))
    row("one answer by the program, start included", f"{start:.1f}", "ms CPU")
    return found | {"plan_erlang_a_ms": round(patient, 2), "program_ms": round(start, 2)}


def one_formula(work, runs):
    """What a piece of work costs each program; they must find the same."""
    name = "31 centers x 96 intervals" if work == "plan" else f"{int(work):,} agents"
    values = [output[work]["value"] for output in runs[0].values()]
    if max(values) - min(values) > 1e-9 * max(values):
        raise SystemExit(f"the programs do not find the same: {name} {values}")
    ours = [run["library"][work]["seconds"] for run in runs]
    found = {"microseconds": round(1e6 * statistics.median(ours), 3)}
    row(f"{name}, library", f"{found['microseconds']:,}", "us CPU")
    for who in ("recursion", "pyworkforce"):
        ratios = [run[who][work]["seconds"] / run["library"][work]["seconds"] for run in runs]
        ratio = statistics.median(ratios)
        spread = f"({min(ratios):,.3g}-{max(ratios):,.3g})"
        row(f"{name}, {who}", f"{ratio:,.3g}", "times as long", spread)
        found[who] = round(ratio, 4)
    return found


PARTS = {
    "counts": counts,
    "w1": lambda: beside_cpp("w1"),
    "w2": lambda: beside_cpp("w2"),
    "simpy": beside_simpy,
    "threads": two_threads,
    "sweep": sweep,
    "national": national_day,
    "policies": policies,
    "erlang": erlang,
}


def main(names):
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise SystemExit(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    results = {name: PARTS[name]() for name in names or PARTS}
    OUT.mkdir(exist_ok=True)
    (OUT / "bench.json").write_text(json.dumps(results, indent=2) + "\n")
    say("Written to Benchmarks/out/bench.json")
    exceeded = results.get("counts", {}).get("exceeded", [])
    if exceeded:
        raise SystemExit("The committed thresholds are exceeded:\n  " + "\n  ".join(exceeded))


main(sys.argv[1:])
