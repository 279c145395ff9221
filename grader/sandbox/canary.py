"""The canary: it finds out, before any submission is read, if a tier keeps its promises on this machine."""

from __future__ import annotations

import ctypes
import dataclasses
import functools
import os
import socket
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from grader.errors import IsolationError, MachineError
from grader.protocol.wire import pickle_thunk
from grader.sandbox.compiled import newest_cache
from grader.sandbox.folders import grader_folder, secret_paths
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.tiers import TIERS, missing
from grader.sandbox.worker import Worker

__all__ = ["CanaryResult", "TierChoice", "attempts", "choose_tier", "probe"]

_SECONDS = 30.0


@dataclasses.dataclass(frozen=True)
class CanaryResult:
    """The canary's findings on one tier.

    Attributes:
        problem: one sentence on why the tier does not work here, or empty if it works.
        lacking: True if this machine lacks something that the tier needs. Otherwise the tier should work here.
    """

    problem: str = ""
    lacking: bool = False

    @property
    def works(self) -> bool:
        return not self.problem


@dataclasses.dataclass(frozen=True)
class TierChoice:
    """The tier to grade with, and the reasons against better ones."""

    tier: str
    problems: tuple[str, ...] = ()


def choose_tier(wanted: str) -> TierChoice:
    """Chooses the isolation tier to grade with.

    Args:
        wanted: `auto` for the best that works here, `require` for the best that keeps strangers' code
            apart, or the name of a tier.

    Raises:
        IsolationError: the wanted tier does not work here, and the message says what to install. Or this machine
            has all that a tier needs, and the canary got through, failed or was too slow.
    """
    problems: list[str] = []
    for tier in {"auto": TIERS, "require": TIERS[:-1]}.get(wanted, (wanted,)):
        found = CanaryResult() if tier == "none" else probe(tier)
        if found.works:
            return TierChoice(tier, tuple(problems))
        problems.append(f"isolation by {tier} does not work here: {found.problem}")
        if not found.lacking:  # somebody has to look at that: stepping down would hide it
            raise IsolationError(
                f"this machine has all that isolation by {tier} needs, but {found.problem.rstrip('.')}. "
                "Run the command again. If it fails again, choose another tier with --isolation"
            )
    raise IsolationError("; ".join(problems))


def probe(tier: str) -> CanaryResult:
    """Tries, from inside a worker, everything that the tier claims to prevent."""
    lacking = missing(tier)
    if lacking:
        return CanaryResult(lacking, lacking=True)
    forbidden = [str(path) for folder in secret_paths() for path in (folder, _some_file(folder))]
    cache = newest_cache()
    try:
        with tempfile.TemporaryDirectory(prefix="jax101-canary-") as folder, ForkServer(tier, cache=cache) as server:
            secret = Path(folder) / "secret"
            secret.write_text("canary")
            worker = Worker(server, Limits(seconds=_SECONDS))
            try:
                request = {"do": "observe", "thunk": pickle_thunk(_Attempts(str(secret), forbidden, os.getpid()))}
                answer = worker.ask(request, _SECONDS).value
            finally:
                worker.end()
    except MachineError as error:
        return CanaryResult(str(error))
    except Exception as error:
        return CanaryResult(f"the canary failed: {str(error).replace('your code', 'it')}")
    through = [str(name) for name in answer[1]] if isinstance(answer, list) and answer[0] == "list" else ["anything"]
    return CanaryResult(f"the canary could {', '.join(through)}") if through else CanaryResult()


class _Attempts:
    """The canary's thunk. A class of this module, so that it travels by reference."""

    def __init__(self, secret: str, forbidden: Sequence[str], judge: int) -> None:
        self.secret, self.forbidden, self.judge = secret, tuple(forbidden), judge

    def __call__(self) -> list[str]:
        here = attempts(self.secret, self.forbidden, self.judge)
        # The kernel filters each thread by itself, and JAX starts some before a worker is walled in.
        elsewhere = _from_another_thread(functools.partial(attempts, self.secret, self.forbidden, self.judge))
        return [*here, *(f"{what} from a thread of JAX" for what in elsewhere if what not in here)]


def attempts(secret: str, forbidden: Sequence[str], judge: int) -> list[str]:
    """Lists the forbidden things that a worker could do. Runs in a worker.

    Args:
        secret: a file that only the judge may read.
        forbidden: folders of the course, and a file of each.
        judge: the judge's process id.
    """
    through = []

    def attempt(what: str, act: Callable[[], Any]) -> None:
        try:
            if act() is not False:
                through.append(what)
        except Exception:
            return

    attempt("read another's file", lambda: Path(secret).read_bytes())
    for path in forbidden:
        attempt(f"read {path}", functools.partial(_can_read, path))
    attempt("write into the grader", lambda: (grader_folder() / "canary").touch())
    cache = os.environ.get("JAX_COMPILATION_CACHE_DIR")
    if cache:
        attempt("list the compiled programs", lambda: os.listdir(cache))
        attempt("write into the compilation cache", lambda: Path(cache, "canary").touch())
    attempt("write into site-packages", lambda: Path(os.__file__).with_name("canary").touch())
    attempt("see the judge's process", lambda: _can_signal(judge))
    attempt("open a socket", socket.socket)
    attempt("start a process", _can_fork)
    attempt("reach the network", lambda: socket.create_connection(("127.0.0.1", 9), timeout=1))
    attempt("see network interfaces", lambda: len(socket.if_nameindex()) > 1)
    attempt("mount a file system", lambda: ctypes.CDLL(None).mount(b"t", b"/tmp", b"tmpfs", 0, None) == 0)
    return through


def _from_another_thread(act: Callable[[], list[str]]) -> list[str]:
    """Calls a function in a thread that JAX's CPU back end started, before the worker was walled in.

    A program that waits for the result of another runs in such a thread.
    """
    import jax  # here: the judge imports this module before it has imported JAX
    import jax.numpy as jnp

    through: list[str] = []

    def told(number: Any) -> Any:
        jax.debug.callback(lambda _: through.extend(act()), number)
        return number

    start = jnp.ones((300, 300))
    slow = jax.jit(lambda x: jax.lax.fori_loop(0, 20, lambda _, x: jnp.sin(x @ x), x)).lower(start).compile()
    waiting = jax.jit(lambda x: told(x[0, 0])).lower(start).compile()
    jax.block_until_ready(waiting(slow(start)))
    jax.effects_barrier()
    return through


def _some_file(folder: Path) -> Path:
    return next((path for path in sorted(folder.rglob("*")) if path.is_file()), folder)


def _can_read(path: str) -> bool:
    try:
        return bool(os.listdir(path))
    except NotADirectoryError:
        return bool(Path(path).read_bytes())


def _can_fork() -> bool:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True


def _can_signal(judge: int) -> bool:
    if judge == os.getpid():
        return False
    os.kill(judge, 0)
    return True
