# another way: Writes features and error for one month, and lets `jax.vmap` apply them to all months.

"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    return jax.vmap(_features_of_one)(months)


def _features_of_one(month):
    angle = month * (2 * jnp.pi / 12)
    return jnp.array([1.0, month / 120, jnp.cos(angle), jnp.sin(angle)])


def _squared_error_of_one(weights, month, temperature):
    return (jnp.dot(_features_of_one(month), weights) - temperature) ** 2


def _mean_squared_error(weights, months, temperatures):
    return jax.vmap(_squared_error_of_one, in_axes=(None, 0, 0))(weights, months, temperatures).mean()


@jax.jit
def _descend(weights, months, temperatures):
    gradient = jax.grad(_mean_squared_error)(weights, months, temperatures)
    loss = _mean_squared_error(weights, months, temperatures)
    return jax.tree.map(lambda w, g: w - 0.15 * g, weights, gradient), loss


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    weights, losses = jnp.zeros((4,)), []
    while len(losses) != steps:
        weights, loss = _descend(weights, months, temperatures)
        losses = [*losses, loss]
    return weights, losses


def train_and_test(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], split: int, steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]], Float[Array, ""]]:
    """Fits the first months of a series, and measures how well the fit forecasts the others."""
    train, test = (months[:split], temperatures[:split]), (months[split:], temperatures[split:])
    weights, losses = fit(*train, steps=steps)
    return weights, losses, jnp.sqrt(_mean_squared_error(weights, *test))


if __name__ == "__main__":
    from exercises.ch1.pictures.temperature_trend import show

    show(features, train_and_test)
