# breaks: "One jitted function, and several arguments.": thought a NumPy array needs a trace of its own.
"""Predict how often Python runs the body of a jitted function.

Lesson: exercises/ch2/README.md#how_many_traces

Each table below lists short programs. Replace each `...` with a number, before you run anything: how often does Python
run the body of `fn` in this program? Each program begins anew with these lines, and nothing has been traced before:

    import jax
    import jax.numpy as jnp
    import numpy as np

    def fn(x, scale=1.0):
        return scale * x

    f = jax.jit(fn)

Checks:
    - the number of runs is predicted, when the arguments differ
    - the number of runs is predicted, when functions differ
"""

# TODO: 10 lines.

# One jitted function, and several arguments.
ARGUMENTS = {
    "f(jnp.zeros(3)); f(jnp.ones(3)); f(np.ones(3, np.float32))": 2,
    "f(jnp.ones(3)); f(jnp.ones(4)); f(jnp.ones(3)); f(jnp.ones((3, 1)))": 3,
    "f(1.0); f(2.0); f(3)": 2,
    "f(1.0); f(np.float32(1.0))": 2,
    "f(jnp.ones(3)); f(jnp.ones(3), 1.0); f(jnp.ones(3), 2.0)": 2,
    "f(jnp.ones(3), 2.0); f(jnp.ones(3), scale=2.0)": 2,
}

# Several functions.
FUNCTIONS = {
    "fn(1.0); fn(2.0); f(1.0); f(2.0)": 3,
    "for x in (1.0, 2.0, 3.0): jax.jit(fn)(x)": 1,
    "for x in (1.0, 2.0, 3.0): jax.jit(lambda x: fn(x))(x)": 3,
    "g = jax.jit(lambda x: fn(x) + fn(x + 1)); g(1.0); g(2.0)": 2,
}
