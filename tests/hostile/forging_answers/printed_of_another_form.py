"""Computes well, and sends as its printed text one character too many, bytes, a number, a list, bytes that are no UTF-8, or nothing.

An answer of another form is no answer, whatever its value.
Earns: at most 0 points.
"""

import struct

import jax
import jax.numpy as jnp
import msgpack

from grader.protocol import wire

# Each form costs the worker its life, so that the next one is chosen by the input.
forms = {21: "x" * 2001, 9: b"text", 5: 7, 6: ["text"], 8: "no UTF-8"}
send = wire.send
chosen = []


def forged(connection, message):
    if not chosen:
        send(connection, message)
    elif chosen[0] is None:
        send(connection, {key: value for key, value in message.items() if key != "printed"})
    else:
        body = msgpack.packb({**message, "printed": chosen[0]}).replace(b"no UTF-8", b"\xff" * 8)
        connection.sendall(struct.pack(">I", len(body)) + body)


wire.send = forged


@jax.jit
def compiled(x, alpha, scale):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))


def selu(x, alpha=1.6733, scale=1.0507):
    chosen[:] = [None if isinstance(x, jax.core.Tracer) else forms[x.size]]
    return compiled(x, alpha, scale)
