# another way: Runs 25 steps in one `scan`: fewer calls from Python, and one program for any number of steps.

"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    angle = 2 * jnp.pi * months / 12
    decades = months / 120
    return jnp.stack([jnp.ones_like(decades), decades, jnp.cos(angle), jnp.sin(angle)], axis=1)


_CHUNK = 25


@jax.jit
def _chunk(weights, x, temperatures, n):
    """At most _CHUNK steps: those from n on change nothing."""

    def loss_of(w):
        return jnp.square(jnp.matmul(x, w) - temperatures).mean()

    def one(w, i):
        loss, gradient = jax.value_and_grad(loss_of)(w)
        return jnp.where(i < n, w - 0.1 * gradient, w), loss

    return jax.lax.scan(one, weights, jnp.arange(_CHUNK))


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    weights, x = jnp.zeros(4, jnp.float32), features(months)
    losses = []
    for done in range(0, steps, _CHUNK):
        weights, some = _chunk(weights, x, temperatures, steps - done)
        losses.extend(some)
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
