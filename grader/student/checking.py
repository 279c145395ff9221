"""Checks exercises for `grader watch`, each in a process of its own that was started ahead of need."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from typing import IO, Any

import psutil

from grader.course import Course, Exercise

__all__ = ["Checking", "Message"]

Message = dict[str, Any]
"""One line of what `grader.student.standby` says."""

STOP_SECONDS = 2.5
"""The time that a process may take to stop. Then it is killed."""

_MAX_LINE = 1 << 20
_LAST_WORDS = 2000  # characters of a process that died


class Checking:
    """Keeps one process ready, and checks one exercise at a time.

    Args:
        course: the course.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._ready: _Process | None = None
        self._busy: _Process | None = None
        self._killed: list[_Process] = []
        self._ahead: _Process | None = None
        self._seen: set[str] = set()

    async def prepare(self, likely: Exercise) -> None:
        """Starts a process for the next check, if none is ready for this exercise."""
        if self._ready is not None and self._ready.likely != likely.name:
            self._kill(self._ready)
            self._ready = None
        if self._ready is None:
            self._ready = await _Process.start(self._course, likely.name)

    async def look_ahead(self, exercise: Exercise) -> None:
        """Lets a process run the pitfalls of an exercise, once, so that a first mistake is explained at once."""
        if exercise.name in self._seen:
            return
        self._seen.add(exercise.name)
        if self._ahead is not None:
            self._kill(self._ahead)
        self._ahead = await _Process.start(self._course, exercise.name, "--look-ahead")

    async def check(self, exercise: Exercise) -> AsyncIterator[Message]:
        """Checks an exercise, and gives what its process says. A check that is under way is given up.

        The last message is `done`, or `died` with the reason.
        """
        self.give_up()
        await self.prepare(exercise)
        assert self._ready is not None
        process, self._ready = self._ready, None
        self._busy = process
        try:
            async for message in process.carry_out(exercise.name):
                yield message
                if process.is_killed:
                    return
        finally:
            self._kill(process)

    async def stop(self) -> None:
        """Stops the student's code. It says where it was, or is killed soon."""
        if self._busy is not None:
            await self._busy.stop()

    def give_up(self) -> None:
        """Kills the process that is at work."""
        if self._busy is not None:
            self._kill(self._busy)
            self._busy = None

    async def close(self) -> None:
        """Kills all processes, and waits until they have gone."""
        self.give_up()
        for process in (self._ready, self._ahead):
            if process is not None:
                self._kill(process)
        await asyncio.gather(*(process.wait() for process in self._killed))

    def _kill(self, process: _Process) -> None:
        process.kill()
        self._killed = [one for one in self._killed if not one.has_gone and one is not process] + [process]


class _Process:
    """One process of `grader.student.standby`."""

    def __init__(self, process: asyncio.subprocess.Process, likely: str, errors: IO[bytes]) -> None:
        self._process, self._errors = process, errors
        self.likely = likely
        self.is_killed = False
        self._stopping: asyncio.TimerHandle | None = None

    @classmethod
    async def start(cls, course: Course, likely: str, *options: str) -> _Process:
        errors = tempfile.TemporaryFile()  # noqa: SIM115  # closed by `kill`
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # the working folder is the student's
            "-m",
            "grader.student.standby",
            str(course.root),
            likely,
            *options,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            limit=_MAX_LINE,
            env={**os.environ, "PYTHONUTF8": "1"},
            start_new_session=True,  # Ctrl-C in the terminal is for the watcher alone
        )
        return cls(process, likely, errors)

    async def carry_out(self, name: str) -> AsyncIterator[Message]:
        await self._order(check=name)
        assert self._process.stdout is not None
        while True:
            try:
                line = await self._process.stdout.readline()
            except ValueError:  # too long for a line of ours
                break
            if not line:
                break
            message = _read(line)
            if message is not None:
                yield message
            if message is not None and "done" in message:
                return
        if not self.is_killed:
            code = await self._process.wait()
            reason = _reason(code) if self._stopping is None else "it did not stop by itself, so it was ended"
            yield {"died": reason, "said": self._last_words()}

    async def stop(self) -> None:
        await self._order(stop=True)
        if self._stopping is None:
            self._stopping = asyncio.get_running_loop().call_later(STOP_SECONDS, self._end)

    @property
    def has_gone(self) -> bool:
        return self._process.returncode is not None

    async def wait(self) -> None:
        """Waits until it has gone."""
        await self._process.wait()

    def kill(self) -> None:
        """Kills it, and all that it started. Its messages end here."""
        self.is_killed = True
        if self._stopping is not None:
            self._stopping.cancel()
        self._end()
        self._errors.close()

    def _end(self) -> None:
        with contextlib.suppress(psutil.Error):
            root = psutil.Process(self._process.pid)
            for process in [*root.children(recursive=True), root]:
                with contextlib.suppress(psutil.Error):
                    process.kill()

    async def _order(self, **order: Any) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(ConnectionError):  # it has died, and its last words tell why
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            await self._process.stdin.drain()

    def _last_words(self) -> str:
        self._errors.seek(0)
        return self._errors.read()[-_LAST_WORDS:].decode(errors="replace")


def _read(line: bytes) -> Message | None:
    """Reads a message, or nothing if the line is none."""
    with contextlib.suppress(ValueError):
        message = json.loads(line)
        if isinstance(message, dict):
            return message
    return None


def _reason(code: int) -> str:
    if code in (-9, -15):
        return "it was killed; perhaps the machine ran out of memory"
    return f"Python ended with code {code}"
