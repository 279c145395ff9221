"""Stub modules by name: the student's real ones, and the judge's stand-ins for them.

Checks say `from exercises.ch2.selu import selu`. In the process that holds the student's code, that
name is the student's function. In the judge it is a `StandIn`, which pickles as a reference to it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.abc
import importlib.machinery
import io
import linecache
import sys
import tokenize
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from grader.errors import CourseError
from grader.protocol.settings import settings_put_back

__all__ = [
    "SETTINGS",
    "Placeholder",
    "StandIn",
    "StubFile",
    "StubFinder",
    "installed",
    "load_student",
    "packages",
    "resolve",
    "stand_in",
]


@dataclasses.dataclass(frozen=True)
class StubFile:
    """A stub module to load, from whichever submission.

    Attributes:
        module: its dotted name, such as `exercises.ch2.selu`.
        label: its path as the student knows it.
        filename: what tracebacks and debuggers call it. A real path only in process.
        source: its bytes, or None if the submission lacks it, and `problem` says why.
        names: the names that the course's stub offers, each with (category, signature).
        problem: the reason that there is no source.
    """

    module: str
    label: str
    filename: str
    source: bytes | None
    names: Mapping[str, tuple[str, str]]
    problem: str = ""


SETTINGS = "__jax_settings__"
"""The name in a student's module under which JAX's settings stand that the file set when it was imported."""


class StandIn:
    """In the judge, a public name of a stub. It travels inside a thunk and is never called in the judge."""

    __slots__ = ("_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __reduce__(self) -> tuple[Any, ...]:
        return resolve, (self._module, self._name)

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        raise CourseError(f"`{self._name}` was called outside `observe(lambda: ...)`")

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise CourseError(f"`{self._name}.{name}` was read outside `observe(lambda: ...)`")

    def __repr__(self) -> str:
        return f"<stand-in for {self._module}.{self._name}>"


class Placeholder:
    """Stands for a name that the student's file does not give. Using it raises the reason."""

    def __init__(self, error: BaseException) -> None:
        object.__setattr__(self, "_error", error)
        object.__setattr__(self, "_traceback", error.__traceback__)

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        error: BaseException = object.__getattribute__(self, "_error")
        raise error.with_traceback(object.__getattribute__(self, "_traceback"))

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        self()


def load_student(
    stub: StubFile,
    module: types.ModuleType | None = None,
    limited: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext,
) -> types.ModuleType:
    """Runs a student's file as a module. If it goes wrong, the checks meet the error later.

    A name that the file does not define becomes a `Placeholder`. If the file cannot be run, all its
    names do. So importing them works, and each check reports the cause.

    Args:
        stub: the file.
        module: the module to fill. By default, a new one.
        limited: the context that the file runs in.
    """
    module = module or types.ModuleType(stub.module)
    module.__file__ = stub.filename
    error: BaseException | None = None
    try:
        if stub.source is None:
            raise FileNotFoundError(stub.problem)
        text = _text(stub.source, stub.label)
        lines = text.splitlines(keepends=True)
        linecache.cache[stub.filename] = (len(text), None, lines, stub.filename)
        sys.modules[stub.module] = module
        with limited(), settings_put_back() as settings:
            module.__dict__[SETTINGS] = settings
            exec(compile(text, stub.filename, "exec", dont_inherit=True), module.__dict__)
    except KeyboardInterrupt:
        raise
    except BaseException as caught:
        error = caught
    for name, (category, signature) in stub.names.items():
        if error is not None:
            module.__dict__[name] = Placeholder(error)
        elif name not in module.__dict__:
            missing = AttributeError(f"{stub.label} has no `{name}`; the stub had `{signature}`")
            module.__dict__[name] = Placeholder(missing)
        elif category != "value" and not callable(module.__dict__[name]):
            value = module.__dict__[name]
            wrong = TypeError(f"expected `{signature}` in {stub.label}, found {name} = {value!r:.60}")
            module.__dict__[name] = Placeholder(wrong)
    return module


def _text(source: bytes, label: str) -> str:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in source:
        raise SyntaxError(f"{label} is not UTF-8 text (UTF-16, perhaps); save it as UTF-8")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return source.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except (UnicodeDecodeError, LookupError, SyntaxError) as error:
        raise SyntaxError(f"{label} is not UTF-8 text; save it as UTF-8 ({error})") from None


def stand_in(stub: StubFile) -> types.ModuleType:
    """Makes the judge's module of stand-ins for a stub."""
    module = types.ModuleType(stub.module)
    for name in stub.names:
        module.__dict__[name] = StandIn(stub.module, name)
    return module


def resolve(module: str, name: str) -> Any:
    """Gives the object that a stand-in refers to, in the worker."""
    return getattr(sys.modules[module], name)


def packages(module: str) -> list[types.ModuleType]:
    """Makes the packages above a stub module, empty."""
    parts = module.split(".")[:-1]
    made = []
    for depth in range(1, len(parts) + 1):
        package = types.ModuleType(".".join(parts[:depth]))
        package.__path__ = []
        made.append(package)
    return made


@contextlib.contextmanager
def installed(module: types.ModuleType) -> Iterator[None]:
    """Temporarily installs `module` in `sys.modules` and restores the previous entries."""
    names = {made.__name__: made for made in (*packages(module.__name__), module)}
    before = {name: sys.modules.get(name) for name in names}
    sys.modules.update(names)
    try:
        yield
    finally:
        for name, old in before.items():
            if old is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = old


class StubFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a student's stub modules in process, so that a broken one fails its checks and nothing else.

    Args:
        stubs: the stub files by dotted name.
        limited: the context that each file runs in.
    """

    def __init__(
        self,
        stubs: Mapping[str, StubFile],
        limited: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext,
    ) -> None:
        self._stubs = stubs
        self._limited = limited

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        stub = self._stubs.get(fullname)
        if stub is None:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=stub.filename)

    def exec_module(self, module: types.ModuleType) -> None:
        load_student(self._stubs[module.__name__], module, self._limited)
