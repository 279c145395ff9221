"""Faults of the judge, its workers, its disk or its clock tear no report and change no outcome.

Processes are killed at random points, twelve times by default. `JAX101_FAULTS=200` in the environment asks for more,
and grades again after each.
"""

from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import errno
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from miniature import STUB, STUBS, make_course, write

import grader
from grader.boundary.isolated import Isolated
from grader.course import Course
from grader.errors import MachineError
from grader.protocol.stand_ins import StubFile
from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report
from grader.sandbox import fork_server, tiers
from grader.sandbox.canary import probe
from grader.sandbox.fork_server import ForkServer, Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="isolated grading works on Linux only")

KILLS = int(os.environ.get("JAX101_FAULTS", "12"))
VICTIMS = ("judge", "worker", "fork server")
STEMS = ("passes", "fails", "raises", "not_started")
SECONDS = 240.0  # for one grading, on a machine however busy
PATIENCE = 30.0  # and for its processes to leave after it
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
_PR_SET_CHILD_SUBREAPER = 36


def processes() -> list[psutil.Process]:
    """All processes below this one."""
    return psutil.Process().children(recursive=True)


def role_of(process: psutil.Process, judge: int) -> str:
    """Judge, bubblewrap, bubblewrap's own child, the fork server, its workers: each is the child of the one before."""
    if process.pid == judge:
        return "judge"
    above = [parent.name() for parent in process.parents()[:2]]
    return "worker" if above[0] != "bwrap" and above[1:] == ["bwrap"] else "fork server"


class Grading:
    """One run of `grader grade`."""

    def __init__(self, folder: Path) -> None:
        self.report = folder / "reports" / "report.json"
        self.scratch = folder / "scratch"
        self.strewn = set(self.scratch.iterdir())  # by judges that were killed
        self.before = {process.pid for process in processes()}
        self.fork_servers: set[int] = set()
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self.judge = subprocess.Popen(command(folder), cwd=folder, env=environment(folder), text=True, **pipes)
        self.began = time.monotonic()

    def look(self) -> dict[str, list[psutil.Process]]:
        """The processes that are there now, by role."""
        found: dict[str, list[psutil.Process]] = {role: [] for role in VICTIMS}
        with contextlib.suppress(psutil.Error):
            judge = psutil.Process(self.judge.pid)
            self.fork_servers |= {child.pid for child in judge.children()}
            for process in [judge, *judge.children(recursive=True)]:
                with contextlib.suppress(psutil.Error, IndexError):
                    found[role_of(process, judge.pid)].append(process)
        return found

    def wait(self, reached: Callable[[dict[str, list[psutil.Process]]], bool]) -> dict[str, list[psutil.Process]]:
        """The processes at the moment something was reached, or none if the judge ended before."""
        while self.judge.poll() is None:
            found = self.look()
            if reached(found):
                return found
            time.sleep(0.01)
            assert time.monotonic() - self.began < SECONDS, "grading does not end"
        return {role: [] for role in VICTIMS}

    def kill(self, role: str, chance: random.Random, moment: float, students: float | None) -> bool:
        """Kills somebody of a role at a moment, or as soon after it as there is one; whether there was.

        Args:
            role: whose.
            chance: who of them.
            moment: in seconds since the start of an undisturbed run.
            students: where given, when the code of a submission first ran there: what counts is the time since then.
        """
        began = self.began
        if students is not None:  # the first fork server was the canary's
            self.wait(lambda found: len(self.fork_servers) > 1 and bool(found["worker"]))
            began = time.monotonic() - students
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.judge.wait(max(0.0, began + moment - time.monotonic()))
        with contextlib.suppress(psutil.NoSuchProcess):
            if there := self.wait(lambda found: bool(found[role]))[role]:
                chance.choice(there).kill()
                return True
        return False

    def end(self) -> str:
        """The text that the judge printed, once it and everything that it started are gone."""
        said, _ = self.judge.communicate(timeout=SECONDS)
        left = [process for process in processes() if process.pid not in self.before]
        _, left = psutil.wait_procs(left, timeout=PATIENCE)
        for process in left:
            if process.name() == "bwrap" and not process.children():
                # Killed within the millisecond that it starts in, bubblewrap leaves an empty child, which waits for it.
                process.kill()
                process.wait()
        assert not [process for process in left if process.is_running()], "somebody outlived the judge"
        return said

    def groups(self) -> list[str]:
        """The control groups of this judge's workers."""
        walk = os.walk("/sys/fs/cgroup")
        return [name for _, names, _ in walk for name in names if re.fullmatch(rf"jax101-{self.judge.pid}-\d+", name)]


def command(folder: Path) -> list[str]:
    options = ["--json", str(folder / "reports" / "report.json"), "--seed", "1", "--isolation", "namespaces"]
    options += ["--course", str(folder / "course")]
    return [sys.executable, "-m", "grader", "grade", str(folder / "handed-in"), *options]


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(folder / "scratch")}


def without_seconds(report: Path) -> str:
    """A report that has to be whole, but for what differs from run to run."""
    text = report.read_text(encoding="utf-8")
    assert Report.from_json(text).to_json() + "\n" == text
    return re.sub(
        r'"seconds": [\d.e-]+', '"seconds": 0.0', re.sub(r'"time": "[^"]+"', '"time": "2026-01-31T12:00:00Z"', text)
    )


def results(report: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The outcome and the message of each check."""
    exercises = Report.from_json(report).exercises
    return {(ex.name, check.name): (check.outcome, check.message) for ex in exercises for check in ex.checks}


@dataclasses.dataclass
class Undisturbed:
    """The result of grading, and the times of its processes, in seconds since its start.

    Attributes:
        students: when the code of a submission first runs.
        times: by role, all moments at which somebody was seen in it.
    """

    report: str
    students: float
    times: dict[str, list[float]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A course and a submission to it. Processes whose judge was killed become this one's children, and are seen."""
    if problem := probe("namespaces").problem:
        assert not os.environ.get("CI"), f"CI needs isolation by namespaces: {problem}"
        pytest.skip(problem)
    root = tmp_path_factory.mktemp("faults")
    make_course(root / "course", dict.fromkeys(STEMS, STUB))
    for stem in STEMS:  # an answer takes a moment, so that there are workers to kill
        slow = STUBS[stem].replace("    return", "    sleep(0.1)\n    return")
        write(root / f"handed-in/exercises/ch1/{stem}.py", f"from time import sleep\n\n{slow}")
    for name in ("reports", "scratch"):
        (root / name).mkdir()
    prctl = ctypes.CDLL(None).prctl
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    yield root
    prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> Undisturbed:
    times: dict[str, list[float]] = {role: [] for role in VICTIMS}
    grading = Grading(folder)

    def note(found: dict[str, list[psutil.Process]]) -> bool:
        for role in VICTIMS:
            times[role] += [time.monotonic() - grading.began] if found[role] else []
        return len(grading.fork_servers) > 1 and bool(found["worker"])

    grading.wait(note)
    students = time.monotonic() - grading.began
    grading.wait(lambda found: note(found) and False)
    said = grading.end()
    assert grading.judge.returncode == 0, said
    report = without_seconds(grading.report)
    found = [outcome for outcome, _ in results(report).values()]
    assert found == ["passed"] * 3 + ["failed"] * 3 + ["not_started"] * 2
    assert regraded(folder) == report
    return Undisturbed(report, students, times)


def regraded(folder: Path) -> str:
    """The report of a grading that nobody disturbs, whatever was left by those before."""
    grading = Grading(folder)
    said = grading.end()
    assert grading.judge.returncode == 0, said
    assert not grading.groups()
    return without_seconds(grading.report)


@pytest.mark.parametrize("number", range(KILLS))
def test_whoever_is_killed_the_report_is_whole_or_absent(folder, undisturbed, number):
    chance = random.Random(number)
    role = VICTIMS[number % len(VICTIMS)]
    late = number // len(VICTIMS) % 2 == 1  # half of the times over the whole run, half while students' code runs
    first = undisturbed.students if late else 0.0
    moment = chance.choice([at for at in undisturbed.times[role] if at >= first])
    (folder / "reports" / "report.json").unlink(missing_ok=True)

    while not (grading := Grading(folder)).kill(role, chance, moment, undisturbed.students if late else None):
        grading.end()  # nobody was there any more: this run was faster than the one that was measured
        assert without_seconds(grading.report) == undisturbed.report
        grading.report.unlink()
        moment = first + (moment - first) / 2
    said = grading.end()

    code = grading.judge.returncode
    print(f"{role} killed, exit code {code}: {judged(grading, role, said, undisturbed)}")
    if number % len(VICTIMS) == len(VICTIMS) - 1 or "JAX101_FAULTS" in os.environ:
        assert regraded(folder) == undisturbed.report
        assert not grading.groups()


def judged(grading: Grading, role: str, said: str, undisturbed: Undisturbed) -> str:
    """Asserts what holds after a kill, and says in a few words what was seen."""
    left = [path for path in grading.report.parent.iterdir() if path != grading.report]
    report = without_seconds(grading.report) if grading.report.exists() else ""
    code = grading.judge.returncode
    assert "Traceback" not in said
    if code == -signal.SIGKILL:
        assert role == "judge"
        assert report in ("", undisturbed.report)
        assert all(re.fullmatch(r"\.report\.json\.\w+", path.name) for path in left)
        for path in left:
            path.unlink()
        return f"report {'whole' if report else 'absent'}, {len(left)} temporary files"
    assert not left
    assert set(grading.scratch.iterdir()) == grading.strewn
    assert not grading.groups()
    if code == 3 and not report:  # the canary was hit: nothing is graded behind walls that were not tried
        assert role != "judge"
        words = (
            "(this machine has all that isolation by namespaces needs, but|isolation by namespaces does not work here:)"
        )
        assert re.fullmatch(rf"grader: {words} [^\n]+\n", said)
        return "the canary was hit"
    assert report, said
    found, expected = results(report), results(undisturbed.report)
    changed = {name: found[name] for name in found if found[name][0] != expected[name][0]}
    kinds = {outcome for outcome, _ in changed.values()}
    assert len({exercise for exercise, _ in changed}) <= 1
    assert code == (3 if "error" in kinds else 0), said
    # Nobody can tell a worker that was killed from one whose own code took too much.
    assert kinds <= {"judge": set(), "fork server": {"error"}, "worker": {"failed"}}[role]
    if role == "worker":
        assert all("the process was killed (SIGKILL)" in " ".join(message.split()) for _, message in changed.values())
    return f"{len(changed)} outcomes {'/'.join(sorted(kinds))}" if changed else "nothing changed"


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_killed_fork_server_costs_the_check_that_ran_and_no_other(folder):
    """Though there were two workers of its own for that check, the student's and a clean one."""
    source = (folder / "handed-in/exercises/ch1/passes.py").read_bytes()
    stub = StubFile("exercises.ch1.passes", "exercises/ch1/passes.py", "passes.py", source, {}, "")

    def check(boundary: Isolated) -> str:
        boundary.begin_check()
        try:
            boundary.observe(os.getpid)
            boundary.run_trusted(os.getpid)
        except MachineError as error:
            return str(error)
        return "graded"

    with ForkServer("namespaces") as server:
        boundary = Isolated(server, stub, Limits())
        before = check(boundary)
        outer = server._process
        below = psutil.Process(outer.pid).children(recursive=True)
        outer.kill()
        psutil.wait_procs(below, timeout=PATIENCE)
        after = [check(boundary) for _ in range(4)]
        boundary.close()
    assert before == "graded"
    assert "the fork server stopped" in after[0]
    assert after[1:] == ["graded"] * 3


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_child_that_bubblewrap_left_behind_does_not_hold_the_judge(folder, monkeypatch):
    """One that is killed in the millisecond in which it starts leaves a child that waits for ever, with all its files.

    Played here by a shell: it takes many tries with bubblewrap itself.
    """
    before = {process.pid for process in processes()}
    monkeypatch.setattr(fork_server, "_START_SECONDS", 1.0)
    monkeypatch.setattr(tiers, "fork_server_command", lambda *_: ["sh", "-c", "sleep 600 & exit"])

    def too_long(*_: object) -> None:
        raise TimeoutError("the judge waits for ever")

    former = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(5)
    try:
        with ForkServer("namespaces") as server, pytest.raises(MachineError, match="the fork server stopped"):
            server.spawn(Limits())
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)
        left = [process for process in processes() if process.pid not in before]
        _, alive = psutil.wait_procs(left, timeout=1)
        for process in alive:
            process.kill()
            process.wait()
    assert not alive, "the child is still there"


WRITE = """
import collections, errno, itertools, json, os, resource, signal, sys
from pathlib import Path
from grader.results import write_atomically

path = Path(sys.argv[1])
older, newer = "older " * 1000, "newer " * 1000

def die_at(step):
    count = itertools.count()
    def trace(*_):
        if next(count) == step:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(trace)

def fill_up_to(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

def written(fault, number, before):
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(before)
    pid = os.fork()
    if pid == 0:
        try:
            fault(number)
            write_atomically(path, newer)
            os._exit(0)
        except OSError as error:
            os._exit(error.errno)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    holds = path.read_text() if path.exists() else None
    beside = [found for found in path.parent.iterdir() if found != path]
    for found in beside:
        found.unlink()
    state = {before: "before", newer: "newer"}.get(holds, "torn")
    return status, state, len(beside)

seen = collections.Counter()
for before in (older, None):
    numbers = itertools.count() if sys.argv[2] == "die_at" else range(0, len(newer) + 1, 250)
    for number in numbers:
        found = written(globals()[sys.argv[2]], number, before)
        seen[found] += 1
        if found[0] == 0:
            break
print(json.dumps([[*found, count] for found, count in seen.items()]))
"""


def written(fault: str, folder: Path) -> dict[tuple[int, str, int], int]:
    """Counts the endings of a write with a fault: exit status, contents of the file, number of files beside it."""
    run = [sys.executable, "-c", WRITE, str(folder / "report.json"), fault]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    return {tuple(found): count for *found, count in json.loads(done.stdout)}


def test_a_judge_killed_anywhere_inside_of_writing_leaves_a_whole_report(tmp_path):
    """Before and after each call, of Python or C, in turn."""
    seen = written("die_at", tmp_path)
    killed = -signal.SIGKILL
    assert set(seen) == {(killed, "before", 0), (killed, "before", 1), (killed, "newer", 0), (0, "newer", 0)}
    assert sum(seen.values()) > 200


def test_a_disk_that_fills_at_any_byte_leaves_the_older_report(tmp_path):
    seen = written("fill_up_to", tmp_path)
    assert set(seen) == {(errno.EFBIG, "before", 0), (0, "newer", 0)}


JUDGE = """
import resource, subprocess, sys
from pathlib import Path
from grader import cli
from grader.results import Report
from grader.runner import grading
from grader.sandbox import canary

reports = Path("reports").absolute()

def mount(*options):
    subprocess.run(["mount", *options, reports], check=True)

def grade(*_, **__):
    print("graded", file=sys.stderr)
    {meanwhile}
    return Report.from_json({report!r})

canary.choose_tier = canary.TierChoice
grading.grade = grade
{before}
(reports / "report.json").exists() or (reports / "report.json").write_text("older")
sys.argv = ["grader", "grade", "../handed-in", "--course", ".", "--json", "reports/report.json"]
try:
    cli.main()
finally:
    holds = sorted(found.name for found in reports.iterdir()), (reports / "report.json").read_text()
    print("holds", *holds, file=sys.stderr)
"""
if AS_ROOT:  # mounts of its own: permissions would not bind it
    FULL = 'mount("-t", "tmpfs", "-o", "size=4k", "faults")'
    READ_ONLY = 'mount("--bind", reports); mount("-o", "remount,ro,bind")'
    NO_SPACE = "No space left on device"
else:
    FULL = "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))"
    READ_ONLY = "reports.chmod(0o555)"
    NO_SPACE = "File too large"
OLDER = "holds ['report.json'] older\n"


def made_report() -> Report:
    def exercise(name: str) -> ExerciseResult:
        checks = [CheckResult(name, check, "a title", "passed", 1, 1, seconds=0.5) for check in ("answer", "random")]
        return ExerciseResult(name, tuple(checks))

    exercises = tuple(exercise(f"ch1/{stem}") for stem in STUBS)
    course = GradedCourse("installed", "0.1", "0" * 64)
    return Report(course, "2026-01-31T12:00:00Z", 1, "namespaces", Environment("0", "3", "cpu", "0.1"), exercises)


@pytest.fixture
def judge(miniature: Course):
    """Runs the command where `reports` holds an older report, with a grading that takes no time."""
    reports = miniature.root / "reports"
    reports.mkdir()
    (reports / "report.json").write_text("older")
    shutil.copytree(miniature.root / "exercises", miniature.root.parent / "handed-in")

    def run(before: str = "", meanwhile: str = "pass", stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess:
        code = JUDGE.format(before=before, meanwhile=meanwhile, report=made_report().to_json())
        own_mounts = ["unshare", "--mount"] if AS_ROOT else []
        run = [*own_mounts, sys.executable, "-c", code]
        done = subprocess.run(
            run, cwd=miniature.root, text=True, timeout=SECONDS, stdout=stdout, stderr=subprocess.PIPE
        )
        if done.stderr.startswith("unshare"):
            assert not os.environ.get("CI"), done.stderr
            pytest.skip(done.stderr)
        return done

    yield run
    reports.chmod(0o755)


def test_a_full_disk_is_told_and_leaves_the_older_report(judge):
    done = judge(before=FULL)
    assert done.returncode == 2
    sentence = f"grader: the report cannot be written to reports/report.json: {NO_SPACE}\n"
    assert done.stderr == f"graded\n{sentence}{OLDER}"
    assert "16 of 16 points" in done.stdout, "the table is there all the same"


def test_a_read_only_folder_is_told_before_anything_is_graded(judge):
    done = judge(before=READ_ONLY)
    assert done.returncode == 2
    sentence = "grader: the report cannot be written to reports/report.json: the folder is read-only\n"
    assert done.stderr == sentence + OLDER
    assert not done.stdout


def test_a_folder_that_becomes_read_only_meanwhile_is_told_beside_the_table(judge):
    done = judge(meanwhile=READ_ONLY)
    assert done.returncode == 2
    why = "Read-only file system" if AS_ROOT else "Permission denied"
    assert done.stderr == f"graded\ngrader: the report cannot be written to reports/report.json: {why}\n{OLDER}"
    assert "16 of 16 points" in done.stdout


@pytest.mark.parametrize("listener", ["a full disk", "nobody"])
def test_a_table_that_cannot_be_printed_costs_no_report(judge, listener):
    """`grader grade ... > table.txt` on a full disk, or `| head`."""
    if listener == "nobody":
        reading, writing = os.pipe()
        os.close(reading)
    else:
        writing = os.open("/dev/full", os.O_WRONLY)
    done = judge(stdout=writing)
    os.close(writing)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    holds = re.search(r"holds \['report.json'\] (\{.*\n\})\n", done.stderr, re.DOTALL)
    assert holds, done.stderr
    assert Report.from_json(holds.group(1)) == made_report()


def test_no_folder_for_temporary_files_is_told(folder):
    """As where all disks are full. Nothing can be graded without, and one sentence says so."""
    code = "import tempfile; tempfile.tempdir = '/proc'; from grader.cli import main; main()"
    done = subprocess.run(as_main(code, folder), cwd=folder, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 3
    assert re.fullmatch(r"grader: [^\n]+\n", done.stderr)
    assert not done.stdout


def as_main(code: str, folder: Path) -> list[str]:
    return [sys.executable, "-c", code, *command(folder)[3:]]


JUMPS = """
import random, time
def jumping(real=time.time, chance=random.Random(1)):
    return real() + chance.choice((-86400, 0, 86400))
time.time, time.time_ns = jumping, lambda: int(jumping() * 1e9)
"""
JUMPING = """
from grader.sandbox import tiers
def fork_server_command(*arguments, made=tiers.fork_server_command):
    *python, start = made(*arguments)
    return [*python, {jumps!r} + start]
tiers.fork_server_command = fork_server_command
from grader.cli import main
main()
"""


def test_a_clock_that_jumps_by_a_day_changes_nothing(folder, undisturbed):
    """The judge's, the fork server's and the workers': whenever it is asked, it may be yesterday or tomorrow."""
    run = as_main(JUMPS + JUMPING.format(jumps=JUMPS), folder)
    done = subprocess.run(run, cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    report = folder / "reports" / "report.json"
    assert without_seconds(report) == undisturbed.report
    checks = [check for ex in Report.from_json(report.read_text()).exercises for check in ex.checks]
    assert all(0 <= check.seconds < SECONDS for check in checks)


REPORTED = 'began = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")'


def test_only_the_report_s_own_time_is_the_time_of_day():
    """Looks at the paths that the test above does not take. The time in the report decides nothing."""
    asks = re.compile(r"\btime\.(time|time_ns|localtime|gmtime|ctime)\b|\bdatetime\b|from time import|REALTIME")
    for path in Path(grader.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count(REPORTED) == (path.name == "grading.py")
        assert not asks.findall(text.replace(REPORTED, "").replace("import datetime\n", "")), path.name
