"""All that a submission holds of each exercise, in files and in notebooks, and the choice of what is graded."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import IO

from grader.course.notebooks import NOTEBOOK_BYTES, read_notebook
from grader.course.tree import Course, Exercise, digest
from grader.errors import InputError
from grader.messages import printable

__all__ = ["STUB_BYTES", "HandedIn", "Submission"]

STUB_BYTES = 256 * 2**10
_MAX_NOTEBOOKS = 64 * 2**20  # bytes of all notebooks
_MAX_NOTES = 20


@dataclasses.dataclass(frozen=True)
class Submission:
    """The stubs that were handed in, as bytes.

    Attributes:
        sources: by exercise name, such as `ch2/selu`.
        problems: by exercise name, why a stub that is there was not taken.
        notes: what the reader of the report should know.
        files: by exercise name, the file that the stub was read from: its path in the folder or archive, as
            printable text.
    """

    sources: Mapping[str, bytes]
    problems: Mapping[str, str]
    notes: tuple[str, ...] = ()
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def stub(self, exercise: Exercise) -> tuple[bytes | None, str]:
        """An exercise's bytes, or None and the reason. None and an empty text if it was not handed in."""
        return self.sources.get(exercise.name), self.problems.get(exercise.name, "")


@dataclasses.dataclass(frozen=True)
class _Candidate:
    """A file or a cell that may be the stub of an exercise."""

    file: str
    source: bytes | None
    problem: str

    def is_as_handed_out(self, exercise: Exercise) -> bool:
        if self.source is None or not exercise.stub.is_file():
            return False
        return digest(self.source) == digest(exercise.stub.read_bytes())


class HandedIn:
    """Collects the candidates for each exercise of a course, and chooses among them.

    Args:
        course: the course that the submission answers.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._found: dict[str, list[_Candidate]] = {exercise.name: [] for exercise in course.exercises}
        self._notes: list[str] = []
        self._left = _MAX_NOTEBOOKS

    @property
    def is_empty(self) -> bool:
        """True if nothing was found of any exercise."""
        return not any(self._found.values())

    @property
    def first_note(self) -> str:
        """The first thing that the reader of the report should know, or nothing."""
        return next(iter(self._notes), "")

    def add(self, exercise: str, file: str, source: bytes | None, problem: str = "") -> None:
        """Adds a candidate: its file or notebook, and its bytes, or None and the problem."""
        self._found[exercise].append(_Candidate(printable(file), source, problem))

    def add_notebook(self, name: str, file: IO[bytes]) -> None:
        """Adds the exercise cells of a notebook. One that cannot be read becomes a note."""
        data = file.read(min(NOTEBOOK_BYTES, self._left) + 1)
        if len(data) > NOTEBOOK_BYTES:
            self.note(f"{name} was not read: it has more than {NOTEBOOK_BYTES // 2**20} MiB; clear its outputs")
            return
        if len(data) > self._left:
            self.note(f"{name} was not read: all notebooks have more than {_MAX_NOTEBOOKS // 2**20} MiB")
            return
        self._left -= len(data)
        try:
            cells = read_notebook(data)
        except InputError as error:
            self.note(f"{name} was not read: it {error}")
            return
        for cell in cells:
            if cell.exercise not in self._found:
                continue
            if cell.source is not None and len(cell.source) > STUB_BYTES:
                problem = f"expected at most {STUB_BYTES // 1024} KiB in the cell of {cell.exercise}, found more"
                self.add(cell.exercise, name, None, problem)
            else:
                problem = f"a cell of {printable(name)} {cell.problem}" if cell.problem else ""
                self.add(cell.exercise, name, cell.source, problem)

    def submission(self) -> Submission:
        """Chooses one candidate for each exercise. If that would be a guess, none is taken."""
        sources: dict[str, bytes] = {}
        problems: dict[str, str] = {}
        files: dict[str, str] = {}
        for exercise in self._course.exercises:
            candidates = self._found[exercise.name]
            if not candidates:
                continue
            chosen = _choose(exercise, candidates)
            files[exercise.name] = chosen.file
            if chosen.source is not None:
                sources[exercise.name] = chosen.source
            else:
                problems[exercise.name] = chosen.problem
            if len(candidates) > 1 and chosen.source is None:
                self.note(chosen.problem)
        return Submission(sources, problems, tuple(self._notes), files)

    def note(self, text: str) -> None:
        """Adds a sentence for the reader of the report."""
        if len(self._notes) < _MAX_NOTES:
            self._notes.append(printable(text, most=400))


def _choose(exercise: Exercise, candidates: list[_Candidate]) -> _Candidate:
    """The only one that someone worked on, or the first if nobody worked on any."""
    if len(candidates) == 1:
        return candidates[0]
    worked_on = [one for one in candidates if not one.is_as_handed_out(exercise)]
    if not worked_on:
        return candidates[0]
    if len(worked_on) == 1:
        return worked_on[0]
    places = list(dict.fromkeys(one.file for one in worked_on))
    listed = " and in ".join(places[:3]) + (" and more" if len(places) > 3 else "")
    problem = f"expected one answer to {exercise.name}, found {len(worked_on)}: in {listed}; keep one of them"
    return _Candidate(places[0], None, problem)
