"""Measures the time from a save to the verdict on the screen of `grader watch`, beside cold pytest.

    python tests/measure_latency.py [--saves 10] [EXERCISE ...]

The answers are right and wrong in turn: the solution, and a pitfall. A verdict is there if each check has its mark on the
screen, but those of speed, which come last. If the answer is wrong, its message with `looks like` is there, too.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from terminal import Terminal

from grader.course import Course, Exercise, find_course

EXERCISES = ("ch1/histogram", "ch2/selu", "ch3/all_pairs", "ch4/td_update", "ch6/tree_sgd")
PAUSE_SECONDS = 8.0  # between two saves: somebody thinks
READING_SECONDS = 20.0  # before the first save: meanwhile, the pitfalls are run
PYTEST_RUNS = 3


def main() -> None:
    """Runs the measurement, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", default=EXERCISES)
    parser.add_argument("--saves", type=int, default=10, help="of each exercise")
    parser.add_argument("--pause", type=float, default=PAUSE_SECONDS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = _copy_of_course(Path(folder))
        all_seconds: dict[str, list[float]] = {"right": [], "wrong": []}
        print(f"{'exercise':<24} {'':<6} {'median':>8} {'largest':>8} {'cold pytest':>12}")
        for name in options.names:
            exercise = course.exercise(name)
            measured: dict[str, list[float]] = {"right": [], "wrong": []}
            for verdict, seconds in _saves(exercise, options.saves, options.pause):
                measured[verdict].append(seconds)
            for verdict, each in measured.items():
                cold = _cold_pytest(exercise, verdict)
                print(
                    f"{name:<24} {verdict:<6} {statistics.median(each):8.2f} {max(each):8.2f} {cold:12.2f}", flush=True
                )
                all_seconds[verdict] += each
    for what, each in (*all_seconds.items(), ("all", [*all_seconds["right"], *all_seconds["wrong"]])):
        ordered = sorted(each)
        later = ordered[max(0, round(0.95 * len(ordered)) - 1)]
        print(f"{what:<31} {statistics.median(ordered):8.2f} s at the median, {later:.2f} s at the 95th percentile")


def _copy_of_course(folder: Path) -> Course:
    root = find_course().root
    for part in ("exercises", "solutions"):
        shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "pyproject.toml").write_text('[tool.pytest]\naddopts = ["--import-mode=importlib"]\n')
    return Course(folder)


def _source(exercise: Exercise, verdict: str) -> bytes:
    return exercise.solution.read_bytes() if verdict == "right" else exercise.pitfalls[0].source


def _saves(exercise: Exercise, count: int, pause: float) -> Iterator[tuple[str, float]]:
    steady = [check for check in exercise.checks if "race" not in check.parameters]
    command = [sys.executable, "-P", "-m", "grader", "watch", exercise.name]
    with Terminal(command, exercise.root, columns=120, lines=60) as terminal:
        terminal.wait_for("Not started yet", seconds=120)
        time.sleep(READING_SECONDS)
        for number in range(count):
            verdict = "right" if number % 2 else "wrong"
            time.sleep(pause)
            terminal.text  # noqa: B018  # reads what was printed until now
            start = time.perf_counter()
            exercise.stub.write_bytes(_source(exercise, verdict) + f"\n# {number}\n".encode())
            # To read the screen costs as much as to draw it, so nobody reads it for nothing.
            while not (terminal.has_changed(0.1) and _is_there(terminal.text, len(steady), verdict)):
                if time.perf_counter() - start > 120:
                    raise TimeoutError(terminal.text)
            yield verdict, time.perf_counter() - start


def _is_there(text: str, steady: int, verdict: str) -> bool:
    marks = [line.strip()[0] for line in text.splitlines() if line.startswith("   ") and line.strip()]
    passed, failed = marks.count("✓"), marks.count("✗")
    if verdict == "right":
        return passed >= steady
    return failed > 0 and passed + failed >= steady and "  looks like  " in text


def _cold_pytest(exercise: Exercise, verdict: str) -> float:
    exercise.stub.write_bytes(_source(exercise, verdict))
    seconds = []
    for _ in range(PYTEST_RUNS):
        start = time.perf_counter()
        command = [sys.executable, "-P", "-m", "pytest", "-q", "--no-speed", exercise.id.checks]
        subprocess.run(command, cwd=exercise.root, capture_output=True, check=False)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
