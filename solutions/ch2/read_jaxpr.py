"""Read a jaxpr: list and count the primitives of a traced function.

Lesson: exercises/ch2/README.md#read_jaxpr

Your code changes no argument, no global and no setting of JAX, and it prints nothing. Both functions only trace `fn`:
they run none of its operations on the device.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    """Lists the primitives in the outermost jaxpr of a function, in order.

    If an equation holds a nested jaxpr, the list has the primitive of that equation, such as `jit`. It has no
    primitives from inside the nested jaxpr.

    Args:
        fn: a function that JAX can trace. If it is jitted itself, the list is `["jit"]`.
        args: example arguments of `fn`: arrays, numbers, or `jax.ShapeDtypeStruct` (shape and dtype, no numbers).

    Returns:
        The names of the primitives (`equation.primitive.name`), with repeats.

    Example:
        >>> def log2(x):
        ...     ln_x = jnp.log(x)
        ...     ln_2 = jnp.log(2.0)
        ...     return ln_x / ln_2
        >>> primitives(log2, 3.0)
        ['log', 'log', 'div']

    Checks:
        - primitives lists the names in the outermost jaxpr, in order and with repeats
        - fn is only traced and never run, so a ShapeDtypeStruct works as its argument
    """
    # Pass `args` to the traced function. In `make_jaxpr(lambda: fn(*args))()` they would be constants.
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    """Counts the primitives in the jaxpr of a function, including those in nested jaxprs.

    Anything with an attribute `eqns` is a jaxpr. It is nested if it is a parameter of an equation, or an item of a
    tuple that is a parameter. For example, `jit` has a `jaxpr`, `cond` has a tuple of `branches`, and `while` has a
    `cond_jaxpr` and a `body_jaxpr`. Other primitives use other names. A tuple can hold other items too, and it can be a
    named tuple.

    The equation that holds a nested jaxpr counts as one, and the equations inside count too. If several equations hold
    the same nested jaxpr, it counts once for each of them, even if the printed text shows it only once. How often the
    code would run does not matter: every branch of a `cond` counts, and the body of a loop counts once.

    Args:
        fn: a function that JAX can trace. It may be jitted itself.
        args: example arguments of `fn`: arrays, numbers, or `jax.ShapeDtypeStruct` (shape and dtype, no numbers).

    Returns:
        A dictionary with the count of each name (`equation.primitive.name`). A `collections.Counter` is fine.

    Example:
        >>> count_primitives(lambda x: jax.jit(jnp.sin)(x) + 1, 3.0) == {"jit": 1, "sin": 1, "add": 1}
        True

    Checks:
        - fn is only traced and never run, so a ShapeDtypeStruct works as its argument
        - primitives inside jitted functions count, at any depth
        - a jitted function that is called twice counts twice
        - primitives in a nested jaxpr count, whatever the name of the parameter
        - an equation in a branch, loop condition or loop body counts once, however often it runs
    """
    counts = Counter()
    _count(jax.make_jaxpr(fn)(*args), counts)
    return dict(counts)


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            # `branches` is a tuple of jaxprs, while `jaxpr` and `body_jaxpr` are single ones. We test for `eqns`
            # instead of listing parameter names, so this also works for primitives that we have never seen.
            for inner in value if isinstance(value, (tuple, list)) else [value]:
                if hasattr(inner, "eqns"):
                    _count(inner, counts)
