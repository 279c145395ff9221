"""Makes the worker send each answer twice.

The second is the answer to another question, by its number.
Earns: at most 0 points.
"""

from grader.protocol import wire

send = wire.send


def twice(connection, message):
    send(connection, message)
    send(connection, message)


wire.send = twice


def selu(x, alpha=1.6733, scale=1.0507):
    return x
