from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.ema_params import debiased, start_average, update_average

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "0243be01e29eda61"

# The weight 1 - decay ** count is a small difference, if decay is near 1. Rounding the power moves it by up to 100 eps.
ULPS = 512


class Layer(NamedTuple):
    w: object
    b: object


def draw_numbers(rng, shape, dtype="float32"):
    """Draws numbers of about 1 to 10. A bfloat16 number keeps 8 bits of each."""
    return np.asarray(rng.uniform(1, 10, size=shape) * rng.choice([-1, 1], size=shape)).astype(jnp.dtype(dtype))


def draw_params(rng, sizes, dtypes=("float32", "bfloat16")):
    """Draws params in many containers, whose leaves have the first or the second dtype in turn."""
    rows, columns = sizes
    one, other = dtypes
    first = Layer(draw_numbers(rng, (rows, columns), one), draw_numbers(rng, columns, other))
    last = {"w": draw_numbers(rng, (columns, 2), other), "b": None, "scale": draw_numbers(rng, (), one)}
    return {"layers": [first, last], "rest": ((), draw_numbers(rng, 3, other))}


def draw_sizes(rng):
    return rng.integers(2, 6, size=2).tolist()


def draw_decay(rng, low=0.5, high=0.98):
    """Draws a decay that float32 holds exactly."""
    return float(np.float32(rng.uniform(low, high)))


def wide(tree):
    return jax.tree.map(lambda leaf: leaf.astype(np.float64), tree)


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def update_oracle(mean, params, decay):
    return jax.tree.map(lambda old, new: decay * old + (1 - decay) * new, wide(mean), wide(params))


def zeros_like(params):
    return jax.tree.map(lambda leaf: np.zeros(leaf.shape), params)


@points(3)
def test_update(rng):
    """update_average keeps the share decay of the old mean"""
    sizes = draw_sizes(rng)

    def draw_call():
        mean, params = (draw_params(rng, sizes, ("float32", "float32")) for _ in range(2))
        count, decay = np.int32(rng.integers(1, 50)), np.float32(draw_decay(rng))
        new = {"mean": update_oracle(mean, params, float(decay)), "count": np.int32(count + 1)}
        return ({"mean": mean, "count": np.asarray(count)}, params, decay), new

    (average, params, decay), expected = draw_call()
    average, params = on_device((average, params))
    called = "update_average(average, params, decay)"
    got = observe(lambda: update_average(average, params, float(decay)))
    assert_close(got, expected, called=called, ulps=16, scale=10, decay=decay)
    assert_program(lambda *args: update_average(*args), draw_call, called=called, ulps=16, scale=10)
    assert_pure(lambda *args: update_average(*args), average, params, decay, called=called, traced=True)


@points(3)
def test_dtypes(rng):
    """start_average and update_average give float32 means, and count in int32"""
    sizes, decay = draw_sizes(rng), draw_decay(rng)

    def first_two(params):
        start = start_average(params)
        return start, update_average(start, params, decay)

    def draw_call():
        params = draw_params(rng, sizes)
        zeros = zeros_like(params)
        updated = {"mean": update_oracle(zeros, params, decay), "count": np.array(1)}
        return (params,), ({"mean": zeros, "count": np.array(0)}, updated)

    (params,), expected = draw_call()
    params = on_device(params)
    called = "start = start_average(params), update_average(start, params, decay)"
    got = observe(lambda: first_two(params))
    assert_close(got, expected, called=called, ulps=16, decay=decay)
    assert_program(first_two, draw_call, called=called, ulps=16)
    assert_pure(lambda params: start_average(params), params, called="start_average(params)", traced=True)


@points(3)
def test_small_steps(rng):
    """small steps of bfloat16 params are not lost"""
    decay = draw_decay(rng, 0.97, 0.99)

    def updated(mean, params, count):
        # With a Python float for decay: JAX lets the other operand decide the dtype.
        return update_average({"mean": mean, "count": count}, params, decay)["mean"]

    def draw_call():
        mean = {"w": rng.uniform(1, 2, size=(5, 4)).astype("float32")}
        params = {"w": (mean["w"] + rng.uniform(-0.1, 0.1, size=(5, 4))).astype(jnp.bfloat16)}
        return (mean, params, np.int32(7)), update_oracle(mean, params, decay)

    args, expected = draw_call()
    called = f'update_average(average, params, {decay:.4f})["mean"], params in bfloat16, and near the mean'
    assert_close(observe(lambda: updated(*on_device(args))), expected, called=called, ulps=8)
    assert_program(updated, draw_call, called=called, ulps=8)


@points(3)
def test_debiased(rng):
    """debiased is the weighted mean of all params, after one update and after many"""
    counts = [np.int32(count) for count in (1, 2, rng.integers(5, 20), rng.integers(110, 200), 1000)]

    def after_each(mean, counts, decay):
        return [debiased({"mean": mean, "count": count}, decay) for count in counts]

    for high in (0.0, 0.9, 0.99):

        def draw_call(high=high):
            mean = {"w": draw_numbers(rng, (2, 3)), "b": [draw_numbers(rng, ())]}
            decay = np.float32(high * rng.uniform(0.98, 1))
            weights = [1 - np.float64(decay) ** count for count in counts]
            right = [jax.tree.map(lambda leaf, weight=weight: leaf / weight, wide(mean)) for weight in weights]
            return (mean, counts, decay), right

        (mean, _, decay), expected = draw_call()
        called = f"debiased(average, decay) for averages with the counts {[int(count) for count in counts]}"
        got = observe(lambda mean=mean, decay=decay: after_each(on_device(mean), on_device(counts), float(decay)))
        assert_close(got, expected, called=called, ulps=ULPS, decay=decay)
        assert_program(after_each, draw_call, called=called, ulps=ULPS)

    def one_mean(all_params, decay):
        average = start_average(all_params[0])
        for params in all_params:
            average = update_average(average, params, decay)
        return debiased(average, decay)

    def draw_all():
        all_params = [[draw_numbers(rng, 4)] for _ in range(5)]
        decay = draw_decay(rng)
        weights = (1 - decay) * decay ** np.arange(4, -1, -1)
        mean = np.average([params[0] for params in all_params], axis=0, weights=weights)
        return (all_params, np.float32(decay)), [mean]

    called = "debiased(average, decay), after 5 updates from start_average(params)"
    assert_program(one_mean, draw_all, called=called, ulps=ULPS, scale=10)
    average = {"mean": on_device(mean), "count": jnp.asarray(counts[2])}
    assert_pure(lambda *args: debiased(*args), average, 0.5, called="debiased(average, decay)", traced=True)


@points(3)
def test_scan(rng):
    """an average goes through jax.lax.scan, whatever the containers of params"""
    sizes, steps = draw_sizes(rng), int(rng.integers(20, 40))

    def walked(stacked, decay):
        def step(average, params):
            average = update_average(average, params, decay)
            return average, average["count"]

        start = start_average(jax.tree.map(lambda leaf: leaf[0], stacked))
        average, counts = jax.lax.scan(step, start, stacked)
        return average, counts, debiased(average, decay)

    def draw_call():
        # After all steps, the start still has a weight.
        each, decay = [draw_params(rng, sizes) for _ in range(steps)], draw_decay(rng, low=0.9)
        mean = zeros_like(each[0])
        for params in each:
            mean = update_oracle(mean, params, decay)
        right = jax.tree.map(lambda leaf: leaf / (1 - decay**steps), mean)
        stacked = jax.tree.map(lambda *leaves: np.stack(leaves), *each)
        return (stacked, np.float32(decay)), ({"mean": mean, "count": np.array(steps)}, np.arange(1, steps + 1), right)

    args, expected = draw_call()
    called = f"average, counts = jax.lax.scan(update, start_average(params), {steps} params), debiased(average, decay)"
    assert_close(observe(lambda: walked(*on_device(args))), expected, called=called, ulps=ULPS, scale=10)
    assert_program(walked, draw_call, called=called, ulps=ULPS, scale=10)
