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

from grader.boundary.workers import Limits, Workers
from grader.checks.speed import Race, _ratio
from grader.course import find_course
from grader.pitfalls import in_process, isolated


class Recorder(Race):
    """A race that remembers the ratio of its first measurement, and the bar."""

    def __call__(self, thunk, *, cpu, **options):
        self.cpu, self.first = cpu, None
        super().__call__(thunk, cpu=cpu, **options)

    def _measure(self, *sides):
        found = super()._measure(*sides)
        self.first = _ratio(found)[0] if self.first is None else self.first
        return found


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
    workers = Workers(options.isolation) if options.isolation else None
    busy = [multiprocessing.get_context("spawn").Process(target=spin, daemon=True) for _ in range(os.cpu_count() or 1)]
    if options.load:
        for process in busy:
            process.start()
    print(f"{'check':<44}{'bar':>5}{'min':>8}{'5 %':>8}{'median':>8}{'max':>8}   outcomes")
    for exercise in find_course().exercises:
        for check in exercise.checks:
            if "race" not in check.parameters or options.keyword not in exercise.name:
                continue
            versions = [("", exercise.solution, options.runs)]
            if options.pitfalls:
                versions += [(path.stem, path, max(3, options.runs // 10)) for path in exercise.pitfalls]
            for name, path, runs in versions:
                race, ratios, outcomes = Recorder(), [], []
                if workers:
                    subject = isolated(exercise, path.read_bytes(), 0, workers, Limits(60), race=race)
                else:
                    subject = in_process(exercise, path.read_bytes(), 0, race)
                for _ in range(runs):
                    verdict, _log = subject.run(check)
                    outcomes.append(verdict.outcome)
                    if getattr(race, "first", None) is not None:
                        ratios.append(race.first)
                subject.close()
                counts = ", ".join(f"{outcomes.count(o)} {o}" for o in dict.fromkeys(outcomes))
                label = f"{exercise.name} {check.name} {name}".strip()
                if ratios:
                    fifth = sorted(ratios)[len(ratios) // 20]
                    row = (min(ratios), fifth, statistics.median(ratios), max(ratios))
                    print(f"{label:<44}{race.cpu:>5g}" + "".join(f"{value:>8.2f}" for value in row) + f"   {counts}")
                else:
                    print(f"{label:<44}{'':>37}   {counts}")
                sys.stdout.flush()
    if workers:
        workers.close()
    for process in busy:
        if process.is_alive():
            process.kill()


if __name__ == "__main__":
    main()
