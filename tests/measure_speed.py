"""Measures how the ratio of each speed check is distributed: `python tests/measure_speed.py [--load]`.

Run it by hand when a speed check is added or a bar is moved; the commit that does so gives the figures.
A bar stands at or under half of the smallest ratio of the solution, and above the ratios of the pitfalls
that are to fail it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys

os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")

from grader.checks.speed import Race
from grader.course import Check, Exercise, find_course
from grader.runner.fork_servers import start_fork_server
from grader.runner.implementation import Implementation, stub_file
from grader.sandbox.fork_server import ForkServer, Limits


class Recorder(Race):
    """A race that remembers its bar."""

    bar: float | None = None

    def __call__(self, fn, *, min_speedup, **options):
        self.bar = min_speedup
        super().__call__(fn, min_speedup=min_speedup, **options)


def run_once(exercise: Exercise, source: bytes, check: Check, server: ForkServer | None) -> tuple[str, Recorder]:
    """Runs a check against a version that is loaded anew. Returns the outcome, and the race that it ran."""
    race, stub = Recorder(), stub_file(exercise, source)
    if server:
        version = Implementation.isolated(exercise, stub, 0, server, Limits(60), make_race=lambda _: race)
    else:
        version = Implementation.in_process(exercise, stub, 0, make_race=lambda _: race)
    with version:
        return version.run(check).result.outcome, race


def spin():
    while True:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--load", action="store_true", help="keep every core busy meanwhile")
    parser.add_argument("--pitfalls", action="store_true", help="measure the pitfalls too, a tenth of the runs")
    parser.add_argument("--isolation", help="measure in workers of this tier, as the judge does")
    parser.add_argument("-k", dest="keyword", default="", help="only exercises with this in their name")
    options = parser.parse_args()
    server = start_fork_server(options.isolation) if options.isolation else None
    busy = [multiprocessing.get_context("spawn").Process(target=spin, daemon=True) for _ in range(os.cpu_count() or 1)]
    if options.load:
        for process in busy:
            process.start()
    print(f"{'check':<44}{'bar':>5}{'min':>8}{'5 %':>8}{'median':>8}{'max':>8}   outcomes")
    for exercise in find_course().exercises:
        for check in exercise.checks:
            if "race" not in check.parameters or options.keyword not in exercise.name:
                continue
            versions = [("", exercise.solution.read_bytes(), options.runs)]
            if options.pitfalls:
                few = max(3, options.runs // 10)
                versions += [(pitfall.name, pitfall.source, few) for pitfall in exercise.pitfalls]
            for name, source, runs in versions:
                bar, ratios, outcomes = None, [], []
                for _ in range(runs):
                    outcome, race = run_once(exercise, source, check, server)
                    outcomes.append(outcome)
                    bar = bar or race.bar
                    ratios += race.ratios[:1]  # after more measurements it would be no sample of its own
                counts = ", ".join(f"{outcomes.count(o)} {o}" for o in dict.fromkeys(outcomes))
                label = f"{exercise.name} {check.name} {name}".strip()
                if ratios:
                    fifth = sorted(ratios)[len(ratios) // 20]
                    row = (min(ratios), fifth, statistics.median(ratios), max(ratios))
                    print(f"{label:<44}{bar:>5g}" + "".join(f"{value:>8.2f}" for value in row) + f"   {counts}")
                else:
                    print(f"{label:<44}{'':>37}   {counts}")
                sys.stdout.flush()
    if server:
        server.close()
    for process in busy:
        if process.is_alive():
            process.kill()


if __name__ == "__main__":
    main()
