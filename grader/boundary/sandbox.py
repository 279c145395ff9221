"""What a worker cannot do, at each tier, and how the judge finds out which tier works here.

`namespaces`: bubblewrap gives the parent of all workers a file system with Python, the grader and
nothing of the course, no network, and a user and process space of its own; each worker then gets
its own process space, so that its death kills all that it started, and fresh folders in memory.
`none`: the same processes without walls, for feedback on one's own code.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import sys
import sysconfig
from pathlib import Path
from typing import Any

__all__ = ["TIERS", "Fence", "clean_environment", "parent_command"]

TIERS = ("namespaces", "none")

_SCRATCH_BYTES = 64 * 2**20

_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWPID = 0x00020000, 0x08000000, 0x20000000
_PR_SET_NO_NEW_PRIVS, _PR_CAPBSET_DROP, _PR_SET_DUMPABLE = 38, 24, 4
_LAST_CAPABILITY = 63
_CAPABILITY_VERSION_3 = 0x20080522


class Fence:
    """The walls of one tier, from inside: the parent forks through it, the child enters it.

    Args:
        tier: `namespaces` or `none`.
    """

    def __init__(self, tier: str) -> None:
        self.tier = tier
        self._statm: int | None = None
        if tier == "namespaces":
            self._libc = ctypes.CDLL(None, use_errno=True)
            self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
            self._call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)

    def fork(self) -> int:
        """Forks a worker, in a process space of its own where the tier has them. Returns as `os.fork`."""
        if self.tier == "none":
            return os.fork()
        self._call("unshare", _CLONE_NEWPID)
        pid = os.fork()
        if pid:
            self._call("setns", self._own_pids, _CLONE_NEWPID)
        return pid

    def enter(self) -> None:
        """Leaves behind, in the child and before any student code, what the tier forbids."""
        if os.path.exists("/proc/self/statm"):
            self._statm = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        if self.tier == "none":
            os.setsid()
            _silence()
            return
        os.close(self._own_pids)
        self._call("unshare", _CLONE_NEWNS | _CLONE_NEWIPC)
        scratch = f"size={_SCRATCH_BYTES},nr_inodes=4096,mode=0700"
        self._mount(b"/tmp", scratch)
        self._mount(b"/dev/shm", scratch)
        self._mount(b"/proc", "size=4096,nr_inodes=2,mode=0500")
        os.chdir("/tmp")
        _silence()
        for capability in range(_LAST_CAPABILITY + 1):
            self._libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
        header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
        self._call("capset", header, (ctypes.c_uint32 * 6)())
        self._call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)

    def limit(self, memory: int) -> None:
        """Bounds the child: `memory` bytes above what a worker with a ready backend holds."""
        try:
            import resource
        except ImportError:  # Windows
            return
        if self._statm is not None:
            _cap(resource.RLIMIT_DATA, _private_pages(self._statm) * resource.getpagesize() + memory)
            os.close(self._statm)
        _cap(resource.RLIMIT_CORE, 0)
        _cap(resource.RLIMIT_FSIZE, _SCRATCH_BYTES)

    def kill(self, pid: int) -> None:
        """Ends a worker and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self.tier == "none":
                kill_tree(pid)
            else:
                os.kill(pid, signal.SIGKILL)

    def _call(self, name: str, *arguments: Any) -> None:
        if getattr(self._libc, name)(*arguments) != 0:
            code = ctypes.get_errno()
            raise OSError(code, f"{name}: {os.strerror(code)}")

    def _mount(self, folder: bytes, options: str) -> None:
        self._call("mount", b"tmpfs", folder, b"tmpfs", 0x2 | 0x4, options.encode())  # nosuid, nodev


def kill_tree(pid: int) -> None:
    """Kills a process, its children and its process group: what tier `none` can do."""
    import psutil

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
    """Points the standard streams away: what a submission prints decides nothing and costs nothing."""
    if os.environ.get("JAX101_DEBUG"):
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _private_pages(statm: int) -> int:
    """Pages that the kernel counts against RLIMIT_DATA, from an open /proc/self/statm."""
    return int(os.pread(statm, 200, 0).split()[5])


def _cap(which: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))


def clean_environment(scratch: str) -> dict[str, str]:
    """All that a worker sees of the environment."""
    kept = ("JAX101_DEBUG", "SYSTEMROOT", "JAX_PLATFORMS")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PATH": "/usr/bin:/bin",
        "HOME": scratch,
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "JAX_NUM_CPU_DEVICES": "8",
    }


def parent_command(tier: str, descriptor: int) -> list[str]:
    """The command that starts the parent of all workers, which finds its control socket at `descriptor`.

    Raises:
        FileNotFoundError: the tier wants bubblewrap, and it is not installed.
    """
    home = Path(__file__).resolve().parent.parent
    start = (
        f"import sys; sys.path.insert(0, {str(home.parent)!r}); "
        f"import grader.checks; "  # what thunks call: imported once for all workers
        f"from grader.boundary.worker import parent_main; parent_main({descriptor}, {tier!r})"
    )
    python = [sys.executable, "-I", "-c", start]
    if tier == "none":
        return python
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise FileNotFoundError("bubblewrap (bwrap) is not installed")
    command = [bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    for capability in ("CAP_SYS_ADMIN", "CAP_SETPCAP", "CAP_KILL"):
        command += ["--cap-add", capability]
    for folder in ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"):
        command += ["--ro-bind-try", folder, folder]
    # Memory of its own where a wide folder, such as /usr or the course, would be shown with the rest.
    command += ["--tmpfs", "/tmp", "--proc", "/proc", "--dir", "/dev/shm"]
    for device in ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"):
        command += ["--dev-bind", device, device]
    for folder in _python_folders():
        command += ["--ro-bind", folder, folder]
    command += ["--ro-bind", str(home), str(home), "--remount-ro", "/", "--chdir", "/tmp"]
    return [*command, "--", *python]


def _python_folders() -> list[str]:
    """Where this interpreter and its packages lie, each folder once, none inside another or /usr."""
    paths = sysconfig.get_paths()
    wanted = {sys.prefix, sys.base_prefix, sys.exec_prefix, paths["purelib"], paths["platlib"], paths["stdlib"]}
    wanted |= {str(Path(sys.executable).resolve().parent.parent), str(Path(sys.executable).parent)}
    folders = sorted({os.path.abspath(folder) for folder in wanted if os.path.isdir(folder)}, key=len)
    chosen: list[str] = []
    for folder in folders:
        if not any(Path(folder).is_relative_to(outer) for outer in ("/usr", *chosen)):
            chosen.append(folder)
    return chosen
