"""A compressed tar, unpacked in bounded time and memory, which the modules of the standard library do not bound."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from grader.errors import InputError

__all__ = ["open_unpacked"]

_XZ_MEMORY = 128 * 2**20  # bytes: a few bytes of an xz can ask for a dictionary of 4 GiB
_MAX_PACKED = 16 * 2**20  # bytes of a compressed tar, all of which must be unpacked: bzip2 may take 0.2 s for each MiB
_MAX_PARTS = 10_000  # of a compressed tar: bgzip makes one of each 64 KiB
_CHUNK = 2**16


class _Decoder(Protocol):
    """Unpacks bytes, as a decompressor of the modules `bz2` and `lzma` does."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _GzipDecoder:
    """A decoder of gzip. The module `gzip` has none, and reads headers byte by byte."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        unpacked = self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)
        self.needs_input = not self._decoder.unconsumed_tail and len(unpacked) < max_length
        return unpacked


class _Unpacked(io.RawIOBase):
    """A stream that unpacks a file, and takes a bounded amount of memory and time for it.

    The file may have parts, each compressed by itself, with zeros between them. The modules of the standard library
    take any number of parts, which can be empty.
    """

    def __init__(self, path: Path, new_decoder: Callable[[], _Decoder]) -> None:
        self._file, self._new_decoder = path.open("rb"), new_decoder
        self._decoder = new_decoder()
        self._packed = b""
        self._parts = 1
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ended:
            if self._decoder.needs_input and not self._packed:
                self._packed = self._file.read(_CHUNK)
                if not self._packed:
                    raise EOFError("it ends too early")
            data, self._packed = self._decoder.decompress(self._packed, len(buffer)), b""
            if self._decoder.eof:
                self._begin_part()
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _begin_part(self) -> None:
        self._packed = self._decoder.unused_data.lstrip(b"\0")
        while not self._packed and (chunk := self._file.read(_CHUNK)):
            self._packed = chunk.lstrip(b"\0")
        self._ended = not self._packed
        self._decoder = self._new_decoder()
        self._parts += 1
        if self._parts > _MAX_PARTS:
            raise EOFError(f"it has more than {_MAX_PARTS} parts")

    def close(self) -> None:
        self._file.close()
        super().close()


_DECODERS: Mapping[bytes, Callable[[], _Decoder]] = {
    b"\x1f\x8b": _GzipDecoder,
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY),
}
"""The decoder of a file, by the bytes that it starts with."""


def open_unpacked(path: Path) -> IO[bytes]:
    """Opens a file, and unpacks it on the way if it is compressed.

    Raises:
        InputError: it is compressed, and larger than `_MAX_PACKED`.
    """
    file = path.open("rb")
    start = file.read(6)
    for magic, new_decoder in _DECODERS.items():
        if start.startswith(magic):
            file.close()
            if path.stat().st_size > _MAX_PACKED:
                raise InputError(
                    f"expected at most {_MAX_PACKED // 2**20} MiB in {path.name}, found more; hand in exercises/ alone"
                )
            return io.BufferedReader(_Unpacked(path, new_decoder), _CHUNK)
    file.seek(0)
    return file
