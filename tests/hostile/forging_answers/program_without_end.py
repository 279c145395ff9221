"""Its program is a `while` that hardly ever ends, and then squares.

It is ended at the limit, and the check failed: by the submission's fault. Its cost is not that of a square.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax


def square(x):
    many = 1_500_000_000  # half a minute or more: a chaotic number, which no compiler foresees

    def step(state):
        count, chaotic = state
        return count + 1, 3.9 * chaotic * (1 - chaotic)

    _, chaotic = jax.lax.while_loop(lambda state: state[0] < many, step, (0, 0.5 + 0 * x[0]))
    return x * x + 0 * chaotic
