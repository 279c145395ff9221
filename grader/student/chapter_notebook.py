"""The notebook of a chapter: its lesson, an exercise cell and a check cell for each exercise."""

from __future__ import annotations

import base64
import mimetypes
import re
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode, v4

from grader.course import Chapter, Exercise
from grader.course.notebooks import METADATA, mark

__all__ = ["chapter_notebook", "notebook_text"]

_HOW_TO = """\
This notebook holds the lesson, and an exercise after each section.

1. Run the next cell first, each time you open the notebook. On Colab, first upload the course's wheel, or write the
   address that your instructor gave you into the line `COURSE = ...`. Choose a runtime without a GPU.
2. Read a section, and run its examples.
3. Write your answer into the exercise cell, which begins with `# exercise:`. Keep that line, and run the cell.
4. Run the check cell below it. It checks the exercise cell as you last ran it.

Do this wherever the lesson says to open a file or to run `pytest`. An exercise cell works alone: it has its own
imports, and uses nothing of other cells. To hand in your answers, save the notebook, and hand in `{chapter}.ipynb`.
Only exercise cells are graded."""

_SETUP = """\
# Run this cell first.
COURSE = "{wheel}"  # on Colab: the course's wheel, or its address

from importlib.util import find_spec

if find_spec("grader") is None:
    %pip install --quiet "{{COURSE}}"

from grader.student.notebook import check"""

_YOUR_TURN = "**Your turn.** Write your answer into the next cell and run it. Then run the check below it."


def notebook_text(chapter: Chapter, wheel: str) -> str:
    """The notebook of a chapter, as the text of its file."""
    return str(jupytext.writes(chapter_notebook(chapter, wheel), fmt="ipynb"))


def chapter_notebook(chapter: Chapter, wheel: str) -> NotebookNode:
    """Makes the notebook of a chapter.

    Args:
        chapter: which one.
        wheel: the name of the course's wheel, for those who have not installed it.
    """
    opening = _before_sections(chapter.lesson.text)
    title, _, rest = opening.partition("\n")
    cells = [
        v4.new_markdown_cell(f"{title}\n\n{_HOW_TO.format(chapter=chapter.name)}"),
        v4.new_code_cell(_SETUP.format(wheel=wheel)),
        *_lesson_cells(rest, chapter),
    ]
    for exercise in chapter.exercises:
        cells += _exercise_cells(exercise)
    cells.append(v4.new_markdown_cell("## Your points\n\nThis checks all exercise cells that you have run."))
    cells.append(v4.new_code_cell(f'check("{chapter.name}")'))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"  # nbformat draws these at random
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    made: NotebookNode = v4.new_notebook(cells=cells, metadata=metadata)
    return made


def _exercise_cells(exercise: Exercise) -> list[NotebookNode]:
    section = exercise.section.text if exercise.section is not None else ""
    text, details, hints = section.partition("<details>")
    stub = exercise.stub.read_text(encoding="utf-8").rstrip("\n")
    return [
        *_lesson_cells(f"## {exercise.stem}\n\n{text}", exercise.chapter),
        v4.new_markdown_cell(_portable(f"{details}{hints}".strip(), exercise.chapter)),
        v4.new_markdown_cell(_YOUR_TURN),
        v4.new_code_cell(f"{mark(exercise.name)}\n{stub}", metadata={METADATA: {"exercise": exercise.name}}),
        v4.new_code_cell(f'check("{exercise.name}")'),
    ]


def _lesson_cells(text: str, chapter: Chapter) -> list[NotebookNode]:
    """The cells of a part of the lesson: its blocks of Python become code cells that can be run."""
    found: list[NotebookNode] = jupytext.reads(_portable(text.strip(), chapter), fmt="md").cells
    for cell in found:
        cell["metadata"] = {}
    return found


def _before_sections(lesson: str) -> str:
    return re.split(r"^## ", lesson, maxsplit=1, flags=re.MULTILINE)[0].strip()


def _portable(text: str, chapter: Chapter) -> str:
    """Makes links work without the course's files: pictures as data, other chapters as their notebooks."""

    def embedded(found: re.Match[str]) -> str:
        path = chapter.lesson.path.parent / found[2]
        return f"![{found[1]}]({_data_address(path)})" if path.is_file() else found[0]

    text = re.sub(r"!\[([^\]]*)\]\(([^)\s:]+)\)", embedded, text)
    return re.sub(r"\]\(\.\./(ch\d+)/README\.md(#\w+)?\)", r"](\1.ipynb\2)", text)


def _data_address(path: Path) -> str:
    kind: Any = mimetypes.guess_type(path.name)[0]
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
