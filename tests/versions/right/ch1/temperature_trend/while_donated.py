"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    # cos(0) = 1, and sin(a) = cos(a - pi/2): one cosine, and one column replaced.
    frequency = jnp.array([0.0, 0.0, jnp.pi / 6, jnp.pi / 6])
    phase = jnp.array([0.0, 0.0, 0.0, jnp.pi / 2])
    waves = jnp.cos((months % 12)[:, None] * frequency - phase)
    return jnp.where(jnp.arange(4) == 1, months[:, None] / 120, waves)


_PAGE = 100


@partial(jax.jit, donate_argnums=0)
def _page(weights, x, temperatures, until):
    value_and_grad = jax.value_and_grad(lambda w: jnp.mean((x @ w - temperatures) ** 2))

    def body(state):
        i, w, page = state
        loss, gradient = value_and_grad(w)
        return i + 1, w - 0.1 * gradient, jax.lax.dynamic_update_index_in_dim(page, loss, i, 0)

    start = (0, weights, jnp.full(_PAGE, jnp.nan))
    _, weights, page = jax.lax.while_loop(lambda state: state[0] < until, body, start)
    return weights, page


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    x = features(months)
    weights = jnp.zeros(4)
    losses = []
    for first in range(0, steps, _PAGE):
        weights, page = _page(weights, x, temperatures, min(_PAGE, steps - first))
        losses.extend(jnp.unstack(page))
    return weights, losses[:steps]


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
