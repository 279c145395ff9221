# another way: Gets the slopes by forward mode, with a pass for each weight: only good for a few weights.

"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights."""
    spin = jnp.exp(1j * (jnp.pi / 6) * months)
    decades = jnp.true_divide(months, 120)
    return jnp.vstack([jnp.full(months.shape, 1.0), decades, spin.real, spin.imag]).T


def _fitness(weights, x, temperatures):
    return jnp.average(jnp.power(jnp.einsum("mf,f->m", x, weights) - temperatures, 2))


@jax.jit
def _forward_step(weights, x, temperatures):
    def along(direction):
        return jax.jvp(lambda w: _fitness(w, x, temperatures), (weights,), (direction,))

    values, slopes = jax.vmap(along)(jnp.eye(4))
    return weights - 0.1 * slopes, values[0]


def fit(
    months: Int[Array, " months"], temperatures: Float[Array, " months"], steps: int = 300
) -> tuple[Float[Array, "4"], list[Float[Array, ""]]]:
    """Fits the weights by gradient descent."""
    x = features(months)
    trail = [(jnp.zeros(4), None)]
    for _ in range(steps):
        trail.append(_forward_step(trail[-1][0], x, temperatures))
    return trail[-1][0], [loss for _, loss in trail[1:]]


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
