import jax.numpy as jnp
import numpy as np
from exercises.ch2.selu import selu

from grader import observe, points, program
from grader.checks import assert_close, assert_fully_jitted, assert_traces

ALPHA, SCALE = 1.6733, 1.0507


def selu_oracle(x, alpha=ALPHA, scale=SCALE):
    x = np.asarray(x, np.float64)
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def eager_selu(x):
    return SCALE * jnp.where(x > 0, x, ALPHA * (jnp.exp(x) - 1))


@points(4)
def test_values(rng):
    """the result agrees with the formula on both sides of 0"""
    x = rng.normal(size=(3, 7)).astype("float32")
    got = observe(lambda: selu(x))
    assert_close(got, selu_oracle(x), called="selu(x)", x=x)


@points(2)
def test_parameters(rng):
    """if you pass another alpha or scale, the result follows the formula"""
    x = rng.normal(size=9).astype("float32")
    got = observe(lambda: selu(x, 2.0, 0.5))
    assert_close(got, selu_oracle(x, 2.0, 0.5), called="selu(x, 2.0, 0.5)", x=x)


@points(2)
def test_dtype(rng):
    """the result has the dtype of x"""
    x = rng.normal(size=5).astype("float32")
    half = np.asarray(x, jnp.bfloat16)
    got = observe(lambda: selu(half))
    expected = selu_oracle(half)
    assert_close(got, expected, dtype="bfloat16", ulps=4, called="selu(x)", x=half)


@points(2)
def test_compiled_once(rng):
    """a second call with the same shape traces nothing"""

    def draw_call():
        x = rng.normal(size=6).astype("float32")
        return (x,), selu_oracle(x)

    assert_traces(lambda v: selu(v), draw_call, called="selu(x)")


@points(1)
def test_compiled_whole(rng):
    """the whole function is one compiled program"""
    x = rng.normal(size=6).astype("float32")
    assert_fully_jitted(lambda v: selu(v), x, called="selu(x)")
    compiled = program(lambda v: selu(v), x)
    x = rng.normal(size=6).astype("float32")  # numbers that no student code has seen
    got = compiled.call(x)
    assert_close(got, [selu_oracle(x)], called="selu(x), as a program", array_type=None, x=x)


@points(3)
def test_speed(rng, race):
    """selu is faster than the same formula without jit"""
    race(
        lambda x: selu(x),
        reference=eager_selu,
        draw_args=lambda: (rng.normal(size=8).astype("float32"),),
        min_speedup=1.5,
        called="selu(x)",
        reference_name="the formula without jit",
    )
