"""Takes pictures of watch mode at work: for the site, with the answers of the course."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.course import Course, Exercise
from grader.student.watch_app import WatchApp

NAME, PITFALL = "ch2/selu", "swapped"
SIZES = ((80, 24), (120, 34))
SECONDS = 120


def take(course: Course, folder: Path) -> Iterator[tuple[str, Path]]:
    """Draws the screen before a try, after a mistake and after success.

    Yields:
        For each screen, what it shows, and the SVG file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as copy:
        for part in ("exercises", "solutions"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(course.root / part, Path(copy) / part, ignore=ignored)
        exercise = Course(Path(copy)).exercise(NAME)
        pitfall = next(one for one in exercise.pitfalls if PITFALL in one.name)
        answers = {
            "The exercise is not started": exercise.stub.read_bytes(),
            "A check has failed, and the mistake is named": pitfall.source,
            "All checks pass": exercise.solution.read_bytes(),
        }
        for number, (what, source) in enumerate(answers.items()):
            exercise.stub.write_bytes(source)
            for columns, lines in SIZES:
                path = folder / f"watch_{number}_{columns}.svg"
                path.write_text(asyncio.run(_screen(exercise, columns, lines)), encoding="utf-8")
                yield f"{what}, on a terminal of {columns} columns", path


async def _screen(exercise: Exercise, columns: int, lines: int) -> str:
    app = WatchApp(Course(exercise.root), exercise)
    async with app.run_test(size=(columns, lines)) as pilot, asyncio.timeout(SECONDS):
        while not app.is_settled:
            await pilot.pause(0.1)
        await pilot.pause(0.2)  # until the last change is drawn
        picture = app.export_screenshot(title="grader watch")
    # Without a size of its own, a browser draws it as wide as its default.
    picture = re.sub(r'viewBox="0 0 (\S+) (\S+)"', r'width="\1" height="\2" \g<0>', picture, count=1)
    return re.sub(r"@font-face\s*\{.*?\}", "", picture, flags=re.DOTALL)  # it would be fetched from elsewhere


if __name__ == "__main__":
    root, target = map(Path, sys.argv[1:])
    pictures = [*take(Course(root), target)]
    parts = [f"## {what}\n\n![{what}.](/{path.relative_to(root).as_posix()})\n" for what, path in pictures]
    (target / "words.md").write_text("\n".join(["", *parts]), encoding="utf-8")
