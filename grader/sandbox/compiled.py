"""The compilation cache: programs that trusted code has compiled, for workers to read.

Most of a worker's time is XLA compiling small programs. JAX keeps compiled programs in a folder, if it is told to.
Solutions and references fill one here (`grader warm`), and workers read it. A student's own pytest has another one.

An entry is native code. So only trusted code writes, and the folder is read-only for workers. The entries are also
the solutions' programs. So nobody can list the folder: an entry is reached by its name, and JAX makes the name from
the program. A folder is never changed once it has its last name, so readers need no lock.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import importlib.metadata
import os
import platform
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs

from grader import system
from grader.errors import MachineError

__all__ = ["CompilationCache", "compiling_anew", "fill", "is_ours", "newest_cache", "root", "version_key"]

_KEPT = 4
"""Only so many filled folders are kept: the newest ones, of all versions."""

_OURS, _FILLING = "jax101-programs-", "jax101-filling-"  # `JAX101_CACHE` may hold folders of other people
_FORGOTTEN = 24 * 3600 * 10**9  # nanoseconds
_UNLISTED, _READ_ONLY = 0o111, 0o444  # the owner cannot list it either, because a worker may have his user id


@dataclasses.dataclass(frozen=True)
class CompilationCache:
    """A folder of compiled programs.

    Attributes:
        folder: where they lie.
        writes: True for workers that run trusted code only. They add what they compile.
    """

    folder: Path
    writes: bool = False

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make JAX use it."""
        return {
            "JAX_COMPILATION_CACHE_DIR": str(self.folder),
            "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0" if self.writes else "1e9",
            "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
            "JAX_PERSISTENT_CACHE_ENABLE_XLA_CACHES": "none",
        }


def root() -> Path:
    """The folder of all caches: `JAX101_CACHE`, or where this system keeps them.

    Workers may have another user id than the judge. So the home folder of root would not do.
    """
    named = os.environ.get("JAX101_CACHE")
    if named:
        return Path(named).absolute()
    as_root = system.NAME != "windows" and os.geteuid() == 0
    return platformdirs.site_cache_path("jax101") if as_root else platformdirs.user_cache_path("jax101")


def newest_cache() -> CompilationCache | None:
    """The newest cache for this JAX and this processor. None if there is none, or if others could have filled it."""
    folders = _filled(root(), f"{_OURS}{version_key()}-")
    return CompilationCache(folders[-1]) if folders else None


@contextlib.contextmanager
def fill() -> Iterator[CompilationCache]:
    """Makes an empty cache to write to. When the block ends, it becomes the newest one.

    Raises:
        MachineError: the folder cannot be made, or others may write to it.
    """
    home = root()
    try:
        home.mkdir(mode=0o755, parents=True, exist_ok=True)
        if not is_ours(home):
            raise MachineError(f"the compilation cache in {home} could be changed by other users")
        folder = Path(tempfile.mkdtemp(prefix=_FILLING, dir=home))
    except OSError as error:
        raise MachineError(f"no compilation cache can be made in {home}: {error.strerror}") from None
    try:
        yield CompilationCache(folder, writes=True)
        for entry in folder.iterdir():
            entry.chmod(_READ_ONLY)
        before = max((_changed(path) for path in _filled(home)), default=0)
        now = max(before + 1, _changed(folder))  # the newest, even if the clock was set back
        os.utime(folder, ns=(now, now))
        folder.chmod(_UNLISTED)
        folder.rename(home / folder.name.replace(_FILLING, f"{_OURS}{version_key()}-"))
    finally:
        if folder.exists():
            _remove(folder)
    _tidy(home, now)


@contextlib.contextmanager
def compiling_anew() -> Iterator[None]:
    """Leaves the cache alone, so that a clock sees what compiling costs. Runs in a worker, or in a student's pytest."""
    import jax  # here: the judge imports this module before it has imported JAX
    from jax.experimental.compilation_cache import compilation_cache

    config: Any = jax.config  # older versions do not declare its settings
    if not (config.jax_compilation_cache_dir and config.jax_enable_compilation_cache):
        yield
        return
    config.update("jax_enable_compilation_cache", False)
    compilation_cache.reset_cache()  # JAX asks only once if there is one
    try:
        yield
    finally:
        config.update("jax_enable_compilation_cache", True)
        compilation_cache.reset_cache()


def _filled(home: Path, prefix: str = _OURS) -> list[Path]:
    """The filled folders that nobody else can have changed, the newest last."""
    try:
        if not is_ours(home):
            return []
        names = [path for path in home.iterdir() if path.name.startswith(prefix)]
    except OSError:
        return []
    return sorted((path for path in names if is_ours(path)), key=_changed)


def is_ours(path: Path) -> bool:
    """Says if this is a folder that only we and root can change."""
    if system.NAME == "windows":
        return path.is_dir()
    found = path.lstat()
    is_private = not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid in (0, os.geteuid()) and is_private


def _changed(path: Path) -> int:
    """The time of a folder's last change, in nanoseconds, by the file system's clock."""
    return path.lstat().st_mtime_ns


def _tidy(home: Path, now: int) -> None:
    """Removes old caches, and those that nobody finished."""
    old = _filled(home)[:-_KEPT]
    forgotten = [path for path in home.glob(f"{_FILLING}*") if now - _changed(path) > _FORGOTTEN]
    for folder in (*old, *forgotten):
        _remove(folder)


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
        shutil.rmtree(folder)


def version_key() -> str:
    """Tells versions and processors apart, because compiled code fits one of each."""
    versions = [importlib.metadata.version(name) for name in ("jax", "jaxlib")]
    return hashlib.sha256("\n".join([*versions, *_processor()]).encode()).hexdigest()[:16]


def _processor() -> list[str]:
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(errors="replace").splitlines()
        return sorted({line for line in lines if line.startswith(("model name", "flags", "Features", "CPU part"))})
    return [platform.machine(), platform.processor()]
