"""Fixtures of the grader's own tests: a miniature course, and a fork server that many tests share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from miniature import STUB, STUBS, make_course

from grader.course import Course
from grader.course.submissions import Submission
from grader.results import Report
from grader.runner.fork_servers import start_fork_server
from grader.runner.grading import grade
from grader.sandbox.canary import probe
from grader.sandbox.fork_server import ForkServer

# As in every process of the grader that imports JAX: it reads this once, when it starts.
os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
# What a run keeps would be found by later tests.
os.environ["JAX_ENABLE_COMPILATION_CACHE"] = "false"
_kept = tempfile.TemporaryDirectory(prefix="jax101-kept-")
os.environ["JAX101_CACHE"] = _kept.name

pytest_plugins = ["pytester"]

# On a busy machine, drawing the first examples can take a while. That is no fault of a test.
settings.register_profile("busy machine", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("busy machine")


@pytest.fixture
def miniature(tmp_path: Path) -> Course:
    """The miniature course as it is handed out: every exercise a stub."""
    return make_course(tmp_path / "course", dict.fromkeys(STUBS, STUB))


@pytest.fixture(scope="session")
def tier() -> str:
    """The tier to test isolation with. In CI a missing sandbox is a failure, never a skip."""
    problem = probe("namespaces").problem
    if problem and os.environ.get("CI"):
        pytest.fail(f"CI needs isolation by namespaces: {problem}")
    return "none" if problem else "namespaces"


@pytest.fixture(scope="session")
def server(tier: str) -> Iterator[ForkServer]:
    with start_fork_server(tier) as started:
        yield started


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for programs that are compiled once."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(scope="module")
def server_with_cache(compiled: Path) -> Iterator[ForkServer]:
    """A fork server without walls, whose workers share the compiled programs."""
    from grader.author.verify import fork_server_with_cache  # here: it imports JAX, which reads the variable above

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("JAX_ENABLE_COMPILATION_CACHE")  # this one keeps a cache of its own
        with fork_server_with_cache(compiled) as started:
            started.start()
            yield started


@pytest.fixture
def graded(miniature: Course, server: ForkServer):
    """Grades one file handed in for an exercise of the miniature course."""

    def run(source: bytes | str, stem: str = "passes", seconds: float = 20.0) -> Report:
        data = source.encode() if isinstance(source, str) else source
        submission = Submission({f"ch1/{stem}": data}, {})
        exercises = [miniature.exercise(f"ch1/{stem}")]
        return grade(submission, miniature, exercises, seed=1, seconds=seconds, server=server)

    return run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # First, because the last filter wins: a test may say which warning it accepts.
            item.add_marker(pytest.mark.filterwarnings("error"), append=False)


IN_ONE_PROCESS = {
    "test_hostile.py": "what one case leaves behind would be found after another",
    "test_beliefs.py": "the last test needs the others",
}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keeps some files in one process each, with `--dist loadgroup`. All other tests go where there is time.

    The marks of pytest-xdist 3.8 would say it too, but pytest 9.2 no longer reads the names that they change.
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling  # here: it may not be installed

    class ByFileOrTest(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.split("::")[0]
            return file if Path(file).name in IN_ONE_PROCESS else nodeid

    return ByFileOrTest(config, log)
