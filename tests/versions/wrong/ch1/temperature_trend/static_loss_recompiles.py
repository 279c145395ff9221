# breaks: "compiles nothing": the loss is a new function in each fit and a static argument, so each fit compiles.
"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    angle = 2 * jnp.pi * months / 12
    decades = months / 120
    return jnp.stack([jnp.ones_like(decades), decades, jnp.cos(angle), jnp.sin(angle)], axis=1)


LEARNING_RATE = 0.1


@partial(jax.jit, static_argnums=0)
def _step(loss_function, weights):
    loss, gradient = jax.value_and_grad(loss_function)(weights)
    return weights - LEARNING_RATE * gradient, loss


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    x = features(months)

    def loss_function(weights):
        return jnp.mean((x @ weights - temperatures) ** 2)

    weights = jnp.zeros(4)
    losses = []
    for _ in range(steps):
        weights, loss = _step(loss_function, weights)
        losses.append(loss)
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
