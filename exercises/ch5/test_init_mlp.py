from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.init_mlp import forward, init_mlp

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_independent,
    assert_program,
    assert_pure,
    assert_standard_normal,
    describe,
    draw_key,
)

HANDED_OUT = "4b5fd22389576d35"


def call_of(sizes):
    return f"init_mlp(key, {sizes}), inside jax.jit"


def shapes_of(sizes):
    """Returns the shapes of the weights of each layer."""
    return list(pairwise(sizes))


def weights_of(sizes, *keys):
    """Runs `init_mlp` on each key, and yields the weights of each layer."""
    shapes = [shape for fan_in, outputs in shapes_of(sizes) for shape in ((outputs,), (fan_in, outputs))]
    one = program(lambda key: init_mlp(key, sizes), keys[0])
    for key in keys:
        leaves = one.call(key)
        found = [(np.shape(leaf), getattr(leaf, "dtype", None)) for leaf in leaves]
        if found != [(shape, "float32") for shape in shapes]:
            expected = "`b` and `w` of each layer, float32, in the shapes " + ", ".join(map(str, shapes))
            raise CheckFailed(("called", call_of(sizes)), ("expected", expected), ("got", describe(leaves)))
        yield [np.asarray(leaf, np.float64) for leaf in leaves[1::2]]


@points(3)
def test_shapes(rng):
    """init_mlp makes a list of layers with the right shapes, and zeros as biases"""
    few, many = (int(rng.integers(low, low + 4)) for low in (2, 6))
    for sizes in ((1, 1), [few, many, 1, few]):
        key, called = draw_key(rng), f"init_mlp(key, {sizes})"
        zeros = [{"w": np.zeros(shape), "b": np.zeros(shape[1])} for shape in shapes_of(sizes)]
        got = observe(lambda sizes=sizes, key=key: jax.tree.map(lambda leaf: 0 * leaf, init_mlp(key, sizes)))
        assert_close(got, zeros, called=f"0 * each array of {called}")
        assert_program(
            lambda key, sizes=sizes: [layer["b"] for layer in init_mlp(key, sizes)],
            lambda zeros=zeros: ((draw_key(rng),), [layer["b"] for layer in zeros]),
            called=f"`b` of {called}",
        )
    assert_pure(lambda key: init_mlp(key, sizes), key, called=called, traced=True)


@points(4)
def test_normal(rng):
    """the weights are normal, with the standard deviation sqrt(2 / fan_in)"""
    width = int(rng.integers(80, 90))
    for sizes in ((2 * width, width, 4 * width), (3, 2000, 2), (width, width)):
        layers, others = weights_of(sizes, draw_key(rng), draw_key(rng))
        for number, (weights, (fan_in, outputs)) in enumerate(zip(layers, shapes_of(sizes), strict=True)):
            scaled = weights.ravel() / np.sqrt(2 / fan_in)
            why = f"these are the weights of layer {number}, of {fan_in} inputs and {outputs} outputs"
            assert_standard_normal(scaled, called=call_of(sizes), why=f"{why}, divided by sqrt(2 / {fan_in})")
        # Numbers that do not come from the key are the same for both.
        widest = np.argmax([weights.size for weights in layers])
        keys = {f"layer {widest}": layers[widest], f"layer {widest} for another key": others[widest]}
        assert_independent(keys, called=call_of(sizes))


@points(3)
def test_independent(rng):
    """the weights of different layers are independent, whatever their shapes are"""
    a, b, c = (2 * int(rng.integers(low, low + 3)) for low in (23, 26, 29))
    for sizes in ([a, b, a, b, c], [a, b]):
        key, called, smallest = draw_key(rng), call_of(sizes), a * b
        layers, (other, *_) = weights_of(sizes, key, draw_key(rng))
        drawn = {f"layer {number}": weights.ravel()[:smallest] for number, weights in enumerate(layers)}
        drawn |= {"layer 0 for another key": other.ravel()[:smallest]}
        drawn |= {"a draw from key itself": np.asarray(jax.random.normal(key, (smallest,)))}
        assert_independent(drawn, called=called, why="of larger layers, these are the first numbers")
        for number, weights in enumerate(layers):
            rows = {"every second row": weights[::2], "the other rows": weights[1::2]}
            columns = {"every second column": weights[:, ::2], "the other columns": weights[:, 1::2]}
            for halves in (rows, columns):
                assert_independent(halves, called=called, why=f"these are the weights of layer {number}")


def draw_params(rng, sizes):
    def layer(shape):
        weights = rng.normal(size=shape) / np.sqrt(shape[0])
        return {"w": weights.astype("float32"), "b": rng.normal(size=shape[1]).astype("float32")}

    return [layer(shape) for shape in shapes_of(sizes)]


def network(params, x):
    *hidden, last = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), params)
    for layer in hidden:
        x = np.maximum(0.0, x @ layer["w"] + layer["b"])
    return x @ last["w"] + last["b"]


def draw_forward(rng, sizes, *axes):
    params, x = draw_params(rng, sizes), rng.normal(size=(*axes, sizes[0])).astype("float32")
    return (params, x), network(params, x)


@points(3)
def test_forward(rng):
    """forward applies each layer, with ReLU between the layers and not after the last one"""
    for sizes, axes in (((5, 3), (7,)), ((4, 9, 6), (2, 5)), ((6, 8, 8, 1), ()), ((1, 7, 5, 9, 4), (30,))):
        assert_program(
            lambda params, x: forward(params, x),
            lambda sizes=sizes, axes=axes: draw_forward(rng, sizes, *axes),
            called=f"forward(params, x) of the sizes {sizes}, and x of shape {(*axes, sizes[0])}",
            scale=16,
        )
    args, expected = draw_forward(rng, (4, 8, 5), 10)
    params, x = jax.tree.map(jnp.asarray, args)
    called = "forward(params, x) of the sizes (4, 8, 5), and x of shape (10, 4)"
    assert_close(observe(lambda: forward(params, x)), expected, called=called, scale=16)
    assert_pure(lambda params, x: forward(params, x), params, x, called="forward(params, x)", traced=True)


LAYERS, WIDTH, FACTOR = 10, 400, 16


@points(2)
def test_size_of_numbers(rng):
    """the numbers keep their size through 10 layers"""
    sizes = [WIDTH] * (LAYERS + 1)
    key, x = draw_key(rng), rng.normal(size=WIDTH).astype("float32")
    called = f"forward(init_mlp(key, sizes), x), {LAYERS} layers of {WIDTH} inputs, inside jax.jit"
    leaves = program(lambda key, x: forward(init_mlp(key, sizes), x), key, x).call(key, x)
    if [np.shape(leaf) for leaf in leaves] != [(WIDTH,)]:
        raise CheckFailed(("called", called), ("expected", f"{WIDTH} numbers"), ("got", describe(leaves)))
    ratio = np.mean(np.asarray(leaves[0], np.float64) ** 2) / np.mean(x.astype(np.float64) ** 2)
    # Without a ReLU after it, the last layer doubles the mean. The logarithm of the ratio is normal, with a standard
    # deviation of 0.35 (seen in 40,000 networks). So it is off by log(16) less than once in a billion checks.
    if not 2 / FACTOR <= ratio <= 2 * FACTOR:
        raise CheckFailed(
            ("called", called),
            ("expected", f"numbers whose mean square is about twice that of x, or at most {FACTOR} times more or less"),
            ("got", f"{ratio:.2g} times the mean square of x"),
        )
