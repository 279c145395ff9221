"""The pictures of the build exercises: what running a stub's module prints and draws."""

import importlib.util
import os
import re
import subprocess
import sys
import types

import numpy as np
import pytest

from grader.course import find_course
from grader.protocol.stand_ins import load_student
from grader.runner.implementation import stub_file
from grader.student.draw import draw

COURSE = find_course()


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ragged_training = load(COURSE.exercise("ch2/ragged_training").picture)


def run(module, folder):
    """Runs a module of the course as a student does, in another working folder. Returns what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(COURSE.root)}
    done = subprocess.run(
        [sys.executable, "-m", module], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_matplotlib_it_says_how_to_install_it(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    draw("lines", lambda axes: None)
    assert 'run `pip install "jax101[draw]"`' in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_with_matplotlib_it_draws_each_panel_into_one_file(monkeypatch, tmp_path, capsys):
    class Figure:
        def __init__(self, **_):
            pass

        def subplots(self, rows, squeeze):
            return np.array([[f"axes {row}"] for row in range(rows)])

        def savefig(self, path, dpi):
            path.write_text(" and ".join(drawn))

    drawn = []
    module = types.ModuleType("matplotlib.figure")
    module.Figure = Figure
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "matplotlib", types.ModuleType("matplotlib"))
    monkeypatch.setitem(sys.modules, "matplotlib.figure", module)
    draw("lines", drawn.append, drawn.append)
    assert (tmp_path / "lines.png").read_text() == "axes 0 and axes 1"
    assert capsys.readouterr().out == "The picture is in lines.png.\n"


@pytest.mark.parametrize(
    ("module", "missing"),
    [
        ("ch1.temperature_trend", "train_and_test"),
        ("ch2.ragged_training", "train"),
        ("ch3.knn", "leave_one_out"),
        ("ch4.orbit", "simulate"),
        ("ch5.random_walk", "start"),
        ("ch6.two_moons", "init"),
        ("ch7.heat_equation", "film"),
        ("ch8.checkpoint_resume", "start"),
        ("ch9.mesh_2d_train", "place"),
    ],
)
def test_an_untouched_build_says_what_is_missing(module, missing, tmp_path):
    assert run(f"exercises.{module}", tmp_path).endswith(f"`{missing}` is not written yet.\n")


def test_the_sentences_of_a_build_are_real_and_their_labels_balanced():
    sentences, labels, words = ragged_training.read_sentences(np.random.default_rng(0))
    assert len(sentences) == len(labels) == 2 * labels.sum()
    assert min(map(len, sentences)) >= 3
    assert {int(token) for tokens in sentences for token in tokens} == set(range(words))


def test_traces_are_drawn_for_each_sentence(monkeypatch, capsys):
    drawn = []
    exercise = COURSE.exercise("ch2/ragged_training")
    monkeypatch.setattr(ragged_training, "EACH", 40)
    monkeypatch.setattr(ragged_training, "draw", lambda _, traces, __: traces(drawn_on))
    drawn_on = types.SimpleNamespace(
        plot=lambda numbers, label: drawn.append(numbers), set=lambda **_: None, legend=lambda: None
    )
    solution = load_student(stub_file(exercise, exercise.solution.read_bytes()))
    ragged_training.show(solution.pad_to_bucket, solution.update, solution.train)
    said = capsys.readouterr().out
    assert "60 sentences of" in said
    assert "of 20 other sentences before training" in said
    assert [len(numbers) for numbers in drawn] == [60, 60]
    assert drawn[0][-1] <= len(ragged_training.BUCKETS) < drawn[1][-1]


def test_a_finished_build_prints_its_figures(tmp_path):
    printed = run("solutions.ch1.temperature_trend", tmp_path)
    assert "trend: +0.37 degrees per decade\nerror in the test years: 1.94 degrees\n" in printed


def test_a_finished_classifier_prints_its_accuracy(tmp_path):
    printed = run("solutions.ch3.knn", tmp_path)
    assert "k =  1: 91% right\nk =  3: 94% right\n" in printed
    assert "k = 61: 57% right\n" in printed


def test_a_finished_orbit_prints_its_energy_and_the_mass(tmp_path):
    printed = run("solutions.ch4.orbit", tmp_path)
    assert "your leapfrog: energy off by at most 0.5%\n" in printed
    assert "mass of Jupiter: 317.4 Earths found, 317.8 in truth, 270 guessed\n" in printed


def test_finished_walks_print_their_share_and_go_on_after_a_stop(tmp_path):
    printed = run("solutions.ch5.random_walk", tmp_path)
    assert "share: 0.5288 +- 0.0050, exactly 0.5273\n" in printed
    assert "the same walks without a stop at step 400: yes\n" in printed
    assert " 400 walks: 0.0214 off, as a root mean square. The standard error says 0.0249\n" in printed


def test_a_finished_network_prints_how_often_it_is_right(tmp_path):
    printed = run("solutions.ch6.two_moons", tmp_path)
    assert "a line: 86.5% right, loss 0.260\n" in printed
    assert "layers of (2, 16, 16, 1): 99." in printed


def test_a_finished_plate_prints_how_far_it_is_from_one_device(tmp_path):
    printed = run("solutions.ch7.heat_equation", tmp_path)
    assert "A plate of 64 rows on 8 devices, 450 steps:\ncool: at most 0.0000" in printed
    assert "the last frame of film: at most 0.0000" in printed


def test_a_finished_resumption_prints_that_it_is_exact(tmp_path):
    printed = run("solutions.ch8.checkpoint_resume", tmp_path)
    assert "\n0.000000 if it is resumed with all of the state\n" in printed
    for missing in ("no velocity", "no step", "the first key again"):
        assert f" if it is resumed with {missing}\n" in printed
        assert f"0.000000 if it is resumed with {missing}\n" not in printed


def test_a_finished_training_prints_how_far_it_is_from_one_device(tmp_path):
    printed = run("solutions.ch9.mesh_2d_train", tmp_path)
    found = re.search(r"the losses on 2 x 4 devices are at most (\S+) from those on 1 device\n", printed)
    assert found is not None
    assert float(found[1]) < 1e-5
    assert "a device holds 660 of the 2436 bytes" in printed
