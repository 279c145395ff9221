# breaks: "second derivative  -1 / (4 x**1.5)   if x > 0, and 0 otherwise": the custom rule itself uses the dangerous root: the first derivative is right, the second one is NaN for x = 0
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.custom_jvp
def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(x), 0.0)


@safe_sqrt.defjvp
def _rule(primals, tangents):
    (x,), (dx,) = primals, tangents
    return safe_sqrt(x), jnp.where(x > 0, 0.5 / jnp.sqrt(x), 0.0) * dx


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    return jnp.where(squares > 0, table / lengths, 0.0)
