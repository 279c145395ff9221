"""Watch mode without a screen: which exercise it is about, what has to be checked, and when.

`watch_app.py` shows it on a terminal. Without a terminal, `watch_lines.py` prints it.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import watchfiles

from grader.course import Chapter, Course, Exercise
from grader.student.attempt import Attempt
from grader.student.checking import Checking
from grader.student.progress import Known, Progress

__all__ = ["Standing", "Watch"]

DEBOUNCE_MILLISECONDS = 60  # of changes that belong together: editors write a file in steps
STEP_MILLISECONDS = 20


@dataclasses.dataclass(frozen=True)
class Standing:
    """Says what is passed, as the files are now. All files were read for it, so it is made only after a check.

    Attributes:
        exercises: all of them, in order.
        known: what is known of each.
    """

    exercises: tuple[Exercise, ...]
    known: Mapping[str, Known]

    @classmethod
    def of(cls, course: Course, progress: Progress) -> Standing:
        """Reads all files."""
        return cls(course.exercises, {one.name: progress.of(one) for one in course.exercises})

    def next_after(self, exercise: Exercise) -> Exercise | None:
        """The first exercise behind this one that is not passed, and then from the beginning."""
        at = self.exercises.index(exercise)
        others = self.exercises[at + 1 :] + self.exercises[:at]
        return next((one for one in others if not self.known[one.name].passed), None)

    @property
    def points(self) -> tuple[int, int]:
        """The points so far, and all that there are."""
        return sum(one.score for one in self.known.values()), sum(one.points for one in self.exercises)

    def passed(self, chapter: Chapter) -> int:
        """The number of exercises of a chapter that are passed."""
        return sum(self.known[one.name].passed for one in chapter.exercises)


class Watch:
    """Follows the course's stubs, and checks the current exercise whenever its file is saved.

    Args:
        course: the course.
        exercise: the exercise to begin with, or None for the first one that is not passed.
        on_change: called after each change of what there is to see.

    Attributes:
        course: the course.
        progress: what the student has done so far.
        exercise: the current exercise.
        attempt: the last check of it, or None if there was none.
        standing: what is passed.
    """

    def __init__(self, course: Course, exercise: Exercise | None, on_change: Callable[[], None]) -> None:
        self.course = course
        self.progress = Progress(course)
        self.exercise = exercise or self.progress.next_exercise() or course.exercises[0]
        self.attempt: Attempt | None = None
        self.standing = Standing.of(course, self.progress)
        self._checking = Checking(course)
        self._on_change = on_change
        self._exercises = {one.stub: one for one in course.exercises}
        self._task: asyncio.Task[None] | None = None

    async def follow(self) -> None:
        """Checks the current exercise, and then again after each save. It ends when it is cancelled."""
        try:
            self.check()
            async for saved in self._saves():
                if saved is not self.exercise:  # the student has moved on, and so do we
                    self.exercise = saved
                self.check()
        finally:
            await self.close()

    async def _saves(self) -> AsyncIterator[Exercise]:
        """Gives the exercise whose file was saved, replaced or deleted: the current one, if there are several."""
        folder = self.course.root / "exercises"
        changes = watchfiles.awatch(
            folder,
            watch_filter=lambda _, path: Path(path) in self._exercises,
            debounce=DEBOUNCE_MILLISECONDS,
            step=STEP_MILLISECONDS,
        )
        contents: dict[Exercise, bytes | None] = {}
        async for batch in changes:
            saved = {self._exercises[Path(path)] for _, path in batch}
            # Some editors touch a file that they do not change.
            changed = {one for one in saved if contents.get(one, b"?") != _contents(one)}
            contents.update((one, _contents(one)) for one in saved)
            if self.exercise in changed:
                yield self.exercise
            elif changed:
                yield min(changed, key=self.course.exercises.index)

    def check(self) -> None:
        """Begins to check the current exercise. A check that is under way is given up."""
        if self._task is not None:
            self._task.cancel()
        self.attempt = Attempt(self.exercise)
        self._on_change()
        self._task = asyncio.get_running_loop().create_task(self._check(self.attempt))

    async def _check(self, attempt: Attempt) -> None:
        is_prepared = False
        async for message in self._checking.check(attempt.exercise):
            attempt.take(message)
            if attempt.has_verdict and not is_prepared:  # before the checks of speed: the next save may come soon
                is_prepared = True
                await self._checking.prepare(attempt.exercise)
            if attempt.is_over:
                if not attempt.was_stopped:  # else nobody knows what the other checks would say
                    self.progress.record([attempt.result])
                self.look_again()
            if attempt is self.attempt:
                self._on_change()
        if attempt is self.attempt:
            await self._checking.prepare(attempt.exercise)
            await self._checking.look_ahead(attempt.exercise)

    def look_again(self) -> None:
        """Finds out anew what is passed."""
        self.progress.reload()
        self.standing = Standing.of(self.course, self.progress)

    async def wait(self) -> None:
        """Waits for the end of the check that is under way."""
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    def go_to(self, exercise: Exercise) -> None:
        """Makes another exercise the current one, and checks it."""
        self.exercise = exercise
        self.check()

    def step(self, by: int) -> None:
        """Goes to the exercise that stands so many places behind the current one, or before it."""
        exercises = self.course.exercises
        self.go_to(exercises[(exercises.index(self.exercise) + by) % len(exercises)])

    def go_on(self) -> None:
        """Goes to the next exercise that is not passed, or else to the one behind."""
        following = self.standing.next_after(self.exercise)
        if following is None:
            self.step(1)
        else:
            self.go_to(following)

    async def stop(self) -> None:
        """Stops the student's code."""
        if self.attempt is not None:
            self.attempt.was_stopped = True
        await self._checking.stop()

    async def close(self) -> None:
        """Ends all processes."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._checking.close()


def _contents(exercise: Exercise) -> bytes | None:
    try:
        return exercise.stub.read_bytes()
    except OSError:
        return None
