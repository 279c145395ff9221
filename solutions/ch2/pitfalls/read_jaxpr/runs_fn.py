"""fn is run on zeros before it is traced."""


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    zeros = [jnp.zeros(arg.shape, arg.dtype) if isinstance(arg, jax.ShapeDtypeStruct) else arg for arg in args]
    fn(*zeros)
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*zeros).eqns]
