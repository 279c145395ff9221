import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.clip_gradient import clip_gradient, clip_gradient_norm
from jax import lax

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "37f726ef607ff2c6"

ARRAY = np.zeros((2, 3))
MODEL = {"w": np.zeros((3, 2)), "b": np.zeros(2)}
NESTED = [np.zeros((2, 1, 2)), (np.zeros(()), {"only": np.zeros(1)})]
TREES = {"x is one array": ARRAY, "x is {'w', 'b'}": MODEL, "x is a list with a tuple and a dict in it": NESTED}


def draw_like(rng, tree, batch=()):
    return jax.tree.map(lambda leaf: np.asarray(10 * rng.normal(size=(*batch, *leaf.shape)), "float32"), tree)


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def wide(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), tree)


def norm_of(tree):
    return np.sqrt(sum(np.sum(leaf**2) for leaf in jax.tree.leaves(wide(tree))))


def clipped(factors, limit):
    return jax.tree.map(lambda leaf: np.clip(leaf, -np.float64(limit), np.float64(limit)), wide(factors))


def shortened(factors, max_norm):
    factor = np.float64(max_norm) / np.maximum(norm_of(factors), max_norm)
    return jax.tree.map(lambda leaf: leaf * factor, wide(factors))


def draw_for_clip(rng, tree, limit):
    """Draws numbers of both signs that flow back. About half of them are above the limit, at most by a factor of 30."""

    def draw(leaf):
        sizes = 30 ** rng.uniform(-1, 1, size=leaf.shape)
        return np.asarray(limit * rng.choice([-1, 1], size=leaf.shape) * sizes, "float32")

    return jax.tree.map(draw, tree)


def draw_for_norm(rng, tree, max_norm, ratio=None):
    """Draws numbers that flow back, with this multiple of `max_norm` as the norm of all."""
    ratio = rng.choice([0.3, 0.9, 1.1, 1.3, 20]) if ratio is None else ratio
    factors = draw_like(rng, tree)
    length = norm_of(factors)
    return jax.tree.map(lambda leaf: np.asarray(leaf * (max_norm * ratio / length), "float32"), factors)


def loss_gradients(fn):
    """The gradients of `sum(factors * fn(x, limit))` with respect to `x` and the limit. So the factors flow back."""

    def loss(x, limit, factors):
        products = jax.tree.map(lambda leaf, factor: jnp.sum(factor * leaf), fn(x, limit), factors)
        return sum(jax.tree.leaves(products))

    def gradients(x, limit, factors):
        of_x, of_limit = jax.grad(loss, argnums=(0, 1))(x, limit, factors)
        return of_x, jnp.asarray(of_limit)  # it may be a zero of NumPy

    return gradients


def gradient_call(rng, oracle, draw_factors, tree=MODEL, magnitude=1.0):
    """Draws the arguments of `loss_gradients(fn)`, with a limit of about this magnitude, and the right gradients."""
    limit = np.float32(magnitude * rng.uniform(1, 2))
    factors = draw_factors(tree, limit)
    return (draw_like(rng, tree), limit, factors), (oracle(factors, limit), np.zeros(()))


def assert_gradients(rng, fn, oracle, draw_factors, called, tree):
    """Fails unless the gradients behind `fn` are right, in a Python call and as a program."""

    def draw_call():
        return gradient_call(rng, oracle, draw_factors, tree)

    (x, limit, factors), expected = draw_call()
    device_x, number, device_factors = on_device(x), float(limit), on_device(factors)
    got = observe(lambda: loss_gradients(fn)(device_x, number, device_factors))
    assert_close(got, expected, called=called, limit=limit, factors=factors)
    why = "here the limit is a tracer"
    assert_program(lambda *args: loss_gradients(fn)(*args), draw_call, called=called, why=why)


CLIPPED = "grad of sum(factors * clip_gradient(x, limit)) with respect to x and limit"
SHORTENED = "grad of sum(factors * clip_gradient_norm(x, max_norm)) with respect to x and max_norm"


@points(3)
def test_values(rng):
    """both functions return x as it is, also while JAX takes a gradient"""
    why = "the limit is for what flows back, and not for the value"
    for name, fn in (("clip_gradient", clip_gradient), ("clip_gradient_norm", clip_gradient_norm)):

        def draw_call():
            x = draw_like(rng, NESTED)
            return (x, np.float32(rng.uniform(0.1, 1))), x

        (x, limit), expected = draw_call()
        device_x, number, called = on_device(x), float(limit), f"{name}(x, {limit:.4g})"
        got = observe(lambda fn=fn, x=device_x, limit=number: fn(x, limit))
        assert_close(got, expected, called=called, why=why)

        def both(x, limit, fn=fn):
            return [fn(x, limit), jax.vjp(fn, x, limit)[0]]

        def draw_both(draw_call=draw_call):
            args, x = draw_call()
            return args, [x, x]

        assert_program(both, draw_both, called=f"{name}(x, limit), and the value of its vjp", why=why)
        assert_pure(lambda x, limit, fn=fn: fn(x, limit), device_x, number, called=called, traced=True)


@points(3)
def test_clip(rng):
    """clip_gradient clips each number that flows back, in any tree, and limit has the gradient 0"""

    def draw_factors(tree, limit):
        return draw_for_clip(rng, tree, limit)

    for name, tree in TREES.items():
        assert_gradients(rng, clip_gradient, clipped, draw_factors, f"{CLIPPED}, {name}", tree)

    def draw_small():
        return gradient_call(rng, clipped, draw_factors, magnitude=0.012)

    called = f"{CLIPPED}, limit about 0.01"
    assert_program(lambda *args: loss_gradients(clip_gradient)(*args), draw_small, called=called, scale=0.01)


@points(3)
def test_norm(rng):
    """clip_gradient_norm shortens all that flows back by one norm, in any tree"""
    ratios = dict(zip(TREES, rng.permutation([0.3, 1.3, 20.0]).tolist(), strict=True))
    for name, tree in TREES.items():

        def draw_factors(tree, max_norm, ratio=ratios[name]):
            return draw_for_norm(rng, tree, max_norm, ratio)

        called = f"{SHORTENED}, {name}, the norm is {ratios[name]:g} max_norm"
        assert_gradients(rng, clip_gradient_norm, shortened, draw_factors, called, tree)


@points(2)
def test_small_norms(rng):
    """a gradient of 0 stays 0, and small norms are not rounded away"""
    for name, ratio, magnitude in (
        ("all factors are 0", 0, 1.0),
        ("max_norm and the norm are about 0.01", 1.3, 0.012),
        ("max_norm is about 0.01, and the norm is smaller", 0.2, 0.012),
    ):

        def draw_factors(tree, max_norm, ratio=ratio):
            return draw_for_norm(rng, tree, max_norm, ratio)

        def draw_call(draw_factors=draw_factors, magnitude=magnitude):
            return gradient_call(rng, shortened, draw_factors, magnitude=magnitude)

        called = f"{SHORTENED}, {name}"
        assert_program(
            lambda *args: loss_gradients(clip_gradient_norm)(*args), draw_call, called=called, scale=magnitude
        )


@points(2)
def test_mapped(rng):
    """under vmap, each example has a limit and a norm of its own"""
    batch = 4
    for called, fn, oracle, draw in (
        (CLIPPED, clip_gradient, clipped, draw_for_clip),
        (SHORTENED, clip_gradient_norm, shortened, draw_for_norm),
    ):

        def draw_call(oracle=oracle, draw=draw):
            limits = rng.uniform(0.5, 2, size=batch).astype("float32")
            factors = [draw(rng, MODEL, limit) for limit in limits]
            expected = [oracle(*pair) for pair in zip(factors, limits, strict=True)]
            args = draw_like(rng, MODEL, (batch,)), limits, stacked(factors)
            return args, (stacked(expected), np.zeros(batch))

        assert_program(
            lambda *args, fn=fn: jax.vmap(loss_gradients(fn))(*args), draw_call, called=f"vmap of the {called}"
        )


def stacked(trees):
    return jax.tree.map(lambda *leaves: np.stack(leaves), *trees)


@points(2)
def test_scan(rng):
    """in a scan, the gradient is limited at each step"""
    steps, size = 12, 4
    for name, fn, oracle in (
        ("clip_gradient", clip_gradient, clipped),
        ("clip_gradient_norm", clip_gradient_norm, shortened),
    ):

        def last_state(state, growth, limit, fn=fn):
            return lax.scan(lambda state, factor: (factor * fn(state, limit), None), state, growth)[0]

        def gradient(state, growth, limit, factors, last_state=last_state):
            return jax.grad(lambda state: jnp.sum(factors * last_state(state, growth, limit)))(state)

        def draw_call(oracle=oracle):
            signs = rng.choice([-1, 1], size=(steps, size))
            growth = (signs * rng.uniform(1.2, 2, size=(steps, size))).astype("float32")
            # Both signs arrive at the first state, so that a limit on one side only shows.
            arriving = rng.permutation([-1, 1, -1, 1]) * rng.uniform(0.5, 2, size=size)
            limit, factors = np.float32(rng.uniform(0.5, 1)), (arriving * np.prod(signs, axis=0)).astype("float32")
            back = np.asarray(factors, np.float64)
            for factor in growth[::-1]:
                back = oracle(np.float64(factor) * back, limit)
            return (rng.normal(size=size).astype("float32"), growth, limit, factors), back

        called = f"grad of the last state, where each step is `factor * {name}(state, limit)`"
        assert_program(gradient, draw_call, called=called, scale=2)
