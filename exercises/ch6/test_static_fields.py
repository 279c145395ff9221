import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.static_fields import Block, apply, train_step

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure, assert_traces

HANDED_OUT = "2e9024660deb9500"

SETTINGS = [("relu", 3), ("tanh", 3), ("relu", 1), ("tanh", 4), ("relu", 2)]

# The sums have a few terms of about 1, and up to 4 layers may enlarge their rounding.
SCALE = 64


def layers_oracle(w, b, x, activation, repeats):
    """Returns x and the output of each layer."""
    outputs = [np.asarray(x, np.float64)]
    for _ in range(repeats):
        z = outputs[-1] @ np.asarray(w, np.float64) + b
        outputs.append(np.tanh(z) if activation == "tanh" else np.maximum(z, 0))
    return outputs


def apply_oracle(w, b, x, activation, repeats):
    return layers_oracle(w, b, x, activation, repeats)[-1]


def step_oracle(w, b, x, y, rate, activation, repeats):
    """Returns w and b after a step. The slopes go through the layers from the last one to the first."""
    w, b, y = (np.asarray(array, np.float64) for array in (w, b, y))
    outputs = layers_oracle(w, b, x, activation, repeats)
    slopes, wrt_w, wrt_b = 2 * (outputs[-1] - y) / y.size, 0, 0
    for before, after in zip(outputs[-2::-1], outputs[:0:-1], strict=True):
        slopes = slopes * (1 - after**2 if activation == "tanh" else after > 0)
        wrt_w, wrt_b = wrt_w + before.T @ slopes, wrt_b + slopes.sum(axis=0)
        slopes = slopes @ w.T
    return w - rate * wrt_w, b - rate * wrt_b


def draw_arrays(rng, features=3, batch=5):
    """Draws w, b and x. With relu, some outputs of each layer are 0, and no pre-activation is near this kink."""
    while True:
        w = (rng.normal(size=(features, features)) / np.sqrt(features)).astype("float32")
        b = rng.uniform(-0.5, 0.5, size=features).astype("float32")
        x = rng.normal(size=(batch, features)).astype("float32")
        outputs = layers_oracle(w, b, x, "relu", 4)
        kinks = min(np.abs(output @ w + b).min() for output in outputs[:-1])
        if kinks > 1e-3 and all(0.2 < np.mean(output > 0.05) < 0.9 for output in outputs[1:]):
            return w, b, x


def on_device(*arrays):
    return [jnp.asarray(array) for array in arrays]


@points(3)
def test_leaves(rng):
    """w and b are the leaves of a Block, and jax.tree.map keeps its settings"""
    activation, repeats = "relu", int(rng.integers(3, 6))

    def facts(w, b, x, factor):
        block = Block(w, b, activation, repeats)
        apply(block, x)  # a stub is told from a wrong answer by its functions
        scaled = jax.tree.map(lambda leaf: factor * leaf, block)
        both = jax.tree.map(lambda one, other: one - other, scaled, block)
        others = [Block(w, b, "tanh", repeats), Block(w, b, activation, repeats + 1), block]
        return {
            "scaled.w": scaled.w,
            "scaled.b": scaled.b,
            "scaled.repeats": jnp.asarray(scaled.repeats),
            "scaled.activation is kept": jnp.asarray(scaled.activation == activation),
            "(scaled - block).w": both.w,
            "(scaled - block).b": both.b,
            "the sum of all leaves": sum(jnp.sum(leaf) for leaf in jax.tree.leaves(block)),
            "the same structure": jnp.asarray([jax.tree.structure(one) == jax.tree.structure(block) for one in others]),
        }

    def draw_call():
        w, b, x = draw_arrays(rng)
        factor = np.float32(rng.uniform(2, 3))
        return (w, b, x, factor), {
            "scaled.w": w * np.float64(factor),
            "scaled.b": b * np.float64(factor),
            "scaled.repeats": np.array(repeats),
            "scaled.activation is kept": np.array(True),
            "(scaled - block).w": w * np.float64(factor) - w,
            "(scaled - block).b": b * np.float64(factor) - b,
            "the sum of all leaves": np.sum(w, dtype=np.float64) + np.sum(b, dtype=np.float64),
            "the same structure": np.array([False, False, True]),
        }

    args, expected = draw_call()
    called = f'block = Block(w, b, "{activation}", {repeats}), scaled = jax.tree.map(lambda leaf: factor * leaf, block)'
    got = observe(lambda: facts(*on_device(*args)))
    assert_close(got, expected, called=called, scale=8)
    assert_program(facts, draw_call, called=called, scale=8)


@points(3)
def test_apply(rng):
    """apply repeats activation(x @ w + b), for both activations"""

    def outputs(w, b, x):
        found = {}
        for activation, repeats in SETTINGS:
            block = Block(w, b, activation, repeats)
            first = apply(block, x)
            found[f"{activation} {repeats}"] = first, apply(block, x), block.w, block.b
        return found

    def draw_call():
        w, b, x = draw_arrays(rng)
        found = {}
        for activation, repeats in SETTINGS:
            right = apply_oracle(w, b, x, activation, repeats)
            found[f"{activation} {repeats}"] = right, right, w, b
        return (w, b, x), found

    (w, b, x), expected = draw_call()
    called = "apply(block, x), apply(block, x), block.w and block.b, by activation and repeats of the block"
    got = observe(lambda: outputs(*on_device(w, b, x)))
    assert_close(got, expected, called=called, scale=SCALE, w=w, b=b, x=x)
    assert_program(outputs, draw_call, called=called, scale=SCALE)
    called = 'apply(Block(w, b, "relu", 2), x)'
    assert_pure(lambda w, b, x: apply(Block(w, b, "relu", 2), x), *on_device(w, b, x), called=called, traced=True)


@points(3)
def test_shared_program(rng):
    """calls of jax.jit(apply) share a program, if the settings are equal"""

    def outputs(w, b, x):
        blocks = [Block(w, b, *settings) for settings in SETTINGS]
        return [apply(blocks[0], x)] + [jax.jit(apply)(block, x) for block in blocks]

    def draw_call():
        arrays = draw_arrays(rng)
        return arrays, [apply_oracle(*arrays, *settings) for settings in [SETTINGS[0], *SETTINGS]]

    arrays, expected = draw_call()
    called = f"[apply(block, x), and jax.jit(apply)(block, x) for blocks with the settings {SETTINGS}]"
    assert_close(observe(lambda: outputs(*on_device(*arrays))), expected, called=called, scale=SCALE)
    assert_program(outputs, draw_call, called=called, scale=SCALE)

    def draw_one():
        arrays = draw_arrays(rng)
        return arrays, apply_oracle(*arrays, "tanh", 3)

    assert_traces(
        # A new string and a new block in each call: they equal the last ones (`==`), but are not the same objects.
        lambda w, b, x: jax.jit(apply)(Block(w, b, "".join(["ta", "nh"]), 3), x),
        draw_one,
        called='jax.jit(apply)(Block(w, b, "tanh", 3), x)',
        why="each call makes a new block, with the settings of the last one",
    )


@points(3)
def test_vmap(rng):
    """jax.vmap maps apply over a stack of blocks"""
    repeats, count = int(rng.integers(2, 5)), int(rng.integers(3, 6))
    called = f"jax.vmap(apply, in_axes=...)(Block(w, b, activation, {repeats}), x), {count} blocks"

    def outputs(w, b, x, activation):
        stack, first = Block(w, b, activation, repeats), Block(w[0], b[0], activation, repeats)
        return {
            "alone": apply(first, x[0]),
            "(0, None)": jax.vmap(apply, in_axes=(0, None))(stack, x[0]),
            "(0, 0)": jax.vmap(apply)(stack, x),
        }

    def both(w, b, x):
        return {activation: outputs(w, b, x, activation) for activation in ("relu", "tanh")}

    def expected_of(each, activation):
        x = each[0][2]
        same = [apply_oracle(w, b, x, activation, repeats) for w, b, _ in each]
        own = [apply_oracle(*arrays, activation, repeats) for arrays in each]
        return {"alone": own[0], "(0, None)": np.stack(same), "(0, 0)": np.stack(own)}

    def draw_call():
        each = [draw_arrays(rng) for _ in range(count)]
        stacks = tuple(np.stack(arrays) for arrays in zip(*each, strict=True))
        return stacks, {activation: expected_of(each, activation) for activation in ("relu", "tanh")}

    args, expected = draw_call()
    assert_close(observe(lambda: both(*on_device(*args))), expected, called=called, scale=SCALE)
    assert_program(both, draw_call, called=called, scale=SCALE)


@points(3)
def test_train_step(rng):
    """train_step goes against the gradient, and returns a Block with the same settings"""
    for activation, repeats in (("relu", 2), ("tanh", 2)):

        def stepped(w, b, x, y, rate, activation=activation, repeats=repeats):
            block = Block(w, b, activation, repeats)
            new = train_step(block, x, y, rate)
            # Both are Blocks with the same settings, or they cannot be walked together.
            moved = jax.tree.map(lambda leaf, old: leaf - old, new, block)
            return {"new": (new.w, new.b), "new - block": (moved.w, moved.b), "block": (block.w, block.b)}

        def draw_call(activation=activation, repeats=repeats):
            w, b, x = draw_arrays(rng)
            y, rate = rng.normal(size=x.shape).astype("float32"), np.float32(rng.uniform(0.5, 1.5))
            new_w, new_b = step_oracle(w, b, x, y, np.float64(rate), activation, repeats)
            moved = new_w - w, new_b - b
            return (w, b, x, y, rate), {"new": (new_w, new_b), "new - block": moved, "block": (w, b)}

        called = f'train_step(Block(w, b, "{activation}", {repeats}), x, y, rate)'
        args, expected = draw_call()
        *arrays, rate = args
        got = observe(lambda stepped=stepped, arrays=arrays, rate=rate: stepped(*on_device(*arrays), float(rate)))
        assert_close(got, expected, called=called, scale=SCALE, x=args[2], y=args[3], rate=rate)
        assert_program(stepped, draw_call, called=called, scale=SCALE)
    assert_pure(
        lambda w, b, x, y: train_step(Block(w, b, "tanh", 1), x, y, 0.5),
        *on_device(*args[:4]),
        called='train_step(Block(w, b, "tanh", 1), x, y, 0.5)',
        traced=True,
    )
