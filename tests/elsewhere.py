"""Makes this Python look like one on Windows to our own code: `python tests/elsewhere.py MODULE ARGUMENTS`.

Modules and functions that only POSIX has are gone, and `grader.system.NAME` is "windows". The libraries are imported
first, because theirs is the real system. So it shows that our own code needs nothing that Windows lacks. It does not
show that Windows's own functions do what our code expects.
"""

from __future__ import annotations

import importlib
import os
import runpy
import signal
import sys

from grader import system

POSIX_MODULES = ("fcntl", "grp", "posix_ipc", "pty", "pwd", "pyseccomp", "resource", "termios", "tty")
POSIX_NAMES = """
fork forkpty getegid geteuid getgid getgroups getpgid getresuid getuid initgroups killpg mkfifo nice pidfd_open
sched_getaffinity sched_setaffinity setgid setgroups setpgid setresgid setresuid setsid setuid wait3 wait4 waitid
"""
POSIX_SIGNALS = ("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU", "pthread_kill", "alarm", "setitimer")


LIBRARIES = """
asyncio.subprocess concurrent.futures faulthandler multiprocessing.pool pdb tempfile webbrowser
chex click cloudpickle jax jax.export jax.experimental.compilation_cache.compilation_cache jax.experimental.pjit
msgpack numpy.testing platformdirs psutil pytest pytest_benchmark.plugin rich.markdown rich.progress_bar rich.syntax
textual.app textual.widgets watchfiles
"""


def look_like_windows() -> None:
    """Hides all that only POSIX has."""
    for name in POSIX_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # an import raises ImportError
    for module, names in ((os, POSIX_NAMES.split()), (signal, POSIX_SIGNALS)):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    system.NAME = "windows"


if __name__ == "__main__":
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    for library in LIBRARIES.split():
        importlib.import_module(library)
    sys.modules["jax"].devices()
    look_like_windows()
    del sys.argv[0]
    sys.path.insert(0, os.getcwd())
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
