"""Holds each answer back until the next question, and answers the first with the number of the second.

Each question waits for its own answer and its own time.
Earns: at most 0 points.
"""

from grader.protocol import wire

send = wire.send
kept = []


def later(connection, message):
    kept.append(message)
    if len(kept) > 1:
        send(connection, {**kept.pop(0), "id": message["id"]})
    else:
        send(connection, {"id": message["id"] + 1, "value": None, "printed": ""})


wire.send = later


def selu(x, alpha=1.6733, scale=1.0507):
    return x
