"""the rule calls `fn`, and not the new function, so JAX's own derivative comes back in the next one."""


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    @jax.custom_jvp
    def replaced(x: Array) -> Array:
        return fn(x)

    @replaced.defjvp
    def rule(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
        (x,), (tangent,) = primals, tangents
        return fn(x), derivative(x) * tangent

    return replaced
