import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.per_example_gradients import clip_and_average, per_example_gradients

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "97ffdf5fb560c257"


def squared_error(params, x, y, /):
    return jnp.sum((x @ params["w"] + params["b"] - y) ** 2)


def draw_model(rng, batch=5, features=3, outputs=2):
    """Draws parameters, inputs and labels, and the gradient of `squared_error` for each example."""
    shapes = {"w": (features, outputs), "b": (outputs,)}
    params = {name: rng.normal(size=shape).astype("float32") for name, shape in shapes.items()}
    inputs = rng.normal(size=(batch, features)).astype("float32")
    labels = rng.normal(size=(batch, outputs)).astype("float32")
    w, b, x, y = (array.astype(np.float64) for array in (params["w"], params["b"], inputs, labels))
    slopes = 2 * (x @ w + b - y)
    return (params, inputs, labels), {"w": x[:, :, None] * slopes[:, None, :], "b": slopes}


SLOPES = {"sin": np.cos, "cos": lambda x: -np.sin(x), "arctan": lambda x: 1 / (1 + x**2)}


def draw_loss(rng):
    """Draws a loss of nested parameters, such as y * wave(z) with a wave like z + sin(z), and its oracle."""
    names = rng.choice(list(SLOPES), size=3).tolist()

    def loss_fn(params, x, y, /):
        matrix, (slopes, rest) = params
        z = jnp.sum(matrix * x) + jnp.sum(x @ slopes) + rest["offset"]
        for name in names:
            z = z + getattr(jnp, name)(z)
        return y * z

    def oracle(params, inputs, labels):
        params, x, y = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), (params, inputs, labels))
        matrix, (slopes, rest) = params
        z, product = np.sum(matrix * x, axis=(1, 2)) + np.sum(x @ slopes, axis=1) + rest["offset"], y
        for name in names:
            z, product = z + getattr(np, name)(z), product * (1 + SLOPES[name](z))
        return [product[:, None, None] * x, (product[:, None] * x.sum(axis=1), {"offset": product})]

    return loss_fn, oracle


def draw_data(rng, batch=4):
    def draw(*shape):
        return np.asarray(rng.normal(size=shape), "float32")

    return [draw(2, 3), (draw(3), {"offset": draw()})], draw(batch, 2, 3), draw(batch)


def draw_grads(rng, norms, like):
    """Draws gradients with these norms, one for each example, in the containers and shapes of `like`."""
    norms = np.asarray(norms, np.float64)
    parts = jax.tree.map(lambda leaf: rng.normal(size=(len(norms), *np.shape(leaf))), like)
    lengths = norms_of(parts)
    return jax.tree.map(lambda part: (part * spread(norms / lengths, part)).astype("float32"), parts)


def norms_of(grads):
    return np.sqrt(sum(np.sum(leaf.reshape(len(leaf), -1) ** 2, axis=1) for leaf in jax.tree.leaves(grads)))


def spread(numbers, leaf):
    """Gives one number for each example the axes of a leaf."""
    return numbers.reshape(-1, *[1] * (leaf.ndim - 1))


def clip_oracle(grads, max_norm):
    grads = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), grads)
    norms = norms_of(grads)
    factors = np.float64(max_norm) / np.maximum(norms, max_norm)
    return jax.tree.map(lambda leaf: np.mean(leaf * spread(factors, leaf), axis=0), grads)


MODEL = {"w": np.zeros((3, 2)), "b": np.zeros(2)}
NESTED = [np.zeros((2, 1, 2)), (np.zeros(()), {"only": np.zeros(1)})]


def draw_clip(rng, ratios, like=MODEL, magnitude=1.0):
    """Draws a `max_norm`, gradients whose norms are these multiples of it, and the right result."""
    max_norm = np.float32(magnitude * rng.uniform(1, 2))
    grads = draw_grads(rng, max_norm * rng.permutation(ratios), like)
    return (grads, max_norm), clip_oracle(grads, max_norm)


def assert_clips(draw_call, called, magnitude=1.0, why=""):
    """Fails unless `clip_and_average` is right for a call, and its program for numbers that it has not seen."""
    (grads, max_norm), expected = draw_call()
    device_grads = on_device(grads)
    got = observe(lambda: clip_and_average(device_grads, float(max_norm)))
    assert_close(got, expected, called=called, scale=magnitude, why=why)
    assert_program(lambda *args: clip_and_average(*args), draw_call, called=called, scale=magnitude, why=why)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(3)
def test_gradients(rng):
    """per_example_gradients gives one gradient for each example, for the model x @ w + b"""
    called = "per_example_gradients(squared_error, params, inputs, labels)"
    data, expected = draw_model(rng)
    device_data = on_device(data)
    got = observe(lambda: per_example_gradients(squared_error, *device_data))
    # A gradient is a product of an input and a sum of a few numbers, each of about 1.
    assert_close(got, expected, called=called, scale=8, inputs=data[1], labels=data[2])

    def gradients(*data):
        return per_example_gradients(squared_error, *data)

    # There are as many examples as features and outputs, so only `in_axes` can tell their axes apart.
    assert_program(gradients, lambda: draw_model(rng, 3, 3, 3), called=f"{called}, all sizes 3", scale=8)
    assert_program(gradients, lambda: draw_model(rng, 1), called=f"{called}, one example", scale=8)
    assert_pure(gradients, *device_data, called=called, traced=True)


@points(3)
def test_any_loss(rng):
    """per_example_gradients takes any loss and any tree of params"""
    loss_fn, oracle = draw_loss(rng)

    def draw_call():
        data = draw_data(rng)
        return data, oracle(*data)

    data, expected = draw_call()
    device_data = on_device(data)
    called = "per_example_gradients(loss_fn, params, inputs, labels)"
    why = "params is a list with a tuple and a dict in it, and each label has shape ()"
    # The slopes are at most 8, for sums of some numbers of about 1.
    got = observe(lambda: per_example_gradients(loss_fn, *device_data))
    assert_close(got, expected, called=called, scale=64, why=why)
    assert_program(lambda *data: per_example_gradients(loss_fn, *data), draw_call, called=called, scale=64, why=why)


@points(3)
def test_clipped_mean(rng):
    """clip_and_average clips each example's norm over the whole tree, and then takes the mean"""
    ratios = [0.3, 0.9, 1.1, 1.3, 4.0, 20.0]
    called = "clip_and_average(grads, max_norm)"
    assert_clips(lambda: draw_clip(rng, ratios), called)
    (grads, max_norm), _ = draw_clip(rng, ratios)
    device_grads = on_device(grads)
    assert_pure(lambda grads: clip_and_average(grads, float(max_norm)), device_grads, called=called, traced=True)


@points(2)
def test_small_gradients(rng):
    """a gradient of 0 stays 0, and small gradients are neither lengthened nor rounded away"""
    called = "clip_and_average(grads, max_norm)"
    assert_clips(lambda: draw_clip(rng, [0, 0, 0.2, 0.9, 3.0]), f"{called}, some gradients are 0")
    (grads, max_norm), expected = draw_clip(rng, [0, 0, 0])
    got = observe(lambda: clip_and_average(on_device(grads), float(max_norm)))
    assert_close(got, expected, called=f"{called}, all gradients are 0")
    called = f"{called}, max_norm and all norms about 0.01"
    assert_clips(lambda: draw_clip(rng, [0.7, 1.1, 1.5], magnitude=0.015), called, magnitude=0.01)


@points(2)
def test_any_tree(rng):
    """clip_and_average takes any tree of arrays, and a batch of one example"""
    called, why = "clip_and_average(grads, max_norm)", "grads is a list with a tuple and a dict in it"
    assert_clips(lambda: draw_clip(rng, [0.5, 1.2, 2.0, 9.0], like=NESTED), called, why=why)
    called = f"{called}, one example"
    assert_clips(lambda: draw_clip(rng, [3.0], like=NESTED), called, why=why)
    # Only here has a gradient the shape of a result, as it must have to be donated.
    (grads, max_norm), _ = draw_clip(rng, [3.0], like=NESTED)
    device_grads = on_device(grads)
    assert_pure(lambda grads: clip_and_average(grads, float(max_norm)), device_grads, called=called)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the examples: more examples do not make a program longer"""
    sizes = rng.integers(240, 300, size=2)
    assert_constant_program_size(
        lambda *data: per_example_gradients(squared_error, *data),
        lambda size: draw_model(rng, size),
        sizes,
        max_operations=120,
        called="per_example_gradients(squared_error, params, inputs, labels)",
        what="examples",
        scale=8,
    )
    assert_constant_program_size(
        lambda *args: clip_and_average(*args),
        lambda size: draw_clip(rng, rng.uniform(0, 4, size=size)),
        sizes,
        max_operations=120,
        called="clip_and_average(grads, max_norm)",
        what="examples",
    )
