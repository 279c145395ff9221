"""A terminal for tests: a program on a pseudo-terminal, its screen as text, and keys to press."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import pyte


class Terminal:
    """Runs a program on a terminal of its own. A context manager.

    Args:
        arguments: the program and its arguments.
        folder: the working folder.
        columns: of the terminal.
        lines: of the terminal.
        environment: variables that differ from this process's.
    """

    def __init__(
        self, arguments: Sequence[str], folder: Path, columns: int = 80, lines: int = 30, **environment: str
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._terminal, theirs = pty.openpty()
        self.resize(columns, lines)
        self._modes = termios.tcgetattr(theirs)
        self._theirs = theirs
        self.raw = b""
        plain = {
            name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CI", "COLUMNS", "LINES")
        }
        self.process = subprocess.Popen(
            arguments,
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**plain, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environment},
        )

    @property
    def text(self) -> str:
        """The screen, without blanks at the ends of lines."""
        self._read(0.0)
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def is_left_as_found(self) -> bool:
        """Says if the terminal's modes are those of its start, and the cursor is there."""
        self._read(0.2)
        return termios.tcgetattr(self._theirs) == self._modes and not self._screen.cursor.hidden

    def wait_for(self, *wanted: str, without: str = "", seconds: float = 60.0) -> str:
        """Waits until all these texts are on the screen, and `without` is not. Returns the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = self.text
            if all(one in text for one in wanted) and not (without and without in text):
                return text
            self._read(0.05)
        raise AssertionError(f"expected {wanted} within {seconds:g} s; the screen is\n{self.text}")

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        import fcntl

        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen.resize(lines, columns)
        with contextlib.suppress(AttributeError, ProcessLookupError):
            self.process.send_signal(signal.SIGWINCH)

    def wait(self, seconds: float = 20.0) -> int:
        """Waits for the end of the program, and reads all that it prints. Returns its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        return self.process.wait(1.0)

    def has_changed(self, seconds: float) -> bool:
        """Waits until the program prints, for so many seconds at most."""
        return bool(select.select([self._terminal], [], [], seconds)[0])

    def _read(self, seconds: float) -> None:
        while select.select([self._terminal], [], [], seconds)[0]:
            data = os.read(self._terminal, 65536)
            self.raw += data
            self._stream.feed(data)
            seconds = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._terminal)
        os.close(self._theirs)
