"""Control groups, where the kernel lets us make them: they bound what limits of a single process cannot."""

import os
import subprocess
import sys
import textwrap

import pytest

from grader.protocol.wire import pickle_thunk
from grader.sandbox import cgroups
from grader.sandbox.canary import probe
from grader.sandbox.cgroups import Cgroup, CgroupFactory, cgroup_support
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.worker import Worker

MIB = 2**20


@pytest.fixture
def factory() -> CgroupFactory:
    support = cgroup_support()
    if support.factory is None:  # in CI too: the tiers hold without, and few CI systems let us make any
        pytest.skip(f"no control groups for us here: {support.problem}")
    return support.factory


def folders_of(factory: CgroupFactory) -> list[str]:
    return [str(folder) for base in factory._bases for folder in base.glob(f"jax101-{os.getpid()}-*")]


def run_in(cgroup: Cgroup, code: str) -> subprocess.CompletedProcess:
    """Runs Python in a control group."""
    enter = "import os, sys\nfor procs_fd in map(int, sys.argv[1:]): os.write(procs_fd, b'0')\n"
    command = [sys.executable, "-c", enter + textwrap.dedent(code), *map(str, cgroup.procs_fds)]
    return subprocess.run(command, pass_fds=cgroup.procs_fds, capture_output=True, text=True, timeout=60)


def test_memory_ends_where_the_group_says(factory):
    cgroup = factory.make(64 * MIB, 100)
    code = "import mmap; shared = mmap.mmap(-1, {} << 20); shared.write(b'x' * len(shared)); print('fits')"
    assert run_in(cgroup, code.format(16)).stdout == "fits\n"
    assert run_in(cgroup, code.format(256)).returncode == -9
    cgroup.close()
    assert not folders_of(factory)


def test_threads_end_where_the_group_says(factory):
    cgroup = factory.make(1024 * MIB, 20)
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
    assert run_in(cgroup, code).stdout == "19\n"
    cgroup.close()


def test_closing_a_group_kills_everybody_who_is_left(factory):
    cgroup = factory.make(1024 * MIB, 20)
    run_in(cgroup, "if not os.fork():\n    import time; os.setsid(); [os.close(fd) for fd in (1, 2)]; time.sleep(600)")
    assert len(cgroup.processes()) == 1
    cgroup.close()
    assert not folders_of(factory)


@pytest.mark.parametrize("tier", ["namespaces", "user"])
def test_every_worker_is_in_a_group_of_its_own_and_leaves_none(factory, tier):
    if problem := probe(tier).problem:
        assert not os.environ.get("CI"), problem
        pytest.skip(problem)
    with ForkServer(tier) as server:
        several = [Worker(server, Limits()) for _ in range(2)]
        for worker in several:
            worker.ask({"do": "observe", "thunk": pickle_thunk(int)}, 20)
        held = [cgroup.processes() for cgroup in server._cgroups.values()]
        assert [len(pids) for pids in held] == [1, 1]
        assert held[0] != held[1]
        several[0].end()
        assert len(server._cgroups) == 1
        several[1]._connection.close()
    assert not folders_of(factory)


def test_the_groups_of_a_judge_that_was_killed_are_removed(factory):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [base / f"jax101-{ended.pid}-1" for base in factory._bases]
    for folder in left:
        folder.mkdir()
    CgroupFactory()
    assert not any(folder.exists() for folder in left)


def test_a_judge_with_the_process_id_of_a_killed_one_has_groups_too(factory):
    left = [base / f"jax101-{os.getpid()}-{name}" for base in factory._bases for name in ("1", "0a1b2c3d-1")]
    for folder in left:
        folder.mkdir()
    ours = factory.make(64 * MIB, 100)
    CgroupFactory().make(64 * MIB, 100).close()
    assert not any(folder.exists() for folder in left)
    assert run_in(ours, "print('alive')").stdout == "alive\n"
    ours.close()
    assert not folders_of(factory)


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
