"""a straight line with the slope is added by `stop_gradient`, so the second derivative is not that of `derivative`."""

from jax import lax


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    def replaced(x: Array) -> Array:
        here = lax.stop_gradient(x)
        return fn(here) + derivative(here) * (x - here)

    return replaced
