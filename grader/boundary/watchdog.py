"""The time limit of a student's own pytest: there is only one process, so it must be interrupted."""

from __future__ import annotations

import _thread
import contextlib
import math
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator

__all__ = ["Watchdog"]

POLL_SECONDS = 0.2
GRACE_SECONDS = 5.0
STOP_SECONDS = 1.0


class Watchdog:
    """Interrupts the main thread if it is in a student's code for too long, as Ctrl-C would.

    An interrupt reaches Python. It does not reach a compiled loop, which only ends with the process. And code may catch
    it, as a bare `except:` does. If an interrupt has had no effect for `GRACE_SECONDS`, `give_up` is called from the
    watchdog's own thread.

    A debugger takes all the time that it likes.

    Args:
        limit: the seconds of one check.
        give_up: gets the frame that the main thread is in. It is to end the process.
    """

    def __init__(self, limit: float, give_up: Callable[[types.FrameType], None]) -> None:
        self.limit = limit
        self._give_up = give_up
        self._end = math.inf
        self._begun, self._stopped_after = 0.0, math.inf
        self._watched = self._interrupted = False
        self._block = 0  # counts the watched ones
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def message(self) -> str:
        """Gives the words for the student, here as in grading."""
        if self._stopped_after < math.inf:
            return f"you stopped your code after {self._stopped_after:.0f} s"
        return f"your code did not finish within {self.limit:g} s"

    def set_anew(self) -> None:
        """Gives all the time to a new check."""
        self._begun = time.monotonic()
        self._end = self._begun + self.limit

    def stop(self) -> None:
        """Interrupts the student's code now, from another thread."""
        self._stopped_after = time.monotonic() - self._begun
        self._end = 0.0

    def watch_anew(self) -> contextlib.AbstractContextManager[None]:
        """Gives all the time to a block, which runs a student's code."""
        self.set_anew()
        return self.watch()

    def rest(self) -> None:
        """Waits for ever, until the next check. For a debugger."""
        self._end = math.inf

    @contextlib.contextmanager
    def watch(self) -> Iterator[None]:
        """Limits the block, which runs a student's code.

        Raises:
            TimeoutError: it took too long. Its traceback leads to the line that was interrupted.
        """
        if self._watched or threading.current_thread() is not threading.main_thread() or _is_debugged():
            yield
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)
            self._thread.start()
        # A shell starts what runs in its background with interrupts ignored.
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if ignored:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            self._block += 1
            self._watched = True
            try:
                yield
            finally:
                with self._lock:
                    self._watched = False
                if self._interrupted:
                    time.sleep(2 * POLL_SECONDS)  # the interrupt may come late, and must not hit anything else
        except KeyboardInterrupt as interrupt:
            if not self._interrupted:
                raise
            raise TimeoutError(self.message).with_traceback(interrupt.__traceback__) from None
        finally:
            self._watched = self._interrupted = False  # again: the interrupt may have come just before
            if ignored:
                signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _run(self) -> None:
        while True:
            time.sleep(POLL_SECONDS)
            with self._lock:
                if not self._watched or time.monotonic() < self._end:
                    continue
                self._interrupted = True
                block = self._block
                _interrupt_main_thread()
            ends = time.monotonic() + (GRACE_SECONDS if self._stopped_after == math.inf else STOP_SECONDS)
            while self._watched and self._block == block and time.monotonic() < ends:
                time.sleep(POLL_SECONDS)
            if self._watched and self._block == block:
                self._give_up(sys._current_frames()[_main_thread_ident()])


def _main_thread_ident() -> int:
    return threading.main_thread().ident or 0


def _interrupt_main_thread() -> None:
    if hasattr(signal, "pthread_kill"):  # it ends a sleep, too
        signal.pthread_kill(_main_thread_ident(), signal.SIGINT)
    else:
        _thread.interrupt_main()


def _is_debugged() -> bool:
    if sys.gettrace() is not None:
        return True
    return sys.version_info >= (3, 12) and sys.monitoring.get_tool(sys.monitoring.DEBUGGER_ID) is not None
