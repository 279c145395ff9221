"""The folders that workers may read, and the course's folders in them, which they may not."""

import pytest

from grader.sandbox import folders
from grader.sandbox.folders import hidden_folders, readable_paths, seen_by_workers


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """A folder of packages with the course among them, by two names: as it is, and by a link in its parent."""
    inside = tmp_path / "venv/lib/packages"
    for name in ("jax101_course/solutions/ch1", "jax101-0.1.0.dist-info", "numpy"):
        (inside / name).mkdir(parents=True)
    (inside / "six.py").touch()
    (tmp_path / "venv/lib64").symlink_to("lib")
    (tmp_path / "also").symlink_to("venv")
    monkeypatch.setattr(folders, "SYSTEM", ())
    monkeypatch.setattr(folders, "python_folders", lambda: [str(tmp_path / "venv"), str(tmp_path / "also")])
    monkeypatch.setattr(folders, "installed_folders", lambda: (inside / "jax101_course",))
    monkeypatch.setattr(folders, "grader_folder", lambda: inside / "grader")
    return inside


def test_the_course_and_the_list_of_its_files_are_hidden_by_every_name(packages, tmp_path):
    names = ("jax101-0.1.0.dist-info", "jax101_course")
    expected = [tmp_path / root / "lib/packages" / name for root in ("also", "venv") for name in names]
    assert hidden_folders() == [str(path) for path in expected]


def test_another_copy_of_the_course_is_hidden_too(packages, tmp_path):
    """As where a checkout's grader runs in an environment that has the wheel."""
    other = tmp_path / "venv/lib/python3.11/site-packages"
    (other / "jax101_course").mkdir(parents=True)
    (other / "jax").mkdir()
    assert str(other / "jax101_course") in hidden_folders()
    assert not any((other / "jax101_course").is_relative_to(path) for path in readable_paths())
    assert str(other / "jax") in readable_paths()


def test_landlock_allows_everything_but_the_course_and_no_link(packages):
    assert sorted(set(readable_paths())) == [str(packages / name) for name in ("grader", "numpy", "six.py")]


def test_a_folder_is_seen_unless_it_is_hidden(packages, tmp_path):
    assert seen_by_workers(packages / "numpy")
    assert seen_by_workers(tmp_path / "also/lib64/packages/numpy")
    assert not seen_by_workers(packages / "jax101_course/solutions")
    assert not seen_by_workers(tmp_path / "elsewhere")
