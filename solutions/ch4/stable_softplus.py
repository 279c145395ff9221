"""Tell JAX which derivative to use, when you know a better one than its own.

Lesson: exercises/ch4/README.md#stable_softplus

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

All functions here take arrays of any shape, and work on each number by itself. They work inside `jax.jit` and
`jax.vmap` too. All arrays are float32. You may decorate the two functions, and write others beside them.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.custom_jvp
def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Computes the softplus, `log(1 + e^x)`, with exact derivatives.

        first derivative   sigmoid(x) = 1 / (1 + e^-x)
        second derivative  sigmoid(x) * (1 - sigmoid(x))

    The value and both derivatives are right for large numbers too, although `e^100` is infinite in float32:

        x                  -inf   -1e4   -100   0       100   1e4   inf
        value              0      0      0      log 2   100   1e4   inf
        first derivative   0      0      0      0.5     1     1     1
        second derivative  0      0      0      0.25    0     0     0

    For `x >= -40`, the relative error of the value is below 1e-6. For `x = -20`, the value is about 2e-9, and not 0.
    For smaller x, and for derivatives, an absolute error of 1e-6 is fine.

    All this holds in forward mode and reverse mode, and for one mode inside of the other. It holds if a loss uses the
    value and the slope of one `jax.value_and_grad`. Derivatives higher than the second are not checked.

    Args:
        x: any numbers but NaN.

    Returns:
        The values, in the shape of `x`.

    Example:
        >>> x = jnp.array([-100.0, 0.0, 100.0])
        >>> stable_softplus(x)
        Array([  0.    ,   0.6931, 100.    ], dtype=float32)
        >>> jax.vmap(jax.grad(stable_softplus))(x)
        Array([0. , 0.5, 1. ], dtype=float32)

    Checks:
        - stable_softplus has the right values, from -inf to inf
        - the first derivative of stable_softplus is the sigmoid, from -inf to inf, in both modes
        - the second derivative of stable_softplus is right, from -inf to inf
    """
    # For a large x, log(1 + e^x) is x plus almost nothing. So the exponent below is never positive, and e^x never
    # overflows. `log1p(small)` is about `small`, but `1 + small` would be rounded to 1, and its logarithm is 0.
    return jnp.maximum(x, 0) + jnp.log1p(jnp.exp(-jnp.abs(x)))


# JAX's own derivative of the code above is 0 at 0, because `maximum` and `abs` have kinks there. Their sum has none.
@stable_softplus.defjvp
def _stable_softplus_jvp(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
    (x,), (tangent,) = primals, tangents
    # The rule is differentiated in its turn. The derivative of `1 / (1 + jnp.exp(-x))` would be NaN at -100.
    return stable_softplus(x), jax.nn.sigmoid(x) * tangent


def with_derivative(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    derivative: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    """Returns a function with the values of `fn`, and with the derivative that you name.

    Let `g = with_derivative(fn, derivative)`. Then for each number of `x`:

        value              fn(x)
        first derivative   derivative(x), whatever the true derivative of `fn` is
        second derivative  the derivative of `derivative`, as JAX computes it

    All this holds in the same cases as above. It also holds if JAX's own derivative of `fn` is NaN, or raises an error.

    Args:
        fn: a function of one array and nothing else, which JAX can trace and map. It returns an array of the same
            shape.
        derivative: such a function too. JAX can differentiate it in both modes.

    Returns:
        A new function of one array. Others that you make later, from another `fn`, do not change it.

    Example:
        >>> g = with_derivative(lambda x: jnp.round(x), lambda x: 10 * x)
        >>> x = jnp.array(2.5)
        >>> print(g(x), jax.grad(g)(x), jax.grad(jax.grad(g))(x))
        2.0 25.0 10.0

    Checks:
        - with_derivative keeps the values of fn, and takes its derivatives from `derivative`
        - with_derivative works if JAX cannot differentiate fn, or gets NaN
    """

    @jax.custom_jvp
    def replaced(x: Float[Array, "..."]) -> Float[Array, "..."]:
        return fn(x)

    # With `jax.custom_vjp`, forward mode would raise an error.
    @replaced.defjvp
    def replaced_jvp(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
        (x,), (tangent,) = primals, tangents
        return replaced(x), derivative(x) * tangent

    return replaced
