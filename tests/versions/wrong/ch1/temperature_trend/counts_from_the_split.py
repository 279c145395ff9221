# breaks: "Some months are missing in both arrays": the test months are taken as consecutive after the last month for training, so the error is wrong if a later month is missing.
"""Build: fit a seasonal curve and a trend to 61 years of temperatures, and forecast the last ten.

Lesson: exercises/ch1/README.md#temperature_trend

Your code changes no argument, no global and no setting of JAX, and it prints nothing. A global may keep
compiled functions.

`python -m exercises.ch1.temperature_trend` runs your functions on the measurements in
`exercises/ch1/data/temperature_trend.csv`. It prints the trend and the error, and draws a picture.

In all three functions:

- `months` are whole months since January 1990. So 0 is January 1990, 13 is February 1991, and -1 is December 1989.
- They are int32, from -360 (January 1960) to 371 (December 2020), in order. Some months are missing
  in both arrays, but not more than one in ten.
- `temperatures` are float32, in degrees Celsius, one for each month.
- The functions work inside `jax.jit` too. `steps` and `split` are Python ints even there. The checks take few steps
  there, because a Python loop compiles slowly.

You may write more functions of your own.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def features(months: Int[Array, " months"]) -> Float[Array, "months 4"]:
    """Computes four numbers for each month, which the model multiplies by its four weights.

        1    decades since January 1990    cos(angle)    sin(angle)

    A decade has 120 months. The angle turns once a year: it is 2 pi * months / 12.

    Args:
        months: months since January 1990, at least one.

    Returns:
        One row for each month, float32.

    Example:
        >>> features(jnp.array([0, 3, 120]))
        Array([[ 1.   ,  0.   ,  1.   ,  0.   ],
               [ 1.   ,  0.025, -0.   ,  1.   ],
               [ 1.   ,  1.   ,  1.   ,  0.   ]], dtype=float32)

    Checks:
        - the features are 1, the decades since 1990, and the cosine and sine of the year
        - train_and_test fits the first months only, and the error is that in the other months
    """
    decades = months / 120
    angle = 2 * jnp.pi * months / 12
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
    """Fits the weights by gradient descent.

    - The model's temperatures are the matrix product `features(months) @ weights`.
    - The loss is the mean of (model's temperature - temperature) ** 2 over all months that `fit` gets.
    - The weights start at four zeros.
    - Each step subtracts the learning rate times the gradient of the loss.
    - You choose the learning rate: one number, the same for all weights, steps and series.
    - After 300 steps, each weight is within 0.01 of the weight that gives the least possible loss. This holds for all
      series that begin from 1960 to 1964, and end from 2000 to 2020. In a shorter series, the loss may grow.
    - A second fit with as many months and steps compiles nothing. It is at least 3 times as fast as the same steps
      without `jax.jit`.

    Args:
        months: months since January 1990, at least 30.
        temperatures: what was measured in these months.
        steps: the number of steps, at least 1.

    Returns:
        The four weights, and a list of the losses: one scalar for each step, the loss before it.

    Example:
        >>> months = jnp.arange(-360, 372)
        >>> weights, losses = fit(months, features(months) @ jnp.array([9.5, 0.25, -10.0, -3.0]))
        >>> print(weights.round(2))
        [  9.5    0.25 -10.    -3.  ]
        >>> len(losses)
        300

    Checks:
        - fit steps from zero against the gradient, with one learning rate for all weights
        - after 300 steps, the weights are those of the least possible loss, within 0.01
        - train_and_test fits the first months only, and the error is that in the other months
        - fit is at least 3 times as fast as the same steps without jit
    """
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
    """Fits the first months of a series, and measures how well the fit forecasts the others.

    - The first `split` months are for training. `fit` gets these and no others.
    - The months after them are for testing. They have no influence on the weights and the losses.
    - The error is the square root of the mean of (model's temperature - temperature) ** 2 over the months for testing.

    Args:
        months: months since January 1990.
        temperatures: what was measured in these months.
        split: the number of months for training, at least 30. At least one month is left for testing.
        steps: the number of steps of the fit, at least 1.

    Returns:
        The weights and the losses, as `fit` returns them, and the error in degrees, a scalar.

    Example:
        >>> months = jnp.arange(-360, 372)
        >>> temperatures = jnp.where(months < 252, 10.0, 12.0)  # two degrees warmer from January 2011 on
        >>> weights, losses, error = train_and_test(months, temperatures, split=612)
        >>> print(f"{error:.3f}")
        2.000

    Checks:
        - train_and_test fits the first months only, and the error is that in the other months
        - the measured series is forecast as well as by least squares, within 0.01 degrees
    """
    weights, losses = fit(months[:split], temperatures[:split], steps)
    held_out = temperatures[split:]
    test_months = months[split - 1] + 1 + jnp.arange(held_out.shape[0])
    forecast = features(test_months) @ weights
    return weights, losses, jnp.sqrt(jnp.mean((forecast - held_out) ** 2))


if __name__ == "__main__":
    from exercises.ch1.pictures.temperature_trend import show

    show(features, train_and_test)
