"""Shows the work of `python -m exercises.ch1.temperature_trend`. You need not change it, and it is not graded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax.numpy as jnp
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Three panels. The loss falls steeply in the first 20 of 300 steps. The model's yearly wave follows the measured
temperatures, also in the years that it has not seen. What it misses is at most 1.6 degrees in the mean of a year.
"""

_DATA = Path(__file__).parents[1] / "data" / "temperature_trend.csv"
_FIRST_TEST_YEAR = 2011


def show(features: Callable[..., Any], train_and_test: Callable[..., Any]) -> None:
    """Fits the years up to 2010, prints the trend and the error in the years after them, and draws.

    Args:
        features: the student's function.
        train_and_test: the student's function.
    """
    year, month, measured = np.loadtxt(_DATA, delimiter=",", skiprows=6).T
    months = jnp.asarray(12 * (year - 1990) + month - 1, "int32")
    split = int(np.sum(year < _FIRST_TEST_YEAR))
    try:
        weights, losses, error = train_and_test(months, jnp.asarray(measured, "float32"), split)
        model = np.asarray(features(months) @ weights)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")
        return
    print(f"{split} months for training, {len(months) - split} for testing")
    print(f"trend: {weights[1]:+.2f} degrees per decade")
    print(f"error in the test years: {error:.2f} degrees")
    times = year + (month - 0.5) / 12

    def fall(axes: Any) -> None:
        axes.semilogy(np.asarray(losses))
        axes.set(title="The loss", xlabel="step", ylabel="square degrees")

    def fit(axes: Any) -> None:
        recent = year >= _FIRST_TEST_YEAR - 10
        axes.plot(times[recent], measured[recent], ".", label="measured")
        axes.plot(times[recent], model[recent], label="model")
        axes.axvline(_FIRST_TEST_YEAR, linestyle="--", color="gray")
        axes.set_xticks(range(_FIRST_TEST_YEAR - 10, _FIRST_TEST_YEAR + 11, 5))
        axes.set(title="The last years: the model has not seen those after the line", ylabel="degrees")
        axes.legend(loc="lower left")

    def trend(axes: Any) -> None:
        years = np.unique(year)
        axes.plot(years, [np.mean((measured - model)[year == one]) for one in years], "o", label="measured - model")
        axes.axhline(0, color="gray")
        axes.axvline(_FIRST_TEST_YEAR - 0.5, linestyle="--", color="gray")
        axes.set(title="What the model misses, as a mean of each year", xlabel="year", ylabel="degrees")

    draw("temperature_trend", fall, fit, trend)
