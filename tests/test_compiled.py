"""The compilation cache: who may fill it, who may read it, and that no clock is fooled by it."""

import functools
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import cloudpickle
import jax
import numpy as np
import pytest
from jax.experimental.compilation_cache import compilation_cache

from grader.author.behaviour import compiled_once
from grader.boundary.in_process import InProcess
from grader.boundary.isolated import Isolated
from grader.errors import CourseError, MachineError
from grader.protocol.codec import decode
from grader.protocol.stand_ins import StubFile
from grader.protocol.wire import pickle_thunk
from grader.runner.grading import fill_cache
from grader.sandbox import compiled
from grader.sandbox.canary import probe
from grader.sandbox.compiled import fill, newest_cache
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.worker import Worker

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the worker cannot import the tests


@pytest.fixture(autouse=True)
def home(monkeypatch) -> Iterator[Path]:
    """A root of caches that workers of other user ids reach, as they do not reach pytest's own folders."""
    with tempfile.TemporaryDirectory(prefix="jax101-cache-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        monkeypatch.setenv("JAX101_CACHE", name)
        yield folder
        for path in folder.iterdir():
            path.chmod(0o700)


def hits_of(numbers: list[float]) -> list[int]:
    """Compiles a program for each number. Says for each how many came out of the cache."""
    seen = []

    def listen(event: str, **_: object) -> None:
        seen.append(event == "/jax/compilation_cache/cache_hits")

    jax.monitoring.register_event_listener(listen)
    hits = []
    for number in numbers:
        seen.clear()
        jax.jit(lambda x, number=number: x * number)(np.float32(2)).block_until_ready()
        hits.append(sum(seen))
    return hits


def ask(server: ForkServer, thunk, do: str = "observe"):
    worker = Worker(server, Limits())
    try:
        return decode(worker.ask({"do": do, "thunk": pickle_thunk(thunk)}, 20).value)
    finally:
        worker.end()


def fill_with(number: float) -> None:
    with fill() as cache, ForkServer("none", cache=cache) as server:
        assert ask(server, functools.partial(hits_of, [number])) == [0]


@pytest.fixture(params=("namespaces", "none"))
def tier(request) -> str:
    """A tier. The hostile corpus tries `user` too, since its environment lets other users read Python."""
    if request.param != "none" and (problem := probe(request.param).problem):
        assert not os.environ.get("CI"), problem
        pytest.skip(problem)
    return request.param


def test_workers_read_what_trusted_code_compiled_and_only_that(tier):
    fill_with(1.25)
    with ForkServer(tier, cache=newest_cache()) as server:
        assert ask(server, functools.partial(hits_of, [1.25, 1.75])) == [1, 0]
        assert ask(server, functools.partial(hits_of, [1.75])) == [0]  # the first worker could not keep it


def test_a_clock_sees_a_compilation_in_spite_of_the_cache(tier):
    fill_with(1.25)
    with ForkServer(tier, cache=newest_cache()) as server:
        assert ask(server, functools.partial(hits_of, [1.25]), do="time") == [0]

        again = functools.partial(hits_of, [1.25])
        with Isolated(server, StubFile("missing", "x.py", "x.py", b"", {}), Limits()) as boundary:
            assert boundary.run_trusted(again) == [1]
            assert boundary.time(lambda: boundary.run_trusted(again), trusted=True).answer == [0]
            assert boundary.run_trusted(again) == [1]


def test_in_process_a_clock_sees_a_compilation_too(tmp_path):
    before = {
        name: getattr(jax.config, name)
        for name in (
            "jax_compilation_cache_dir",
            "jax_enable_compilation_cache",
            "jax_persistent_cache_min_compile_time_secs",
        )
    }
    jax.config.update("jax_compilation_cache_dir", str(tmp_path))
    jax.config.update("jax_enable_compilation_cache", True)
    compilation_cache.reset_cache()
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    try:
        with InProcess({}) as boundary:
            assert hits_of([1.25, 1.25]) == [0, 1]
            assert boundary.time(lambda: hits_of([1.25]), trusted=False).answer == [0]
            assert hits_of([1.25]) == [1]
    finally:
        for name, value in before.items():
            jax.config.update(name, value)
        compilation_cache.reset_cache()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are Unix's")
def test_a_filled_folder_can_be_entered_and_neither_listed_nor_changed(home):
    fill_with(1.25)
    folder = newest_cache().folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o111
    folder.chmod(0o700)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o444}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are Unix's")
def test_a_folder_that_others_could_have_filled_is_left_alone(home):
    fill_with(1.25)
    home.chmod(0o777)
    assert newest_cache() is None
    with pytest.raises(MachineError, match="could be changed by other users"), fill():
        pass
    home.chmod(0o755)
    newest_cache().folder.chmod(0o733)
    assert newest_cache() is None


def test_the_newest_is_read_and_old_ones_go(home):
    for number in range(compiled._KEPT + 2):
        with fill() as cache:
            (cache.folder / "program").write_text(str(number))
    assert (newest_cache().folder / "program").read_text() == str(compiled._KEPT + 1)
    assert len(list(home.iterdir())) == compiled._KEPT


def test_folders_of_other_people_are_left_alone(home):
    theirs = [home / name for name in "abcdefgh"]
    for path in theirs:
        path.mkdir(mode=0o755)
        os.utime(path, (1, 1))
    for _ in range(compiled._KEPT + 1):
        with fill():
            pass
    assert all(path.is_dir() for path in theirs)


def test_a_fill_that_fails_leaves_nothing(home):
    with pytest.raises(CourseError), fill():
        raise CourseError("no")
    assert newest_cache() is None
    assert list(home.iterdir()) == []


def test_a_forgotten_fill_goes(home):
    forgotten = home / f"{compiled._FILLING}old"
    forgotten.mkdir()
    long_ago = time.time_ns() - 2 * compiled._FORGOTTEN
    os.utime(forgotten, ns=(long_ago, long_ago))
    with fill():
        pass
    assert not forgotten.exists()


def test_another_jax_has_a_cache_of_its_own(monkeypatch):
    with fill():
        pass
    assert newest_cache() is not None
    monkeypatch.setattr(compiled.importlib.metadata, "version", lambda name: "99")
    assert newest_cache() is None


def test_the_solutions_fill_the_cache(miniature):
    steps = []
    fill_cache(miniature, steps.append)
    solved = [exercise for exercise in miniature.exercises if exercise.solution.is_file()]
    assert steps == 3 * [exercise.name for exercise in solved]
    assert newest_cache() is not None
    shutil.rmtree(solved[0].solution.parent)
    with pytest.raises(CourseError, match="this course has none"):
        fill_cache(miniature)


def test_verify_compiles_equal_programs_once():
    names = ("jax_enable_compilation_cache", "jax_compilation_cache_dir")
    before = [getattr(jax.config, name) for name in names]
    with compiled_once():
        assert hits_of([31.5, 32.5]) == [0, 0]
        assert hits_of([31.5, 32.5]) == [1, 1]
    assert [getattr(jax.config, name) for name in names] == before
    assert hits_of([31.5]) == [0]
