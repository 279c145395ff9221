"""Sends an answer of one megabyte, a byte each fifth of a second, so that the judge always hears something.

The limit is on the whole answer; here it is used up while the file is imported, once.
Earns: at most 0 points.
"""

import struct
import sys
import time

frame = sys._getframe()
while frame.f_code.co_name != "serve":
    frame = frame.f_back
connection = frame.f_locals["connection"]
connection.sendall(struct.pack(">I", 2**20))
for _ in range(600):
    connection.sendall(b"\x00")
    time.sleep(0.2)
