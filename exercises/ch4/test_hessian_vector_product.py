import functools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.hessian_vector_product import best_step, hessian_vector_product

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
)

HANDED_OUT = "04d28244fa36228a"

# Functions of a number, with their first and second derivatives.
WAVES = {
    "sin": (np.sin, np.cos, lambda z: -np.sin(z)),
    "cos": (np.cos, lambda z: -np.sin(z), lambda z: -np.cos(z)),
    "arctan": (np.arctan, lambda z: 1 / (1 + z**2), lambda z: -2 * z / (1 + z**2) ** 2),
}


def draw_wave(rng):
    """Draws a convex function, such as 1.3 z^2 + sin(z), and its first two derivatives in NumPy."""
    name, factor = str(rng.choice(list(WAVES))), float(rng.uniform(1, 2))
    _, first, second = WAVES[name]

    def wave(z):
        return factor * z**2 + getattr(jnp, name)(z)

    return wave, lambda z: 2 * factor * z + first(z), lambda z: 2 * factor + second(z)


def draw_like(rng, like):
    return jax.tree.map(lambda leaf: np.asarray(rng.normal(size=np.shape(leaf)), "float32"), like)


def in_float64(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), tree)


def dot(a, b):
    return sum(np.sum(x * y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b), strict=True))


def draw_vector_fn(rng, size):
    """Draws a function of one vector. Its oracle returns the gradient, and H times a direction."""
    wave, first, second = draw_wave(rng)
    matrix, pairs = (rng.normal(size=shape).astype("float32") for shape in ((3, size), (size, size)))

    def fn(x, /):
        return jnp.sum(wave(matrix @ x)) + jnp.sum(wave(x)) + jnp.sin(x) @ pairs @ x

    def oracle(x, d):
        m, a, x, d = (array.astype(np.float64) for array in (matrix, pairs, x, d))
        sin, cos = np.sin(x), np.cos(x)
        gradient = m.T @ first(m @ x) + first(x) + cos * (a @ x) + sin @ a
        change = m.T @ (second(m @ x) * (m @ d)) + second(x) * d + cos * (a @ d) + (cos * d) @ a - sin * d * (a @ x)
        return gradient, change

    return fn, oracle


def draw_tree_fn(rng, like):
    """Draws a convex function of a tree, of any sizes. A wave of a sum over all numbers binds its arrays together."""
    outer, outer_first, outer_second = draw_wave(rng)
    inner, inner_first, inner_second = draw_wave(rng)
    shares = jax.tree.map(lambda leaf: float(rng.choice([-1, 1]) * rng.uniform(0.5, 1)), like)

    def total(tree):
        return sum(jax.tree.leaves(jax.tree.map(lambda c, leaf: c * leaf.sum() / leaf.size**0.5, shares, tree)))

    def fn(params, /):
        return outer(total(params)) + sum(jnp.sum(inner(leaf)) for leaf in jax.tree.leaves(params))

    def oracle(params, direction):
        p, d = in_float64((params, direction))
        z, dz = total(p), total(d)

        def gradient(c, p):
            return c / p.size**0.5 * outer_first(z) + inner_first(p)

        def change(c, p, d):
            return c / p.size**0.5 * outer_second(z) * dz + inner_second(p) * d

        return jax.tree.map(gradient, shares, p), jax.tree.map(change, shares, p, d)

    return fn, oracle


def draw_model_fn(rng):
    """Draws a loss of the model x @ w + b, and its oracle."""
    wave, first, second = draw_wave(rng)
    xs, ys = rng.normal(size=(4, 3)).astype("float32"), rng.normal(size=(4, 2)).astype("float32")

    def fn(params, /):
        return jnp.mean(jnp.sum(wave(xs @ params["w"] + params["b"] - ys), axis=1))

    def oracle(params, direction):
        p, d, x, y = in_float64((params, direction, xs, ys))
        z, dz = x @ p["w"] + p["b"] - y, x @ d["w"] + d["b"]
        parts = first(z) / 4, second(z) * dz / 4
        return tuple({"w": x.T @ part, "b": np.sum(part, axis=0)} for part in parts)

    return fn, oracle


def draw_short_fn(rng):
    """Draws a convex function of a vector of any size, with few operations, and its oracle."""
    factor = float(rng.uniform(0.5, 1))

    def fn(x, /):
        return jnp.sum(jnp.exp(factor * x)) + jnp.sum(x) ** 2

    def oracle(params, direction):
        x, d = in_float64((params, direction))
        waves = np.exp(factor * x)
        return factor * waves + 2 * np.sum(x), factor**2 * waves * d + 2 * np.sum(d)

    return fn, oracle


MODEL = {"w": np.zeros((3, 2)), "b": np.zeros(2)}
NESTED = [np.zeros((2, 1, 2)), (np.zeros(()), {"only": np.zeros(3)})]


def size_of(tree):
    return sum(np.size(leaf) for leaf in jax.tree.leaves(tree))


def draw_product(rng, oracle, like, length=1.0):
    params, direction = draw_like(rng, like), draw_like(rng, like)
    direction = jax.tree.map(lambda leaf: np.asarray(length * leaf, "float32"), direction)
    return (params, direction), oracle(params, direction)[1]


def draw_step(rng, oracle, like, length=1.0, sign=-1):
    """Draws params, a direction of this length, and the best step, which has this sign."""
    (params, direction), _ = draw_product(rng, oracle, like, length)
    gradient, change = oracle(params, direction)
    d = in_float64(direction)
    step = -dot(gradient, d) / dot(change, d)
    if np.sign(step) == sign:
        return (params, direction), step
    return (params, jax.tree.map(np.negative, direction)), -step


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


def assert_eagerly(student, draw_call, called, **options):
    """Fails unless a function of params and direction is right for a drawn call."""
    (params, direction), expected = draw_call()
    params, direction = on_device((params, direction))
    got = observe(lambda: student(params, direction))
    assert_close(got, expected, called=called, params=params, direction=direction, **options)


@points(3)
def test_one_array(rng):
    """hessian_vector_product agrees with the Hessian of a function of one array"""
    called, (short_fn, short_oracle) = "hessian_vector_product(fn, params, direction)", draw_short_fn(rng)

    def short_product(params, direction):
        return hessian_vector_product(short_fn, params, direction)

    assert_eagerly(short_product, lambda: draw_product(rng, short_oracle, np.zeros(4)), called, scale=8)
    params, direction = on_device(draw_product(rng, short_oracle, np.zeros(4))[0])
    assert_pure(short_product, params, direction, called=called, traced=True)
    fn, oracle = draw_vector_fn(rng, 5)

    def product(params, direction):
        return hessian_vector_product(fn, params, direction)

    def draw_call(length):
        return draw_product(rng, oracle, np.zeros(5), length)

    # Each number is a sum of some tens of products, each of about 1.
    for length in (20.0, 0.0):
        draw, name = functools.partial(draw_call, length), f"{called}, direction of length about {length}"
        assert_program(product, draw, called=name, scale=32 * length)

    def draw_rows():
        (params, _), _ = draw_call(1.0)
        return (params,), np.stack([oracle(params, row)[1] for row in np.eye(5)])

    def rows(params):
        return jax.vmap(product, in_axes=(None, 0))(params, jnp.eye(5))

    assert_program(rows, draw_rows, called=f"vmap over the rows of jnp.eye(5): {called}", scale=32)


@points(3)
def test_trees(rng):
    """params may be any tree: a direction in one array changes the gradient of the others"""
    called, why = "hessian_vector_product(fn, params, direction)", "H has entries for pairs of numbers in two arrays"
    trees = {"a number": np.zeros(()), "a list with a tuple and a dict in it": NESTED}
    fns = {f"params is {name}": (like, *draw_tree_fn(rng, like)) for name, like in trees.items()}
    fns = {"fn is a loss of x @ w + b": (MODEL, *draw_model_fn(rng)), **fns}
    for name, (like, fn, oracle) in fns.items():
        assert_program(
            lambda params, direction, fn=fn: hessian_vector_product(fn, params, direction),
            functools.partial(draw_product, rng, oracle, like),
            called=f"{called}, {name}",
            scale=32,
            why=why,
        )


@points(3)
def test_best_step(rng):
    """best_step is minus the slope over the bend, for any tree and any direction"""
    called, (short_fn, short_oracle) = "best_step(fn, params, direction)", draw_short_fn(rng)

    def short_step(params, direction):
        return best_step(short_fn, params, direction)

    assert_eagerly(short_step, lambda: draw_step(rng, short_oracle, np.zeros(4)), called, scale=8)
    params, direction = on_device(draw_product(rng, short_oracle, np.zeros(4))[0])
    assert_pure(short_step, params, direction, called=called, traced=True)
    fns = {
        "fn is a loss of x @ w + b": (MODEL, *draw_model_fn(rng)),
        "params is a list with a tuple and a dict in it": (NESTED, *draw_tree_fn(rng, NESTED)),
    }
    for length, sign, (name, (like, fn, oracle)) in zip((4.0, 0.1), (1, -1), fns.items(), strict=True):
        # The slope is a sum of numbers that may cancel, divided by a bend that grows with length**2.
        assert_program(
            lambda params, direction, fn=fn: best_step(fn, params, direction),
            functools.partial(draw_step, rng, oracle, like, length, sign),
            called=f"{called}, {name}, direction of length about {length}",
            scale=8 / length,
        )


def draw_both(rng):
    """Yields each of the student's functions for a drawn `fn`, a function that draws a call for a size, and a name."""
    fn, oracle = draw_short_fn(rng)

    def product(params, direction):
        return hessian_vector_product(fn, params, direction)

    def step(params, direction):
        return best_step(fn, params, direction)

    yield product, lambda n: draw_product(rng, oracle, np.zeros(n)), "hessian_vector_product(fn, params, direction)"
    yield step, lambda n: draw_step(rng, oracle, np.zeros(n)), "best_step(fn, params, direction)"


@points(3)
def test_memory(rng):
    """no array of a traced call has more than 16 * n elements: the Hessian is never made"""
    size = int(rng.integers(240, 300))
    for student, draw, called in draw_both(rng):
        assert_small_arrays(
            student,
            functools.partial(draw, size),
            max_elements=16 * size,
            called=f"{called}, n = {size}",
            why=f"the Hessian has {size} * {size} elements",
            symptom="the whole Hessian is made, although only its product with one direction is needed",
            scale=32,
        )


@points(3)
def test_no_loop(rng):
    """no loop runs over the numbers: more of them do not make a program longer"""
    sizes = rng.choice(np.arange(240, 300), size=2, replace=False).tolist()
    for student, draw, called in draw_both(rng):
        options = {"max_operations": 120, "called": called, "what": "numbers", "scale": 32}
        assert_constant_program_size(student, draw, sizes, **options)
        args, expected = draw(sizes[0])
        one = program(student, *args)
        if "while" in one.operations:
            raise CheckFailed(
                ("called", called),
                ("expected", "a program without a loop, because `fn` has none"),
                ("got", "a program with a `while`, which JAX's loops compile to"),
                symptom="a loop of JAX's runs over the numbers, although one derivative along the direction is enough",
            )
        assert_close(one.call(*args), jax.tree.leaves(expected), called=called, array_type=None, scale=32)
