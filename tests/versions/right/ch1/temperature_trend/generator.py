"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import itertools
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Series(NamedTuple):
    months: jax.Array
    temperatures: jax.Array

    def loss(self, weights):
        return jnp.mean((features(self.months) @ weights - self.temperatures) ** 2)


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    year = months // 12
    month_of_year = months - 12 * year
    decades = (year + month_of_year / 12) / 10
    angle = 2 * jnp.pi * month_of_year / 12
    rows = jnp.array([jnp.ones(months.shape), decades, jnp.cos(angle), jnp.sin(angle)])
    return jnp.swapaxes(rows, 0, 1)


@jax.jit
def _next(weights, series):
    loss, gradient = jax.value_and_grad(lambda w: series.loss(w))(weights)
    return weights + -0.1 * gradient, loss


def _descent(weights, series):
    while True:
        weights, loss = _next(weights, series)
        yield weights, loss


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    pairs = itertools.islice(_descent(jnp.zeros(4), Series(months, temperatures)), steps)
    weights, losses = zip(*pairs)
    return weights[-1], list(losses)


def train_and_test(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], split: int, steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]], Float[Array, ""]]:
    """Fits the first months of a series, and measures how well the fit forecasts the others."""
    train = Series(months[:split], temperatures[:split])
    test = Series(months[split:], temperatures[split:])
    weights, losses = fit(train.months, train.temperatures, steps)
    return weights, losses, jnp.sqrt(test.loss(weights))


if __name__ == "__main__":
    from exercises.ch1.pictures.temperature_trend import show

    show(features, train_and_test)
