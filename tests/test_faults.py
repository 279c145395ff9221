"""What happens to the judge, its workers, its disk and its clock costs no report that is there, and no outcome.

Processes are killed at random points, twelve times by default; `JAX101_FAULTS=200` in the environment asks for more.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import random
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from miniature import STUB, STUBS, make_course, write

from grader.boundary.probe import probe
from grader.results import Report

KILLS = int(os.environ.get("JAX101_FAULTS", "12"))
VICTIMS = ("judge", "worker", "parent")
STEMS = ("passes", "fails", "raises", "not_started")
PATIENCE = 30.0
EXIT_CODES = (0, 3)  # graded; graded, but for checks that the machine kept from it


@dataclasses.dataclass
class Grading:
    """A class of one: where it is graded, and what comes out if nothing happens."""

    root: Path
    submission: Path
    outcomes: dict[tuple[str, str], str] = dataclasses.field(default_factory=dict)
    seconds: float = 0.0
    first_worker: float = 0.0

    @property
    def report(self) -> Path:
        return self.root / "reports" / "report.json"

    def command(self) -> list[str]:
        options = ["--json", str(self.report), "--seed", "1", "--isolation", "namespaces"]
        return [sys.executable, "-m", "grader", "grade", str(self.submission), *options]

    def start(self) -> Running:
        return Running(self)

    def read(self) -> dict[tuple[str, str], str]:
        """The outcomes of a report that has to be whole."""
        report = Report.from_json(self.report.read_text())
        assert len(report.exercises) == len(STEMS)
        return {(ex.name, check.name): check.outcome for ex in report.exercises for check in ex.checks}


class Running:
    """A judge at work, and all the processes that were seen below it."""

    def __init__(self, grading: Grading) -> None:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self.judge = subprocess.Popen(grading.command(), cwd=grading.root, text=True, **pipes)
        self.began = time.monotonic()
        self.seen: set[psutil.Process] = {psutil.Process(self.judge.pid)}

    def look(self) -> dict[str, list[psutil.Process]]:
        """Who is there now, by role."""
        found: dict[str, list[psutil.Process]] = {"judge": [], "parent": [], "worker": []}
        with contextlib.suppress(psutil.Error):
            judge = psutil.Process(self.judge.pid)
            below = judge.children(recursive=True)
            self.seen |= set(below)
            found["judge"] = [judge]
            for process in below:
                with contextlib.suppress(psutil.Error):
                    wrapped = process.name() == "bwrap" or process.parent().name() == "bwrap"
                    found["parent" if wrapped else "worker"].append(process)
        return found

    def wait_until(self, reached) -> bool:
        """Whether something was reached before the judge ended."""
        while self.judge.poll() is None:
            if reached(self.look()):
                return True
            time.sleep(0.005)
        return False

    def end(self) -> str:
        """What the judge printed; nobody is left after it."""
        said, _ = self.judge.communicate(timeout=120)
        deadline = time.monotonic() + PATIENCE
        while (alive := [p for p in self.seen if is_alive(p)]) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not alive, "somebody outlived the judge"
        return said


def is_alive(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


@pytest.fixture(scope="module")
def grading(tmp_path_factory) -> Grading:
    if problem := probe("namespaces"):
        assert not os.environ.get("CI"), problem
        pytest.skip(problem)
    root = tmp_path_factory.mktemp("faults")
    make_course(root, dict.fromkeys(STEMS, STUB))
    for stem in STEMS:
        write(root / f"handed-in/exercises/ch1/{stem}.py", STUBS[stem])
    (root / "reports").mkdir()
    made = Grading(root, root / "handed-in")
    running = made.start()
    assert running.wait_until(lambda found: found["worker"])
    made.first_worker = time.monotonic() - running.began
    running.wait_until(lambda _: False)
    made.seconds = time.monotonic() - running.began
    running.end()
    made.outcomes = made.read()
    assert sorted(set(made.outcomes.values())) == ["failed", "not_started", "passed"]
    return made


@pytest.mark.parametrize("number", range(KILLS))
def test_whoever_is_killed_a_report_is_whole_or_absent(grading, number, record_property):
    chance = random.Random(number)
    role = VICTIMS[number % len(VICTIMS)]
    # Half of the times over the whole run, half of them while there are workers.
    early = grading.first_worker if number // len(VICTIMS) % 2 else 0.0
    moment = chance.uniform(early, grading.seconds)
    grading.report.unlink(missing_ok=True)

    running = grading.start()
    running.wait_until(lambda _: time.monotonic() - running.began >= moment)
    there = running.wait_until(lambda found: found[role])
    victims = running.look()[role] if there else []
    if victims:
        with contextlib.suppress(psutil.Error):
            chance.choice(victims).kill()
    said = running.end()

    assert "Traceback" not in said
    left = [path.name for path in grading.report.parent.iterdir() if path != grading.report]
    if running.judge.returncode == -9:
        assert victims
        for name in left:
            assert re.fullmatch(r"\.report\.json\.\w+", name)
            (grading.report.parent / name).unlink()
    elif running.judge.returncode == 2:  # the canary was hit
        assert said.startswith("grader: isolation by namespaces does not work here")
        assert len(said.strip().splitlines()) == 1
        assert not left
        assert not grading.report.exists()
    else:
        assert running.judge.returncode in EXIT_CODES, said
        assert not left
        assert grading.report.exists()
    changed = {}
    if grading.report.exists():
        found = grading.read()
        changed = {name: found[name] for name in found if found[name] != grading.outcomes[name]}
        # Nobody can tell a worker that was killed from one that its own code killed; of the rest nothing is final.
        assert set(changed.values()) <= {"failed" if role == "worker" else "error"}
        assert len(changed) <= 2
        assert ("error" in found.values()) == (running.judge.returncode == 3)
    state = "whole" if grading.report.exists() else "absent"
    hit = "hit" if victims else "nobody there"
    record_property("fault", f"{role}: {hit}, report {state}, {len(changed)} outcomes changed")
    print(f"FAULT {role}: {hit}, report {state}, {len(changed)} outcomes changed")

    again = grading.start()
    again.wait_until(lambda _: False)
    again.end()
    assert grading.read() == grading.outcomes


def in_own_mounts(grading: Grading, *prepare: str) -> subprocess.CompletedProcess[str]:
    """Grades where `reports` is a small disk of its own that holds an older report; then lists what is there."""
    folder = shlex.quote(str(grading.report.parent))
    script = f"""
        mount -t tmpfs -o size=4k jax101 {folder} || exit 99
        echo older > {folder}/report.json
        {"; ".join(prepare).format(folder=folder)}
        {shlex.join(grading.command())}
        code=$?
        echo "holds: $(ls -A {folder} | tr '\\n' ' ')$(head -c 20 {folder}/report.json)"
        exit $code
        """
    command = ["unshare", "--mount", "sh", "-c", script]
    done = subprocess.run(command, cwd=grading.root, capture_output=True, text=True, timeout=120)
    if "unshare" in done.stderr or done.returncode == 99:
        assert not os.environ.get("CI"), done.stderr
        pytest.skip(f"no mounts of our own here: {done.stderr.strip()}")
    return done


def test_a_full_disk_is_told_and_leaves_the_older_report(grading):
    done = in_own_mounts(grading)
    assert done.returncode == 2
    assert re.search(r"grader: the report cannot be written to \S+: No space left on device$", done.stderr.strip())
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout.endswith("holds: report.json older\n")
    assert "5 of 12 points" in done.stdout, "the table is there all the same"


def test_a_read_only_folder_is_told_before_anything_is_graded(grading):
    done = in_own_mounts(grading, "mount -o remount,ro {folder}")
    assert done.returncode == 2
    assert re.fullmatch(r"grader: the report cannot be written to \S+: the folder is read-only\n", done.stderr)
    assert done.stdout == "holds: report.json older\n"


def test_no_room_for_temporary_files_is_told(grading, monkeypatch):
    """Without a single folder for temporary files, nothing can be graded; one sentence says so."""
    done = in_own_mounts(grading, "mount -o remount,ro {folder}", "export TMPDIR={folder}", "cd {folder}")
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


JUMPING = """
import random, time
chance, real = random.Random(1), time.time
time.time = lambda: real() + chance.choice((-86400, 0, 86400))
time.time_ns = lambda: int(time.time() * 1e9)
from grader.cli import main
main()
"""


def test_a_clock_that_jumps_changes_nothing(grading):
    """Limits count by the monotonic clock; a day forward is no timeout, a day back no endless wait."""
    command = [sys.executable, "-c", JUMPING, *grading.command()[3:]]
    done = subprocess.run(command, cwd=grading.root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert grading.read() == grading.outcomes
    seconds = [c["seconds"] for ex in json.loads(grading.report.read_text())["exercises"] for c in ex["checks"]]
    assert all(0 <= each < 120 for each in seconds)
