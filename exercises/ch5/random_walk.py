"""Build 10,000 random walks that can go on after a stop: how many of them have reached a level, and how sure are you?

Lesson: exercises/ch5/README.md#random_walk

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch5.random_walk`. It walks with your code, stops half way and goes on. It
prints how many walks reached the level, and draws them. It also draws the error for more and more walks.

A walker starts at the place 0. Each step takes it one place up or one place down. Many walkers walk at the same time.
The state of their walks is a dict of int32 arrays, which can be saved and loaded:

    "place"     shape (walkers,): where each walker is
    "passage"   shape (walkers,): the number of the first step that ended at the level, or 0 if there was none yet
    "step"      shape (): the number of steps that were taken. So the first step has the number 1.

All functions work inside `jax.jit` too, if `walkers` and `steps` are Python ints. You may write more functions of your
own. All keys are typed.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    """Returns the state before the first step.

    Args:
        walkers: how many walkers there are, a Python int, at least 1.

    Returns:
        A new state. Nobody has taken a step.

    Example:
        >>> walks = start(3)
        >>> print(walks["place"], walks["passage"], walks["step"])
        [0 0 0] [0 0 0] 0

    Checks:
        - walks begin at 0, and after a stop they go on as if they had never stopped
        - the share agrees with the exact probability, within a few standard errors
    """
    # TODO: about 3 lines.
    raise NotImplementedError("start")


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    """Lets all walkers take a number of steps.

    - A step goes up or down with equal probability. All steps of all walkers are independent.
    - A walker that has reached the level walks on, and its passage stays.
    - The caller passes the same key each time. 30 steps and then 70 steps give the same state as 100 steps.
    - The result is a function of the arguments. It does not depend on the calls before.
    - Nothing is drawn from `key` itself.
    - No Python loop runs over walkers or steps. A traced call has at most 700 operations, however many there are.
    - The program never holds all steps of all walkers at once. With at least 1000 walkers and at most 1000 steps, no
      array of the traced program has more than 4 * walkers elements.

    With another number of walkers, the same key may give other walks.

    Args:
        key: a typed key. The caller uses it for all steps of these walks, and makes no other use of it.
        walks: a state that `start` or `advance` returned, of JAX arrays. It stays as it is. Its step is at most
            1,000,000.
        steps: how many steps to take, a Python int between 1 and 10,000.
        level: the place to reach, at least 1: a Python int or an int32 array of shape (). It is the same in all calls
            for these walks.

    Returns:
        A new state, with int32 arrays of the same shapes.

    Example:
        >>> key = jax.random.key(0)
        >>> walks = advance(key, start(1000), 40, level=3)
        >>> later = advance(key, walks, 60, level=3)
        >>> print(walks["step"], later["step"], abs(later["place"].mean()) < 2)
        40 100 True

    Checks:
        - walks begin at 0, and after a stop they go on as if they had never stopped
        - each step goes up or down with equal probability, and all steps are independent
        - the passage is the first step that ends at the level, and it stays
        - no Python loop runs over walkers or steps, and no array holds all steps at once
        - the share agrees with the exact probability, within a few standard errors
    """
    # TODO: about 8 lines.
    raise NotImplementedError("advance")


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    """Returns the share of the walks that reached the level in at most `step` steps, and its standard error.

        standard error = sqrt(share * (1 - share) / walkers)

    Args:
        walks: a state that `advance` returned.
        step: the number of a step, between 1 and the steps that were taken: a Python int or an int32 array of shape ().
            It may be a tracer, and `jax.vmap` may map it.

    Returns:
        The share and its standard error, float32.

    Example:
        >>> walks = {"place": jnp.array([2, 4, 0, -6]), "passage": jnp.array([9, 3, 0, 0]), "step": jnp.array(10)}
        >>> print(*share_passed(walks, 10))
        0.5 0.25
        >>> share_passed(walks, 8)
        (Array(0.25, dtype=float32), Array(0.2165, dtype=float32))

    Checks:
        - share_passed counts the walks that passed in time, and gives the standard error
        - the share agrees with the exact probability, within a few standard errors
    """
    # TODO: about 3 lines.
    raise NotImplementedError("share_passed")


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
