import jax.numpy as jnp
import numpy as np
from exercises.ch2.selu import selu

from grader import observe, points
from grader.checks import assert_close, assert_fully_jitted, assert_program, assert_pure, assert_traces

HANDED_OUT = "86231c0267fc016b"

ALPHA, SCALE = 1.6733, 1.0507


def selu_oracle(x, alpha=ALPHA, scale=SCALE):
    x = np.asarray(x, np.float64)
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def eager_selu(x):
    return SCALE * jnp.where(x > 0, x, ALPHA * (jnp.exp(x) - 1))


def near_and_far(rng):
    """Draws numbers of both signs around 0, and two that are far from it, at any place."""
    x = rng.normal(size=21)
    x[:2] = 10 ** rng.uniform(3, 6), -(10 ** rng.uniform(3, 6))
    return rng.permutation(x).reshape(3, 7).astype("float32")


@points(3)
def test_values(rng):
    """the result agrees with the formula on both sides of 0"""
    x = rng.normal(size=(3, 7)).astype("float32")
    got = observe(lambda: selu(x))
    assert_close(got, selu_oracle(x), called="selu(x)", x=x)
    scalar = np.float32(rng.normal())
    got = observe(lambda: selu(scalar))
    assert_close(got, selu_oracle(scalar), called="selu(x), x of shape ()", x=scalar)
    far = near_and_far(rng)
    got = observe(lambda: selu(far))
    assert_close(got, selu_oracle(far), called="selu(x), where some numbers are far from 0", x=far)

    def draw_call():  # numbers that no student code sees: the program was made before it meets them
        x = near_and_far(rng)
        return (x,), selu_oracle(x)

    assert_program(lambda v: selu(v), draw_call, called="selu(x)")


@points(3)
def test_parameters(rng):
    """if you pass another alpha or scale, the result follows the formula"""
    x = near_and_far(rng)
    alpha, scale = (float(number) for number in rng.uniform(0.5, 2, size=2))
    before = ""
    for parameters in ((2.0, 0.5), (2.0, scale), (alpha, scale), (-alpha, scale), (0.0, scale)):
        got = observe(lambda parameters=parameters: selu(x, *parameters))
        called = "selu(x, {:.3g}, {:.3g})".format(*parameters)
        assert_close(got, selu_oracle(x, *parameters), called=called + before, x=x)
        before = f", after {called}"

    def draw_call():
        x = near_and_far(rng)
        return (x,), selu_oracle(x, alpha, scale)

    assert_program(lambda v: selu(v, alpha, scale), draw_call, called=f"selu(x, {alpha:.3g}, {scale:.3g})")


@points(2)
def test_dtype(rng):
    """the result has the dtype of x"""

    def draw_call():
        half = rng.normal(size=5).astype("float32").astype(jnp.bfloat16)
        return (half,), selu_oracle(half)

    (half,), expected = draw_call()
    got = observe(lambda: selu(half))
    near = {"dtype": "bfloat16", "ulps": 4}
    assert_close(got, expected, called="selu(x)", x=half, **near)
    assert_program(lambda v: selu(v), draw_call, called="selu(x)", **near)


@points(1)
def test_compiled(rng):
    """selu is one compiled program without side effects, and a second call traces nothing"""
    x = rng.normal(size=6).astype("float32")
    assert_fully_jitted(lambda v: selu(v), x, called="selu(x)")
    assert_pure(lambda v: selu(v), x, called="selu(x)", traced=True)

    def draw_call():
        x = rng.normal(size=6).astype("float32")
        return (x,), selu_oracle(x)

    assert_traces(lambda v: selu(v), draw_call, called="selu(x)")


@points(1)
def test_speed(rng, race):
    """selu is faster than the same formula without jit"""
    race(
        lambda x: selu(x),
        reference=eager_selu,
        draw_args=lambda: (rng.normal(size=8).astype("float32"),),
        min_speedup=1.8,
        called="selu(x)",
        reference_name="the formula without jit",
    )
