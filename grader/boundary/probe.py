"""The canary: does a tier keep here what it promises? Asked at start, before any submission is read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from grader.boundary.sandbox import missing
from grader.boundary.wire import to_bytes
from grader.boundary.workers import Limits, Worker, Workers
from grader.messages import CourseError

__all__ = ["LEAK", "attempts", "probe"]

LEAK = "the canary could"
"""How `probe` begins where something got through: the tier is there, and does not hold."""


def probe(tier: str) -> str:
    """Tries, from inside a worker, what the tier claims to prevent.

    Returns:
        Nothing where the tier works here; else one sentence that says why not, or what got through.
    """
    lacking = missing(tier)
    if lacking:
        return lacking
    home = str(Path(__file__).resolve().parent.parent.parent)
    try:
        with tempfile.TemporaryDirectory(prefix="jax101-canary-") as folder, Workers(tier) as workers:
            secret = Path(folder) / "secret"
            secret.write_text("canary")
            worker = Worker(workers, Limits())
            try:
                request = {"do": "observe", "thunk": to_bytes(_Attempts(str(secret), home, os.getpid()))}
                answer = worker.ask(request, 30.0)
            finally:
                worker.end()
    except CourseError as error:
        return str(error)
    except Exception as error:
        return f"the canary did not come back ({error})"
    through = [str(name) for name in answer[1]] if isinstance(answer, list) and answer[0] == "list" else ["anything"]
    return f"{LEAK} {', '.join(through)}" if through else ""


class _Attempts:
    """The canary's thunk; a class of this module, so that it travels by reference."""

    def __init__(self, secret: str, home: str, judge: int) -> None:
        self.secret, self.home, self.judge = secret, home, judge

    def __call__(self) -> list[str]:
        return attempts(self.secret, self.home, self.judge)


def attempts(secret: str, home: str, judge: int) -> list[str]:
    """What a worker could do that it must not. Runs in a worker.

    Args:
        secret: a file that only the judge may read.
        home: the folder of the course.
        judge: the judge's process id.
    """
    import ctypes
    import socket

    through = []

    def attempt(what: str, act: Any) -> None:
        try:
            if act() is not False:
                through.append(what)
        except Exception:
            return

    attempt("read another's file", lambda: Path(secret).read_bytes())
    for part in ("exercises", "solutions", "tests"):
        attempt(f"list {part}/", lambda part=part: os.listdir(os.path.join(home, part)))
    attempt("write into the grader", lambda: Path(home, "grader", "canary").touch())
    attempt("write into site-packages", lambda: Path(os.__file__).with_name("canary").touch())
    attempt("see the judge's process", lambda: _is_other_python(judge))
    attempt("reach the network", lambda: socket.create_connection(("127.0.0.1", 9), timeout=1))
    attempt("see network interfaces", lambda: len(socket.if_nameindex()) > 1)
    attempt("mount a file system", lambda: ctypes.CDLL(None).mount(b"t", b"/tmp", b"tmpfs", 0, None) == 0)
    return through


def _is_other_python(judge: int) -> bool:
    if judge == os.getpid():
        return False
    os.kill(judge, 0)
    return True
