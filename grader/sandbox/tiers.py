"""The sandbox of a worker, at each isolation tier.

`namespaces`: bubblewrap gives the fork server a file system with Python and the grader, and nothing of
the course. It has no network, and a user and process space of its own. Each worker then gets its own
process space and fresh folders in memory.
`user`: for root in a container that may not make namespaces. Each worker gets a user id of its own.
Landlock leaves it the files of Python and the grader, to read only.
`none`: the same processes without walls, for feedback on one's own code.

In the first two, seccomp takes away what computing does not need (see `kernel`).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from grader import system
from grader.sandbox.compiled import CompilationCache
from grader.sandbox.folders import SYSTEM, grader_folder, hidden_folders, python_folders, readable_paths
from grader.sandbox.kernel import PR_SET_PDEATHSIG, landlock, landlock_version, seccomp_filter

if system.NAME != "windows":
    import resource

__all__ = [
    "HEADROOM_BYTES",
    "MAX_THREADS",
    "SCRATCH",
    "TIERS",
    "Sandbox",
    "clean_environment",
    "fork_server_command",
    "kill_tree",
    "missing",
    "other_user",
    "reachable",
]

TIERS = ("namespaces", "user", "none")
"""Best first."""

SCRATCH = "/scratch"
"""A worker's own folder in `namespaces`. Not /tmp: the course itself may lie there."""

HEADROOM_BYTES = 2**29
"""Bytes above a worker's limit on memory, for things that its own limit cannot count: files in memory, empty stacks."""

MAX_THREADS = 512 + 32 * (os.cpu_count() or 1)
"""The number of threads that a worker may have."""

_SCRATCH_BYTES = 64 * 2**20
_PENDING_SIGNALS = 64
_FIRST_UID, _UIDS = 60_100, 4_000  # above people's and services' ids, below nobody's

_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWPID = 0x00020000, 0x08000000, 0x20000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_REMOUNT, _MS_BIND = 1, 2, 4, 32, 4096
_MS_SLAVE = 1 << 19
_MOUNT_SETATTR, _AT_RECURSIVE, _MOUNT_ATTR_NOATIME, _MOUNT_ATTR_ATIME = 442, 0x8000, 0x10, 0x70
_PR_SET_NO_NEW_PRIVS, _PR_CAPBSET_DROP, _PR_SET_DUMPABLE = 38, 24, 4
_LAST_CAPABILITY = 63
_TRIAL_SECONDS = 20.0
_SHORTAGES = (errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE)
_CAPABILITY_VERSION_3 = 0x20080522
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_PROCESSORS = Path("/proc/cpuinfo")  # without it XLA cannot add up a large array


class Sandbox:
    """The sandbox of one tier: the fork server forks through it, and the child enters it.

    Args:
        tier: one of `TIERS`.

    Raises:
        OSError: the tier cannot be had here.
    """

    def __init__(self, tier: str) -> None:
        self.tier = tier
        self._statm: int | None = None
        self._parent = os.getpid()
        self._uid = 0
        self._workers: dict[int, int] = {}  # their user ids, 0 if they have none of their own
        self._reserved: dict[int, socket.socket] = {}
        if tier == "none":
            return
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._filter = seccomp_filter()
        self._call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)
        if tier == "namespaces":
            self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
            self._processors = _PROCESSORS.read_bytes()
        else:
            self._readable = (*readable_paths(), str(_PROCESSORS))
            cache = os.environ.get("JAX_COMPILATION_CACHE_DIR")
            self._unlisted = (cache,) if cache else ()

    def fork(self) -> int:
        """Forks a worker, in a process space or with a user id of its own. Returns as `os.fork`."""
        if self.tier == "namespaces":
            self._call("unshare", _CLONE_NEWPID)
        elif self.tier == "user":
            self._uid = self._unused_uid()
        pid = os.fork()
        if pid and self.tier == "namespaces":
            self._call("setns", self._own_pids, _CLONE_NEWPID)
        if pid:
            self._workers[pid] = self._uid
        return pid

    def enter(self) -> None:
        """Gives up everything that the tier forbids. The child calls it before any student code runs."""
        if os.path.exists("/proc/self/statm"):
            self._statm = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        os.setsid()  # a signal to its own process group meets nobody else
        if self.tier == "namespaces":
            os.close(self._own_pids)
            self._call("unshare", _CLONE_NEWNS | _CLONE_NEWIPC)
            scratch = f"size={_SCRATCH_BYTES},nr_inodes=4096,mode=0700"
            self._mount(SCRATCH.encode(), scratch)
            self._mount(b"/dev/shm", scratch)
            self._mount(b"/proc", f"size={len(self._processors) + 4096},nr_inodes=2,mode=0755")
            _PROCESSORS.write_bytes(self._processors)
            self._mount(b"/proc", "", flags=_MS_REMOUNT | _MS_RDONLY)
            for device in _DEVICES:  # root's user id owns them: without this a worker changes their modes
                flags = _MS_BIND | _MS_REMOUNT | _MS_RDONLY | _MS_NOSUID
                self._call("mount", None, device.encode(), None, flags, None)
            os.chdir(SCRATCH)
        _silence()
        if self.tier == "user":
            for reservation in self._reserved.values():
                reservation.close()
            with contextlib.suppress(OSError):  # a container's root may not mount
                self._keep_access_times()
            os.chdir("/")
            os.setgroups([])
            os.setresgid(self._uid, self._uid, self._uid)
            os.setresuid(self._uid, self._uid, self._uid)
            self._call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # from here on: a new user id undoes it
            if os.getppid() != self._parent:
                os._exit(1)
            landlock(self._readable, self._unlisted, _DEVICES)
        elif self.tier == "namespaces":
            for capability in range(_LAST_CAPABILITY + 1):
                self._libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
            header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
            self._call("capset", header, (ctypes.c_uint32 * 6)())
            self._call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)

    def limit(self, memory: int, threads: int) -> None:
        """Sets the child's limits, as the last step.

        Args:
            memory: bytes above those that a worker with a ready backend holds.
            threads: how many its user id may have, and at `namespaces` all workers of one judge have the same.
        """
        if system.NAME == "windows":
            return
        if self._statm is not None:
            fields = os.pread(self._statm, 200, 0).split()
            os.close(self._statm)
            page = resource.getpagesize()
            _cap(resource.RLIMIT_DATA, int(fields[5]) * page + memory)
            _cap(resource.RLIMIT_AS, int(fields[0]) * page + memory + HEADROOM_BYTES)  # shared mappings count here only
        _cap(resource.RLIMIT_CORE, 1)  # 0 would not stop a core that goes to a pipe: see core(5)
        _cap(resource.RLIMIT_FSIZE, _SCRATCH_BYTES)
        if self.tier != "none":
            _cap(resource.RLIMIT_NOFILE, 256)
            _cap(resource.RLIMIT_MEMLOCK, 2**20)
            _cap(resource.RLIMIT_SIGPENDING, _PENDING_SIGNALS)  # they count for the judge's user too
            _cap(resource.RLIMIT_NPROC, threads)  # the kernel exempts root's user id
            self._filter.load()

    def kill(self, pid: int) -> None:
        """Kills a worker and everything that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self.tier == "none":
                kill_tree(pid)
            else:
                os.kill(pid, signal.SIGKILL)
        uid = self._workers.pop(pid, 0)
        if uid:
            _kill_user(uid)
            self._reserved.pop(uid).close()

    def kill_all(self) -> None:
        """Kills all workers."""
        for pid in tuple(self._workers):
            self.kill(pid)

    def _keep_access_times(self) -> None:
        """Mounts everything anew, for this process alone, so that reading a file tells no other worker."""
        self._call("unshare", _CLONE_NEWNS)
        attributes = (ctypes.c_uint64 * 4)(_MOUNT_ATTR_NOATIME, _MOUNT_ATTR_ATIME, _MS_SLAVE, 0)
        self._call("syscall", _MOUNT_SETATTR, -100, b"/", _AT_RECURSIVE, attributes, ctypes.sizeof(attributes))

    def _unused_uid(self) -> int:
        """A user id that nobody has, and that no other judge takes while we do."""
        uid = self._uid or _FIRST_UID + os.getpid() % _UIDS
        for _ in range(_UIDS):
            uid = _FIRST_UID + (uid + 1 - _FIRST_UID) % _UIDS
            reservation = socket.socket(socket.AF_UNIX)
            try:
                reservation.bind(f"\0jax101-uid-{uid}")
            except OSError:
                reservation.close()
                continue
            if not _user_has_processes(uid):
                self._reserved[uid] = reservation
                return uid
            reservation.close()
        raise OSError("no user id is free for a worker")

    def _call(self, name: str, *arguments: Any) -> None:
        if getattr(self._libc, name)(*arguments) != 0:
            code = ctypes.get_errno()
            raise OSError(code, f"{name}: {os.strerror(code)}")

    def _mount(self, folder: bytes, options: str, flags: int = 0) -> None:
        self._call("mount", b"tmpfs", folder, b"tmpfs", _MS_NOSUID | _MS_NODEV | flags, options.encode())


def _user_has_processes(uid: int) -> bool:
    for name in os.listdir("/proc"):
        with contextlib.suppress(OSError):
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == uid:
                return True
    return False


def _kill_user(uid: int) -> None:
    """Kills everything of a user id: a child of that id signals all that it may."""
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(OSError):
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            os.kill(-1, signal.SIGKILL)
        os._exit(0)
    os.waitpid(pid, 0)


def kill_tree(pid: int) -> None:
    """Kills a process, its children and its process group. Tier `none` can do no more."""
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process(pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _silence() -> None:
    """Points the standard streams to nowhere, so that output below Python costs nothing."""
    if os.environ.get("JAX101_DEBUG"):
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _cap(which: int, value: int) -> None:
    assert system.NAME != "windows"
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))


def clean_environment(scratch: str, cache: CompilationCache | None = None) -> dict[str, str]:
    """The whole environment of a worker."""
    kept = ("JAX101_DEBUG", "SYSTEMROOT", "JAX_PLATFORMS")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PATH": "/usr/bin:/bin",
        "HOME": scratch,
        "TMPDIR": scratch,
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "JAX_NUM_CPU_DEVICES": "8",
        "MALLOC_ARENA_MAX": "4",  # address space that many threads would reserve and never use
        **(cache.environment if cache else {}),
    }


def missing(tier: str) -> str:
    """One sentence on something that a tier needs and this machine lacks, or empty if the tier may work."""
    if tier == "none":
        return ""
    if system.NAME != "linux":
        return "isolation works on Linux only"
    try:
        seccomp_filter()
    except OSError as error:
        return str(error)
    if tier == "namespaces":
        if shutil.which("bwrap") is None:
            return "bubblewrap is not installed (on Debian and Ubuntu: apt-get install bubblewrap)"
        return _refused_namespaces()
    if os.geteuid() != 0:
        return "it needs root, to give each worker a user id of its own"
    if not landlock_version():
        return "this kernel has no Landlock (Linux 5.13 and later have it, if it is switched on)"
    return _shut_to_others()


def _refused_namespaces() -> str:
    """The reason that this machine gives bubblewrap no namespaces. Empty if it gives them, or was too busy to say."""
    command = [*_bubblewrap(), _python(), "-I", "-S", "-c", ""]
    options = {"env": clean_environment(SCRATCH), "cwd": "/", **other_user("namespaces")}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_TRIAL_SECONDS, **options)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    said = done.stderr.decode(errors="replace").strip().splitlines()
    # Signals and shortages pass. The canary then says what they did, and nobody takes them for a lack.
    if done.returncode <= 0 or not said or any(os.strerror(code) in said[-1] for code in _SHORTAGES):
        return ""
    return f"bubblewrap cannot start Python here ({said[-1]})"


def _shut_to_others() -> str:
    """The reason that another user id could not run this Python and this grader, or empty if it could."""
    for folder in (*python_folders(), str(grader_folder())):
        shut = _shut_parent(Path(folder))
        if shut:
            return f"other users cannot read Python in {folder} (chmod o+x {shut} would do)"
    return ""


def _shut_parent(folder: Path) -> Path | None:
    """The folder on the way to this one, or itself, that other users may not enter."""
    return next((path for path in (folder, *folder.parents) if not path.stat().st_mode & stat.S_IXOTH), None)


def reachable(cache: CompilationCache | None, tier: str) -> CompilationCache | None:
    """A compilation cache, if a tier's workers can enter its folder."""
    is_shut = cache and (tier == "user" or other_user(tier)) and _shut_parent(cache.folder)
    return None if is_shut else cache


def other_user(tier: str) -> dict[str, Any]:
    """Options for `subprocess` that give bubblewrap another user id than root's.

    The kernel does not limit the threads of root's user id.
    """
    if tier != "namespaces" or os.geteuid() != 0 or _shut_to_others():
        return {}
    return {"user": _FIRST_UID - 1, "group": _FIRST_UID - 1, "extra_groups": []}


def _python() -> str:
    """The path of this interpreter, without the `..` of folders that a sandbox lacks. Links stay: a venv is one."""
    return os.path.abspath(sys.executable)


def fork_server_command(
    tier: str, descriptor: int, preload: Sequence[str], cache: CompilationCache | None = None
) -> list[str]:
    """The command that starts the fork server.

    Args:
        tier: one of `TIERS`.
        descriptor: its control socket, an inherited file descriptor.
        preload: modules that thunks call, imported once for all workers.
        cache: compiled programs that workers may read.
    """
    home = grader_folder()
    start = (
        f"import sys; sys.path.insert(0, {str(home.parent)!r}); "
        f"{''.join(f'import {module}; ' for module in preload)}"
        f"from grader.sandbox.worker_main import fork_server_main; fork_server_main({descriptor}, {tier!r})"
    )
    python = [_python(), "-I", "-c", start]
    if tier != "namespaces":
        return python
    return [*_bubblewrap([str(cache.folder)] if cache else []), *python]


def _bubblewrap(more: Sequence[str] = ()) -> list[str]:
    """The part of the command that comes before Python.

    Args:
        more: folders that workers may read, beside Python and the grader.
    """
    home = grader_folder()
    # All but the cgroup namespace: older kernels let a worker join its group only from the judge's.
    command = ["bwrap", "--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    command += ["--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    for capability in ("CAP_SYS_ADMIN", "CAP_SETPCAP", "CAP_KILL"):
        command += ["--cap-add", capability]
    for folder in SYSTEM:
        command += ["--ro-bind-try", folder, folder]
    command += ["--tmpfs", "/tmp", "--proc", "/proc", "--dir", "/dev/shm", "--tmpfs", SCRATCH]
    for device in _DEVICES:
        command += ["--dev-bind", device, device]
    for folder in (*python_folders(), str(home), *more):
        command += ["--ro-bind", folder, folder]
    for folder in hidden_folders():
        command += ["--tmpfs", folder, "--remount-ro", folder]
    return [*command, "--remount-ro", "/tmp", "--remount-ro", "/", "--chdir", SCRATCH, "--"]
