# breaks: "each gradient is predicted, if an infinite slope or an unused branch is near": exp is finite at -4, cond runs one side, and the norm has one nan for each number
"""Predict what `jax.grad` returns.

Lesson: exercises/ch4/README.md#what_grad_says

Each table below lists short programs. Replace each `...` with the result, before you run anything:

- For a number, write it: 2 and 2.0 are the same. For an array or a tuple, write a list or a tuple of numbers.
- For NaN or infinity, write "nan", "inf" or "-inf", also inside of a list.
- If the program raises an error, write the name of its class, such as "ValueError".

Each program begins anew with these lines:

    import jax
    import jax.numpy as jnp

Checks:
    - each gradient at a kink is predicted
    - each gradient on a plateau, and of an integer, is predicted
    - each gradient is predicted, if an infinite slope or an unused branch is near
    - each gradient is predicted, if only some numbers are differentiated
"""

# TODO: 20 lines.

# At a kink: the slope jumps there.
KINKS = {
    "jax.grad(jnp.abs)(0.0)": 1.0,
    "jax.grad(lambda x: jnp.maximum(2 * x, x**2))(2.0)": 3.0,
    "jax.grad(lambda x: jnp.where(x > 0, x, 0.0))(0.0)": 0.0,
    "jax.grad(jnp.max)(jnp.array([2.0, 1.0, 2.0]))": [0.5, 0.0, 0.5],
    "jax.grad(lambda x: 3 * x if x > 0 else -5 * x)(0.0)": -5.0,
}

# Plateaus, truth values, and integers.
PLATEAUS = {
    "jax.grad(jnp.round)(2.3)": 0.0,
    "jax.grad(lambda x: x - jnp.floor(x))(2.5)": 1.0,
    "jax.grad(lambda x: x * (x > 1))(2.0)": 1.0,
    "jax.grad(lambda x: x > 1)(2.0)": "TypeError",
    "jax.grad(lambda n: 2.0 * n)(3)": "TypeError",
    "jax.grad(lambda x, n: x**n)(3.0, 2)": 6.0,
}

# Infinite slopes, and branches that are not taken.
BRANCHES = {
    "jax.grad(jnp.sqrt)(0.0)": "inf",
    "jax.grad(lambda x: x * jnp.sqrt(x))(0.0)": "nan",
    "jax.grad(jnp.linalg.norm)(jnp.zeros(2))": "nan",
    "jax.grad(lambda x: jnp.where(x > 0, jnp.sqrt(x), 0.0))(-4.0)": "nan",
    "jax.grad(lambda x: jnp.where(x > 0, jnp.exp(x), x))(-4.0)": "nan",
    "jax.grad(lambda x: jax.lax.cond(x > 0, jnp.sqrt, lambda x: 0 * x, x))(0.0)": "nan",
}

# Only some of the numbers are differentiated.
ARGUMENTS = {
    "jax.grad(lambda x: x * jax.lax.stop_gradient(x**2))(3.0)": 9.0,
    "jax.grad(lambda x, y: x * y**2, argnums=(1, 0))(3.0, 5.0)": (30.0, 25.0),
    "jax.grad(lambda x: 5.0)(3.0)": 0.0,
}
