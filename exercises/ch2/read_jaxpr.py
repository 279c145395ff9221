"""Read a jaxpr: list and count the primitives of a traced function.

Lesson: exercises/ch2/README.md#read_jaxpr
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    """Lists the primitives of the outermost jaxpr that a function traces to, in order.

    Nested jaxprs, such as the body of a jitted function, are not searched. The equation that holds one is listed.

    Args:
        fn: a function that JAX can trace.
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
        - fn is only traced, so a ShapeDtypeStruct works as its argument
    """
    # TODO: about 1 line.
    raise NotImplementedError("primitives")


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    """Counts the primitives that a function traces to, including those in nested jaxprs.

    An equation may hold nested jaxprs among its parameters. For example, `jit` has a `jaxpr`, `cond` has a tuple of
    `branches`, and `while` has a `cond_jaxpr` and a `body_jaxpr`. Other primitives use other names.

    Such an equation counts as one, and the primitives inside count too. Each primitive counts as often as it is
    written in the jaxpr, not as often as it would run. So every branch of a `cond` counts, and the body of a loop
    counts once.

    Args:
        fn: a function that JAX can trace.
        args: example arguments of `fn`: arrays, numbers, or `jax.ShapeDtypeStruct` (shape and dtype, no numbers).

    Returns:
        A dictionary with the count of each name (`equation.primitive.name`). A `collections.Counter` is fine.

    Example:
        >>> count_primitives(lambda x: jax.jit(jnp.sin)(x) + 1, 3.0) == {"jit": 1, "sin": 1, "add": 1}
        True

    Checks:
        - fn is only traced, so a ShapeDtypeStruct works as its argument
        - primitives inside jitted functions count, at any depth
        - a jitted function that is called twice counts twice
        - nested jaxprs count under any parameter name
        - primitives inside cond, while and scan count as often as they are written
    """
    # TODO: about 10 lines.
    raise NotImplementedError("count_primitives")
