import dataclasses
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.momentum import Optimizer, descend, momentum

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "bc6070716accdf2d"

# A few steps add up some numbers of about 1 to 10.
OPTIONS = {"ulps": 32, "scale": 10}


class Layer(NamedTuple):
    w: object
    b: object


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


def draw_leaves(rng, sizes, low=1, high=3):
    """Draws a vector, a matrix, a scalar and an array of three axes, with absolute values from low to high."""
    one, two, three = sizes
    shapes = (one,), (two, three), (), (three, 1, one)
    draws = (rng.uniform(low, high, size=shape) * rng.choice([-1, 1], size=shape) for shape in shapes)
    return [np.asarray(numbers, "float32") for numbers in draws]


def draw_settings(rng):
    return np.float32(rng.uniform(0.1, 0.5)), np.float32(rng.uniform(0.5, 0.95))


def wide(leaves):
    return [np.asarray(leaf, np.float64) for leaf in leaves]


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def update_oracle(grads, velocity, params, rate, decay):
    """Takes a step with lists of arrays. Returns the new params and the new velocity."""
    rate, decay = np.float64(rate), np.float64(decay)
    velocity = [decay * old + slope for old, slope in zip(wide(velocity), wide(grads), strict=True)]
    return [param - rate * speed for param, speed in zip(wide(params), velocity, strict=True)], velocity


def run_oracle(all_grads, params, rate, decay):
    """Takes a step with each of the gradients, from the start."""
    velocity = [np.zeros(leaf.shape) for leaf in params]
    for grads in all_grads:
        params, velocity = update_oracle(grads, velocity, params, rate, decay)
    return params, velocity


@points(2)
def test_init(rng):
    """init starts with a velocity of zeros, in the containers of the params"""
    sizes = draw_sizes(rng)
    params = draw_leaves(rng, sizes)
    called = "momentum(0.1, 0.9).init(params)"
    for arrange, text in ((single, "a single array"), (arranged, "with many kinds of containers")):
        expected = arrange(*(np.zeros(leaf.shape) for leaf in params))
        got = observe(lambda arrange=arrange: momentum(0.1, 0.9).init(arrange(*on_device(params))))
        assert_close(got, expected, called=f"{called}, {text}")
    assert_pure(lambda params: momentum(0.1, 0.9).init(params), on_device(params), called=called, traced=True)

    def distances(*params):
        params = boxing()(*params)
        return jax.tree.leaves(jax.tree.map(jnp.subtract, params, momentum(0.1, 0.9).init(params)))

    def draw_call():
        params = draw_leaves(rng, sizes)
        return params, params

    called = f"params - {called}, with a class that is registered"
    assert_program(distances, draw_call, called=called)


@points(3)
def test_update(rng):
    """update follows the formula, for any tree"""
    sizes = draw_sizes(rng)
    called = "momentum(rate, decay).update(grads, velocity, params)"

    def updated(grads, velocity, params, rate, decay, arrange=arranged):
        return momentum(rate, decay).update(arrange(*grads), arrange(*velocity), arrange(*params))

    def draw_call():
        args = *(draw_leaves(rng, sizes) for _ in range(3)), *draw_settings(rng)
        return args, update_oracle(*args)

    for arrange, text in ((single, "a single array"), (arranged, "with many kinds of containers")):
        (*trees, rate, decay), expected = draw_call()
        expected = arrange(*expected[0]), arrange(*expected[1])
        args = *on_device(trees), float(rate), float(decay)
        got = observe(lambda args=args, arrange=arrange: updated(*args, arrange))
        assert_close(got, expected, called=f"{called}, {text}", **OPTIONS)
    assert_pure(updated, *on_device(draw_call()[0]), called=called, traced=True)

    def updated_boxes(*args):
        return jax.tree.leaves(updated(*args, boxing()))

    assert_program(updated_boxes, draw_call, called=f"{called}, with a class that is registered", **OPTIONS)


@points(2)
def test_scan(rng):
    """a velocity goes through jax.lax.scan, and each step uses the one before"""
    sizes, steps = draw_sizes(rng), int(rng.integers(6, 12))

    def walked(stacked, params, rate, decay):
        optimizer = momentum(rate, decay)

        def step(carry, grads):
            params, velocity = carry
            return optimizer.update(arranged(*grads), velocity, params), None

        params = arranged(*params)
        return jax.lax.scan(step, (params, optimizer.init(params)), stacked)[0]

    def draw_call():
        all_grads, params = [draw_leaves(rng, sizes) for _ in range(steps)], draw_leaves(rng, sizes)
        settings = draw_settings(rng)
        moved, velocity = run_oracle(all_grads, params, *settings)
        stacked = [np.stack(leaves) for leaves in zip(*all_grads, strict=True)]
        return (stacked, params, *settings), (arranged(*moved), arranged(*velocity))

    args, expected = draw_call()
    called = f"params and velocity after {steps} steps in jax.lax.scan"
    assert_close(observe(lambda: walked(*on_device(args))), expected, called=called, **OPTIONS)
    assert_program(walked, draw_call, called=called, **OPTIONS)


@points(2)
def test_two_trainings(rng):
    """one optimizer serves two trainings at once"""
    sizes, steps = draw_sizes(rng), 4

    def in_turns(all_grads, first, second, rate, decay):
        """Trains two params with one optimizer. The second one begins after two steps of the first."""
        optimizer = momentum(rate, decay)
        one, state = arranged(*first), optimizer.init(arranged(*first))
        for grads in all_grads[:2]:
            one, state = optimizer.update(arranged(*grads), state, one)
        other, other_state = arranged(*second), optimizer.init(arranged(*second))
        for grads in all_grads[2:]:
            one, state = optimizer.update(arranged(*grads), state, one)
            other, other_state = optimizer.update(arranged(*grads), other_state, other)
        return one, other

    def draw_call():
        all_grads = [draw_leaves(rng, sizes) for _ in range(steps)]
        first, second, settings = *(draw_leaves(rng, sizes) for _ in range(2)), draw_settings(rng)
        one, other = run_oracle(all_grads, first, *settings)[0], run_oracle(all_grads[2:], second, *settings)[0]
        return (all_grads, first, second, *settings), (arranged(*one), arranged(*other))

    args, expected = draw_call()
    called = "params of two trainings that take their steps in turns, with one optimizer"
    assert_close(observe(lambda: in_turns(*on_device(args))), expected, called=called, **OPTIONS)
    assert_program(in_turns, draw_call, called=called, **OPTIONS)


def wave(xp, param, factor):
    return factor * xp.sin(param)


def cliff(xp, param, factor):
    """A slope that is so steep that one step leads to the flat land below 0."""
    return 40 * xp.abs(factor) * xp.maximum(param, 0)


def plain(rate):
    """Makes an optimizer without any state."""

    def update(grads, state, params):
        return jax.tree.map(lambda param, slope: param - rate * slope, params, grads), state

    return Optimizer(lambda params: (), update)


def anchored(rate, pull):
    """Makes an optimizer that remembers the number of the step, and the first params as leaves. It pulls them back."""

    def init(params):
        return {"count": jnp.int32(0), "first": tuple(jax.tree.leaves(params))}

    def update(grads, state, params):
        count = state["count"] + 1
        leaves, structure = jax.tree.flatten(params)
        triples = zip(leaves, jax.tree.leaves(grads), state["first"], strict=True)
        moved = [param - rate / count * slope + pull * (first - param) for param, slope, first in triples]
        return jax.tree.unflatten(structure, moved), {"count": count, "first": state["first"]}

    return Optimizer(init, update)


def plain_oracle(slopes, params, steps, rate):
    for _ in range(steps):
        params = [param - rate * slope for param, slope in zip(params, slopes(params), strict=True)]
    return params


def anchored_oracle(slopes, first, steps, rate, pull):
    params = first
    for count in range(1, steps + 1):
        parts = zip(params, slopes(params), first, strict=True)
        params = [param - rate / count * slope + pull * (start - param) for param, slope, start in parts]
    return params


def momentum_oracle(slopes, params, steps, rate, decay):
    velocity = [np.zeros(leaf.shape) for leaf in params]
    for _ in range(steps):
        params, velocity = update_oracle(slopes(params), velocity, params, rate, decay)
    return params


@points(4)
def test_descend(rng):
    """descend takes as many steps as asked, with momentum and with any other optimizer"""
    sizes, count = draw_sizes(rng), int(rng.integers(4, 8))
    named = 'an optimizer whose state is {"count": ..., "first": (...)}'
    cases = [
        (momentum, momentum_oracle, "momentum(rate, decay)", wave, count, arranged),
        (momentum, momentum_oracle, "momentum(rate, decay)", wave, 1, single),
        (momentum, momentum_oracle, "momentum(rate, decay), and a gradient of 0 after one step", cliff, 3, arranged),
        (anchored, anchored_oracle, named, wave, count, arranged),
        (plain, plain_oracle, "an optimizer whose state is ()", wave, 2, single),
    ]
    for make, oracle, text, slope, steps, arrange in cases:
        called = f"descend(optimizer, gradient, params, steps={steps}), with {text}"

        def descended(params, factors, *settings, make=make, slope=slope, steps=steps, arrange=arrange):
            def gradient(params):
                return jax.tree.map(lambda param, factor: slope(jnp, param, factor), params, arrange(*factors))

            return descend(make(*settings), gradient, arrange(*params), steps=steps)

        def draw_call(oracle=oracle, slope=slope, steps=steps, arrange=arrange):
            params, factors = draw_leaves(rng, sizes), draw_leaves(rng, sizes, 0.3, 1)
            settings = draw_settings(rng)[: 1 if oracle is plain_oracle else 2]

            def slopes(params):
                return [slope(np, param, factor) for param, factor in zip(params, wide(factors), strict=True)]

            return (params, factors, *settings), arrange(*oracle(slopes, wide(params), steps, *wide(settings)))

        (params, factors, *settings), expected = draw_call()
        args = *on_device((params, factors)), *map(float, settings)
        got = observe(lambda args=args, descended=descended: descended(*args))
        assert_close(got, expected, called=called, **OPTIONS)
        assert_program(descended, draw_call, called=called, **OPTIONS)

    def fallen(params, rate, decay):
        return descend(momentum(rate, decay), lambda params: jax.tree.map(jnp.sin, params), params, steps=3)

    args = on_device([*draw_leaves(rng, sizes)[:1], *draw_settings(rng)])
    assert_pure(fallen, *args, called="descend(momentum(rate, decay), gradient, params, steps=3)", traced=True)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the steps: more steps make no program longer"""
    for steps in rng.integers(120, 140, size=2).tolist():

        def fallen(params, rate, decay, steps=steps):
            return descend(momentum(rate, decay), jnp.sin, params, steps=steps)

        def draw_call(steps):
            params = np.float32(rng.uniform(1, 2, size=3))
            # The rate is so small that the last step can still be seen.
            settings = np.float32(rng.uniform(0.002, 0.004)), np.float32(rng.uniform(0.3, 0.6))
            [expected] = momentum_oracle(lambda params: list(map(np.sin, params)), wide([params]), steps, *settings)
            return (params, *settings), expected

        assert_constant_program_size(
            fallen,
            draw_call,
            [steps],
            max_operations=60,
            called=f"descend(momentum(rate, decay), jnp.sin, params, steps={steps})",
            what="steps",
            ulps=512,
        )
