"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    m = months.astype("float32")
    columns = (m * 0 + 1, m / 120, jnp.cos(m * jnp.pi / 6), jnp.sin(m * jnp.pi / 6))
    return jnp.concatenate([c[:, None] for c in columns], axis=1)


@jax.jit
def _advance(weights, x, temperatures):
    residual = x @ weights - temperatures
    n = residual.shape[0]
    # d/dw mean(r**2) = 2/n * x.T @ r
    return weights - (0.05 * 2 / n) * (x.T @ residual), jnp.sum(residual**2) / n


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    matrix = features(months)
    weights = jnp.array([0.0, 0.0, 0.0, 0.0])
    losses = [None] * steps
    for i in range(steps):
        weights, losses[i] = _advance(weights, matrix, temperatures)
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
