"""Writes bytes that are no msgpack, in a frame of the right length.

The worker is ended, and the check failed.
Earns: at most 0 points.
"""

import struct
import sys


def selu(x, alpha=1.6733, scale=1.0507):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    frame.f_locals["connection"].sendall(struct.pack(">I", 8) + b"\xc1\xc1\xdf\xff\xff\xff\xff\x00")
    return x
