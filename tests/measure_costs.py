"""Measures what the grader costs: `python tests/measure_costs.py`. Run it by hand, the machine idle.

CONTRIBUTING.md holds the figures, with the machine and the versions they were measured on.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")

from grader.course import find_course
from grader.course.submissions import read_submission
from grader.protocol.wire import pickle_thunk
from grader.runner.fork_servers import start_fork_server
from grader.runner.grading import grade
from grader.sandbox.canary import choose_tier, probe
from grader.sandbox.fork_server import Limits
from grader.sandbox.worker import Worker

COURSE = find_course()


def command(*args: str, runs: int = 5) -> float:
    """The median wall time of a command, in seconds."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", *args], capture_output=True, check=False, cwd=COURSE.root)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def cpu() -> float:
    """CPU seconds of this process and of all children that ended."""
    mine, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def in_process_cpu() -> float:
    """The checks of all solutions, in one process that imports JAX itself, as a student's pytest does."""
    code = (
        "import os; os.environ['JAX_NUM_CPU_DEVICES'] = '8'\n"
        "from grader.course import find_course\n"
        "from grader.runner.implementation import Implementation, stub_file\n"
        "for exercise in find_course().exercises:\n"
        "    stub = stub_file(exercise, exercise.solution.read_bytes())\n"
        "    with Implementation.in_process(exercise, stub, 1) as version:\n"
        "        assert all(version.run(check).result.outcome == 'passed' for check in exercise.checks), exercise.name\n"
    )
    before = cpu()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=COURSE.root)
    return cpu() - before


def isolated_cpu(tier: str) -> float:
    """The same isolated. Not at tier `namespaces`, whose processes are not all this one's to wait for."""
    with tempfile.TemporaryDirectory() as folder:  # a submission does not lie in the course
        handed_in = shutil.copytree(COURSE.root / "solutions", f"{folder}/solutions")
        before = cpu()
        arguments = ["grade", handed_in, "--seed", "1", "--isolation", tier, "-q", "--minimum", "100"]
        code = f"import sys; sys.argv = ['grader', *{arguments!r}]\nfrom grader.cli import main\nmain()"
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        return cpu() - before


def first_answers(tier: str) -> tuple[float, float]:
    """Median milliseconds from asking for a worker to its first answer, and its memory in MB after a jit."""
    milliseconds, memory = [], 0.0
    with start_fork_server(tier) as server:
        for number in range(20):
            begin = time.perf_counter()
            worker = Worker(server, Limits())
            worker.ask({"do": "observe", "thunk": pickle_thunk(int)}, 20)
            if number:
                milliseconds.append(1000 * (time.perf_counter() - begin))
            worker.ask({"do": "observe", "thunk": pickle_thunk(_some_work)}, 20)
            memory = max(memory, worker.ask({"do": "observe", "thunk": pickle_thunk(_memory)}, 20).value)
            worker.end()
    return statistics.median(milliseconds), memory


def _some_work() -> float:
    import jax
    import jax.numpy as jnp

    return float(jax.jit(lambda x: jnp.sin(x @ x.T).sum())(jnp.ones((200, 200))))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    tier = choose_tier("auto").tier
    counted = "user" if probe("user").works else "none"
    submission = read_submission(COURSE.root / "exercises", COURSE)
    print(f"pytest exercises/ch2, untouched stubs   {command('pytest', 'exercises/ch2', '-q'):8.2f} s")
    print(f"grader --help                           {command('grader', '--help'):8.2f} s")
    print(f"grader grade missing-path               {command('grader', 'grade', 'missing-path'):8.2f} s")
    ratios = []
    for _ in range(3):
        apart, together = isolated_cpu(counted), in_process_cpu()
        ratios.append(apart / together)
        print(f"CPU of all solutions: {counted} {apart:.1f} s, in process {together:.1f} s, ratio {ratios[-1]:.2f}")
    print(f"median ratio                            {statistics.median(ratios):8.2f}")
    ready, memory = first_answers(tier)
    print(f"a worker's first answer                 {ready:8.1f} ms")
    print(f"a worker's memory                       {memory:8.0f} MB")
    start = time.perf_counter()
    grade(submission, COURSE, tier=tier)
    print(f"grading untouched stubs                 {time.perf_counter() - start:8.2f} s")


if __name__ == "__main__":
    main()
