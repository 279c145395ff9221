"""the true derivative is multiplied in, but `derivative` should replace it."""


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    @jax.custom_jvp
    def replaced(x: Array) -> Array:
        return fn(x)

    @replaced.defjvp
    def rule(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
        value, change = jax.jvp(fn, primals, tangents)
        return value, derivative(*primals) * change

    return replaced
