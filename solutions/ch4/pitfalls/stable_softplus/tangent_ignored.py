"""the rule returns the slope without the tangent, so the gradient is 0."""


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    @jax.custom_jvp
    def replaced(x: Array) -> Array:
        return fn(x)

    @replaced.defjvp
    def rule(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
        return replaced(*primals), derivative(*primals)

    return replaced
