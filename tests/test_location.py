"""The place of the course: installed with the grader, and around a folder."""

from pathlib import Path

import pytest
from miniature import make_course

from grader.course import find_course, given_course, installed_course, is_installed, location
from grader.course.location import installed_folders
from grader.errors import NoCourse

ROOT = Path(__file__).resolve().parent.parent


def files_of(root):
    """The files of a course, without caches, by their paths in it."""
    found = (path for part in ("exercises", "solutions") for path in (root / part).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.suffix != ".pyc"}


def test_the_installed_course_is_whole():
    """In tox, it comes from a wheel that was built from an sdist."""
    assert files_of(installed_course().root) == files_of(ROOT)


def test_no_worker_may_see_the_installed_course():
    course = installed_course()
    files = [path for exercise in course.exercises for path in (exercise.test, exercise.solution)]
    assert all(any(path.is_relative_to(folder) for folder in installed_folders()) for path in files)


def test_a_course_is_found_around_a_folder_and_not_around_a_submission(tmp_path, monkeypatch):
    course = make_course(tmp_path / "course")
    monkeypatch.chdir(course.root / "exercises/ch1")
    assert find_course() == course
    assert is_installed(installed_course())
    assert not is_installed(find_course())


def test_the_checks_name_the_course(tmp_path):
    course, same = make_course(tmp_path / "course"), make_course(tmp_path / "same")
    assert course.checks_sha256 == same.checks_sha256
    test = same.root / "exercises/ch1/test_passes.py"
    test.write_text(test.read_text() + "# one more line\n")
    assert given_course(same.root).checks_sha256 != course.checks_sha256


def test_a_package_without_its_course_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(location, "_IN_WHEEL", tmp_path / "jax101_course")
    monkeypatch.setattr(location, "_BESIDE_GRADER", tmp_path)
    with pytest.raises(NoCourse, match="install jax101 again, or give --course DIR"):
        installed_course()
    with pytest.raises(NoCourse, match="expected a course, a folder with exercises/ch1"):
        find_course(tmp_path)
