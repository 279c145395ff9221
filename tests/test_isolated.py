"""Isolated grading of one file: what it may do costs it a check, and nothing else."""

import contextlib
import ctypes
import dataclasses
import functools
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import cloudpickle
import psutil
import pytest
from miniature import STUBS, make_course

from grader.boundary.in_process import InProcess
from grader.boundary.isolated import Isolated
from grader.course.submissions import Submission
from grader.errors import CourseError, MachineError, StudentError, UnknownName, WorkerDied
from grader.protocol.codec import decode
from grader.protocol.wire import pickle_thunk
from grader.results import Report
from grader.runner import side_by_side
from grader.runner.grading import grade
from grader.runner.implementation import Implementation, stub_file
from grader.sandbox import canary, fork_server, worker_main
from grader.sandbox.canary import probe
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.tiers import Sandbox
from grader.sandbox.worker import Worker

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the worker cannot import the tests

EXPECTED = {
    "passes": ["passed", "passed"],
    "fails": ["passed", "failed"],
    "raises": ["failed", "failed"],
    "hangs": ["failed", "failed"],
    "exits": ["failed", "failed"],
    "not_started": ["not_started", "not_started"],
    "syntax_error": ["failed", "failed"],
    "prints_much": ["passed", "passed"],
}

MESSAGES = {
    "raises": [
        "NameError: name 'missing' is not defined",
        "exercises/ch1/passes.py, line 2 in answer: return a * missing",
    ],
    "hangs": ["your code did not finish within 1 s"],
    "exits": ["your code ended the Python process (exit status 0)"],
    "syntax_error": ["SyntaxError: invalid syntax", "exercises/ch1/passes.py, line 2: return a *"],
}


def outcomes(report: Report) -> list[str]:
    return [check.outcome for exercise in report.exercises for check in exercise.checks]


def messages(report: Report) -> str:
    """The text that the student reads, line breaks aside."""
    return " ".join(" ".join(check.message for exercise in report.exercises for check in exercise.checks).split())


@pytest.mark.parametrize("stem", STUBS)
def test_each_kind_of_answer_gets_its_outcome(graded, stem):
    report = graded(STUBS[stem], seconds=1 if stem == "hangs" else 20)
    assert outcomes(report) == EXPECTED[stem]
    for expected in MESSAGES.get(stem, []):
        assert expected in messages(report)


BAD = {
    "import error": ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
    "missing function": ("def anwser(a, b):\n    return a * b\n", "has no `answer`; the stub had `def answer(a, b)`"),
    "a number": ("answer = 42\n", "expected `def answer(a, b)` in exercises/ch1/passes.py, found answer = 42"),
    "exit at import": ("import sys\nsys.exit(0)\n", "SystemExit: 0"),
    "hard exit at import": ("import os\nos._exit(3)\n", "while the file was imported, your code ended the Python process (exit status 3)"),
    "endless import": ("while True: pass\n", "while the file was imported, your code did not finish within 1 s"),
    "wrong parameters": ("def answer(a):\n    return a\n", "TypeError: answer() takes 1 positional argument but 2 were given"),
    "UTF-16": ("def answer(a, b):\n    return a * b\n".encode("utf-16"), "is not UTF-8 text (UTF-16, perhaps)"),
    "Latin-1": (b"# caf\xe9\ndef answer(a, b):\n    return a * b\n", "is not UTF-8 text"),
    "NUL": (b"def answer(a, b):\n    return a * b\n\x00", "is not UTF-8 text"),
    "deep recursion": ("def answer(a, b):\n    return answer(a, b)\n", "RecursionError"),
    "a process ended by a signal": ("import ctypes\ndef answer(a, b):\n    return ctypes.string_at(0)\n", "SIGSEGV"),
    "a million leaves": ("def answer(a, b):\n    return [0] * 1_000_000\n", "more than 20000 parts"),
    "too much memory": ("def answer(a, b):\n    return len(bytearray(8 * 2**30))\n", "MemoryError"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_fails_its_checks_with_a_clear_sentence(graded, name):
    source, expected = BAD[name]
    report = graded(source, seconds=1 if "endless" in name else 20)
    assert set(outcomes(report)) == {"failed"}
    assert expected in messages(report)


@pytest.mark.parametrize(
    "source", [b"\xef\xbb\xbfdef answer(a, b):\n    return a * b\n", b"def answer(a, b):\r\n    return a * b\r\n"]
)
def test_bom_and_crlf_do_not_matter(graded, source):
    assert outcomes(graded(source)) == ["passed", "passed"]


def test_the_pitfall_with_the_same_observations_is_named(graded):
    report = graded(STUBS["fails"], stem="fails")
    assert "looks like a constant was returned." in messages(report)
    assert "looks like" not in messages(graded("def answer(a, b):\n    return 43\n", stem="fails"))


def test_a_dead_worker_costs_the_check_that_it_ran(graded):
    report = graded("import os\n\ndef answer(a, b):\n    return os._exit(1) if a == 6 else a * b\n")
    assert outcomes(report) == ["failed", "passed"]


def test_a_worker_that_ignores_signals_and_forks_leaves_nothing(graded, tier):
    source = """
        import os, signal, time

        def answer(a, b):
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            for _ in range(3):
                if os.fork() == 0:
                    os.setsid()
                    time.sleep(60)
            while True:
                pass
        """
    if tier == "none":
        pytest.skip("tier none cannot keep a process that left its session")
    assert outcomes(graded(STUBS["passes"])) == ["passed", "passed"]  # starts the parent
    before = set(psutil.Process().children(recursive=True))
    start = time.monotonic()
    report = graded(textwrap.dedent(source), seconds=1)
    assert outcomes(report) == ["failed", "failed"]
    assert time.monotonic() - start < 30
    assert eventually(lambda: set(psutil.Process().children(recursive=True)) <= before)


def eventually(reached, patience: float = 20.0) -> bool:
    """Waits for a state, and returns True if it is reached in time."""
    deadline = time.monotonic() + patience
    while not reached() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(reached())


@pytest.fixture(params=["namespaces", "user"])
def walled(request) -> str:
    """A tier with walls. In CI one that does not work is a failure."""
    if problem := probe(request.param).problem:
        assert not os.environ.get("CI"), problem
        pytest.skip(problem)
    return request.param


JUDGE = """
import os, sys
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.worker import Worker
from grader.protocol.wire import pickle_thunk, send
def deaf():
    import ctypes, signal, threading
    for number in range(1, 32):
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)  # let me outlive my parent
    while True:
        pass
with ForkServer({tier!r}) as server:
    worker = Worker(server, Limits())
    send(worker._connection, dict(do="observe", thunk=pickle_thunk(deaf), id=1))
    print("busy", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("victim", ["judge", "parent"])
def test_a_worker_dies_with_its_judge_and_with_its_parent(walled, victim):
    code = JUDGE.format(tier=walled)
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as judge:
        assert judge.stdout.readline() == b"busy\n"
        below = psutil.Process(judge.pid).children(recursive=True)
        assert eventually(lambda: any(process.cpu_times().user > 0.5 for process in below[-1:]))
        (judge if victim == "judge" else below[-2]).kill()
        dying = below if victim == "judge" else below[-2:]
        assert eventually(lambda: not any(map(is_alive, dying))), "somebody outlived it"
        judge.kill()


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def test_a_tier_works_with_an_interpreter_that_was_named_from_another_folder(walled, monkeypatch, tmp_path):
    """As by `../venv/bin/python -m grader`: that folder does not exist behind the walls."""
    monkeypatch.setattr(sys, "executable", f"{tmp_path}/{os.path.relpath(sys.executable, tmp_path)}")
    assert probe(walled).problem == ""


def start_threads(number: int) -> int:
    """Starts threads that wait, and returns how many could be started."""
    never = threading.Event()
    threading.stack_size(2**16)
    for started in range(number):
        try:
            threading.Thread(target=never.wait, daemon=True).start()
        except RuntimeError:
            return started
    return number


def test_a_worker_takes_no_threads_from_the_course_s_own(walled, miniature):
    stub = stub_file(miniature.exercise("ch1/passes"), STUBS["passes"].encode())
    with ForkServer(walled) as server, contextlib.closing(Isolated(server, stub, Limits())) as isolated:
        isolated.run_trusted(int)
        assert isolated.observe(lambda: start_threads(100_000)) < 2000
        assert isolated.run_program(b"", lambda: start_threads(100_000)) > 300
        assert isolated.run_trusted(lambda: start_threads(300)) == 300


def queued_signals() -> int:
    """Sends this thread signals that wait, and returns how many could be queued."""
    libc = ctypes.CDLL(None)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGRTMIN])
    sent = [libc.tgkill(os.getpid(), threading.get_native_id(), int(signal.SIGRTMIN)) for _ in range(1000)]
    return sent.count(0)


def test_a_worker_queues_few_signals(walled):
    with ForkServer(walled) as server:
        worker = Worker(server, Limits())
        try:
            request = {"do": "observe", "thunk": pickle_thunk(queued_signals)}
            assert decode(worker.ask(request, 20).value) <= 64
        finally:
            worker.end()


def may_mount() -> bool:
    status = Path("/proc/self/status").read_text() if sys.platform == "linux" else ""
    return bool(status) and bool(int(status.partition("CapEff:")[2].split()[0], 16) >> 21 & 1)


def test_reading_a_file_tells_no_other_worker(walled):
    if walled == "user" and not may_mount():
        pytest.skip("access times are kept by a mount, and this root may not mount")
    path = Path(worker_main.__file__).with_name("README.md")
    os.utime(path, (1, os.stat(path).st_mtime))
    with ForkServer(walled) as server:
        worker = Worker(server, Limits())
        try:
            worker.ask({"do": "observe", "thunk": pickle_thunk(lambda: len(path.read_bytes()))}, 20)
        finally:
            worker.end()
    assert os.stat(path).st_atime == 1


def test_two_judges_never_give_the_same_user_id_at_once():
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root's judge gives user ids")
    one, other = Sandbox("user"), Sandbox("user")
    given = [sandbox._unused_uid() for sandbox in (one, other)]
    assert given[0] != given[1]
    for sandbox in (one, other):
        for reservation in sandbox._reserved.values():
            reservation.close()


def test_the_sandbox_shows_nothing_of_the_course(graded, miniature, tier):
    if tier == "none":
        pytest.skip("tier none has no walls")
    source = f"""
import os

def answer(a, b):
    seen = []
    for path in ({str(miniature.root)!r}, {os.getcwd() + "/exercises"!r}, {os.getcwd() + "/solutions"!r}, "/etc/passwd", "/root", "/home"):
        try:
            seen.append((path, os.listdir(path) if os.path.isdir(path) else open(path).read()))
        except OSError:
            pass
    return [name for name, inside in seen if inside]
"""
    report = graded(source)
    # What is bound (the interpreter, perhaps below /root) may show its own folders, never the course.
    assert str(miniature.root) not in messages(report)
    assert "/solutions" not in messages(report)
    assert "/exercises" not in messages(report).replace("exercises/ch1", "")


def test_programs_without_fork_connect_back(miniature, monkeypatch):
    """The way of Windows and macOS: a cold worker on a loopback socket."""
    monkeypatch.setattr(fork_server, "_CAN_FORK", False)
    submission = Submission({"ch1/passes": STUBS["passes"].encode()}, {})
    report = grade(submission, miniature, [miniature.exercise("ch1/passes")], seed=1, tier="none")
    assert outcomes(report) == ["passed", "passed"]


OPERATIONS = {
    "a product of matrices": "jnp.ones((300, 200)) @ jnp.ones((200, 300))",
    "a sum": "jnp.ones((300, 200)).sum()",
    "a batch of products": "jnp.einsum('bij,bjk->bik', *[jnp.ones((8, 64, 64))] * 2)",
    "products in bfloat16": "jnp.ones((128, 128), jnp.bfloat16) @ jnp.ones((128, 128), jnp.bfloat16)",
    "a convolution": "jax.lax.conv(jnp.ones((2, 3, 32, 32)), jnp.ones((8, 3, 3, 3)), (1, 1), 'SAME')",
    "a Fourier transform": "jnp.abs(jnp.fft.fft(jnp.arange(1000.0)))",
    "linear algebra": "jnp.linalg.solve(3 * jnp.eye(50), jnp.linalg.eigh(jnp.diag(jnp.arange(50.0)))[0])",
    "sorting": "jnp.sort(jax.random.normal(jax.random.key(0), (10_000,)))",
    "a loop": "jax.lax.scan(lambda c, x: (c + x, c), 0.0, jnp.arange(1000.0))[1]",
    "eight devices": "jax.pmap(lambda x: jax.lax.psum(x, 'i'), axis_name='i')(jnp.arange(8.0))",
    "a callback": "jax.jit(lambda x: jax.pure_callback(lambda y: y * 2, x, x))(jnp.ones(3))",
}


def test_a_worker_computes_all_that_a_free_process_does(walled):
    """Walls that XLA does not expect make it fail at what needs a file, a thread or a system call."""
    import jax
    import jax.numpy as jnp
    import numpy as np

    with ForkServer(walled) as server:
        worker = Worker(server, Limits())
        for name, source in OPERATIONS.items():
            code = f"(lambda jax, jnp: {source})(__import__('jax'), __import__('jax.numpy').numpy)"
            told = worker.ask({"do": "observe", "thunk": pickle_thunk(functools.partial(eval, code))}, 20)
            np.testing.assert_allclose(
                decode(told.value), eval(source, {"jax": jax, "jnp": jnp}), rtol=1e-4, err_msg=name
            )
        worker.end()


def test_a_killed_fork_server_is_started_anew(tier):
    with ForkServer(tier) as server:
        connection, number = server.spawn(Limits())
        connection.close()
        server.reap(number)
        server._process.kill()
        server._process.wait()
        with contextlib.suppress(ConnectionError):
            assert server._control.recv(1) == b""  # what bwrap started ends a moment after it
        with pytest.raises(MachineError):
            server.spawn(Limits())
        connection, number = server.spawn(Limits())
        connection.close()
        server.reap(number)


def test_what_is_printed_is_shown_cut_and_clean(graded):
    """The standard output of a worker is a text stream like any other, `buffer` included."""
    source = """
        import sys

        def answer(a, b):
            print("a is", a)
            sys.stdout.buffer.write("b is \\N{GREEK SMALL LETTER BETA}\\x1b[2J\\n".encode())
            print("x" * 1_000_000)
            return a
        """
    check = graded(textwrap.dedent(source)).exercises[0].checks[0]
    assert check.outcome == "failed"
    assert check.printed.splitlines()[:2] == ["a is 6", "b is β[2J"]
    assert len(check.printed) <= 2000


def test_a_setting_that_a_call_changes_is_put_back(graded, miniature):
    """Otherwise one call would decide what the next check sees."""
    source = """
        import jax

        def answer(a, b):
            assert not jax.config.jax_enable_x64
            jax.config.update("jax_enable_x64", True)
            return a * b
        """
    stub = stub_file(miniature.exercise("passes"), textwrap.dedent(source).encode())
    with Implementation.in_process(miniature.exercise("passes"), stub, 0) as version:
        here = [version.run(check).result.outcome for check in version.exercise.checks]
    there = [check.outcome for check in graded(textwrap.dedent(source)).exercises[0].checks]
    assert here == there == ["passed", "passed"]


def test_the_limit_of_a_check_covers_the_loading_of_the_file(graded):
    source = """
        import time

        time.sleep(0.8)

        def answer(a, b):
            time.sleep(0.6)
            return a * b
        """
    report = graded(textwrap.dedent(source), seconds=1)
    assert outcomes(report) == ["failed", "failed"]
    assert "your code did not finish within 1 s" in messages(report)


def test_the_limit_of_a_check_covers_the_judges_own_work(miniature, server):
    """Reading and comparing answers takes the judge's time. The next check has all of its own."""
    stub = stub_file(miniature.exercise("passes"), STUBS["passes"].encode())
    with Isolated(server, stub, Limits(seconds=5)) as isolated:
        isolated.begin_check()
        assert isolated.observe(lambda: 1) == 1
        isolated._deadline._end -= 5
        for ask in (isolated.observe, isolated.run_trusted, lambda thunk: isolated.prepare(thunk)()):
            with pytest.raises(WorkerDied, match="your code did not finish within 5 s"):
                ask(lambda: 1)
        isolated.begin_check()
        assert isolated.observe(lambda: 2) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the judge which process a worker is")
def test_both_sides_are_timed_on_one_processor(miniature, server):
    def processors():
        return sorted(os.sched_getaffinity(0))

    stub = stub_file(miniature.exercise("passes"), STUBS["passes"].encode())
    with Isolated(server, stub, Limits()) as isolated:
        isolated.begin_check()
        for _ in range(2):  # the second time, both workers are there
            for ask, trusted in ((isolated.observe, False), (isolated.run_trusted, True)):
                isolated.time(lambda ask=ask: ask(processors), trusted=trusted)
        mine, theirs = isolated.observe(processors), isolated.run_trusted(processors)
        assert mine == theirs
        assert len(mine) == 1
        with pytest.raises(StudentError):
            isolated.observe(lambda: os.sched_setaffinity(0, [0]))
        isolated.begin_check()
        assert isolated.observe(processors) == isolated.run_trusted(processors) == processors()


def test_a_check_that_cannot_read_an_answer_is_failed(graded, miniature):
    """It would be an error before anything was observed. Now the answer may have caused it."""
    checks = miniature.root / "exercises/ch1/test_passes.py"
    checks.write_text(checks.read_text(encoding="utf-8").replace("assert_equal(got, 42", "assert_equal(got // 1, 42"))
    report = graded("def answer(a, b):\n    return 'text' if a == 6 else a * b\n")
    assert outcomes(report) == ["failed", "passed"]
    assert "got 'text' the check could not read what your code gave" in messages(report)


def test_a_worker_that_dies_late_does_not_make_the_file_unloadable(graded):
    """Its check has no time left to load the file again. The next check has."""
    source = """
        import os
        import time

        time.sleep(0.6)

        def answer(a, b):
            if a == 6:
                time.sleep(0.6)
                os._exit(1)
            return a * b
        """
    assert outcomes(graded(textwrap.dedent(source), seconds=5)) == ["failed", "passed"]


def test_the_judge_reads_the_cpu_time_of_a_worker_from_the_kernel(walled):
    """CPU time counts work, in all threads, and not sleep."""

    def ask(thunk):
        before = worker.cpu_seconds()
        worker.ask({"do": "observe", "thunk": pickle_thunk(thunk)}, 30)
        return worker.cpu_seconds() - before

    def spin(seconds):
        start = time.process_time()
        while time.process_time() - start < seconds:
            pass

    def spin_in_a_thread():
        thread = threading.Thread(target=spin, args=(0.2,))
        thread.start()
        thread.join()

    with ForkServer(walled) as server:
        worker = Worker(server, Limits())
        try:
            worker.ask({"do": "observe", "thunk": pickle_thunk(lambda: 0)}, 30)
            assert ask(lambda: time.sleep(0.3)) < 0.1
            assert 0.2 <= ask(lambda: spin(0.2)) < 0.3
            assert 0.2 <= ask(spin_in_a_thread) < 0.3
        finally:
            worker.end()
        assert worker.cpu_seconds() is None


def test_a_reference_that_raises_is_the_course_s_fault(walled, miniature):
    """Its worker never ran a student's Python, so nobody else can have raised."""
    stub = stub_file(miniature.exercise("passes"), b"")
    with ForkServer(walled) as server, Isolated(server, stub, Limits()) as isolated:
        for boundary in (isolated, InProcess({})):
            for ask in (boundary.run_trusted, lambda thunk, boundary=boundary: boundary.prepare_trusted(thunk)()):
                with pytest.raises(CourseError, match="a reference raised ZeroDivisionError"):
                    ask(lambda: 1 // 0)


def test_the_canary_tries_from_a_thread_of_jax_too():
    (thread,) = canary._from_another_thread(lambda: [str(threading.get_ident())])
    assert thread != str(threading.main_thread().ident)


def test_the_time_of_a_request_covers_its_sending(server):
    """A worker may read its request late, and answer late too."""

    class Late(socket.socket):
        def sendall(self, data):
            time.sleep(0.5)
            super().sendall(data)

    worker = Worker(server, Limits())
    ask = functools.partial(worker.ask, {"do": "observe", "thunk": pickle_thunk(functools.partial(time.sleep, 0.7))})
    ask(20)
    worker._connection = Late(fileno=worker._connection.detach())
    start = time.monotonic()
    with pytest.raises(WorkerDied, match="did not finish"):
        ask(1)
    assert time.monotonic() - start < 1.4


def test_exercises_are_graded_side_by_side(miniature, tier, monkeypatch, tmp_path):
    """Several judges give what one gives, in the same order. One that ends is told in a sentence."""
    stems = [stem for stem in EXPECTED if stem != "hangs"]
    exercises = [miniature.exercise(f"ch1/{stem}") for stem in stems]
    stubs = {f"ch1/{stem}": STUBS[stem].encode() for stem in stems}
    submission = Submission(stubs, {"ch1/fails": "it is no file"}, files={"ch1/passes": "exercises/ch1/passes.py"})
    del stubs["ch1/exits"], stubs["ch1/fails"]
    done = []
    reports = [
        grade(submission, miniature, exercises, seed=1, tier=tier, jobs=jobs, progress=done.append) for jobs in (1, 2)
    ]
    assert without_times(reports[0]) == without_times(reports[1])
    assert reports[0].isolation == reports[1].isolation
    names = [exercise.name for exercise in exercises]
    assert done == [*names, *names]

    other = make_course(tmp_path / "other", {"unknown": STUBS["passes"]})
    with pytest.raises(UnknownName):  # raised in a judge
        grade(submission, miniature, [*exercises, other.exercise("unknown")], tier=tier, jobs=2)
    monkeypatch.setattr(side_by_side, "_begin", os._exit)
    with pytest.raises(MachineError, match="a judge ended before it was done"):
        grade(submission, miniature, exercises, tier=tier, jobs=2)


def without_times(report):
    return [
        (one.name, one.source, one.sha256, [dataclasses.replace(check, seconds=0) for check in one.checks])
        for one in report.exercises
    ]


def test_few_exercises_need_no_second_judge():
    assert [side_by_side.default_jobs(count) for count in (0, 1, 7)] == [1, 1, 1]
    assert 1 <= side_by_side.default_jobs(1000) <= 4


NO_RULE = """
import jax


def answer(a, b):
    many = jax.vmap(jax.grad(lambda x: jax.lax.pmax(x * b, "i")), axis_name="i")
    return many(jax.numpy.ones(a))
"""


def test_what_jax_has_not_implemented_is_no_stub(graded, miniature):
    """JAX raises the class of a stub, and hides its own frames. So the last frame is the student's."""
    isolated = graded(NO_RULE).exercises[0].checks
    stub = stub_file(miniature.exercise("ch1/passes"), NO_RULE.encode())
    version = Implementation.in_process(miniature.exercise("ch1/passes"), stub, 1)
    in_process = [version.run(check).result for check in miniature.exercise("ch1/passes").checks]
    for results in (isolated, in_process):
        assert [result.outcome for result in results] == ["failed", "failed"]
        assert "raised NotImplementedError: " in " ".join(results[0].message.split())
