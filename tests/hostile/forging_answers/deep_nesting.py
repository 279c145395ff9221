"""Answers with lists in lists, a hundred thousand deep, past the encoder.

Neither msgpack nor the decoder recurses that far.
Earns: at most 0 points.
"""

import struct
import sys


def selu(x, alpha=1.6733, scale=1.0507):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    number = struct.pack(">Q", frame.f_locals["request"]["id"])
    body = b"\x83\xa2id\xcf" + number + b"\xa7printed\xa0\xa5value" + b"\x91" * 100_000 + b"\xc0"
    frame.f_locals["connection"].sendall(struct.pack(">I", len(body)) + body)
