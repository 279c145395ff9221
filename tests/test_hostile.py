"""Nothing that a submission does raises its score, harms another's or stops a class.

Each case under `tests/hostile/` is graded between a good exercise of its own and a neighbour's
submission, all by one fork server, as a class would be. A case that is marked slow in its
id runs into limits: `-k "not slow"` leaves those out.
"""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import functools
import io
import json
import os
import pkgutil
import re
import shutil
import site
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from test_compiled import ask, hits_of

from grader.course import Course, Exercise, find_course
from grader.course.submissions import Submission
from grader.reports.terminal import print_report
from grader.results import ExerciseResult, Report
from grader.runner.fork_servers import PRELOAD, start_fork_server
from grader.runner.grading import grade
from grader.sandbox.canary import probe
from grader.sandbox.compiled import fill, newest_cache
from grader.sandbox.fork_server import ForkServer

HOSTILE = Path(__file__).resolve().parent / "hostile"
ROOT = HOSTILE.parent.parent
MINIATURE = HOSTILE / "course"

# A fork server that is killed leaves the pipe of its standard error to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

TIERS = ("namespaces", "user")
FAMILIES = (
    "leaving_early",
    "patching_the_judge",
    "forging_answers",
    "reading",
    "writing",
    "exhausting",
    "network",
    "cheating",
)
SLOW = ("exhausting",)  # families of which each case runs into a limit

SEED = 20_240_229
SECONDS = 5.0  # the limit on a check's wall time
GOOD_SECONDS = 20.0  # and where only good code runs, which a busy machine may keep waiting
MEMORY_SECONDS = 10.0  # and where it is memory that is to run out, which takes a busy machine longer
PATIENCE = 60.0  # seconds within which grading a case ends; a right selu takes about 2.5 here
INTAKE_SECONDS = 20.0
INTAKE_BYTES = 512 * 2**20
REPORT_CHARACTERS = 60_000
SCREEN_CHARACTERS = 10_000
STEERS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"  # control characters, marks of direction

MARK = "jax101-hostile-"  # the names of whatever a case leaves
SHARED_MEMORY = 0x6A783101  # and the key of its System V segments
PORTS = range(47101, 47110)  # the first is the judge's, cases listen at the others


@dataclasses.dataclass(frozen=True)
class Case:
    """A submission of one file."""

    name: str
    exercise: str
    at_most: int
    source: bytes


def course_of(exercise: str) -> Course:
    return Course(ROOT if exercise == "ch2/selu" else MINIATURE)


def read_case(path: Path) -> Case:
    lines = docstring_lines(ast.parse(path.read_bytes()), path.name)
    place = re.fullmatch(r"Stands in for: exercises/(\w+/\w+)\.py\.", lines[-2])
    slow = "slow-" if path.parent.name in SLOW else ""
    return Case(
        f"{slow}{path.parent.name}-{path.stem}",
        place.group(1) if place else "ch2/selu",
        stated_points(lines, path.name),
        path.read_bytes(),
    )


def docstring_lines(node: ast.Module | ast.FunctionDef, name: str) -> list[str]:
    lines = (ast.get_docstring(node) or "").splitlines()
    assert len(lines) >= 3, f"{name}: a case says what it tries, why it earns what it earns, and what that is"
    return lines


def stated_points(lines: list[str], name: str) -> int:
    stated = re.fullmatch(r"Earns: at most (\d+) points\.", lines[-1])
    assert stated, f"{name}: the last line of its docstring is not 'Earns: at most N points.'"
    return int(stated.group(1))


CASES = [read_case(path) for family in FAMILIES for path in sorted((HOSTILE / family).glob("*.py"))]


def read_uploads() -> dict[str, int]:
    """The functions of uploads.py that build one, and what each states to earn at most."""
    path = HOSTILE / "uploads.py"
    return {
        node.name: stated_points(docstring_lines(node, node.name), node.name)
        for node in ast.parse(path.read_bytes()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


UPLOADS = read_uploads()


@pytest.fixture(scope="module", params=TIERS)
def server(request: pytest.FixtureRequest) -> Iterator[ForkServer]:
    """One fork server for all that is graded at a tier that works here."""
    found = probe(request.param)
    if not found.works:
        message = f"tier {request.param} does not work here: {found.problem}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="jax101-cache-") as caches:
        patch.setenv("JAX101_HOSTILE_SECRET", "of the judge")
        patch.delenv("FORCE_COLOR", raising=False)  # what `shown` gives would hold escapes of ours
        patch.setenv("JAX101_CACHE", caches)
        Path(caches).chmod(0o755)
        before = fill_with_selu()
        with start_fork_server(request.param) as started:
            yield started
        assert cached_programs() == before
        for folder in Path(caches).iterdir():
            folder.chmod(0o700)


def test_workers_read_what_trusted_code_compiled_and_keep_nothing(server) -> None:
    assert ask(server, functools.partial(hits_of, [1.25, 1.75])) == [1, 0]
    assert ask(server, functools.partial(hits_of, [1.25, 1.75])) == [1, 0]


def fill_with_selu() -> dict[str, bytes]:
    """Fills a compilation cache with the programs of a right selu."""
    submission = Submission({"ch2/selu": (ROOT / "solutions" / "ch2" / "selu.py").read_bytes()}, {})
    course = find_course(ROOT)
    with fill() as cache, ForkServer("none", PRELOAD, cache) as filler:
        grade(submission, course, [course.exercise("ch2/selu")], server=filler, explain=False)
        ask(filler, functools.partial(hits_of, [1.25]))
    programs = cached_programs()
    assert any(name.startswith("jit_selu-") for name in programs)
    return programs


def cached_programs() -> dict[str, bytes]:
    """Reads what the newest compilation cache holds."""
    found = newest_cache()
    assert found is not None
    mode = found.folder.stat().st_mode
    assert oct(mode & 0o777) == "0o111"
    found.folder.chmod(0o700)  # for a judge who is not root
    held = {path.name: path.read_bytes() for path in found.folder.iterdir()}
    found.folder.chmod(mode)
    return held


@pytest.fixture(scope="module")
def belongings() -> Iterator[None]:
    """Things that a judge has lying about: another's right submission, its report, the seed."""
    folder = Path(tempfile.mkdtemp(prefix="jax101-judge-"))
    theirs = folder / "submissions" / "ada" / "exercises" / "ch2"
    theirs.mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / "ch2" / "selu.py", theirs)
    (folder / "report.json").write_text(json.dumps({"seed": SEED}))
    yield
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def visitors() -> Iterator[Callable[[], list[str]]]:
    """Servers of the judge, on loopback and in its file system; tells who came."""
    servers = {
        "TCP": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORTS[0])),
        "UDP": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORTS[0])),
        "TCP over IPv6": (socket.AF_INET6, socket.SOCK_STREAM, ("::1", PORTS[0])),
        "Unix": (socket.AF_UNIX, socket.SOCK_STREAM, "/tmp/jax101-judge.sock"),
        "abstract Unix": (socket.AF_UNIX, socket.SOCK_STREAM, "\0jax101-judge"),
    }
    with contextlib.ExitStack() as stack:
        listening = {}
        for name, (family, kind, address) in servers.items():
            with contextlib.suppress(OSError):  # no IPv6 here, or another run of these tests listens already
                server = stack.enter_context(socket.socket(family, kind))
                if isinstance(address, str) and address.startswith("/"):
                    Path(address).unlink(missing_ok=True)
                server.bind(address)
                if kind == socket.SOCK_STREAM:
                    server.listen()
                server.setblocking(False)
                listening[name] = server

        def came() -> list[str]:
            names = []
            for name, server in listening.items():
                with contextlib.suppress(BlockingIOError):
                    if server.type == socket.SOCK_STREAM:
                        server.accept()[0].close()
                    else:
                        server.recv(1)
                    names.append(name)
            return names

        yield came
    Path("/tmp/jax101-judge.sock").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def undisturbed(server: ForkServer) -> tuple[str, str]:
    """The good exercise's result and the neighbour's report, without any case."""
    good = grade_good(server, seconds=GOOD_SECONDS).exercises[0]
    return without_seconds(good), without_seconds(grade_neighbour(server))


DOUBLE = (MINIATURE / "solutions" / "ch1" / "double.py").read_bytes()
NEARLY = DOUBLE.replace(b"return 2 * jnp", b"return 3 * jnp")
assert NEARLY != DOUBLE


def grade_good(
    server: ForkServer, *attacked: Exercise, sources=None, problems=None, seconds: float = SECONDS
) -> Report:
    """Grades the good exercise, after those under attack."""
    double = Course(MINIATURE).exercise("ch1/double")
    submission = Submission({**(sources or {}), double.name: DOUBLE}, problems or {})
    course = Course(attacked[0].root if attacked else MINIATURE)
    return grade(submission, course, [*attacked, double], seed=SEED, seconds=seconds, explain=False, server=server)


def grade_neighbour(server: ForkServer) -> Report:
    course = Course(MINIATURE)
    submission = Submission({"ch1/double": NEARLY}, {})
    exercises = [course.exercise("ch1/double")]
    return grade(submission, course, exercises, seed=SEED, seconds=GOOD_SECONDS, server=server)


def shown(report: Report) -> str:
    """A report as it stands on a screen."""
    screen = io.StringIO()
    print_report(report, file=screen)
    return screen.getvalue()


def without_seconds(found: ExerciseResult | Report) -> str:
    text = json.dumps(dataclasses.asdict(found))
    return re.sub(r'"seconds": [\d.e-]+', '"seconds": 0', re.sub(r'"time": "[^"]+"', '"time": ""', text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_case_gains_and_harms_nothing(case, server, undisturbed, belongings, visitors) -> None:
    exercise = course_of(case.exercise).exercise(case.exercise)
    seconds = MEMORY_SECONDS if "exhausting-memory" in case.name else SECONDS
    holds(exercise, case.at_most, {exercise.name: case.source}, {}, server, undisturbed, visitors, seconds)


def holds(exercise, at_most, sources, problems, server, undisturbed, visitors, seconds=SECONDS) -> None:
    """Grades a case, then its neighbour, and asserts all that a case must not change."""
    before = processes()
    start = time.monotonic()
    report = grade_good(server, exercise, sources=sources, problems=problems, seconds=seconds)
    took = time.monotonic() - start
    attacked, good = report.exercises
    told = "\n".join(f"{check.message}\n{check.printed}" for check in attacked.checks)
    print(f"{attacked.score} of {attacked.max_score} points in {took:.1f} s\n{told}")

    assert attacked.score <= at_most, f"it got {attacked.score} points, and may earn {at_most}"
    assert took < PATIENCE, f"grading took {took:.0f} s"
    errors = [check.message for check in attacked.checks if check.outcome == "error"]
    assert not errors, "it could say that the course or the machine is at fault"
    assert without_seconds(good) == undisturbed[0], "it changed the result of another exercise"
    assert without_seconds(grade_neighbour(server)) == undisturbed[1], "it changed a neighbour's report"
    assert not visitors(), "it reached a server of the judge"
    assert not left_processes(before)
    assert not left_files()
    assert not left_sockets()
    assert not left_in_kernel()
    assert len(report.to_json()) < REPORT_CHARACTERS, "it could fill the report"
    assert len(shown(report)) < SCREEN_CHARACTERS, "it could fill the screen"
    assert not re.search(STEERS, told + shown(report)), "it could steer a terminal"


@pytest.mark.parametrize("name", UPLOADS)
def test_a_hostile_upload_gains_and_harms_nothing(name, server, undisturbed, belongings, visitors, tmp_path) -> None:
    exercise = course_of("ch2/selu").exercise("ch2/selu")
    found = run_intake(name, tmp_path)
    sources = {key: bytes.fromhex(text) for key, text in found["sources"].items()}
    problems = {key: text for key, text in found["problems"].items() if key == exercise.name}
    assert set(sources) <= {exercise.name}
    holds(exercise, UPLOADS[name], sources, problems, server, undisturbed, visitors)


EXPLAINED = ("equals_everything", "infinities", "values_that_break", "trace_facts", "os_exit_when_called", "builtins")

NEIGHBOUR = """
import sys
sys.path.insert(0, {tests!r})
import test_hostile
from grader.runner.fork_servers import start_fork_server
with start_fork_server({tier!r}) as server:
    for _ in sys.stdin:
        report = test_hostile.grade_neighbour(server)
        print(test_hostile.without_seconds(report), flush=True)
"""


def test_a_class_graded_in_parallel_and_explained_is_not_disturbed(server, undisturbed, belongings, visitors) -> None:
    """Another judge grades neighbours all the while, and this one looks for the pitfalls behind what it sees."""
    code = NEIGHBOUR.format(tests=str(HOSTILE.parent), tier=server.tier)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], text=True, **pipes) as judge:
        chosen = [case for case in CASES if any(part in case.name for part in EXPLAINED)]
        judge.stdin.write("grade\n" * 2 * len(chosen))
        judge.stdin.flush()
        for case in chosen:
            exercise = course_of(case.exercise).exercise(case.exercise)
            submission = Submission({exercise.name: case.source}, {})
            course = Course(exercise.root)
            report = grade(submission, course, [exercise], seed=SEED, seconds=SECONDS, server=server)
            assert report.score <= case.at_most, case.name
            assert not report.errors, case.name
            assert judge.stdout.readline().strip() == undisturbed[1], case.name
        judge.stdin.close()
        assert {line.strip() for line in judge.stdout} == {undisturbed[1]}
    assert judge.returncode == 0


INTAKE = """
import json, resource, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {hostile!r}]
import uploads
path = getattr(uploads, {name!r})(Path({folder!r}))
from grader.course import Course
from grader.course.submissions import read_submission
from grader.errors import InputError
resource.setrlimit(resource.RLIMIT_DATA, ({limit}, {limit}))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
try:
    read = read_submission(path, Course(Path({root!r})))
    found = dict(sources={{k: v.hex() for k, v in read.sources.items()}}, problems=dict(read.problems), refused="")
except InputError as error:
    found = dict(sources={{}}, problems={{}}, refused=str(error))
print(json.dumps(found))
"""


def run_intake(name: str, folder: Path) -> dict:
    """Builds an upload and reads it as a judge would, in a process that a bomb may not blow up."""
    code = INTAKE.format(root=str(ROOT), hostile=str(HOSTILE), name=name, folder=str(folder), limit=INTAKE_BYTES)
    before = sorted(path.name for path in folder.iterdir())
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=INTAKE_SECONDS)
    assert done.returncode == 0, f"intake raised something else than InputError:\n{done.stderr[-2000:]}"
    assert [name for name in before if not (folder / name).exists()] == []
    found = json.loads(done.stdout)
    assert len(found["refused"]) < 1000, "an upload could fill the console"
    assert found["refused"].isprintable(), "an upload could steer a terminal"
    return found


def processes() -> dict[int, float]:
    """The processes below this one, with the times at which they began."""
    found = {}
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            found[process.pid] = process.create_time()
    return found


def left_processes(before: dict[int, float], patience: float = 3.0) -> list[str]:
    """Processes that the fork server did not have before, and any that carries a case's mark."""
    deadline = time.monotonic() + patience
    while True:
        left = [f"{pid}" for pid, began in processes().items() if before.get(pid) != began]
        left += [str(process.pid) for process in psutil.process_iter() if is_marked(process)]
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.05)


def is_marked(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        named = process.name().startswith(MARK) or any(MARK in part for part in process.cmdline()[:1])
        # Another run of these tests, beside this one, has marked processes too, below its own judge.
        return named and not any("bwrap" in parent.name() for parent in process.parents())
    return False


def left_files() -> list[str]:
    """Marked files where people, other submissions or Python would meet them."""
    deep = [ROOT, Path(tempfile.gettempdir())]
    flat = [Path("/dev/shm"), Path("/var/tmp"), Path.home(), Path.home() / ".cache", Path.cwd(), Path("/")]
    flat += map(Path, (*site.getsitepackages(), site.getusersitepackages(), os.path.dirname(os.__file__)))
    found = [path for folder in flat if folder.is_dir() for path in folder.glob(f"{MARK}*")]
    for folder in deep:
        for place, folders, names in os.walk(folder):
            if len(Path(place).relative_to(folder).parts) > 4:
                folders.clear()
            folders[:] = [name for name in folders if name not in (".git", ".tox", "node_modules")]
            found += [Path(place, name) for name in (*names, *folders) if name.startswith(MARK)]
    return sorted(map(str, found))


def left_sockets() -> list[str]:
    unix = [line for line in Path("/proc/net/unix").read_text().splitlines() if MARK in line]
    listening = {
        connection.laddr.port
        for connection in psutil.net_connections("inet")
        if connection.laddr and connection.laddr.port in PORTS[1:]
    }
    return unix + [f"port {port}" for port in sorted(listening)]


def left_in_kernel() -> list[str]:
    """Marked keys, segments and names that live in the kernel and belong to no process."""
    found = []
    for table, mark in (("/proc/keys", MARK), ("/proc/sysvipc/shm", str(SHARED_MEMORY))):
        with contextlib.suppress(OSError):
            found += [line for line in Path(table).read_text().splitlines() if mark in line]
    if MARK in socket.gethostname():
        found.append("the host's name")
    return found


def test_every_family_has_its_cases() -> None:
    assert len(CASES) + len(UPLOADS) >= 85
    names = [case.name for case in CASES]
    for family in FAMILIES:
        assert sum(family in name for name in names) >= 8, family


def test_cases_state_no_more_than_there_is_to_earn() -> None:
    for case in CASES:
        checks = course_of(case.exercise).exercise(case.exercise).checks
        assert case.at_most <= sum(check.points for check in checks), case.name


def grader_names(case: ast.Module) -> set[str]:
    """The dotted names of the grader's that a case imports, calls or patches."""
    names, aliases = set(), {}
    for node in ast.walk(case):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
            aliases |= {one.asname or one.name.split(".")[0]: one.name if one.asname else "" for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{one.name}" for one in node.names}
            aliases |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    for node in ast.walk(case):
        first, _, rest = ast.unparse(node).partition(".") if isinstance(node, ast.Attribute) else ("", "", "")
        if first in aliases and all(part.isidentifier() for part in rest.split(".")):
            names.add(f"{aliases[first] or first}.{rest}")
    return {name for name in names if name.split(".")[0] == "grader"}


def exists(name: str) -> bool:
    owner, _, last = name.rpartition(".")
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError):  # a dataclass has no attribute for a field without a default
        return exists(owner) and last in getattr(pkgutil.resolve_name(owner), "__dataclass_fields__", ())
    return True


def test_cases_patch_what_the_grader_has() -> None:
    """A case that patches a name of yesterday attacks nothing, and is held against nobody."""
    found = {case.name: grader_names(ast.parse(case.source)) for case in CASES}
    assert sum(map(len, found.values())) > 50
    assert [(case, name) for case, names in found.items() for name in sorted(names) if not exists(name)] == []


def test_a_case_that_gets_through_is_seen() -> None:
    """The traces that cases leave are found: left here on purpose, and removed."""
    with tempfile.NamedTemporaryFile(prefix=MARK) as file, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(f"\0{MARK}here")
        assert left_files() == [file.name]
        assert len(left_sockets()) == 1
    assert not left_files() + left_sockets()
    before = processes()
    sleeper = subprocess.Popen([f"{MARK}sleep", "60"], executable=shutil.which("sleep"))
    try:
        assert str(sleeper.pid) in left_processes(before, patience=0.0)
    finally:
        sleeper.kill()
        sleeper.wait()
    assert not left_processes(before)
