"""A report as one HTML page that needs nothing else: no script, no other file, no network. A pure function of a report.

`page.html.jinja` is the page. It escapes every text. The other modules turn a picture's data into a drawing.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any

import jinja2
from markupsafe import Markup, escape

from grader.course.names import ExerciseName
from grader.messages import Fact, clean
from grader.pictures import Arrays, Bars, Picture, Shardings, Speed, Trees
from grader.reports.html.counts import draw_bars, draw_speed
from grader.reports.html.curves import draw_curves
from grader.reports.html.drawing import Drawing
from grader.reports.html.heat_maps import draw_heat_maps
from grader.reports.html.shardings import draw_shardings
from grader.reports.html.trees import draw_trees
from grader.reports.summary import group_by_cause
from grader.reports.words import OUTCOMES, advice, closing_lines
from grader.results import CheckResult, ExerciseResult, Report

__all__ = ["render_html"]

_ADVICE_WIDTH = 80
_CURVE = 8  # numbers of an array of one axis that are drawn as a curve
_POINTERS = ("hint", "lesson")  # facts that an exercise's failures have in common


def render_html(report: Report) -> str:
    """Renders a report as an HTML page.

    Args:
        report: the report. Every text in it may be a stranger's.
    """
    page = _environment().get_template("page.html.jinja")
    return page.render(
        report=report,
        chapters=[_Chapter(name, tuple(results)) for name, results in _by_chapter(report)],
        counts=_counts(report),
        notes=[*report.notes, *closing_lines(report)],
    )


@dataclasses.dataclass(frozen=True)
class _Chapter:
    """A chapter's exercises."""

    name: str
    exercises: tuple[ExerciseResult, ...]

    @property
    def folder(self) -> str:
        return f"exercises/{self.name}"

    @property
    def score(self) -> int:
        return sum(one.score for one in self.exercises)

    @property
    def max_score(self) -> int:
        return sum(one.max_score for one in self.exercises)

    @property
    def open_score(self) -> int:
        """The points of exercises that are not started."""
        return sum(one.max_score for one in self.exercises if one.outcome in ("not_started", "skipped"))

    @property
    def is_started(self) -> bool:
        return any(one.outcome != "not_started" for one in self.exercises)


def _by_chapter(report: Report) -> Iterator[tuple[str, Iterator[ExerciseResult]]]:
    return itertools.groupby(report.exercises, lambda result: ExerciseName.parse(result.name).chapter)


def _counts(report: Report) -> str:
    """Says how many exercises have each outcome."""
    outcomes = [exercise.outcome for exercise in report.exercises]
    counts = [f"{outcomes.count(outcome)} {words}" for outcome, words in OUTCOMES.items() if outcome in outcomes]
    return f"{len(outcomes)} exercise{'s' if len(outcomes) != 1 else ''}: {', '.join(counts)}"


def _fact(check: CheckResult, label: str) -> str:
    return next((text for found, text in check.facts if found == label), "")


def _facts(check: CheckResult) -> list[Fact]:
    """The facts of a message, but for those that have a place of their own."""
    return [fact for fact in check.facts if fact[0] not in ("looks like", *_POINTERS)]


def _pointers(exercise: ExerciseResult) -> list[Fact]:
    """The places to read on, once for all checks of an exercise that failed."""
    found = (fact for check in exercise.checks for fact in check.facts if fact[0] in _POINTERS)
    return list(dict.fromkeys(found))


def _remarks(exercise: ExerciseResult) -> list[CheckResult]:
    """Checks that passed, and have something to say all the same."""
    return [check for check in exercise.checks if check.outcome == "passed" and (check.facts or check.pictures)]


def _draw(picture: Picture) -> Drawing:
    """Turns a picture into a drawing. One axis is a curve, unless it is short, and two are a heat map."""
    match picture:
        case Arrays():
            is_curve = len(picture.shape) == 1 and picture.shape[0] >= _CURVE
            return draw_curves(picture) if is_curve else draw_heat_maps(picture)
        case Trees():
            return draw_trees(picture)
        case Shardings():
            return draw_shardings(picture)
        case Bars():
            return draw_bars(picture)
        case Speed():
            return draw_speed(picture)


def _prose(text: str) -> Markup:
    """Sets what stands between two backticks as code."""
    parts = clean(text).split("`")
    if len(parts) % 2 == 0:
        return escape(clean(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g}%" if whole else "0%"


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("grader.reports.html", ""),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    functions: dict[str, Any] = {
        "advice": lambda exercise: advice(exercise, _ADVICE_WIDTH),
        "draw": _draw,
        "fact": _fact,
        "facts": _facts,
        "groups": lambda exercise: list(group_by_cause(exercise.checks)),
        "outcomes": OUTCOMES,
        "percent": _percent,
        "pointers": _pointers,
        "prose": _prose,
        "remarks": _remarks,
        "stem": lambda exercise: ExerciseName.parse(exercise.name).stem,
        "style": lambda: Markup(environment.get_template("style.css.jinja").render()),
    }
    environment.globals.update(functions)
    return environment
