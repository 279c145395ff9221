"""Observations as plain data: everything that may cross from the worker to the judge.

`encode` runs in the process that holds the student's code. It turns any value into lists, texts and
numbers that msgpack can carry. `decode` runs in the judge and trusts nothing. It builds only NumPy
arrays of allow-listed dtypes, builtin containers, and the small classes below. Neither unpickles.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from typing import Any, TypeAlias, TypeVar

import ml_dtypes
import numpy as np

from grader.errors import BadObservation
from grader.protocol.stand_ins import Placeholder

__all__ = [
    "MAX_BYTES",
    "MAX_TEXT",
    "MAX_VALUES",
    "Budget",
    "Encoded",
    "KeyData",
    "Node",
    "ObservedArray",
    "Opaque",
    "decode",
    "encode",
]

_Text = TypeVar("_Text", str, bytes)
Encoded: TypeAlias = Any
"""Everything that msgpack carries: None, bool, int, float, str, bytes, list, dict."""

MAX_BYTES = 16 * 2**20
MAX_VALUES = 20_000
MAX_DEPTH = 60
MAX_TEXT = 20_000
_MAX_TEXTS = 500_000
_MAX_NAME = 200
_MAX_KEYS = 100  # other than texts: their hashes can be made to collide, which costs the square of their number

_DTYPES: dict[str, np.dtype[Any]] = {
    name: np.dtype(getattr(ml_dtypes, name, name))
    for name in (
        *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float16", "bfloat16", "float32", "float64", "complex64", "complex128"),
        *("int4", "uint4", "float8_e4m3fn", "float8_e5m2"),
    )
}


class ObservedArray(np.ndarray[Any, Any]):
    """An array as the student's code made it: its values, and two facts that NumPy does not know.

    Attributes:
        array_type: `jax`, `numpy`, or `tracer` for a tracer that leaked.
        weak_type: True if JAX would let another operand decide the dtype.
    """

    array_type: str
    weak_type: bool

    def __array_finalize__(self, source: Any) -> None:
        self.array_type = getattr(source, "array_type", "numpy")
        self.weak_type = getattr(source, "weak_type", False)


@dataclasses.dataclass(frozen=True)
class KeyData:
    """A typed PRNG key, or an array of them: the implementation's name and the raw data."""

    impl: str
    data: ObservedArray


@dataclasses.dataclass(frozen=True)
class Node:
    """A pytree node of a type of its own: NamedTuple, dataclass or registered class.

    Fields can be read as attributes: `node.w` is the child in the field `w`.
    """

    type_name: str
    fields: tuple[str, ...]
    children: tuple[Any, ...]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in self.fields:
            raise AttributeError(name)
        return self.children[self.fields.index(name)]


@dataclasses.dataclass(frozen=True)
class Opaque:
    """A value that is not data, such as a function: its type's name and its text."""

    type_name: str
    text: str


class Budget:
    """Counts the parts of an observation, so that everything which walks it later is cheap.

    Args:
        answers: the number of answers of the largest size that it is enough for. It may be a part of one.
    """

    def __init__(self, answers: float = 1) -> None:
        self._values = answers * MAX_VALUES
        self._text = answers * _MAX_TEXTS
        self._bytes = answers * MAX_BYTES
        self._keys = _MAX_KEYS  # however many answers: keys of one hash cost the square of their number

    def take_value(self, depth: int) -> None:
        """Takes one part: a number, a text, an array or a container.

        Raises:
            BadObservation: there are too many, or it lies too deep. The other methods raise it too.
        """
        self._values -= 1
        if self._values < 0 or depth > MAX_DEPTH:
            raise BadObservation(f"the value has more than {MAX_VALUES} parts or is nested deeper than {MAX_DEPTH}")

    def take_text(self, text: str | bytes) -> None:
        """Takes a text: a name, or a value. Bytes in a container count as one, because they are shown as one."""
        self._text -= len(text)
        if self._text < 0:
            raise BadObservation(f"the value holds texts of more than {_MAX_TEXTS} characters")

    def take_bytes(self, data: bytes) -> None:
        """Takes bytes: the numbers of an array, or a program."""
        self._bytes -= len(data)
        if self._bytes < 0:
            raise BadObservation(f"the value holds more than {MAX_BYTES // 2**20} MiB")

    def take_keys(self, keys: Iterable[Any]) -> None:
        """Takes the keys of a dictionary or a set."""
        self._keys -= sum(type(key) is not str for key in keys)
        if self._keys < 0:
            raise BadObservation(f"the value has more than {_MAX_KEYS} keys other than texts")


def encode(value: Any) -> Encoded:
    """Turns a value into plain data. Runs in the worker, or in process in a student's own pytest.

    Raises:
        BadObservation: the value is too large, too deep, or holds an array that is not numeric.
        Exception: whatever the value itself raises when it is read.
    """
    return _Encoder().encode(value, 0)


class _Encoder:
    def __init__(self) -> None:
        self.budget = Budget()

    def encode(self, value: Any, depth: int) -> Encoded:
        self.budget.take_value(depth)
        cls = type(value)
        if value is None or cls is bool or cls is float:
            return value
        if cls is int:
            return value if -(2**63) <= value < 2**63 else ["int", self.text(str(value))]
        if cls is str:
            return self.text(value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "...")
        if cls is bytes:
            return self.raw(value) if depth == 0 else self.text(value)
        if cls is complex:
            return ["complex", value.real, value.imag]
        if cls is list or cls is tuple:
            return [cls.__name__, [self.encode(item, depth + 1) for item in value]]
        if cls is dict:
            pairs = [[self.encode(key, depth + 1), self.encode(item, depth + 1)] for key, item in value.items()]
            self.budget.take_keys(value)
            return ["dict", pairs]
        if cls in (set, frozenset):
            self.budget.take_keys(value)
            return ["set", sorted((self.encode(item, depth + 1) for item in value), key=repr)]
        if isinstance(value, (np.ndarray, np.generic)):
            return self.array(value, "numpy", False)
        return self.encode_object(value, depth)

    def encode_object(self, value: Any, depth: int) -> Encoded:
        import jax  # here: the fork server starts before the judge has imported JAX

        if isinstance(value, Placeholder):
            value()
        if isinstance(value, jax.core.Tracer):
            return ["array", "tracer", str(value.dtype), list(value.shape), False, b""]
        if isinstance(value, jax.Array):
            if jax.numpy.issubdtype(value.dtype, jax.dtypes.prng_key):
                return ["key", str(jax.random.key_impl(value)), self.array(jax.random.key_data(value), "jax", False)]
            return self.array(value, "jax", bool(value.weak_type))
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return self.node(value, list(value._fields), list(value), depth)
        # The public way to see the children of any registered node, one level down.
        paths, tree = jax.tree_util.tree_flatten_with_path(value, is_leaf=lambda leaf: leaf is not value)
        if not jax.tree_util.treedef_is_leaf(tree):
            fields = [jax.tree_util.keystr(path, simple=True) for path, _ in paths]
            return self.node(value, fields, [child for _, child in paths], depth)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = [field.name for field in dataclasses.fields(value)]
            return self.node(value, fields, [getattr(value, name) for name in fields], depth)
        return ["other", self.text(_type_name(value)), self.text(repr(value)[: 2 * _MAX_NAME])]

    def node(self, value: Any, fields: list[str], children: list[Any], depth: int) -> Encoded:
        return [
            "node",
            self.text(_type_name(value)),
            [self.text(str(f)[:_MAX_NAME]) for f in fields],
            [self.encode(c, depth + 1) for c in children],
        ]

    def array(self, value: Any, array_type: str, weak: bool) -> Encoded:
        array = np.asarray(value)
        if array.dtype.name not in _DTYPES:
            raise BadObservation(f"expected an array of numbers, found dtype {array.dtype}")
        return ["array", array_type, array.dtype.name, list(array.shape), weak, self.raw(array.tobytes())]

    def raw(self, data: bytes) -> bytes:
        self.budget.take_bytes(data)
        return data

    def text(self, text: _Text) -> _Text:
        self.budget.take_text(text)
        return text


def _type_name(value: Any) -> str:
    return type(value).__name__[:_MAX_NAME]


def decode(plain: Encoded, budget: Budget | None = None) -> Any:
    """Builds the observation that `encode` described. It treats every byte as hostile.

    Args:
        plain: the description.
        budget: what is left for observations that are kept together. By default, that of one answer.

    Raises:
        BadObservation: the data has another form than `encode` gives it, or it is too large.
    """
    try:
        return _Decoder(budget or Budget()).decode(plain, 0)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        if isinstance(error, BadObservation):
            raise
        raise BadObservation(f"not an observation: {type(error).__name__}") from None


class _Decoder:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget

    def decode(self, plain: Encoded, depth: int) -> Any:
        self.budget.take_value(depth)
        if isinstance(plain, str):
            return self.text(plain, MAX_TEXT + 3)
        if isinstance(plain, bytes):
            self.budget.take_bytes(plain) if depth == 0 else self.budget.take_text(plain)
            return plain
        if plain is None or isinstance(plain, (bool, int, float)):
            return plain
        match plain:
            case ["list", list(items)]:
                return self.items(items, depth)
            case ["tuple", list(items)]:
                return tuple(self.items(items, depth))
            case ["dict", list(pairs)]:
                self.budget.take_keys(key for key, _ in pairs)
                return {self.decode(key, depth + 1): self.decode(item, depth + 1) for key, item in pairs}
            case ["set", list(items)]:
                self.budget.take_keys(items)
                return frozenset(self.items(items, depth))
            case ["int", str(digits)] if len(digits) <= 4000:
                return int(self.text(digits, 4000))
            case ["complex", float(real), float(imag)]:
                return complex(real, imag)
            case ["array", "jax" | "numpy" | "tracer" as array_type, str(dtype), list(shape), bool(weak), bytes(data)]:
                self.budget.take_bytes(data)
                return _array(array_type, dtype, shape, weak, data)
            case ["key", str(impl), ["array", *_] as data]:
                return KeyData(self.text(impl), self.decode(data, depth + 1))
            case ["node", str(name), list(fields), list(children)] if len(fields) == len(children):
                named = tuple(self.text(field) for field in fields)
                return Node(self.text(name), named, tuple(self.items(children, depth)))
            case ["other", str(name), str(text)]:
                return Opaque(self.text(name), self.text(text, 2 * _MAX_NAME))
        raise BadObservation("not an observation: unknown form")

    def items(self, items: list[Encoded], depth: int) -> list[Any]:
        return [self.decode(item, depth + 1) for item in items]

    def text(self, text: Any, longest: int = _MAX_NAME) -> str:
        if not isinstance(text, str) or len(text) > longest:
            raise BadObservation("a text that is too long, or none where one belongs")
        self.budget.take_text(text)
        return text


def _array(array_type: str, dtype_name: str, shape: list[Any], weak: bool, data: bytes) -> ObservedArray:
    dtype = _DTYPES[dtype_name]
    if len(shape) > 32 or not all(type(size) is int and 0 <= size < 2**40 for size in shape):
        raise BadObservation("not a shape")
    if array_type == "tracer":
        if math.prod(shape) > 2**20:
            raise BadObservation("a leaked tracer of that size")
        array = np.broadcast_to(np.zeros((), dtype), shape)  # one number, however large the shape
    else:
        if len(data) != dtype.itemsize * math.prod(shape):
            raise BadObservation("an array whose bytes do not fill its shape")
        array = np.frombuffer(data, dtype).reshape(shape)
        if dtype == np.bool_ and np.any(array.view(np.uint8) > 1):
            raise BadObservation("a truth value other than 0 or 1")
    observed = array.view(ObservedArray)
    observed.array_type, observed.weak_type = array_type, weak
    return observed
