"""A process that waits until a student saves a file, with JAX ready, and then checks it once.

`grader watch` starts it ahead of need, so nobody waits for imports and back ends. It ends after one exercise, so no run
can spoil the next. It reads orders from its standard input and writes messages to its standard output, each one line of
JSON:

    {"check": "ch2/selu"}                         an order: check this exercise, as its file is now
    {"stop": true}                                an order: stop the student's code
    {"ready": true}                               JAX is ready, and what can be warmed up is warm
    {"running": "values"}                         a check begins
    {"result": {...}}                             how it ended (`CheckResult.to_plain`), again if it was explained
    {"printed": "..."}                            what the file printed when it was loaded
    {"done": true}                                nothing more will come

With `--look-ahead`, it serves no order. It runs the exercise's pitfalls, so that a first mistake is explained at once.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import queue
import sys
import threading
import types
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NoReturn

import psutil

from grader.student.devices import eight_devices

if not eight_devices():  # before the lines that import JAX
    raise RuntimeError("JAX has started already, in a process of its own")

import jax

from grader.boundary.watchdog import Watchdog
from grader.checks.speed import Race
from grader.course import Check, Course, Exercise
from grader.protocol.stand_ins import StubFinder
from grader.results import MAX_PRINTED, CheckResult
from grader.runner.implementation import Implementation, stub_file
from grader.runner.outcomes import make_result
from grader.runner.pitfalls import PUBLIC_SEED
from grader.student.kept import keep_compiled
from grader.student.version import StubFiles, StudentVersion, explainer_for, facts_of_hanging, read_stub

__all__ = ["LIMIT_SECONDS", "main"]

LIMIT_SECONDS = 20.0
"""The seconds that a check may take, as in grading."""

_NO_RACE = Race(skip="speed is not measured to warm up")


class Standby:
    """Serves one order.

    Args:
        course: the course.
        orders: lines of JSON.
        messages: lines of JSON.
    """

    def __init__(self, course: Course, orders: IO[str], messages: IO[str]) -> None:
        self._course = course
        self._orders, self._messages = orders, messages
        self._wanted: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._watchdog = Watchdog(LIMIT_SECONDS, self._give_up)
        self._stopped = False
        self._running: Check | None = None

    def serve(self, likely: str) -> None:
        """Warms up, waits for the order, and carries it out.

        Args:
            likely: the exercise that will probably be asked for, or nothing.
        """
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        with contextlib.redirect_stdout(io.StringIO()):
            self._warm_up(likely)
        gc.collect()
        gc.freeze()  # what is ready stays, so the collector need not look at it again
        self._say(ready=True)
        self._check(self._course.exercise(self._wanted.get()))
        self._say(done=True)

    def _listen(self) -> None:
        for line in self._orders:
            order = json.loads(line)
            if "check" in order:
                self._wanted.put(order["check"])
            else:
                self._stopped = True
                self._watchdog.stop()
        os._exit(0)  # nobody is there any more

    def _warm_up(self, likely: str) -> None:
        """Lets JAX do for the first time what the checks will ask for: with the course's solution, if it is here."""
        jax.block_until_ready(jax.random.normal(jax.random.key(0), (3,)))
        if not likely:
            return
        exercise = self._course.exercise(likely)
        if not exercise.solution.is_file():
            return
        stub = stub_file(exercise, exercise.solution.read_bytes())
        solution = Implementation.in_process(exercise, stub, PUBLIC_SEED, make_race=lambda _: _NO_RACE)
        for check in exercise.checks:
            if not self._wanted.empty():
                return
            solution.run(check)

    def _check(self, exercise: Exercise) -> None:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            mine = Implementation.in_process(exercise, read_stub(exercise), PUBLIC_SEED, watchdog=self._watchdog)
        if printed.getvalue().strip():
            self._say(printed=printed.getvalue()[:MAX_PRINTED])
        names = {check.name for check in exercise.checks}
        student = StudentVersion(exercise, mine, names, PUBLIC_SEED, "", self._watchdog)
        # Speed comes last, because it takes the longest.
        checks = sorted(exercise.checks, key=lambda check: "race" in check.parameters)
        steady = [check for check in checks if "race" not in check.parameters]
        failed = [check for check in self._each(steady) if self._run(student, check).outcome == "failed"]
        for check in self._each(failed):
            self._say_result(student.explained(check))
        for check in self._each(checks[len(steady) :]):
            if self._run(student, check).outcome == "failed":
                self._say_result(student.explained(check))

    def _each(self, checks: list[Check]) -> Iterator[Check]:
        for check in checks:
            if self._stopped:
                return
            yield check

    def _run(self, student: StudentVersion, check: Check) -> CheckResult:
        self._running = check
        self._say(running=check.name)
        result = student.run(check).result
        self._say_result(result)
        return result

    def _give_up(self, frame: types.FrameType) -> NoReturn:
        """Ends the process, because nothing else ends the student's code. Says first all that is known."""
        facts = facts_of_hanging(self._course, frame, self._watchdog)
        if self._running is not None:
            exercise = self._course.exercise(self._running.exercise)
            self._say_result(make_result(exercise, self._running, "failed", facts))
        else:
            self._say(hung=[list(fact) for fact in facts])
        self._say(done=True)
        os._exit(1)

    def _say_result(self, result: CheckResult) -> None:
        self._say(result=result.to_plain())

    def _say(self, **message: Any) -> None:
        self._messages.write(json.dumps(message) + "\n")
        self._messages.flush()


def main() -> None:
    """Runs `python -m grader.student.standby COURSE [EXERCISE] [--look-ahead]`."""
    orders, messages = _take_streams()
    course = Course(Path(sys.argv[1]))
    keep_compiled()
    if sys.argv[3:] == ["--look-ahead"]:
        with contextlib.redirect_stdout(io.StringIO()):
            _look_ahead(course.exercise(sys.argv[2]))
        os._exit(0)
    sys.meta_path.insert(0, StubFinder(StubFiles(course)))
    sys.breakpointhook = _no_debugger
    Standby(course, orders, messages).serve("".join(sys.argv[2:3]))
    os._exit(0)  # the student's threads are not waited for


def _look_ahead(exercise: Exercise) -> None:
    with contextlib.suppress(psutil.Error):
        lower = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 10)  # a name on Windows, a number elsewhere
        psutil.Process().nice(lower)
    watchdog = Watchdog(LIMIT_SECONDS, lambda _: os._exit(1))
    explainer_for(exercise, PUBLIC_SEED, "", watchdog).look_ahead()


def _take_streams() -> tuple[IO[str], IO[str]]:
    """Takes the standard streams for itself, so that no student code reads an order or writes a message."""
    orders = os.fdopen(os.dup(0), encoding="utf-8")
    messages = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return orders, messages


def _no_debugger(*_: Any, **__: Any) -> NoReturn:
    raise RuntimeError("`breakpoint()` needs a terminal of its own: run this exercise's checks with pytest")


if __name__ == "__main__":
    main()
