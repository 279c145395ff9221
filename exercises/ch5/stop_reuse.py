"""Find the keys that are used twice, and give each draw a key of its own.

Lesson: exercises/ch5/README.md#stop_reuse

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions run, and they use keys twice. After the repair, these rules hold in both:

- Make a new key for each draw, from `key`, with `jax.random.split` or `jax.random.fold_in`.
- Draw nothing from `key` itself, nor from any other key that new keys are made from.
- Do not use both `split` and `fold_in` on one key. Today, both can make the same keys.
- All draws of a call are independent.

Both functions work inside `jax.jit` too, if `steps` is a Python int. All arrays are float32, and all keys are typed.
Which of the new keys makes which draw is up to you.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    """Adds normal noise to each number of `w` and `b`.

        w + scale * (standard normal noise)
        b + scale * (other standard normal noise)

    The noise of `b` is independent of that of `w`, whatever their shapes are.

    Args:
        key: a typed key. The caller uses it for this call only.
        params: `{"w": ..., "b": ...}`, two arrays of any shapes.
        scale: the standard deviation of the noise, a Python float or an array of shape (), between 0.01 and 100.

    Returns:
        The new `{"w": ..., "b": ...}`, in the same shapes.

    Example:
        >>> params = {"w": jnp.zeros((50, 2)), "b": jnp.zeros(100)}
        >>> noisy = perturb(jax.random.key(0), params, 0.1)
        >>> print(noisy["w"].shape, bool(jnp.any(noisy["w"].ravel() == noisy["b"])))
        (50, 2) False

    Checks:
        - perturb adds normal noise to w and to b, in the right scale
        - the noise of w and that of b are independent
        - nothing is drawn from a key that new keys are made from
    """
    # TODO: repair this function.
    return {name: value + scale * jax.random.normal(key, value.shape) for name, value in params.items()}


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    """Takes a number of random steps, and returns all places on the way, and a key to go on with.

    - A step adds standard normal noise to each number of `x`. The next step starts where this one ends.
    - The noise of a step is independent of that of all others.
    - The key that is returned is fresh: nothing was drawn from it, and no other key was made from it. So a second call
      can go on with the returned key, and its steps are independent of all steps before.

    A Python loop over the steps is fine.

    Args:
        key: a typed key. The caller uses it for this call only.
        x: where the first step starts.
        steps: how many steps to take, a Python int between 1 and 20.

    Returns:
        The places after each step, and a fresh key. Row 0 is `x` after the first step, and the last row is `x` after
        all steps. The key is typed, and its shape is ().

    Example:
        >>> path, key = noisy_steps(jax.random.key(0), jnp.zeros(2), 3)
        >>> longer, key = noisy_steps(key, path[-1], 4)
        >>> print(path.shape, longer.shape, key.shape)
        (3, 2) (4, 2) ()

    Checks:
        - noisy_steps adds standard normal noise at each step, and returns each place
        - the noise of each step is independent of that of all others
        - the key that noisy_steps returns is fresh, so a second call goes on independently
        - nothing is drawn from a key that new keys are made from
    """
    # TODO: repair this function.
    path = []
    for _ in range(steps):
        _, noise_key = jax.random.split(key)
        x = x + jax.random.normal(key, x.shape)
        path.append(x)
    return jnp.stack(path), noise_key
