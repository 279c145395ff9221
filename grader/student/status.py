"""Shows on a terminal how far a student has come. Pure functions of course and progress."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from grader.course import Course, Exercise
from grader.student.progress import Progress

__all__ = ["next_words", "status_table", "status_words"]

_BAR = 20  # columns


def status_table(course: Course, progress: Progress) -> Table:
    """A row for each chapter: a bar, exercises, points, and the chapter's title."""
    table = Table.grid(padding=(0, 2))
    for width, justify in ((4, "left"), (_BAR, "left"), (8, "right"), (17, "right")):
        table.add_column(no_wrap=True, min_width=width, justify=justify)  # type: ignore[arg-type]  # the two are right
    table.add_column(overflow="ellipsis", no_wrap=True, style="dim")
    for chapter in course.chapters:
        known = [progress.of(one) for one in chapter.exercises]
        passed = sum(one.passed for one in known)
        table.add_row(
            Text(chapter.name, style="bold"),
            _bar(passed, len(known)),
            f"{passed} of {len(known)}",
            f"{sum(one.score for one in known)} of {sum(one.points for one in chapter.exercises)} points",
            Text(chapter.lesson.title.partition(": ")[2] or chapter.lesson.title),
        )
    return table


def _bar(done: int, all_of_them: int) -> Text:
    filled = _BAR * done // max(all_of_them, 1)
    return Text.assemble(("█" * filled, "green"), ("░" * (_BAR - filled), "dim"))


def status_words(course: Course, progress: Progress) -> Iterator[Text]:
    """The sums, the streak, what has changed, and the next step."""
    exercises = course.exercises
    known = [progress.of(one) for one in exercises]
    passed, points = sum(one.passed for one in known), sum(one.score for one in known)
    most = sum(one.points for one in exercises)
    yield Text(f"{passed} of {len(exercises)} exercises, {points:,} of {most:,} points", style="bold")
    if progress.streak > 1:
        yield Text(f"Your last {progress.streak} exercises passed at the first try.")
    changed = [one.name for one in exercises if progress.is_changed(one)]
    if changed:
        names = ", ".join(changed[:3]) + (", ..." if len(changed) > 3 else "")
        yield Text(f"Changed since the last check, so without points: {names}")
    if not any(one.digest for one in known):
        yield Text("Nothing was checked yet. If you have answers already, run `pytest` once.")
    yield from next_words(progress.next_exercise())


def next_words(exercise: Exercise | None) -> Iterator[Text]:
    """Says what to do for an exercise. At the end of the course, it is one sentence."""
    if exercise is None:
        yield Text("That was the last exercise. The course is done.")
        return
    title = exercise.section.title if exercise.section else ""
    yield Text.assemble("Next: ", (exercise.name, "bold"), f"  {title}")
    yield Text(f"  read     grader lesson {exercise.name}")
    yield Text(f"  fill in  {exercise.label}")
    yield Text(f"  check    grader watch {exercise.name}")
