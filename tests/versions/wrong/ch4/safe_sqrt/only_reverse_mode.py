# breaks: "These hold for forward mode and reverse mode, and for one mode inside of the other.": a custom_vjp has no forward mode: jacfwd and jvp raise an error
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.custom_vjp
def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(x), 0.0)


def _forward(x):
    return safe_sqrt(x), x


def _backward(x, cotangent):
    harmless = jnp.where(x > 0, x, 1.0)
    return (jnp.where(x > 0, cotangent / (2 * jnp.sqrt(harmless)), 0.0),)


safe_sqrt.defvjp(_forward, _backward)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    return jnp.where(squares > 0, table / lengths, 0.0)
