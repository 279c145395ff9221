"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import functools

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


_TURNS = np.arange(12, dtype=np.float64) / 12 * 2 * np.pi
_YEAR = np.column_stack([np.cos(_TURNS), np.sin(_TURNS)])  # float64, and jnp makes it float32
_RATE = np.float64(0.2)


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    season = jnp.asarray(_YEAR, dtype=jnp.float32)[months % 12]
    decades = months * np.float64(1 / 120)
    line = jnp.column_stack([jnp.ones(len(months), dtype=jnp.float32), decades])
    return jnp.hstack([line, season]).astype(jnp.float32)


@functools.cache
def _make_step(rate):
    def loss(weights, x, temperatures):
        return jnp.mean(jnp.square(temperatures - x @ weights))

    @jax.jit
    def step(weights, x, temperatures):
        value, pull = jax.vjp(lambda w: loss(w, x, temperatures), weights)
        (gradient,) = pull(jnp.ones_like(value))
        return weights - rate * gradient, value

    return step


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    step, x = _make_step(float(_RATE)), features(months)
    weights, losses = jnp.zeros(4, dtype=np.float32), []
    for _ in range(steps):
        weights, loss = step(weights, x, temperatures)
        losses.append(loss)
    return weights, losses


def train_and_test(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], split: int, steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]], Float[Array, ""]]:
    """Fits the first months of a series, and measures how well the fit forecasts the others."""
    weights, losses = fit(months[:split], temperatures[:split], steps)
    misses = features(months)[split:] @ weights - temperatures[split:]
    return weights, losses, jnp.linalg.norm(misses) / np.sqrt(len(misses))


if __name__ == "__main__":
    from exercises.ch1.pictures.temperature_trend import show

    show(features, train_and_test)
