# breaks: "Some months are missing": the months for testing are counted on from the last one for training; series with months missing after the split.
"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    angle = 2 * jnp.pi * months / 12
    decades = months / 120
    return jnp.stack([jnp.ones_like(decades), decades, jnp.cos(angle), jnp.sin(angle)], axis=1)


LEARNING_RATE = 0.1


def _loss(weights, x, temperatures):
    return jnp.mean((x @ weights - temperatures) ** 2)


@jax.jit
def _step(weights, x, temperatures):
    loss, gradient = jax.value_and_grad(_loss)(weights, x, temperatures)
    return weights - LEARNING_RATE * gradient, loss


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    x = features(months)
    weights = jnp.zeros(4)
    losses = []
    for _ in range(steps):
        weights, loss = _step(weights, x, temperatures)
        losses.append(loss)
    return weights, losses


def train_and_test(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], split: int, steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]], Float[Array, ""]]:
    """Fits the first months of a series, and measures how well the fit forecasts the others."""
    weights, losses = fit(months[:split], temperatures[:split], steps)
    ahead = months[split - 1] + 1 + jnp.arange(len(months) - split)
    forecast = features(ahead) @ weights
    error = jnp.sqrt(jnp.mean((forecast - temperatures[split:]) ** 2))
    return weights, losses, error


if __name__ == "__main__":
    from exercises.ch1.pictures.temperature_trend import show

    show(features, train_and_test)
