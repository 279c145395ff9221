"""The filter on system calls: it knows each name that it lists, and denies everything else."""

import concurrent.futures
import ctypes
import errno
import mmap
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import cloudpickle
import pytest

from grader.protocol.codec import decode
from grader.protocol.wire import pickle_thunk
from grader.sandbox import kernel
from grader.sandbox.canary import probe
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.worker import Worker

pyseccomp = pytest.importorskip("pyseccomp", reason="filters are Linux's")

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the worker cannot import the tests
NAMES = (*kernel._ALLOWED, *kernel._REFUSED, "fcntl", "ioctl", "prctl", "clone", "close_range")
DANGEROUS = [
    "accept",
    "accept4",
    "acct",
    "add_key",
    "bind",
    "bpf",
    "cachestat",
    "chroot",
    "connect",
    "clone3",
    "delete_module",
    "execve",
    "execveat",
    "fadvise64",
    "fanotify_init",
    "finit_module",
    "flock",
    "fork",
    "fsconfig",
    "fsmount",
    "fsopen",
    "fspick",
    "futimesat",
    "getsockopt",
    "init_module",
    "inotify_init",
    "inotify_init1",
    "io_setup",
    "io_submit",
    "io_uring_enter",
    "io_uring_register",
    "io_uring_setup",
    "kcmp",
    "kexec_load",
    "keyctl",
    "landlock_create_ruleset",
    "listen",
    "memfd_create",
    "memfd_secret",
    "mknod",
    "mknodat",
    "modify_ldt",
    "mount",
    "mount_setattr",
    "move_mount",
    "mq_open",
    "msgget",
    "name_to_handle_at",
    "open_by_handle_at",
    "open_tree",
    "perf_event_open",
    "personality",
    "pidfd_getfd",
    "pidfd_open",
    "pidfd_send_signal",
    "pivot_root",
    "process_madvise",
    "process_vm_readv",
    "process_vm_writev",
    "ptrace",
    "quotactl",
    "reboot",
    "recvmsg",
    "request_key",
    "rt_sigqueueinfo",
    "seccomp",
    "semget",
    "sendmmsg",
    "sendmsg",
    "setgid",
    "setgroups",
    "setns",
    "setsid",
    "setsockopt",
    "setuid",
    "setxattr",
    "shmget",
    "socket",
    "socketpair",
    "splice",
    "swapon",
    "sync",
    "syslog",
    "tee",
    "timer_create",
    "umount2",
    "unshare",
    "userfaultfd",
    "utime",
    "utimensat",
    "vfork",
    "vmsplice",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_filter_exists(name):
    """libseccomp has numbers below 0 for a name that it does not know (-1), or that a processor lacks."""
    assert pyseccomp.resolve_syscall(pyseccomp.Arch.X86_64, name) >= 0
    assert pyseccomp.resolve_syscall(pyseccomp.Arch.AARCH64, name) != -1


def test_nothing_dangerous_is_allowed():
    assert [name for name in DANGEROUS if pyseccomp.resolve_syscall(pyseccomp.Arch.X86_64, name) < 0] == []
    assert set(DANGEROUS) & set(kernel._ALLOWED) == set()


def answer_of_a_worker(tier, thunk):
    if problem := probe(tier).problem:
        assert not os.environ.get("CI"), problem
        pytest.skip(problem)
    with ForkServer(tier) as server:
        worker = Worker(server, Limits())
        try:
            return decode(worker.ask({"do": "observe", "thunk": pickle_thunk(thunk)}, 20).value)
        finally:
            worker.end()


def in_turn(*attempts):
    """Calls all, and lists the errors by number. None is a success."""
    found = []
    for attempt in attempts:
        try:
            attempt()
            found.append(None)
        except OSError as error:
            found.append(error.errno)
    return found


def call(number, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "")


@pytest.mark.parametrize("tier", ["namespaces", "user"])
def test_a_call_that_the_filter_does_not_name_is_denied(tier):
    """As those of a kernel to come. These two exist, and would succeed."""
    numbers = [pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) for name in ("ioprio_get", "sync")]
    for number in numbers:
        call(number, 1, 0)
    found = answer_of_a_worker(tier, lambda: in_turn(*(lambda n=n: call(n, 1, 0) for n in numbers)))
    assert found == [errno.ENOSYS] * 2


def use_many_calls():
    """Does what student code, Python and libraries do beside numbers, as far as two folders of its own allow."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a", "b")
        path.parent.mkdir()
        path.write_text("text")
        path.chmod(0o600)
        shutil.copyfile(path, path.with_name("c"))
        path.rename(path.with_name("d"))
        os.symlink("d", path)
        assert path.resolve().name == "d"
        assert sorted(os.listdir(path.parent)) == ["b", "c", "d"]
        with open(path.with_name("d"), "r+b") as file, mmap.mmap(file.fileno(), 4) as mapped:
            file.truncate(4)
            mapped.flush()
            os.fsync(file.fileno())
            os.pwritev(file.fileno(), [b"a", b"b"], 0)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(abs, range(-100, 100))) == 9900 + 100
    fired = []
    signal.signal(signal.SIGALRM, lambda *_: fired.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    time.sleep(0.05)
    assert fired
    ends = os.pipe()
    with select.epoll() as epoll:
        epoll.register(ends[0], select.EPOLLIN)
        os.write(ends[1], b"x")
        assert epoll.poll(1)
    os.set_blocking(ends[0], False)
    [os.close(end) for end in ends]
    os.closerange(200, 210)
    assert os.cpu_count()
    assert os.sysconf("SC_PHYS_PAGES") > 0
    assert len(os.urandom(8)) == 8
    return 1


def test_a_worker_may_do_what_python_does_everywhere():
    assert answer_of_a_worker("namespaces", use_many_calls) == 1
