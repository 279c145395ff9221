import collections
import dataclasses
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.adam import AdamState, adam

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "4feac9ee5a72ded3"

# A param may be off by 0.000001 times its size, and by 0.0001 times the rate in each step. Rates are at most 0.5.
ULPS, SCALE = 10, 50
USUAL = tuple(map(np.float32, (0.9, 0.999, 1e-8)))

# Observations know the classes of a student by their names.
ExpectedState = collections.namedtuple("AdamState", ["step", "mean", "variance"])


class Layer(NamedTuple):
    w: object
    b: object


class Settings(NamedTuple):
    """The arguments of `adam`, as float32 scalars."""

    rate: object
    b1: object
    b2: object
    eps: object


def single(vector, *_):
    return vector


def arranged(vector, matrix, scalar, block):
    """Puts four arrays into many kinds of containers."""
    return {"z": [Layer(matrix, None), (vector, {})], "a": {"block": block, "rest": ((), [scalar])}}


def boxing():
    """Returns a function that puts four arrays into objects of a class that JAX knows. It is registered here."""

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Box:
        item: object
        name: str = dataclasses.field(metadata={"static": True})

    def boxed(vector, matrix, scalar, block):
        return Box([vector, Box((matrix, None), "inner"), scalar], "outer"), block

    return boxed


def draw_sizes(rng):
    return rng.integers(2, 6, size=3).tolist()


def draw_leaves(rng, sizes, low, high):
    """Draws a vector, a matrix, a scalar and an array of three axes, with absolute values from low to high."""
    one, two, three = sizes
    leaves = []
    for shape in ((one,), (two, three), (), (three, 1, one)):
        numbers = low * (high / low) ** rng.random(shape) * rng.choice([-1, 1], size=shape)
        leaves.append(np.asarray(numbers, "float32"))
    return leaves


def draw_settings(rng, eps=1e-8):
    drawn = rng.uniform(0.1, 0.5), rng.uniform(0.6, 0.95), rng.uniform(0.7, 0.98), eps
    return Settings(*map(np.float32, drawn))


def draw_state(rng, sizes, slope=1.0):
    """Draws a state after 2 to 5 steps, whose gradients were about `slope`."""
    variance = [np.abs(leaf) for leaf in draw_leaves(rng, sizes, slope**2, 2 * slope**2)]
    return np.int32(rng.integers(2, 6)), draw_leaves(rng, sizes, slope / 2, slope), variance


def wide(tree):
    return jax.tree.map(lambda leaf: leaf.astype(np.float64), tree)


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def update_oracle(grads, state, params, settings):
    """Takes a step with lists of arrays. Returns the new params and the new state, a tuple."""
    rate, b1, b2, eps = map(np.float64, settings)
    step, mean, variance = state
    step, grads = int(step) + 1, wide(grads)
    mean = [b1 * old + (1 - b1) * slope for old, slope in zip(wide(mean), grads, strict=True)]
    variance = [b2 * old + (1 - b2) * slope**2 for old, slope in zip(wide(variance), grads, strict=True)]
    moved = []
    for param, m, v in zip(wide(params), mean, variance, strict=True):
        moved.append(param - rate * (m / (1 - b1**step)) / (np.sqrt(v / (1 - b2**step)) + eps))
    return moved, (np.asarray(step), mean, variance)


def start_oracle(params):
    zeros = [np.zeros(leaf.shape) for leaf in params]
    return np.asarray(0), zeros, zeros


def run_oracle(all_grads, params, settings):
    """Takes a step with each of the gradients, from the start."""
    state = start_oracle(params)
    for grads in all_grads:
        params, state = update_oracle(grads, state, params, settings)
    return params, state


def take_step(grads, state, params, settings, arrange=arranged):
    """Takes a step with arrays that are put into containers first."""
    step, mean, variance = state
    state = AdamState(step, arrange(*mean), arrange(*variance))
    return adam(*settings).update(arrange(*grads), state, arrange(*params))


@points(2)
def test_init(rng):
    """init starts at step 0 in int32, with zeros in the containers of the params"""
    sizes = draw_sizes(rng)
    params = draw_leaves(rng, sizes, 1, 3)
    called = "adam(0.1).init(params)"
    for arrange, text in ((single, "a single array"), (arranged, "with many kinds of containers")):
        zeros = arrange(*(np.zeros(leaf.shape) for leaf in params))
        expected = ExpectedState(np.asarray(0), zeros, zeros)
        got = observe(lambda arrange=arrange: adam(0.1).init(arrange(*on_device(params))))
        assert_close(got, expected, called=f"{called}, {text}")
    assert_pure(lambda params: adam(0.1).init(params), on_device(params), called=called, traced=True)

    def distances(*params):
        params = boxing()(*params)
        state = adam(0.1).init(params)
        taken = [jax.tree.map(jnp.subtract, params, zeros) for zeros in (state.mean, state.variance)]
        return state.step, jax.tree.leaves(taken)

    def draw_call():
        params = draw_leaves(rng, sizes, 1, 3)
        return params, (np.asarray(0), params + params)

    called = "state = adam(0.1).init(params), [state.step, params - state.mean, params - state.variance]"
    assert_program(distances, draw_call, called=f"{called}, with a class that is registered")


@points(3)
def test_averages(rng):
    """update keeps averages of the gradients and of their squares, for any tree"""
    sizes = draw_sizes(rng)

    def draw_call():
        args = draw_leaves(rng, sizes, 1, 3), draw_state(rng, sizes), draw_leaves(rng, sizes, 1, 3), draw_settings(rng)
        return args, update_oracle(*args)[1]

    called = "params, state = adam(rate, b1, b2, eps).update(grads, state, params), state"
    for arrange, text in ((single, "a single array"), (arranged, "with many kinds of containers")):
        args, (step, mean, variance) = draw_call()
        floats = Settings(*map(float, args[3]))
        expected = ExpectedState(step, arrange(*mean), arrange(*variance))
        got = observe(
            lambda args=args, floats=floats, arrange=arrange: take_step(*on_device(args[:3]), floats, arrange)[1]
        )
        assert_close(got, expected, called=f"{called}, {text}", ulps=16, scale=10)

    def averages(*args):
        return jax.tree.leaves(take_step(*args, boxing())[1])

    called = f"{called}, with a class that is registered"
    assert_program(averages, lambda: draw_call(), called=called, ulps=16, scale=10)


@points(3)
def test_correction(rng):
    """the first step is corrected in full, and later steps with their own number"""
    sizes = draw_sizes(rng)
    called = "params, state = adam({}).update(grads, adam({}).init(params), params), params"

    def first_params(grads, params, *settings):
        optimizer = adam(*settings)
        return optimizer.update(arranged(*grads), optimizer.init(arranged(*params)), arranged(*params))[0]

    def draw_first(usual=False):
        # Any size of gradient gives a step of the same length, which is the rate.
        grads, params = draw_leaves(rng, sizes, 1e-4, 1e3), draw_leaves(rng, sizes, 1, 3)
        settings = draw_settings(rng)
        settings = Settings(settings.rate, *USUAL) if usual else settings
        expected = arranged(*update_oracle(grads, start_oracle(params), params, settings)[0])
        return (grads, params, *settings[: 1 if usual else 4]), expected

    for usual, text in ((True, "rate"), (False, "rate, b1, b2, eps")):
        (grads, params, *settings), expected = draw_first(usual)
        floats, called_so = [float(number) for number in settings], called.format(text, text)
        got = observe(
            lambda grads=grads, params=params, floats=floats: first_params(*on_device((grads, params)), *floats)
        )
        assert_close(got, expected, called=called_so, ulps=ULPS, scale=SCALE)
        assert_program(first_params, lambda usual=usual: draw_first(usual), called=called_so, ulps=ULPS, scale=SCALE)

    def later_params(grads, state, params, settings):
        return take_step(grads, state, params, settings)[0]

    def draw_later():
        args = draw_leaves(rng, sizes, 1, 3), draw_state(rng, sizes), draw_leaves(rng, sizes, 1, 3), draw_settings(rng)
        return args, arranged(*update_oracle(*args)[0])

    args, expected = draw_later()
    called = "params, state = adam(rate, b1, b2, eps).update(grads, state, params), params"
    got = observe(lambda: later_params(*on_device(args)))
    step = args[1][0]
    assert_close(got, expected, called=f"{called}, with state.step = {step}", ulps=ULPS, scale=SCALE)
    assert_program(later_params, draw_later, called=called, ulps=ULPS, scale=SCALE)
    assert_pure(later_params, *on_device(args), called=called, traced=True)


@points(2)
def test_eps(rng):
    """eps is added to the root, and a gradient of 0 is fine"""
    length = int(rng.integers(5, 9))

    def two_steps(first, second, params, *settings):
        optimizer = adam(*settings)
        params, state = optimizer.update(first, optimizer.init(params), params)
        return optimizer.update(second, state, params)[0]

    for usual in (True, False):

        def draw_call(usual=usual):
            eps = rng.uniform(0.01, 0.1)
            drawn, size = draw_settings(rng, eps), 1e-5 if usual else eps
            settings = Settings(np.float32(rng.uniform(0.3, 0.5)), *USUAL) if usual else drawn
            first, second = (np.float32(size * rng.uniform(low, low + 0.5, size=length)) for low in (1, 2))
            first[:2], second[[0, 2]] = 0, 0  # numbers without any slope, with none at first, and with none later
            params = np.float32(rng.uniform(1, 3, size=length))
            expected = run_oracle(([first], [second]), [params], settings)[0][0]
            return (first, second, params, *settings[: 1 if usual else 4]), expected

        args, expected = draw_call()
        text = "adam(rate), with small gradients" if usual else "adam(rate, b1, b2, eps), with gradients of about eps"
        called = f"params after two steps of {text} and some of 0"
        floats = [float(number) for number in args[3:]]
        got = observe(lambda args=args, floats=floats: two_steps(*on_device(args[:3]), *floats))
        assert_close(got, expected, called=called, ulps=ULPS, scale=SCALE)
        assert_program(two_steps, draw_call, called=called, ulps=ULPS, scale=SCALE)


@points(3)
def test_scan(rng):
    """a state goes through jax.lax.scan: many steps agree with the formula"""
    sizes, steps = draw_sizes(rng), int(rng.integers(20, 40))

    def walked(stacked, params, settings):
        optimizer = adam(*settings)

        def step(carry, grads):
            params, state = carry
            return optimizer.update(arranged(*grads), state, params), None

        params = arranged(*params)
        return jax.lax.scan(step, (params, optimizer.init(params)), stacked)[0]

    def draw_call():
        all_grads = [draw_leaves(rng, sizes, 0.1, 10) for _ in range(steps)]
        params, settings = draw_leaves(rng, sizes, 1, 3), draw_settings(rng)
        moved, (step, mean, variance) = run_oracle(all_grads, params, settings)
        expected = arranged(*moved), ExpectedState(step, arranged(*mean), arranged(*variance))
        return ([np.stack(leaves) for leaves in zip(*all_grads, strict=True)], params, settings), expected

    args, expected = draw_call()
    called = f"params and state after {steps} steps in jax.lax.scan"
    assert_close(observe(lambda: walked(*on_device(args))), expected, called=called, ulps=ULPS * steps, scale=SCALE)
    assert_program(walked, draw_call, called=called, ulps=ULPS * steps, scale=SCALE)


@points(2)
def test_two_trainings(rng):
    """one optimizer serves two trainings at once"""
    sizes, steps = draw_sizes(rng), 4

    def in_turns(all_grads, first, second, settings):
        """Trains two params with one optimizer. The second one begins after two steps of the first."""
        optimizer = adam(*settings)
        one, state = arranged(*first), optimizer.init(arranged(*first))
        for grads in all_grads[:2]:
            one, state = optimizer.update(arranged(*grads), state, one)
        other, other_state = arranged(*second), optimizer.init(arranged(*second))
        for grads in all_grads[2:]:
            one, state = optimizer.update(arranged(*grads), state, one)
            other, other_state = optimizer.update(arranged(*grads), other_state, other)
        return one, other

    def draw_call():
        all_grads = [draw_leaves(rng, sizes, 0.1, 10) for _ in range(steps)]
        first, second, settings = *(draw_leaves(rng, sizes, 1, 3) for _ in range(2)), draw_settings(rng)
        one = run_oracle(all_grads, first, settings)[0]
        other = run_oracle(all_grads[2:], second, settings)[0]
        return (all_grads, first, second, settings), (arranged(*one), arranged(*other))

    args, expected = draw_call()
    called = "params of two trainings that take their steps in turns, with one optimizer"
    assert_close(observe(lambda: in_turns(*on_device(args))), expected, called=called, ulps=ULPS * steps, scale=SCALE)
    assert_program(in_turns, draw_call, called=called, ulps=ULPS * steps, scale=SCALE)
