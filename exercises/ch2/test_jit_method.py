import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.jit_method import Calibration, Gate, Pool

from grader import observe, points, program
from grader.checks import assert_close, assert_equal, assert_fully_jitted, assert_pure, assert_traces

HANDED_OUT = "e72d77d6660c612b"


def pool_oracle(signal, window, kind):
    windows = np.asarray(signal, np.float64).reshape(-1, window)
    return windows.max(axis=1) if kind == "max" else windows.mean(axis=1)


def gate_oracle(weights, bias, x):
    weights, bias, x = (np.asarray(array, np.float64) for array in (weights, bias, x))
    value = np.tanh(weights * x + bias)
    slope = 1 - value**2
    return {"value": value, "inside jit": value, "gradient": {"weights": slope * x, "bias": slope}}


def floats(rng, size):
    return [float(number) for number in rng.uniform(0.5, 2.0, size=size)]


@points(7)
def test_calibration_values(rng):
    """Calibration.apply uses the current slope and offset, also after they change"""
    readings = jnp.asarray(rng.normal(size=6), "float32")
    slope, offset, new_slope, new_offset = floats(rng, 4)

    def before_and_after(readings):
        calibration = Calibration(slope, offset)
        before = calibration.apply(readings)
        calibration.slope, calibration.offset = new_slope, new_offset
        return [before, calibration.apply(readings)]

    wide = np.asarray(readings, np.float64)
    assert_close(
        observe(lambda: before_and_after(readings)),
        [slope * wide + offset, new_slope * wide + new_offset],
        called="calibration.apply(readings), then once more with new attributes",
        readings=readings,
        why="[0] is the result before the attributes changed, [1] the result after",
    )
    compiled = program(before_and_after, readings)
    wide = rng.normal(size=6)
    expected = [slope * wide + offset, new_slope * wide + new_offset]
    called = "calibration.apply(readings), compiled"
    assert_close(compiled.call(wide.astype("float32")), expected, called=called, array_type=None)


@points(6)
def test_pool_values(rng):
    """Pool.apply uses the window and kind of its own instance"""
    signal = jnp.asarray(rng.normal(size=12), "float32")
    settings = [(2, "max"), (2, "mean"), (3, "max"), (3, "mean"), (2, "max")]

    def pooled(signal):
        return [Pool(window, kind).apply(signal) for window, kind in settings]

    called = "[Pool(window, kind).apply(signal) for each of " + ", ".join(f"{w} {k}" for w, k in settings) + "]"
    expected = [pool_oracle(signal, window, kind) for window, kind in settings]
    assert_close(observe(lambda: pooled(signal)), expected, called=called, signal=signal)
    compiled = program(pooled, signal)
    signal = rng.normal(size=12).astype("float32")
    expected = [pool_oracle(signal, window, kind) for window, kind in settings]
    assert_close(compiled.call(signal), expected, called="Pool(window, kind).apply(signal), compiled", array_type=None)


@points(5)
def test_gate_values(rng):
    """Gate.apply agrees with its formula"""

    def apply(weights, bias, x):
        return Gate(weights, bias).apply(x)

    arrays = jnp.asarray(rng.normal(size=(3, 5)), "float32")
    assert_close(observe(lambda: apply(*arrays)), gate_oracle(*arrays)["value"], called="gate.apply(x)")
    compiled = program(apply, *arrays)
    arrays = rng.normal(size=(3, 5)).astype("float32")
    expected = [gate_oracle(*arrays)["value"]]
    assert_close(compiled.call(*arrays), expected, called="gate.apply(x), compiled", array_type=None)


@points(1)
def test_gate_is_a_pytree(rng):
    """jax.jit and jax.grad accept a Gate"""
    weights, bias, x = jnp.asarray(rng.normal(size=(3, 5)), "float32")

    def value_and_gradient():
        gate = Gate(weights, bias)
        value = gate.apply(x)
        inside = jax.jit(lambda gate, x: gate.apply(x))(gate, x)
        gradient = jax.grad(lambda gate: gate.apply(x).sum())(gate)
        return {"value": value, "inside jit": inside, "gradient": {"weights": gradient.weights, "bias": gradient.bias}}

    called, expected = "gate.apply(x), jax.jit(fn)(gate, x) and jax.grad(loss)(gate)", gate_oracle(weights, bias, x)
    assert_close(observe(value_and_gradient), expected, called=called, weights=weights, bias=bias, x=x)

    def is_a_gate():
        return isinstance(jax.grad(lambda gate: gate.apply(x).sum())(Gate(weights, bias)), Gate)

    assert_equal(observe(is_a_gate), True, called="isinstance(jax.grad(loss)(gate), Gate)")


@points(1)
def test_compiled_once(rng):
    """each call of apply is one compiled program, which all instances with equal settings share"""

    def draw_calibration():
        slope, offset, readings = *floats(rng, 2), rng.normal(size=6).astype("float32")
        return (slope, offset, readings), slope * readings.astype(np.float64) + offset

    assert_traces(
        lambda slope, offset, readings: Calibration(slope, offset).apply(readings),
        draw_calibration,
        called="Calibration(slope, offset).apply(readings)",
        why="the numbers change from call to call, but the shapes do not",
    )

    def draw_pool():
        signal = rng.normal(size=12).astype("float32")
        return (signal,), pool_oracle(signal, 4, "mean")

    assert_traces(
        lambda signal: Pool(4, "mean").apply(signal),
        draw_pool,
        called='Pool(4, "mean").apply(signal)',
        why="each call makes a new instance, with the same settings as the last one",
    )
    assert_traces(
        lambda signal: Pool(4, "".join(["me", "an"])).apply(signal),
        draw_pool,
        called='Pool(4, "".join(["me", "an"])).apply(signal)',
        why="each call makes a new string: it equals the last one (`==`), but is not the same object (`is`)",
    )

    def draw_gate():
        weights, bias, x = rng.normal(size=(3, 5)).astype("float32")
        return (weights, bias, x), np.tanh(weights.astype(np.float64) * x + bias)

    assert_traces(
        lambda weights, bias, x: Gate(weights, bias).apply(x),
        draw_gate,
        called="Gate(weights, bias).apply(x)",
        why="the weights change from call to call, but their shapes do not",
    )

    slope, offset = floats(rng, 2)
    x, signal = rng.normal(size=6).astype("float32"), rng.normal(size=12).astype("float32")
    assert_fully_jitted(lambda x: Calibration(slope, offset).apply(x), x, called="calibration.apply(readings)")
    assert_fully_jitted(lambda signal: Pool(3, "mean").apply(signal), signal, called="pool.apply(signal)")
    assert_fully_jitted(lambda x: Gate(x, x).apply(x), x, called="gate.apply(x)")
    readings, signal = jnp.asarray(x), jnp.asarray(signal)
    assert_pure(lambda x: Calibration(slope, offset).apply(x), readings, called="calibration.apply(readings)")
    # Windows of one sample: the result has the shape of the signal, so JAX can reuse the memory of a donated one.
    assert_pure(lambda signal: Pool(1, "mean").apply(signal), signal, called='Pool(1, "mean").apply(signal)')
    assert_pure(
        lambda *arrays: Gate(*arrays[:2]).apply(arrays[2]), readings, readings, readings, called="gate.apply(x)"
    )
