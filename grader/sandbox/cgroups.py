"""Control groups: the kernel's own limit on all of a worker's memory and threads, if it lets us set one.

A process may make groups below its own if it is root, or if its group was delegated to it (`systemd-run --user
--scope -p Delegate=yes`, most containers). Linux has two interfaces: one tree for all controllers (version 2),
and one tree for each (version 1). A machine may have both at once. See cgroups(7).
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import itertools
import os
import re
import secrets
import signal
import time
from collections.abc import Mapping
from pathlib import Path

__all__ = ["Cgroup", "CgroupFactory", "CgroupSupport", "cgroup_support"]

# The files that limit memory and threads, by controller and version. A file with "?" is not on every machine.
_LIMITS: Mapping[tuple[str, int], Mapping[str, str]] = {
    ("memory", 1): {"memory.limit_in_bytes": "{memory}", "memory.memsw.limit_in_bytes?": "{memory}"},
    ("memory", 2): {"memory.max": "{memory}", "memory.swap.max?": "0"},
    ("pids", 1): {"pids.max": "{threads}"},
    ("pids", 2): {"pids.max": "{threads}"},
}
_CONTROLLERS = ("memory", "pids")
_PREFIX = "jax101-"
_RUN = secrets.token_hex(4)  # process ids are reused, and so are the names of a judge that was killed
_NUMBERS = itertools.count(1)
_PATIENCE = 5.0  # seconds for killed processes to leave


@functools.cache
def cgroup_support() -> CgroupSupport:
    """Finds out once if this process can make control groups."""
    try:
        return CgroupSupport(CgroupFactory(), "")
    except OSError as error:
        return CgroupSupport(None, error.strerror or str(error))


@dataclasses.dataclass(frozen=True)
class CgroupSupport:
    """The factory of control groups, or the reason that there is none, in a few words."""

    factory: CgroupFactory | None
    problem: str


class CgroupFactory:
    """Makes a group for each worker, below this process's own.

    Raises:
        OSError: none can be made here. The message says why.
    """

    def __init__(self) -> None:
        self._bases = _bases(Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text())
        missing = [name for name in _CONTROLLERS if not any(name in held for held, _ in self._bases.values())]
        if missing:
            raise OSError(f"no group of this process bounds {' or '.join(missing)}")
        for base, (held, version) in self._bases.items():
            _remove_left(base)
            if version == 2:
                _hand_down(base, held)
        self.make(2**30, 100).close()

    def make(self, memory: int, threads: int) -> Cgroup:
        """A new group that holds nobody.

        Args:
            memory: bytes, for all that its processes touch, files in memory included.
            threads: how many, of all its processes together.

        Raises:
            OSError: the kernel refuses.
        """
        group = Cgroup()
        try:
            for base, (held, version) in self._bases.items():
                group.add(base / f"{_PREFIX}{os.getpid()}-{_RUN}-{next(_NUMBERS)}")
                for name in held:
                    for file, value in _LIMITS[name, version].items():
                        group.set(file, value.format(memory=memory, threads=threads))
        except OSError:
            group.close()
            raise
        return group


class Cgroup:
    """The group of one worker.

    Attributes:
        procs_fds: open descriptors. A process that writes "0" to all of them is in the group.
    """

    def __init__(self) -> None:
        self._folders: list[Path] = []
        self.procs_fds: list[int] = []

    def add(self, folder: Path) -> None:
        folder.mkdir()
        self._folders.append(folder)
        self.procs_fds.append(os.open(folder / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC))

    def set(self, file: str, value: str) -> None:
        path = self._folders[-1] / file.rstrip("?")
        if path.exists() or not file.endswith("?"):
            path.write_text(value)

    def processes(self) -> list[int]:
        """The ids of all processes that are in every part of the group."""
        found = [set((folder / "cgroup.procs").read_text().split()) for folder in self._folders]
        return sorted(int(pid) for pid in set.intersection(*found))

    def close(self) -> None:
        """Kills every process that is left, and removes the group."""
        while self.procs_fds:
            os.close(self.procs_fds.pop())
        deadline = time.monotonic() + _PATIENCE
        while self._folders:
            folder = self._folders[-1]
            with contextlib.suppress(OSError):
                folder.rmdir()
            if folder.exists() and time.monotonic() < deadline:
                _kill_all(folder)
                time.sleep(0.002)
            else:
                self._folders.pop()


def _bases(own: str, mounts: str) -> dict[Path, tuple[list[str], int]]:
    """Finds the folders of this process's own groups, with the controllers that each holds, and its version.

    Args:
        own: /proc/self/cgroup
        mounts: /proc/self/mountinfo
    """
    paths = {line.split(":", 2)[1]: line.split(":", 2)[2] for line in own.splitlines()}
    found: dict[Path, tuple[list[str], int]] = {}
    for line in mounts.splitlines():
        fields, _, kinds = line.partition(" - ")
        root, point = fields.split()[3:5]
        kind, *_, options = kinds.split()
        if kind == "cgroup2":
            names, version = "", 2
        elif kind == "cgroup":
            names = next((key for key in paths if key and set(key.split(",")) <= set(options.split(","))), "")
            version = 1
            if not names:
                continue
        else:
            continue
        path = paths.get(names)
        if path is None or not Path(path).is_relative_to(root):
            continue
        base = Path(point) / Path(path).relative_to(root)
        listed = (base / "cgroup.controllers").read_text().split() if version == 2 else names.split(",")
        held = [name for name in _CONTROLLERS if name in listed]
        if held:
            found[base] = held, version
    return found


def _hand_down(base: Path, controllers: list[str]) -> None:
    """Version 2 gives controllers only to the children of a group that holds no process itself."""
    switch = base / "cgroup.subtree_control"
    wanted = " ".join(f"+{name}" for name in controllers)
    if set(controllers) <= set(switch.read_text().split()):
        return
    try:
        switch.write_text(wanted)
        return
    except OSError:
        pass
    own = base / f"{_PREFIX}{os.getpid()}-{_RUN}-judge"
    own.mkdir()
    (own / "cgroup.procs").write_text("0")
    try:
        switch.write_text(wanted)
    except OSError:
        (base / "cgroup.procs").write_text("0")
        own.rmdir()
        raise


def _remove_left(base: Path) -> None:
    """Removes the groups of judges that were killed."""
    for folder in base.glob(f"{_PREFIX}*-*"):
        judge = re.fullmatch(rf"{_PREFIX}(\d+)-(?:(\w+)-)?\w+", folder.name)
        if judge is None:
            continue
        pid, run = judge.groups()
        is_ours = int(pid) == os.getpid() and run == _RUN
        if not is_ours and (int(pid) == os.getpid() or not os.path.exists(f"/proc/{pid}")):
            with contextlib.suppress(OSError):
                folder.rmdir()


def _kill_all(folder: Path) -> None:
    with contextlib.suppress(OSError):
        if (folder / "cgroup.kill").exists():
            (folder / "cgroup.kill").write_text("1")
            return
        for pid in (folder / "cgroup.procs").read_text().split():
            if int(pid) > 0:  # 0: a process that cannot be seen from here
                os.kill(int(pid), signal.SIGKILL)
