"""The checks inside a notebook: `check("ch2/selu")` checks the exercise cell as it was last run.

A check sees the cell's text, as a module of its own. So it sees what grading will see, and nothing of other cells.
"""

from __future__ import annotations

import contextlib
import dataclasses
import platform
import sys
import types

import click

from grader.student.devices import eight_devices

if not eight_devices():  # before the lines that import JAX
    print("JAX has already started, with fewer than eight devices. Restart the kernel, then run this cell first.")

import jax

from grader import __version__
from grader.boundary.watchdog import Watchdog
from grader.course import Check, Course, Exercise, Pitfall, find_course
from grader.course.notebooks import mark, source_of, split_mark
from grader.errors import GraderError, InputError, UsageError
from grader.protocol.stand_ins import StubFile
from grader.reports.summary import Line, summary_body
from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report
from grader.runner.implementation import CheckRun, Implementation, stub_file
from grader.runner.outcomes import not_handed_in
from grader.runner.pitfalls import PUBLIC_SEED, Explainer, symptom, with_explanation
from grader.runner.released import read_released
from grader.runner.remembered import Remembered
from grader.student.kept import keep_compiled, kept, may_keep

__all__ = ["check", "check_cells"]

_SECONDS = 20.0  # of a check, as in grading
_POINTERS = ("hint", "lesson")  # both stand above the cell

with contextlib.suppress(GraderError):  # without a course, `check` says so
    sys.path.append(str(find_course().root))  # a build's cell imports what draws its picture


def check(*names: str) -> None:
    """Checks exercise cells as they were last run, and prints what came out.

    Args:
        names: exercises such as `ch2/selu`, or a whole chapter such as `ch2`.
    """
    try:
        course = find_course()
        exercises = course.select(names)
        cells = last_run(_cells_that_ran())
        missing = [exercise.name for exercise in exercises if exercise.name not in cells]
        if len(exercises) == len(missing) == 1:
            raise UsageError(f"run the exercise's cell first: the one that begins with `{mark(missing[0])}`")
        lines = [*summary_body(check_cells(course, exercises, cells)), *_next(exercises, missing)]
    except GraderError as error:
        print(error)
        return
    print("\n".join(_styled(line) for line in lines).strip("\n"))


def _cells_that_ran() -> list[str]:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        raise UsageError("`check` works in a notebook; elsewhere, run pytest")
    ran: list[str] = shell.history_manager.input_hist_raw
    return ran


def last_run(cells: list[str]) -> dict[str, str]:
    """The stub in each exercise cell as it was last run, by exercise.

    Args:
        cells: all cells that ran, in order.
    """
    named = (split_mark(text) for text in cells)
    return {name: text for name, text in named if name is not None}


def check_cells(course: Course, exercises: tuple[Exercise, ...], cells: dict[str, str]) -> Report:
    """Checks exercise cells.

    Args:
        course: the course that they answer.
        exercises: which to check.
        cells: the stub in each exercise cell, by exercise.
    """
    keep_compiled()
    results = tuple(ExerciseResult(one.name, _check_cell(one, cells.get(one.name))) for one in exercises)
    environment = Environment(jax.__version__, platform.python_version(), "", __version__)
    return Report(GradedCourse(str(course.root), "", ""), "", PUBLIC_SEED, "none", environment, results)


def _check_cell(exercise: Exercise, text: str | None) -> tuple[CheckResult, ...]:
    if text is None:
        return tuple(not_handed_in(exercise, check) for check in exercise.checks)
    watchdog = Watchdog(_SECONDS, _give_up)

    def load(stub: StubFile) -> Implementation:
        return Implementation.in_process(exercise, stub, PUBLIC_SEED, watchdog=watchdog)

    def load_pitfall(pitfall: Pitfall) -> Implementation:
        return load(stub_file(exercise, pitfall.source))

    remembered = Remembered(kept() / "observed", exercise, PUBLIC_SEED, "in a notebook") if may_keep() else None
    with load(_stub_of(exercise, text)) as student:
        explainer = Explainer(exercise, load_pitfall, remembered, read_released(exercise))
        results = []
        for one in exercise.checks:
            run = student.run(one)
            sentence = _explanation(explainer, student, one) if run.result.outcome == "failed" else ""
            results.append(_without_pointers(with_explanation(run.result, sentence)))
        explainer.close()
    return tuple(results)


def _explanation(explainer: Explainer, student: Implementation, one: Check) -> str:
    run: CheckRun = student.run(one)
    return explainer.explain(student.run, one) or symptom(run)


def _stub_of(exercise: Exercise, text: str) -> StubFile:
    try:
        source, problem = source_of(text), ""
    except InputError as error:
        source, problem = None, f"the cell {error}"
    stub = stub_file(exercise, source, filename=f"<cell {exercise.name}>", problem=problem)
    return dataclasses.replace(stub, label=f"cell {exercise.name}")


def _without_pointers(result: CheckResult) -> CheckResult:
    facts = [fact for fact in result.facts if fact[0] not in _POINTERS]
    if len(facts) < len(result.facts):
        facts.append(("hint", "the hints stand above the exercise's cell"))
    return dataclasses.replace(result, facts=tuple(facts))


def _next(exercises: tuple[Exercise, ...], missing: list[str]) -> list[Line]:
    if missing and len(exercises) > 1:
        count = "1 exercise cell was" if len(missing) == 1 else f"{len(missing)} exercise cells were"
        return [(f"  {count} not run yet. `check` sees a cell as it was last run.", {})]
    return []


def _styled(line: Line) -> str:
    text, style = line
    colour = next((name for name in ("red", "green", "yellow") if style.get(name)), None)
    return click.style(text, fg=colour, bold=style.get("bold")) if style else text


def _give_up(_: types.FrameType) -> None:
    print("Your code does not end, and cannot be interrupted where it is. Restart the kernel.", flush=True)
