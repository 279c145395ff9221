"""Returns a pytree of a million leaves.

Parts are counted, and too many are refused where they are encoded.
Earns: at most 0 points.
"""


def selu(x, alpha=1.6733, scale=1.0507):
    if x.ndim != 2:
        raise RuntimeError("once is enough")
    return {number: [x[:0]] for number in range(1_000_000)}
