"""Runs every solution on the accelerator, and measures the speed checks there: `tox -e accelerator`.

It prints versions and devices first, then each solution that lacks full marks, in process and isolated, and at
last the ratios of the speed checks. A bar for accelerators (`min_speedup_gpu`) stands at half of the smallest
ratio. Paste all of it into docs/measurements.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")  # beside the accelerator: meshes of eight devices use these

import jax
import jaxlib

from grader.course import Exercise, find_course
from grader.results import CheckResult
from grader.runner.fork_servers import start_fork_server
from grader.runner.implementation import Implementation, stub_file
from grader.sandbox.canary import choose_tier
from grader.sandbox.fork_server import ForkServer, Limits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50, help="of each speed check")
    parser.add_argument("--cpu", action="store_true", help="go on if there is no accelerator, to try this script")
    parser.add_argument("-k", dest="keyword", default="", help="only exercises with this in their name")
    options = parser.parse_args()

    device = jax.devices()[0]
    print(
        f"Python {platform.python_version()}, jax {jax.__version__}, jaxlib {jaxlib.__version__}, {platform.system()}"
    )
    print(f"{len(jax.devices())} x {device.device_kind} ({device.platform}), {len(jax.devices('cpu'))} CPU devices")
    if device.platform == "cpu" and not options.cpu:
        sys.exit("expected an accelerator as JAX's default back end, found the CPU; install a JAX that knows yours")

    exercises = [one for one in find_course().exercises if options.keyword in one.name]
    lacking = run_all(exercises, None, "in process")
    with start_fork_server(choose_tier("auto").tier) as server:
        lacking += run_all(exercises, server, f"isolated ({server.tier})")

    script = Path(__file__).with_name("measure_speed.py")
    measured = subprocess.run([sys.executable, script, "--runs", str(options.runs), "-k", options.keyword])
    sys.exit(1 if lacking or measured.returncode else 0)


def run_all(exercises: list[Exercise], server: ForkServer | None, mode: str) -> int:
    """Runs each solution. Returns how many lack full marks."""
    lacking, start = 0, time.perf_counter()
    for exercise in exercises:
        wrong = [result for result in run_solution(exercise, server) if result.outcome != "passed"]
        lacking += bool(wrong)
        for result in wrong:
            print(f"{mode}: {result.name} of {exercise.name} is {result.outcome}\n{result.message}")
        sys.stdout.flush()
    seconds = time.perf_counter() - start
    print(f"{mode}: {len(exercises) - lacking} of {len(exercises)} solutions have full marks, in {seconds:.0f} s")
    return lacking


def run_solution(exercise: Exercise, server: ForkServer | None) -> list[CheckResult]:
    stub = stub_file(exercise, exercise.solution.read_bytes())
    if server is None:
        version = Implementation.in_process(exercise, stub, 0)
    else:
        version = Implementation.isolated(exercise, stub, 0, server, Limits(60))
    with version:
        return [version.run(check).result for check in exercise.checks]


if __name__ == "__main__":
    main()
