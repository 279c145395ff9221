"""A thread goes on sending answers with numbers to come, long after the check that it was asked in.

An answer that comes before its question has a value that nobody could know: it holds no random numbers.
Earns: at most 0 points.
"""

import sys
import threading
import time

from grader.protocol import wire

frame = sys._getframe()
while frame.f_code.co_name != "serve":
    frame = frame.f_back
connection = frame.f_locals["connection"]


def babble():
    while True:
        for number in range(1, 200):
            zeros = ["array", "jax", "float32", [3, 7], False, bytes(84)]
            wire.send(connection, {"id": number, "value": zeros, "printed": ""})
            time.sleep(0.001)


threading.Thread(target=babble, daemon=True).start()


def selu(x, alpha=1.6733, scale=1.0507):
    time.sleep(0.1)
    return x
