"""Control groups, where the kernel lets us make them: they bound what limits of a single process cannot."""

import os
import subprocess
import sys
import textwrap

import pytest

from grader.boundary import cgroups
from grader.boundary.cgroups import Groups
from grader.boundary.probe import probe
from grader.boundary.wire import to_bytes
from grader.boundary.workers import Limits, Worker, Workers

MIB = 2**20


@pytest.fixture
def groups() -> Groups:
    made = cgroups.groups()
    if isinstance(made, str):  # in CI too: the tiers hold without, and few CI systems let us make any
        pytest.skip(f"no control groups for us here: {made}")
    return made


def folders_of(groups: Groups) -> list[str]:
    return [str(folder) for base in groups._bases for folder in base.glob(f"jax101-{os.getpid()}-*")]


def run_in(group, code: str) -> subprocess.CompletedProcess:
    """Runs Python in a group."""
    enter = "import os, sys\nfor door in map(int, sys.argv[1:]): os.write(door, b'0')\n"
    command = [sys.executable, "-c", enter + textwrap.dedent(code), *map(str, group.doors)]
    return subprocess.run(command, pass_fds=group.doors, capture_output=True, text=True, timeout=60)


def test_memory_ends_where_the_group_says(groups):
    group = groups.make(64 * MIB, 100)
    code = "import mmap; shared = mmap.mmap(-1, {} << 20); shared.write(b'x' * len(shared)); print('fits')"
    assert run_in(group, code.format(16)).stdout == "fits\n"
    assert run_in(group, code.format(256)).returncode == -9
    group.close()
    assert not folders_of(groups)


def test_threads_end_where_the_group_says(groups):
    group = groups.make(1024 * MIB, 20)
    code = """
        import threading, time
        started = 0
        try:
            for _ in range(100):
                threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
                started += 1
        except RuntimeError:
            print(started)
        """
    assert run_in(group, code).stdout == "19\n"
    group.close()


def test_closing_a_group_kills_whoever_is_left(groups):
    group = groups.make(1024 * MIB, 20)
    run_in(group, "if not os.fork():\n    import time; os.setsid(); [os.close(fd) for fd in (1, 2)]; time.sleep(600)")
    assert len(group.processes()) == 1
    group.close()
    assert not folders_of(groups)


@pytest.mark.parametrize("tier", ["namespaces", "user"])
def test_every_worker_is_in_a_group_of_its_own_and_leaves_none(groups, tier):
    if problem := probe(tier):
        assert not os.environ.get("CI"), problem
        pytest.skip(problem)
    with Workers(tier) as workers:
        several = [Worker(workers, Limits()) for _ in range(2)]
        for worker in several:
            worker.ask({"do": "observe", "thunk": to_bytes(int)}, 20)
        held = [group.processes() for group in workers._groups.values()]
        assert [len(pids) for pids in held] == [1, 1]
        assert held[0] != held[1]
        several[0].end()
        assert len(workers._groups) == 1
        several[1]._connection.close()
    assert not folders_of(groups)


def test_the_groups_of_a_judge_that_was_killed_are_removed(groups):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [base / f"jax101-{ended.pid}-1" for base in groups._bases]
    for folder in left:
        folder.mkdir()
    Groups()
    assert not any(folder.exists() for folder in left)


def line(root: str, point: object, kind: str, options: str = "rw") -> str:
    return f"31 23 0:28 {root} {point} rw,relatime shared:9 - {kind} {kind} {options}\n"


def test_version_2_is_read(tmp_path):
    inner = tmp_path / "user.slice" / "run-1.scope"
    inner.mkdir(parents=True)
    (inner / "cgroup.controllers").write_text("cpu memory pids\n")
    found = cgroups._bases("0::/user.slice/run-1.scope\n", line("/", tmp_path, "cgroup2"))
    assert found == {inner: (["memory", "pids"], 2)}


def test_version_2_in_a_container_is_read(tmp_path):
    (tmp_path / "cgroup.controllers").write_text("memory pids\n")
    assert cgroups._bases("0::/\n", line("/", tmp_path, "cgroup2")) == {tmp_path: (["memory", "pids"], 2)}
    assert cgroups._bases("0::/docker/1\n", line("/docker/1", tmp_path, "cgroup2"))
    assert not cgroups._bases("0::/docker/2\n", line("/docker/1", tmp_path, "cgroup2"))


def test_version_1_beside_version_2_is_read(tmp_path):
    (tmp_path / "cgroup.controllers").write_text("hugetlb\n")
    own = "8:pids:/\n4:memory:/a/b\n2:cpu,cpuacct:/\n9:name=systemd:/\n0::/\n"
    mounts = (
        line("/", "/sys/fs/cgroup/cpu,cpuacct", "cgroup", "rw,cpu,cpuacct")
        + line("/", "/sys/fs/cgroup/memory", "cgroup", "rw,memory")
        + line("/", "/sys/fs/cgroup/pids", "cgroup", "rw,pids")
        + line("/", "/sys/fs/cgroup/systemd", "cgroup", "rw,name=systemd")
        + line("/", tmp_path, "cgroup2")
        + line("/", "/tmp", "tmpfs")
    )
    found = {str(base): held for base, held in cgroups._bases(own, mounts).items()}
    assert found == {"/sys/fs/cgroup/memory/a/b": (["memory"], 1), "/sys/fs/cgroup/pids": (["pids"], 1)}
