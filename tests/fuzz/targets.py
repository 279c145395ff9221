"""The promises of every reader of strangers' bytes, as functions of bytes that assert them.

The hypothesis tests call them, and so does `tests/fuzz/run.py`, which searches for bytes that break one.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import itertools
import json
import os
import socket
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from miniature import STUBS, make_course

from grader.checks import assert_close, assert_equal
from grader.course import Course, submissions
from grader.course.submissions import read_submission
from grader.errors import BadObservation, ConnectionClosed, InputError, StudentError
from grader.pictures import MAX_PICTURES
from grader.protocol import wire
from grader.protocol.codec import MAX_BYTES, KeyData, Node, ObservedArray, Opaque, decode
from grader.protocol.exceptions import Raised, read_raised
from grader.results import MAX_PRINTED, Report
from grader.sandbox.worker import _read_answer

__all__ = [
    "TARGETS",
    "archive",
    "codec",
    "frame",
    "notebook",
    "raised",
    "report",
    "small_course",
    "submitted",
    "values",
]

MAX_MESSAGE = 1000
"""Characters of a sentence that a person reads."""

_PLAIN = (type(None), bool, int, float, complex, str, bytes)
_OUTCOMES = ("passed", "failed", "not_started", "error", "skipped")
_EXPECTED = (
    np.ones((2, 3)),
    np.float64(1.5),
    np.arange(4),
    [np.zeros(2, bool), {"w": np.ones(2, np.complex64)}],
    (1, 2.5, "text", None, b"bytes", True),
    {"a": 1, 2: [1.0]},
    3,
    2.5,
    1j,
    np.int8(3),
)


def received(stream: bytes, limit: int = MAX_BYTES) -> Any:
    """The outcome of `receive` on these bytes and a closed connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.settimeout(10)
        theirs.sendall(stream)  # a fuzzer's input fits into the socket's buffer
        theirs.close()
        return wire.receive(ours, limit, 10)


def frame(body: bytes) -> bytes:
    """A body with its length, as the wire has it."""
    return struct.pack(">I", len(body)) + body


def codec(data: bytes) -> None:
    """`receive` and `decode` refuse, or give allow-listed values of bounded size."""
    for stream in (data, frame(data)):
        try:
            plain = received(stream)
        except (BadObservation, ConnectionClosed):
            continue
        raised_from(plain)
        answer_from(plain)
        try:
            value = decode(plain)
        except BadObservation as error:
            assert len(str(error)) <= MAX_MESSAGE
            continue
        allowed(value)
        compared(value)


def values(plain: Any) -> None:
    """A decoded value passes a comparison or fails it, whatever it is."""
    try:
        value = decode(plain)
    except BadObservation:
        return
    allowed(value)
    compared(value)


def allowed(value: Any, depth: int = 0) -> int:
    """Asserts that a decoded value is made of allow-listed types. Returns the bytes that it holds."""
    assert depth <= 60
    if isinstance(value, ObservedArray):
        assert type(value) is ObservedArray
        assert not value.dtype.hasobject
        assert value.array_type in ("jax", "numpy", "tracer")
        assert type(value.weak_type) is bool
        if value.array_type == "tracer":
            assert value.size <= 2**20
            return 0
        return value.nbytes
    if isinstance(value, KeyData):
        return allowed(value.data, depth + 1)
    if isinstance(value, Node):
        assert len(value.fields) == len(value.children)
        assert all(len(name) <= 200 for name in (value.type_name, *value.fields))
        inside: Any = value.children
    elif isinstance(value, Opaque):
        return len(value.type_name + value.text)
    elif type(value) is dict:
        inside = [*value, *value.values()]
    elif type(value) in (list, tuple, frozenset):
        inside = value
    else:
        assert type(value) in _PLAIN, type(value)
        return len(value) if isinstance(value, (str, bytes)) else 0
    held = sum(allowed(child, depth + 1) for child in inside)
    assert held <= MAX_BYTES
    return held


def compared(value: Any) -> None:
    """Asserts that comparing a decoded value with an oracle's passes or fails, in a message of some lines."""
    attempts: list[Callable[[], None]] = [
        functools.partial(assert_equal, value, one, called="f(x)") for one in _EXPECTED
    ]
    for one, array_type in itertools.product(_EXPECTED, ("jax", None)):
        attempts.append(functools.partial(assert_close, value, one, called="f(x)", array_type=array_type))
    for attempt in attempts:
        try:
            attempt()
        except AssertionError as error:
            assert len(str(error).splitlines()) <= 40


def raised(data: bytes) -> None:
    """`read_raised` refuses, or gives texts of bounded length without control characters."""
    with contextlib.suppress(BadObservation, ConnectionClosed):
        raised_from(received(frame(data)))


def raised_from(plain: Any) -> None:
    """`raised` for what is off the wire already."""
    try:
        found = read_raised(plain)
    except BadObservation:
        return
    assert type(found) is Raised
    assert len(found.bases) < 100
    assert len(found.frames) <= 8
    texts = [found.type_name, found.message, *found.bases]
    for step in found.frames:
        assert isinstance(step.line, int)
        texts += [step.path, step.function, step.code]
    for text in texts:
        assert type(text) is str
        assert len(text) <= 1500
        assert "\x1b" not in text


def answer_from(plain: Any) -> None:
    """Asserts that a frame is no answer to question 7, or carries a text of bounded length without control characters."""
    try:
        printed = _read_answer(plain, 7).printed
    except BadObservation:
        return
    except StudentError as error:
        printed = error.printed
    assert type(printed) is str
    assert len(printed) <= MAX_PRINTED
    assert "\x1b" not in printed


@functools.cache
def small_course() -> Course:
    """The miniature course, made once."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    return make_course(folder / "course", dict.fromkeys(STUBS, "answer = 1\n"))


_opened_to_write: list[str] = []
_watching = False
_CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.link",
    "os.symlink",
    "os.chmod",
    "subprocess.Popen",
    "socket.connect",
)


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if _watching and (event in _CHANGES or (event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))):
        _opened_to_write.append(f"{event} {args[0]!r}")


@functools.cache
def _start_audit() -> None:
    sys.addaudithook(_audit)  # for good: there is no way to take a hook away


@contextlib.contextmanager
def nothing_written() -> Iterator[None]:
    """Asserts that the block opens no file to write and changes no folder."""
    global _watching
    _start_audit()
    _opened_to_write.clear()
    _watching = True
    try:
        yield
    finally:
        _watching = False
    assert not _opened_to_write, _opened_to_write


def archive(data: bytes) -> None:
    """`read_submission` refuses in a sentence, or gives known exercises' bytes, and writes nothing.

    Headers of a tar get right checksums, else a fuzzer would hardly come past them.
    """
    course = small_course()
    summed = _with_checksums(data)
    for form in {data, summed, gzip.compress(summed, 1)}:
        with tempfile.NamedTemporaryFile(prefix="fuzz-", dir=course.root.parent) as file:
            file.write(form)
            file.flush()
            submitted(Path(file.name), course)


def notebook(data: bytes) -> None:
    """`archive` for a notebook that is handed in alone."""
    course = small_course()
    with tempfile.NamedTemporaryFile(prefix="fuzz-", suffix=".ipynb", dir=course.root.parent) as file:
        file.write(data)
        file.flush()
        submitted(Path(file.name), course)


def submitted(path: Path, course: Course) -> None:
    """`archive` for a file or folder that is there."""
    try:
        with nothing_written():
            found = read_submission(path, course)
    except InputError as error:
        text = str(error)
        assert text.isprintable(), text
        assert len(text) <= MAX_MESSAGE, len(text)
        return
    names = {exercise.name for exercise in course.exercises}
    assert set(found.sources) | set(found.problems) <= names
    assert not set(found.sources) & set(found.problems)
    for source in found.sources.values():
        assert type(source) is bytes
        assert len(source) <= submissions.STUB_BYTES
    assert set(found.files) == set(found.sources) | set(found.problems)
    for problem in (*found.problems.values(), *found.files.values(), *found.notes):
        assert problem.isprintable()
        assert len(problem) <= MAX_MESSAGE


def _with_checksums(data: bytes) -> bytes:
    blocks = bytearray(data)
    for start in range(0, len(blocks) - 511, 512):
        if blocks[start + 257 : start + 262] == b"ustar":
            blocks[start + 148 : start + 156] = b" " * 8
            blocks[start + 148 : start + 156] = b"%06o\0 " % sum(blocks[start : start + 512])
    return bytes(blocks)


def report(data: bytes | str) -> None:
    """`Report.from_json` raises ValueError, or gives a report that is whole: types, sums, and JSON that reads again."""
    try:
        found = Report.from_json(data)
    except ValueError as error:
        assert len(str(error)) <= MAX_MESSAGE
        return
    assert type(found.seed) is int
    texts = [found.course.path, found.course.version, found.course.checks_sha256]
    texts += [found.time, found.isolation, *found.notes, found.environment.grader]
    texts += [found.environment.jax, found.environment.python, found.environment.device]
    for exercise in found.exercises:
        texts += [exercise.name, exercise.source, exercise.sha256]
        assert exercise.outcome in _OUTCOMES
        for check in exercise.checks:
            texts += [check.name, check.title, check.message, check.printed, *itertools.chain(*check.facts)]
            assert check.outcome in _OUTCOMES
            assert type(check.points) is type(check.max_points) is int
            assert 0 <= check.points <= check.max_points
            assert type(check.seconds) in (int, float)
            assert len(check.pictures) <= MAX_PICTURES
    assert all(type(text) is str for text in texts)
    assert type(found.score) is type(found.max_score) is type(found.errors) is int
    written = found.to_json()
    written.encode()
    json.loads(written, parse_constant=lambda name: _fail(f"{name} is not JSON"))
    assert Report.from_json(written) == found
    assert Report.from_json(written.encode()) == found


def _fail(why: str) -> None:
    raise AssertionError(why)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "codec": codec,
    "raised": raised,
    "archive": archive,
    "notebook": notebook,
    "report": report,
}
