"""`stop_gradient` holds the slope in the rule fixed, so the second derivative is 0."""

from jax import lax


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    @jax.custom_jvp
    def replaced(x: Array) -> Array:
        return fn(x)

    @replaced.defjvp
    def rule(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
        return replaced(*primals), lax.stop_gradient(derivative(*primals)) * tangents[0]

    return replaced
