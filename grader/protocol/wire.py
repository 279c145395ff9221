"""Frames on a socket: four bytes of length, then msgpack. Both ends of the boundary use it."""

from __future__ import annotations

import io
import socket
import struct
import sys
import time
from typing import Any

import cloudpickle
import msgpack
import numpy as np

from grader.errors import BadObservation, ConnectionClosed, DeadlineExceeded
from grader.protocol.codec import MAX_TEXT, MAX_VALUES

__all__ = ["pickle_thunk", "receive", "send"]

_LENGTH = struct.Struct(">I")
_MAX_PARTS = 8 * MAX_VALUES  # an encoded value is a list of a few parts


def send(connection: socket.socket, message: Any) -> None:
    """Sends one frame.

    Raises:
        ConnectionClosed: the other end closed the connection.
        DeadlineExceeded: the other end does not read.
    """
    body = msgpack.packb(message, use_bin_type=True)
    try:
        connection.sendall(_LENGTH.pack(len(body)) + body)
    except TimeoutError:
        raise DeadlineExceeded from None
    except OSError:
        raise ConnectionClosed from None


def receive(connection: socket.socket, limit: int, seconds: float | None = None) -> Any:
    """Receives one frame of at most `limit` bytes within `seconds` (None: no limit).

    Raises:
        ConnectionClosed: the other end closed the connection.
        DeadlineExceeded: the time is over.
        BadObservation: the frame is too long, or not msgpack.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, deadline))
    if length > limit:
        raise BadObservation(f"an answer of {length} bytes; at most {limit} are allowed")
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
            max_str_len=5 * MAX_TEXT,  # four bytes for a character, and some
        )
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException) as error:
        raise BadObservation(f"not msgpack: {type(error).__name__}") from None


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytes:
    chunks = bytearray()
    while len(chunks) < count:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise DeadlineExceeded
            connection.settimeout(left)
        try:
            chunk = connection.recv(min(count - len(chunks), 1 << 20))
        except TimeoutError:
            raise DeadlineExceeded from None
        except OSError:
            raise ConnectionClosed from None
        if not chunk:
            raise ConnectionClosed
        chunks += chunk
    return bytes(chunks)


class _Pickler(cloudpickle.Pickler):  # type: ignore[misc]  # cloudpickle has no types
    """Pickles typed PRNG keys too, which pickle itself does not."""

    def reducer_override(self, obj: Any) -> Any:
        jax = sys.modules.get("jax")  # an object of JAX exists only if JAX is imported
        if jax is not None and isinstance(obj, jax.Array) and jax.numpy.issubdtype(obj.dtype, jax.dtypes.prng_key):
            return _wrap_key, (np.asarray(jax.random.key_data(obj)), str(jax.random.key_impl(obj)))
        return super().reducer_override(obj)


def _wrap_key(data: Any, impl: str) -> Any:
    import jax  # here: the fork server starts before the judge has imported JAX

    return jax.random.wrap_key_data(data, impl=impl)


def pickle_thunk(thunk: Any) -> bytes:
    """Pickles a thunk for a worker. Only the judge pickles, and only the worker unpickles.

    Raises:
        Exception: the thunk holds something that cannot be pickled.
    """
    file = io.BytesIO()
    _Pickler(file).dump(thunk)
    return file.getvalue()
