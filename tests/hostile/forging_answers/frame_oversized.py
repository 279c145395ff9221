"""Announces a frame of four gigabytes, and begins to send it.

The length is refused before a byte of it is kept.
Earns: at most 0 points.
"""

import sys


def selu(x, alpha=1.6733, scale=1.0507):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    connection = frame.f_locals["connection"]
    connection.sendall(b"\xff\xff\xff\xff")
    for _ in range(300):
        connection.sendall(bytes(2**20))
