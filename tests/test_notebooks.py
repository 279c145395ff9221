"""Notebooks: how they are written, what runs in them, and what is read of them as a submission."""

import json
import os
import tracemalloc
import zipfile

import nbformat
import pytest
from click.testing import CliRunner
from fuzz import targets
from hypothesis import given
from hypothesis import strategies as st
from miniature import STUB, write
from nbclient import NotebookClient

from grader.cli import main
from grader.course import Course, find_course, handed_in, notebooks
from grader.course.notebooks import mark, read_notebook, source_of, split_mark
from grader.course.submissions import read_submission
from grader.course.tree import digest
from grader.errors import InputError
from grader.student import notebook
from grader.student.chapter_notebook import chapter_notebook

COURSE = find_course()
RIGHT = "def answer(a, b):\n    return a * b\n"
WRONG = "def answer(a, b):\n    return 42\n"


def cell(source, exercise=None, kind="code"):
    metadata = {"jax101": {"exercise": exercise}} if exercise else {}
    return {"cell_type": kind, "metadata": metadata, "source": source, "outputs": [], "execution_count": None}


def as_bytes(*cells):
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def filled(chapter, exercises=None):
    """The notebook of a chapter as a student hands it in who wrote the solutions."""
    made = chapter_notebook(chapter, "course.whl")
    for one in made.cells:
        name = one.metadata.get("jax101", {}).get("exercise")
        if name and (exercises is None or name in exercises):
            one.source = mark(name) + "\n" + COURSE.exercise(name).solution.read_text(encoding="utf-8")
    return made


def hand_in(folder, **files):
    for name, data in files.items():
        path = folder / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize("chapter", COURSE.chapters, ids=lambda chapter: chapter.name)
def test_a_notebook_is_valid_and_has_a_stub_and_a_check_for_each_exercise(chapter):
    made = chapter_notebook(chapter, "course.whl")
    nbformat.validate(made)
    code = [one.source for one in made.cells if one.cell_type == "code"]
    for exercise in chapter.exercises:
        at = code.index(f'check("{exercise.name}")')
        name, stub = split_mark(code[at - 1])
        assert name == exercise.name
        assert digest(source_of(stub)) == digest(exercise.stub.read_bytes())
        assert set(map(str.strip, exercise.section.code)) <= {block.strip() for block in code}


@pytest.mark.parametrize("chapter", COURSE.chapters, ids=lambda chapter: chapter.name)
def test_the_pictures_of_a_notebook_are_in_it(chapter):
    text = "\n".join(one.source for one in chapter_notebook(chapter, "course.whl").cells)
    assert text.count("](data:image/svg+xml;base64,") == len(chapter.lesson.pictures)
    assert "](../" not in text
    assert "](pictures/" not in text


def test_a_notebook_is_written_once_and_kept_if_it_is_written_anew(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert "wrote     ch2.ipynb, with 13 exercises" in runner.invoke(main, ["notebook", "ch2"]).output
    (tmp_path / "ch2.ipynb").write_text("mine")
    refused = runner.invoke(main, ["notebook", "ch2"])
    assert refused.exit_code == 2
    assert (tmp_path / "ch2.ipynb").read_text() == "mine"
    assert "ch2.ipynb.bak" in runner.invoke(main, ["notebook", "ch2", "--force"]).output
    assert (tmp_path / "ch2.ipynb.bak").read_text() == "mine"
    assert nbformat.read(tmp_path / "ch2.ipynb", 4).cells


def test_a_folder_of_filled_notebooks_holds_the_same_sources_as_the_files(tmp_path):
    for chapter in COURSE.chapters:
        nbformat.write(filled(chapter), tmp_path / f"{chapter.name}.ipynb")
    submission = read_submission(tmp_path, COURSE)
    assert not submission.problems
    assert not submission.notes
    for exercise in COURSE.exercises:
        assert digest(submission.sources[exercise.name]) == digest(exercise.solution.read_bytes())
        assert submission.files[exercise.name] == f"{exercise.chapter.name}.ipynb"


def test_a_notebook_alone_is_a_submission(tmp_path, miniature):
    hand_in(tmp_path, ch1=as_bytes(cell(f"{mark('ch1/passes')}\n{RIGHT}")))
    assert read_submission(tmp_path / "ch1.ipynb", miniature).sources == {"ch1/passes": f"\n{RIGHT}".encode()}


def test_a_zip_of_notebooks_is_a_submission(tmp_path, miniature):
    data = as_bytes(cell(f"{mark('ch1/passes')}\n{RIGHT}"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("ada/ch1.ipynb", "ada/.ipynb_checkpoints/ch1-checkpoint.ipynb", "__MACOSX/ada/ch1.ipynb"):
            archive.writestr(name, data)
    submission = read_submission(tmp_path / "a.zip", miniature)
    assert submission.files == {"ch1/passes": "ada/ch1.ipynb"}


def test_line_numbers_are_those_of_the_cell():
    assert split_mark("# exercise: ch1/passes\na = 1\n") == ("ch1/passes", "\na = 1\n")
    assert split_mark("\n\n  #exercise: ch1/passes \na = 1") == ("ch1/passes", "\n\n\na = 1")
    assert split_mark("a = 1\n# exercise: ch1/passes\n") == (None, "a = 1\n# exercise: ch1/passes\n")
    assert split_mark("") == (None, "")


def test_metadata_or_the_first_line_is_enough():
    only_line, only_metadata = cell(f"{mark('ch1/a')}\nx"), cell("x", "ch1/b")
    ignored = cell("x"), cell(mark("ch1/c"), kind="markdown"), cell("x", kind="raw")
    assert [(one.exercise, one.source) for one in read_notebook(as_bytes(only_line, only_metadata, *ignored))] == [
        ("ch1/a", b"\nx\n"),
        ("ch1/b", b"x\n"),
    ]


def test_magics_stay_in_the_source():
    found = read_notebook(as_bytes(cell([f"{mark('ch1/a')}\n", "!pip install this\n", "%time x"])))
    assert found[0].source == b"\n!pip install this\n%time x\n"


def test_a_cell_that_names_two_exercises_answers_none(tmp_path, miniature):
    hand_in(tmp_path / "in", ch1=as_bytes(cell(f"{mark('ch1/passes')}\n{RIGHT}", "ch1/fails")))
    submission = read_submission(tmp_path / "in", miniature)
    assert submission.sources == {}
    assert set(submission.problems) == {"ch1/passes", "ch1/fails"}
    assert "names two exercises" in submission.problems["ch1/fails"]


@pytest.mark.parametrize("places", ["two cells", "two notebooks", "a notebook and a file"])
def test_two_answers_to_an_exercise_are_never_guessed_between(tmp_path, miniature, places):
    right, wrong = (cell(f"{mark('ch1/passes')}\n{code}") for code in (RIGHT, WRONG))
    folder = tmp_path / "in"
    if places == "two cells":
        hand_in(folder, ch1=as_bytes(right, wrong))
        where = "in ch1.ipynb"
    elif places == "two notebooks":
        hand_in(folder, ch1=as_bytes(right), copy=as_bytes(wrong))
        where = "in ch1.ipynb and in copy.ipynb"
    else:
        hand_in(folder, ch1=as_bytes(right))
        write(folder / "ch1/passes.py", WRONG)
        where = "in ch1.ipynb and in ch1/passes.py"
    submission = read_submission(folder, miniature)
    assert submission.sources == {}
    assert submission.problems == {
        "ch1/passes": f"expected one answer to ch1/passes, found 2: {where}; keep one of them"
    }
    assert submission.notes == tuple(submission.problems.values())


def test_an_untouched_stub_is_no_second_answer(tmp_path, miniature):
    folder = hand_in(
        tmp_path / "in", ch1=as_bytes(cell(f"{mark('ch1/passes')}\n{RIGHT}"), cell(f"{mark('ch1/fails')}\n{STUB}"))
    )
    write(folder / "exercises/ch1/passes.py", STUB)
    write(folder / "exercises/ch1/fails.py", WRONG)
    submission = read_submission(folder, miniature)
    assert submission.files == {"ch1/passes": "ch1.ipynb", "ch1/fails": "exercises/ch1/fails.py"}
    assert submission.sources["ch1/fails"].decode() == WRONG
    assert not submission.problems


HOSTILE = {
    "no JSON": b"def answer",
    "no text": b"\xff\xfe\x00",
    "a list": b"[]",
    "no cells": b"{}",
    "cells that are none": b'{"cells": {"0": 1}}',
    "nested too deeply": b'{"cells": ' + b"[" * 10**6,
    "nested too deeply, in objects": b'{"a":' * 10**6,
    "a name twice": b'{"cells": [], "cells": []}',
    "too many cells": b'{"cells": [' + b"0," * 10_000 + b"0]}",
    "not ended": as_bytes(cell(RIGHT))[:-1],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_notebook_becomes_one_sentence(data, tmp_path, miniature):
    with pytest.raises(InputError, match=r"^is no notebook [ -~]{,200}; save it again$"):
        read_notebook(data)
    hand_in(tmp_path / "in", ch1=data, good=as_bytes(cell(RIGHT, "ch1/passes")))
    submission = read_submission(tmp_path / "in", miniature)
    assert set(submission.sources) == {"ch1/passes"}
    assert [note.split(":")[0] for note in submission.notes] == ["ch1.ipynb was not read"]


@pytest.mark.parametrize(
    "odd",
    [
        *(None, 0, [], "code", {}, {"cell_type": []}, {"cell_type": "code"}),
        *(cell(source) for source in (None, 1, {}, [1], [["x"]])),
        *(cell("x") | {"metadata": metadata} for metadata in (None, [], {"jax101": 1}, {"jax101": {"exercise": []}})),
    ],
    ids=repr,
)
def test_a_cell_of_odd_types_is_passed_over(odd):
    found = read_notebook(as_bytes(odd, cell("x", "ch1/a")))
    assert [one.exercise for one in found] == ["ch1/a"]


def test_an_exercise_cell_without_text_says_so():
    assert [one.problem for one in read_notebook(as_bytes(cell([1], "ch1/a")))] == ["has no text"]


def test_half_a_surrogate_pair_is_no_text():
    found = read_notebook(b'{"cells": [{"cell_type": "code", "source": "# exercise: ch1/a\\n\'\\ud800\'"}]}')
    assert (found[0].source, found[0].problem) == (None, "holds a character that is none")


def test_numbers_of_many_digits_cost_nothing():
    assert read_notebook(b'{"cells": [], "x": ' + b"9" * 10**6 + b"}") == ()


def test_a_large_notebook_is_not_read(tmp_path, miniature):
    large = as_bytes(cell(RIGHT, "ch1/passes"))[:-1] + b" " * notebooks.NOTEBOOK_BYTES + b"}"
    hand_in(tmp_path / "in", ch1=large, good=as_bytes(cell(RIGHT, "ch1/fails")))
    submission = read_submission(tmp_path / "in", miniature)
    assert set(submission.sources) == {"ch1/fails"}
    assert submission.notes == ("ch1.ipynb was not read: it has more than 8 MiB; clear its outputs",)


def test_many_notebooks_are_read_up_to_a_limit(tmp_path, miniature, monkeypatch):
    data = as_bytes(cell(RIGHT, "ch1/passes"))
    monkeypatch.setattr(handed_in, "_MAX_NOTEBOOKS", len(data))
    submission = read_submission(hand_in(tmp_path / "in", a=data, b=data), miniature)
    assert submission.files == {"ch1/passes": "a.ipynb"}
    assert submission.notes[0].startswith("b.ipynb was not read: all notebooks have more than")


def test_a_large_exercise_cell_is_not_taken(tmp_path, miniature):
    data = as_bytes(cell("#" * (handed_in.STUB_BYTES + 1), "ch1/passes"))
    submission = read_submission(hand_in(tmp_path / "in", ch1=data), miniature)
    assert submission.problems == {"ch1/passes": "expected at most 256 KiB in the cell of ch1/passes, found more"}


@pytest.mark.parametrize("filler", [b"[],", b"{},", b'{"":0},', b"1.5,", b'"a",', b'"\\u00e9",'])
def test_reading_the_worst_notebook_stays_below_the_judges_memory(filler):
    count = (notebooks.NOTEBOOK_BYTES - 100) // len(filler)
    data = b'{"cells": [], "x": [' + filler * count + b"0]}"
    tracemalloc.start()
    try:
        assert read_notebook(data) == ()
        assert tracemalloc.get_traced_memory()[1] < 2**30
    finally:
        tracemalloc.stop()


NAMES = st.sampled_from(["ch1/passes", "ch1/fails", "ch9/none", "", "\ud800", "\x1b[2J"])
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["jax101", "exercise", "a"]), inner),
    max_leaves=6,
)
SOURCES = st.builds(lambda name, code: f"# exercise: {name}\n{code}", NAMES, st.text(max_size=20))
CELLS = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown"]) | ODD, "source": SOURCES | st.lists(SOURCES, max_size=2) | ODD},
    optional={"metadata": st.builds(lambda name: {"jax101": {"exercise": name}}, NAMES | ODD) | ODD},
)


@given(st.fixed_dictionaries({"cells": st.lists(CELLS | ODD, max_size=4) | ODD}) | ODD, st.integers(0, 400))
def test_odd_notebooks_are_read_or_refused(plain, end):
    data = json.dumps(plain).encode()
    targets.notebook(data)
    targets.notebook(data[:end])


def test_links_and_special_files_are_not_notebooks(tmp_path, miniature):
    folder = hand_in(tmp_path / "in", good=as_bytes(cell(RIGHT, "ch1/passes")))
    secret = hand_in(tmp_path / "out", secret=as_bytes(cell(RIGHT, "ch1/fails"))) / "secret.ipynb"
    (folder / "link.ipynb").symlink_to(secret)
    os.link(secret, folder / "same.ipynb")
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "folder.ipynb").mkdir()
    submission = read_submission(folder, miniature)
    assert set(submission.sources) == {"ch1/passes"}
    assert len(submission.notes) == 4


def test_check_reads_the_cell_that_ran_last():
    first, second = f"{mark('ch1/passes')}\n{WRONG}", f"{mark('ch1/passes')}\n{RIGHT}"
    assert notebook.last_run(["", first, "x = 1", second, 'check("ch1/passes")']) == {"ch1/passes": f"\n{RIGHT}"}


def test_cells_get_the_verdicts_of_files(miniature):
    cells = {"ch1/passes": RIGHT, "ch1/fails": WRONG, "ch1/raises": "\ud800"}
    report = notebook.check_cells(miniature, miniature.select([*cells]), cells)
    assert [one.outcome for one in report.exercises] == ["passed", "failed", "failed"]
    failed = report.exercises[1].checks[1]
    assert dict(failed.facts)["looks like"] == "a constant was returned."
    assert dict(failed.facts)["hint"] == "the hints stand above the exercise's cell"
    assert "the cell holds a character that is none" in dict(report.exercises[2].checks[0].facts)["raised"]


def test_check_outside_of_a_notebook_names_pytest(capsys):
    notebook.check("ch2/selu")
    assert capsys.readouterr().out == "`check` works in a notebook; elsewhere, run pytest\n"


def run_in_jupyter(made, folder):
    """Executes a notebook in a kernel. Returns what each code cell printed, errors too."""
    client = NotebookClient(
        made, timeout=600, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    printed = {}
    for one in made.cells:
        if one.cell_type == "code":
            parts = [out.get("text", "") + "".join(out.get("traceback", ())) for out in one.outputs]
            printed[one.source] = "".join(parts)
    return printed


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_chapter_runs_in_jupyter_and_its_answers_get_full_marks(tmp_path):
    chapter = COURSE.chapter("ch3")
    made = filled(chapter)
    made.cells = [one for one in made.cells if not one.source.startswith('check("ch3/')]  # the last cell checks all
    printed = run_in_jupyter(made, tmp_path)
    assert not [source for source, text in printed.items() if "Traceback" in text]
    assert "160 of 160 points" in printed['check("ch3")']


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_jax_that_has_started_already_is_said_in_one_sentence(tmp_path):
    made = chapter_notebook(COURSE.chapter("ch1"), "course.whl")
    setup = next(one for one in made.cells if one.cell_type == "code")
    start = nbformat.v4.new_code_cell(
        "import os; os.environ.pop('JAX_NUM_CPU_DEVICES', None)\nimport jax; jax.devices()"
    )
    made.cells = [start, setup, nbformat.v4.new_code_cell('check("ch1/which_one")')]
    printed = run_in_jupyter(made, tmp_path)
    assert printed[setup.source] == (
        "JAX has already started, with fewer than eight devices. Restart the kernel, then run this cell first.\n"
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cell_that_was_not_run_is_asked_for(tmp_path):
    made = chapter_notebook(COURSE.chapter("ch2"), "course.whl")
    setup = next(one for one in made.cells if one.cell_type == "code")
    made.cells = [setup, nbformat.v4.new_code_cell('check("ch2/selu")')]
    printed = run_in_jupyter(made, tmp_path)
    assert printed['check("ch2/selu")'].startswith(
        "run the exercise's cell first: the one that begins with `# exercise"
    )


def test_a_course_without_pictures_has_a_notebook_too(miniature: Course):
    made = chapter_notebook(miniature.chapters[0], "course.whl")
    assert [one.source for one in made.cells][-1] == 'check("ch1")'
