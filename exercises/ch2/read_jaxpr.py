"""Read a traced program: which primitives does a function come down to?

Lesson: exercises/ch2/README.md#read_jaxpr
"""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    """Lists the primitives of the outermost program that a function traces to, in its order.

    `fn` is traced and never run on numbers: of `args`, only shapes and dtypes matter. What stands inside
    of an equation, such as the body of a jitted function, is not listed; the equation itself is.

    Args:
        fn: a function that JAX can trace.
        args: example arguments of `fn`: arrays, numbers, or `jax.ShapeDtypeStruct`.

    Returns:
        The names (`equation.primitive.name`), with repeats.

    Example:
        >>> def log2(x):
        ...     ln_x = jnp.log(x)
        ...     ln_2 = jnp.log(2.0)
        ...     return ln_x / ln_2
        >>> primitives(log2, 3.0)
        ['log', 'log', 'div']
    """
    # TODO: about 1 line. `jax.make_jaxpr(fn)` is a function of the arguments of `fn`.
    raise NotImplementedError("primitives")


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    """Counts the primitives that a function traces to, those of nested programs included.

    An equation may carry programs of its own among its parameters: `jit` has a `jaxpr`, `cond` a tuple of
    `branches`, `while` a `cond_jaxpr` and a `body_jaxpr`, and others have other names: look at all of them.
    Such an equation counts as one, and what stands inside counts too, at any depth. Everything counts as often
    as it is written in the program, not as often as it would run: all branches of a `cond`, the body of a loop
    once, and a jitted function that is called twice counts twice. As in `primitives`, `fn` is traced and never
    run on numbers.

    Args:
        fn: a function that JAX can trace.
        args: example arguments of `fn`: arrays, numbers, or `jax.ShapeDtypeStruct`.

    Returns:
        For each name (`equation.primitive.name`) its count; a `collections.Counter` will do.

    Example:
        >>> count_primitives(lambda x: jax.jit(jnp.sin)(x) + 1, 3.0) == {"jit": 1, "sin": 1, "add": 1}
        True
    """
    # TODO: about 10 lines, with a helper that calls itself.
    raise NotImplementedError("count_primitives")
