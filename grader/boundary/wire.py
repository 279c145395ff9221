"""Frames on a socket: four bytes of length, then msgpack. Both ends of the boundary use it."""

from __future__ import annotations

import io
import socket
import struct
import time
from typing import Any

import cloudpickle
import msgpack

from grader.boundary.codec import MAX_VALUES, BadObservation

__all__ = ["Closed", "TooSlow", "receive", "send", "to_bytes"]

_LENGTH = struct.Struct(">I")
_MAX_PARTS = 8 * MAX_VALUES  # an encoded value is a list of a few parts


class Closed(Exception):
    """The other end hung up."""


class TooSlow(Exception):
    """Nothing whole arrived in time."""


def send(connection: socket.socket, message: Any) -> None:
    """Sends one frame.

    Raises:
        Closed: the other end hung up.
        TooSlow: it does not read.
    """
    body = msgpack.packb(message, use_bin_type=True)
    try:
        connection.sendall(_LENGTH.pack(len(body)) + body)
    except TimeoutError:
        raise TooSlow from None
    except OSError:
        raise Closed from None


def receive(connection: socket.socket, limit: int, seconds: float | None = None) -> Any:
    """Receives one frame of at most `limit` bytes within `seconds` (no limit where it is None).

    Raises:
        Closed: the other end hung up.
        TooSlow: the time is over.
        BadObservation: the frame is too long, or not msgpack.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, deadline))
    if length > limit:
        raise BadObservation(f"an answer of {length} bytes, where {limit} are allowed")
    body = _exactly(connection, length, deadline)
    parts = 0

    def counted(items: Any) -> Any:
        nonlocal parts
        parts += len(items)
        if parts > _MAX_PARTS:
            raise ValueError(f"more than {_MAX_PARTS} parts")
        return items

    try:
        return msgpack.unpackb(
            body,
            raw=False,
            strict_map_key=True,
            list_hook=counted,
            object_hook=counted,
            max_array_len=_MAX_PARTS,
            max_map_len=100,
        )
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException) as error:
        raise BadObservation(f"not msgpack: {type(error).__name__}") from None


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytes:
    chunks = bytearray()
    while len(chunks) < count:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TooSlow
            connection.settimeout(left)
        try:
            chunk = connection.recv(min(count - len(chunks), 1 << 20))
        except TimeoutError:
            raise TooSlow from None
        except OSError:
            raise Closed from None
        if not chunk:
            raise Closed
        chunks += chunk
    return bytes(chunks)


class _Pickler(cloudpickle.Pickler):  # type: ignore[misc]  # cloudpickle has no types
    """Pickles what pickle does not: typed PRNG keys. Only the judge pickles, only the worker unpickles."""

    def reducer_override(self, obj: Any) -> Any:
        import jax

        if isinstance(obj, jax.Array) and jax.numpy.issubdtype(obj.dtype, jax.dtypes.prng_key):
            import numpy as np

            return _wrap_key, (np.asarray(jax.random.key_data(obj)), str(jax.random.key_impl(obj)))
        return super().reducer_override(obj)


def _wrap_key(data: Any, impl: str) -> Any:
    import jax

    return jax.random.wrap_key_data(data, impl=impl)


def to_bytes(thunk: Any) -> bytes:
    """A thunk as the worker unpickles it."""
    file = io.BytesIO()
    _Pickler(file).dump(thunk)
    return file.getvalue()
