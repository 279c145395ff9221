import math

import jax
import jax.numpy as jnp
from exercises.ch4.what_grad_says import ARGUMENTS, BRANCHES, KINKS, PLATEAUS

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "39a885f8a2f9fb24"


def gradient_or_error(program):
    """Runs a program. Returns its result as plain data, or the name of its error."""
    try:
        result = eval(program, {"jax": jax, "jnp": jnp})
    except Exception as error:
        return type(error).__name__
    return plain(jax.tree.map(lambda array: array.tolist(), result))


def plain(answer):
    """Writes numbers and tables of them in one way. NaN and infinity become words, because NaN equals nothing."""
    if isinstance(answer, dict):
        return {program: plain(one) for program, one in answer.items()}
    if isinstance(answer, (list, tuple)):
        return tuple(plain(number) for number in answer)
    if isinstance(answer, str):
        return answer.lower() if answer.lower() in ("nan", "inf", "-inf") else answer
    if isinstance(answer, float) and not math.isfinite(answer):
        return str(answer)
    return float(answer) if type(answer) is int else answer


@points(4)
def test_kinks():
    """each gradient at a kink is predicted"""
    reasons = {
        "jax.grad(jnp.abs)(0.0)": "abs counts 0 as a number that is not negative, so it takes the slope of x",
        "jax.grad(lambda x: jnp.maximum(2 * x, x**2))(2.0)": (
            "both sides are 4, so the result is the mean of their slopes, which are 2 and 4"
        ),
        "jax.grad(lambda x: jnp.where(x > 0, x, 0.0))(0.0)": "0 is not above 0, so the constant side is chosen",
        "jax.grad(jnp.max)(jnp.array([2.0, 1.0, 2.0]))": "two elements are the largest, and they share the 1",
        "jax.grad(lambda x: 3 * x if x > 0 else -5 * x)(0.0)": (
            "without jit, Python sees the number 0.0, and only -5 * x runs"
        ),
    }
    assert_predictions(lambda: plain(KINKS), reasons, gradient_or_error, table="KINKS")


@points(4)
def test_plateaus():
    """each gradient on a plateau, and of an integer, is predicted"""
    reasons = {
        "jax.grad(jnp.round)(2.3)": "a small change of 2.3 does not change its rounded value",
        "jax.grad(lambda x: x - jnp.floor(x))(2.5)": "x has the slope 1, and floor has the slope 0",
        "jax.grad(lambda x: x * (x > 1))(2.0)": "the comparison is a constant, and it is true: x * 1",
        "jax.grad(lambda x: x > 1)(2.0)": "the result is a truth value, and grad asks for a floating-point number",
        "jax.grad(lambda n: 2.0 * n)(3)": (
            "the argument is an integer, and grad asks for a floating-point number: 3.0 would do"
        ),
        "jax.grad(lambda x, n: x**n)(3.0, 2)": (
            "only x is differentiated, so n may be an integer: the slope of x**2 is 2 * x"
        ),
    }
    assert_predictions(lambda: plain(PLATEAUS), reasons, gradient_or_error, table="PLATEAUS")


@points(4)
def test_branches():
    """each gradient is predicted, if an infinite slope or an unused branch is near"""
    reasons = {
        "jax.grad(jnp.sqrt)(0.0)": "the slope of sqrt is 1 / (2 * sqrt(x)), and 1 / 0 is infinite",
        "jax.grad(lambda x: x * jnp.sqrt(x))(0.0)": (
            "the product rule multiplies x, which is 0, by the slope of sqrt, which is infinite"
        ),
        "jax.grad(jnp.linalg.norm)(jnp.zeros(2))": (
            "the norm is the root of a sum of squares: the slope of the root is infinite, that of the squares is 0"
        ),
        "jax.grad(lambda x: jnp.where(x > 0, jnp.sqrt(x), 0.0))(-4.0)": (
            "the side that is not chosen has the slope NaN, and 0 * NaN is NaN"
        ),
        "jax.grad(lambda x: jnp.where(x > 0, jnp.exp(x), x))(-4.0)": (
            "x is chosen, and the slope of exp(-4) is finite, so 0 times it is 0"
        ),
        "jax.grad(lambda x: jax.lax.cond(x > 0, jnp.sqrt, lambda x: 0 * x, x))(0.0)": (
            "cond runs only 0 * x here, and nothing differentiates the square root"
        ),
    }
    assert_predictions(lambda: plain(BRANCHES), reasons, gradient_or_error, table="BRANCHES")


@points(3)
def test_arguments():
    """each gradient is predicted, if only some numbers are differentiated"""
    reasons = {
        "jax.grad(lambda x: x * jax.lax.stop_gradient(x**2))(3.0)": (
            "stop_gradient makes a constant of x**2, which is 9, and the slope of 9 * x is 9"
        ),
        "jax.grad(lambda x, y: x * y**2, argnums=(1, 0))(3.0, 5.0)": (
            "the derivative by y comes first, 2 * x * y, and then the one by x, y**2"
        ),
        "jax.grad(lambda x: 5.0)(3.0)": "the result does not depend on x, and that is no error",
    }
    assert_predictions(lambda: plain(ARGUMENTS), reasons, gradient_or_error, table="ARGUMENTS")
