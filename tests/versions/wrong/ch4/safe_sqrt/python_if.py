# breaks: "Both functions work inside `jax.jit` too.": `if x > 0` and float() on a tracer raise an error under jit and grad
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    flat = [float(number) for number in jnp.ravel(x)]
    roots = [jnp.sqrt(number) if number > 0 else 0.0 for number in flat]
    return jnp.array(roots, dtype=jnp.float32).reshape(x.shape)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    return jnp.where(squares > 0, table / lengths, 0.0)
