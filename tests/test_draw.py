"""The pictures of the build exercises: what running a stub's module prints and draws."""

import os
import subprocess
import sys

import pytest

from grader.course import find_course
from grader.student.draw import draw

COURSE = find_course()


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
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    draw("lines", lambda axes: axes.plot([1, 2]), lambda axes: axes.plot([2, 1]))
    assert (tmp_path / "lines.png").read_bytes().startswith(b"\x89PNG")
    assert capsys.readouterr().out == "The picture is in lines.png.\n"


def test_an_untouched_build_says_what_is_missing(tmp_path):
    assert run("exercises.ch1.temperature_trend", tmp_path) == "`train_and_test` is not written yet.\n"


def test_a_finished_build_prints_its_figures(tmp_path):
    printed = run("solutions.ch1.temperature_trend", tmp_path)
    assert "trend: +0.37 degrees per decade\nerror in the test years: 1.94 degrees\n" in printed
