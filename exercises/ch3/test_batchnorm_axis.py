import functools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.batchnorm_axis import layer, normalize

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "cabc8f20f09c77fb"

# At least twice as long as any program that does not write out every example.
MAX_OPERATIONS = 100

# A mean is rounded by up to about 1e-6, and the smallest root is 0.003.
SCALE = 300


def normalize_oracle(xs, axis=0):
    xs = np.asarray(xs, np.float64)
    deviation = xs - xs.mean(axis=axis, keepdims=True)
    return deviation / np.sqrt((deviation**2).mean(axis=axis, keepdims=True) + 1e-5)


def normalize_all(xs, name):
    return jax.vmap(lambda x: normalize(x, name), axis_name=name)(xs)


def draw_name(rng):
    return f"axis_{rng.integers(10**6)}"


def draw_batch(rng, examples=6):
    """Draws features with deviations of about 1, 3, 0.003 and 0, in any order. Large means have their own check."""
    deviations = rng.permutation([1.0, 3.0, 0.003, 0.0, 1.0]) * rng.uniform(0.8, 1.2, size=5)
    means = rng.uniform(0.1, 0.3, size=5) * rng.choice([-1, 1], size=5)
    return (means + deviations * rng.normal(size=(examples, 5))).astype("float32")


@points(3)
def test_normalize(rng):
    """normalize agrees with its formula for all examples of a batch, whatever the axis is called"""
    name = draw_name(rng)

    def draw_call():
        xs = draw_batch(rng)
        return (xs,), normalize_oracle(xs)

    called = f'vmap(lambda x: normalize(x, "{name}"), axis_name="{name}")(xs)'
    (xs,), expected = draw_call()
    assert_close(observe(lambda: normalize_all(xs, name)), expected, called=called, scale=SCALE, xs=xs)
    assert_program(lambda xs: normalize_all(xs, name), draw_call, called=called, scale=SCALE)
    alone = xs[:1]
    got = observe(lambda: normalize_all(alone, name))
    assert_close(got, np.zeros((1, 5)), called=called, scale=SCALE, xs=alone)
    assert_pure(lambda xs: normalize_all(xs, name), xs, called=called)


def draw_grid(rng):
    """Draws examples for two maps. Along each axis, the features differ by much more than the epsilon."""
    while True:
        xs = rng.normal(size=(4, 3, 5)).astype("float32")
        if min(xs.std(axis=0).min(), xs.std(axis=1).min()) > 0.1:
            return xs


@points(3)
def test_two_maps(rng):
    """inside two maps, normalize takes mean and variance over the named axis only"""
    outer, inner = f"outer_{draw_name(rng)}", f"inner_{draw_name(rng)}"
    for axis, name in enumerate((outer, inner)):

        def both_maps(xs, name=name):
            return jax.vmap(jax.vmap(lambda x: normalize(x, name), axis_name=inner), axis_name=outer)(xs)

        def draw_call(axis=axis):
            xs = draw_grid(rng)
            return (xs,), normalize_oracle(xs, axis)

        called = f'vmap(vmap(lambda x: normalize(x, "{name}"), axis_name="{inner}"), axis_name="{outer}")(xs)'
        (xs,), expected = draw_call()
        assert_close(observe(lambda xs=xs: both_maps(xs)), expected, called=called, scale=SCALE, xs=xs)
        assert_program(both_maps, draw_call, called=called, scale=SCALE)


@points(2)
def test_large_mean(rng):
    """features with a large mean and small deviations are normalized too"""
    name, offset = draw_name(rng), 3000

    def draw_call():
        xs = (offset + rng.normal(size=(12, 4))).astype("float32")
        return (xs,), normalize_oracle(xs)

    # Rounding moves the mean by about offset * eps. It would move a mean of squares by offset**2 * eps: a whole unit.
    called = f'vmap(lambda x: normalize(x, "{name}"), axis_name="{name}")(xs), mean {offset}, deviation 1'
    assert_program(lambda xs: normalize_all(xs, name), draw_call, called=called, ulps=32 * offset)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


def layer_oracle(params, xs):
    w, b, xs = (np.asarray(value, np.float64) for value in (params["w"], params["b"], xs))
    return normalize_oracle(xs @ w) + b


def draw_layer(rng, examples, outputs=3):
    """Draws parameters and examples. The products of several examples differ by much more than the epsilon."""
    b = rng.uniform(0.5, 2.0, size=outputs).astype("float32")
    while True:
        w, xs = (rng.normal(size=shape).astype("float32") for shape in ((4, outputs), (examples, 4)))
        if examples == 1 or (xs @ w).std(axis=0).min() > 1:
            return {"w": w, "b": b}, xs


@points(3)
def test_layer(rng):
    """layer agrees with its formula, for one example too"""

    def draw_call(examples):
        params, xs = draw_layer(rng, examples)
        return (params, xs), layer_oracle(params, xs)

    for examples in (7, 1):
        (params, xs), expected = draw_call(examples)
        called = f"layer(params, xs), len(xs) = {examples}"
        got = observe(lambda params=params, xs=xs: layer(*on_device((params, xs))))
        assert_close(got, expected, called=called, scale=SCALE, params=params, xs=xs)
        draw = functools.partial(draw_call, examples)
        assert_program(lambda params, xs: layer(params, xs), draw, called=called, scale=SCALE)
        # With as many outputs as inputs, the result can take the memory of `xs`, if that is donated.
        square = draw_layer(rng, examples, outputs=4)
        assert_pure(lambda params, xs: layer(params, xs), *on_device(square), called=called)


def gradients_oracle(params, xs, slopes):
    """Returns the gradients of `sum(slopes * layer(params, xs))` with respect to w, b and xs."""
    w, xs, slopes = (np.asarray(value, np.float64) for value in (params["w"], xs, slopes))
    products = xs @ w
    normal = normalize_oracle(products)
    root = np.sqrt(products.var(axis=0) + 1e-5)
    through = (slopes - slopes.mean(axis=0) - normal * (slopes * normal).mean(axis=0)) / root
    return xs.T @ through, slopes.sum(axis=0), through @ w.T


@points(3)
def test_layer_gradients(rng):
    """the gradients of layer take into account that mean and variance depend on w"""

    def gradients(params, xs, slopes):
        grads, wrt_xs = jax.grad(lambda params, xs: (slopes * layer(params, xs)).sum(), argnums=(0, 1))(params, xs)
        return grads["w"], grads["b"], wrt_xs

    def draw_call(examples):
        params, xs = draw_layer(rng, examples)
        slopes = rng.normal(size=(examples, 3)).astype("float32")
        return (params, xs, slopes), gradients_oracle(params, xs, slopes)

    for examples in (7, 1):
        called = f"the gradients of sum(slopes * layer(params, xs)) for w, b and xs, len(xs) = {examples}"
        assert_program(gradients, functools.partial(draw_call, examples), called=called, scale=SCALE)


@points(1)
def test_program_size(rng):
    """both functions trace to at most 100 operations, however many examples there are"""
    name = draw_name(rng)
    sizes = rng.choice(np.arange(200, 300), size=2, replace=False)

    def draw_features(examples):
        xs = rng.normal(size=(examples, 3)).astype("float32")
        return (xs,), normalize_oracle(xs)

    def draw_examples(examples):
        params, xs = draw_layer(rng, examples)
        return (params, xs), layer_oracle(params, xs)

    for fn, draw_call, called in (
        (lambda xs: normalize_all(xs, name), draw_features, "normalize(x, axis_name), mapped, inside jax.jit"),
        (lambda params, xs: layer(params, xs), draw_examples, "layer(params, xs), inside jax.jit"),
    ):
        assert_constant_program_size(
            fn, draw_call, sizes, max_operations=MAX_OPERATIONS, called=called, what="examples", scale=SCALE
        )
