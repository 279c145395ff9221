"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    # The month of the year first: then the angle stays small, and float32 is exact enough.
    turn = jnp.mod(months, 12).astype(jnp.float32) * (jnp.pi / 6)
    out = jnp.ones((months.shape[0], 4), jnp.float32)
    out = out.at[:, 1].set(months.astype(jnp.float32) / 120.0)
    out = out.at[:, 2].set(jnp.cos(turn))
    return out.at[:, 3].set(jnp.sin(turn))


_BUFFER = 512


@jax.jit
def _run(weights, months, temperatures, n):
    x = features(months)

    def loss(w):
        error = x @ w - temperatures
        return jnp.dot(error, error) / error.size

    def body(i, state):
        w, history = state
        value, gradient = jax.value_and_grad(loss)(w)
        return w - 0.1 * gradient, history.at[i].set(value)

    return jax.lax.fori_loop(0, n, body, (weights, jnp.zeros(_BUFFER)))


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    weights, losses = jnp.zeros(4), []
    while len(losses) < steps:
        n = min(_BUFFER, steps - len(losses))
        weights, history = _run(weights, months, temperatures, n)
        losses += list(history)[:n]
    return weights, losses


def train_and_test(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], split: int, steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]], Float[Array, ""]]:
    """Fits the first months of a series, and measures how well the fit forecasts the others."""
    weights, losses = fit(months[:split], temperatures[:split], steps)
    forecast = features(months[split:]) @ weights
    error = jnp.sqrt(jnp.mean((forecast - temperatures[split:]) ** 2))
    return weights, losses, error


if __name__ == "__main__":
    from exercises.ch1.pictures.temperature_trend import show

    show(features, train_and_test)
