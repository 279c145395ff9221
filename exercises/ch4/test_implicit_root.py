import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.implicit_root import fixed_point

from grader import observe, points
from grader.checks import (
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
)

HANDED_OUT = "a5fe6e8dee3c5602"


def affine(xp, params, x):
    return params["A"] @ x + params["b"]


def layer(xp, params, x):
    return params["A"] @ xp.tanh(x) + params["b"]


def newton(xp, params, x):
    return (x + params / x) / 2


def wave(xp, params, x):
    return params[0] * xp.cos(x) + params[1]


def draw_matrix(rng, numbers, factor):
    """Draws a rotation times a factor, so a step brings each x nearer by the same share."""
    return factor * np.linalg.qr(rng.normal(size=(numbers, numbers)))[0]


def draw_affine(rng, numbers):
    matrix, point = draw_matrix(rng, numbers, 0.69), rng.uniform(-1.5, 1.5, size=numbers)
    return {"A": matrix, "b": point - matrix @ point}, rng.uniform(-1, 1, size=numbers)


def draw_layer(rng, numbers):
    params = {"A": draw_matrix(rng, numbers, 0.65), "b": rng.uniform(-0.5, 0.5, size=numbers)}
    return params, rng.uniform(-1, 1, size=numbers)


def draw_newton(rng, numbers):
    """Draws squares and starts of both signs. The first number is at rest from the start, and the others are not."""
    roots, signs = rng.uniform(0.5, 1.5, size=numbers), np.resize([-1, 1], numbers)
    factors = rng.uniform(1.5, 2, size=numbers)
    roots[0], factors[0] = 1.5, 1
    return roots**2, roots * signs * factors


def draw_wave(rng, numbers):
    return (rng.uniform(0.5, 0.68), rng.uniform(-0.5, 0.5, size=numbers)), rng.uniform(-1, 1, size=numbers)


def draw_nested_step(rng):
    """Draws a step of nested parameters with some waves, such as sin and tanh."""
    first, second = rng.choice(["sin", "tanh", "arctan"], size=2, replace=False)

    def nested(xp, params, x):
        matrix, (shift, rest) = params
        return rest["scale"] * getattr(xp, first)(x @ matrix) + getattr(xp, second)(shift + x / 8)

    return nested


def draw_nested(rng, numbers):
    params = [draw_matrix(rng, numbers, 0.5), (rng.uniform(-0.5, 0.5, size=numbers), {"scale": rng.uniform(0.7, 1)})]
    return params, rng.uniform(-1, 1, size=numbers)


def draw_point(rng, step, draw, numbers):
    """Draws the arguments of `fixed_point`, and the point."""
    args = single(draw(rng, numbers))
    return args, point_of(step, *double(args))


def draw_gradient(rng, step, draw, numbers):
    """Draws the arguments of `fixed_point` and a cotangent of x, and the gradient with respect to params."""
    args = single((*draw(rng, numbers), rng.normal(size=numbers)))
    return args, gradient_of(step, *double(args))


def single(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, "float32"), tree)


def double(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, "float64"), tree)


def point_of(step, params, x):
    for _ in range(150):
        x = step(np, params, x)
    return x


def gradient_of(step, params, start, cotangent):
    x = point_of(step, params, start)
    leaves, containers = jax.tree.flatten(params)
    jacobian = slopes(lambda x: step(np, params, x), x)
    pulled = np.linalg.solve(np.eye(x.size) - jacobian.T, cotangent)

    def gradient(place):
        def moved(leaf):
            return step(np, jax.tree.unflatten(containers, [*leaves[:place], leaf, *leaves[place + 1 :]]), x)

        return (pulled @ slopes(moved, leaves[place])).reshape(leaves[place].shape)

    return jax.tree.unflatten(containers, [gradient(place) for place in range(len(leaves))])


def slopes(fn, array, tiny=1e-30):
    """Returns the Jacobian of a smooth function, a column for each element. Its imaginary parts are not rounded."""
    moves = tiny * 1j * np.eye(array.size).reshape(-1, *array.shape)
    return np.stack([fn(array + move).imag / tiny for move in moves], axis=1)


def traced(step):
    """Returns a step in JAX, which takes its arguments by position only."""
    return lambda params, x, /: step(jnp, params, x)


def gradients(step, argnums):
    """Returns a student's gradients, as a function of params, start, and the cotangent of x."""

    def result(params, start, cotangent):
        return cotangent @ fixed_point(traced(step), params, start)

    return jax.grad(result, argnums)


def assert_works_eagerly(fn, draw_call, called, scale):
    """Fails unless a call outside of `jit` is right."""
    args, expected = draw_call()
    args = jax.tree.map(jnp.asarray, args)
    assert_close(observe(lambda: fn(*args)), expected, called=called, scale=scale)


def assert_gradient(rng, step, draw, numbers, called, why=""):
    """Fails unless the program of the gradient is right."""
    # The point may be 3e-6 away. The slopes of a step change by less than 1, and are divided by 0.3 twice.
    assert_program(
        gradients(step, 0),
        lambda: draw_gradient(rng, step, draw, numbers),
        called=f"jax.grad of {called}",
        scale=64,
        why=why,
    )


@points(4)
def test_point(rng):
    """fixed_point goes on until x stays where it is, and the start decides which point it finds"""
    for step, draw, numbers, why in (
        (affine, draw_affine, 5, "each step brings x nearer to the point by 31 % only"),
        (newton, draw_newton, 4, "the step is (x + params / x) / 2, and a negative start leads to a negative root"),
        (wave, draw_wave, 1, ""),
    ):
        assert_program(
            lambda *args, step=step: fixed_point(traced(step), *args),
            lambda step=step, draw=draw, numbers=numbers: draw_point(rng, step, draw, numbers),
            called=f"fixed_point({step.__name__}, params, start), x has shape ({numbers},)",
            scale=8,  # if the loop stops at a move of 1e-6, x is up to 3e-6 away from the point
            why=why,
        )
    assert_works_eagerly(
        lambda *args: fixed_point(traced(wave), *args),
        lambda: draw_point(rng, wave, draw_wave, 3),
        called="fixed_point(wave, params, start)",
        scale=8,
    )


@points(5)
def test_gradient(rng):
    """the gradient with respect to params is that of the implicit function theorem"""
    called = "fixed_point(layer, params, start), the step is A @ tanh(x) + b"
    assert_works_eagerly(
        gradients(layer, 0), lambda: draw_gradient(rng, layer, draw_layer, 4), f"jax.grad of {called}", scale=64
    )
    assert_gradient(rng, layer, draw_layer, 4, called)
    assert_gradient(rng, layer, draw_layer, 1, f"{called}, x has shape (1,)")
    assert_gradient(rng, affine, draw_affine, 3, "fixed_point(affine, params, start), the step is A @ x + b")
    args = jax.tree.map(jnp.asarray, draw_gradient(rng, layer, draw_layer, 4)[0])
    assert_pure(gradients(layer, 0), *args, called=f"jax.grad of {called}", traced=True)


@points(4)
def test_any_step(rng):
    """the gradient is right for any step and any tree of params"""
    why = "params is a list with a tuple and a dict in it"
    assert_gradient(rng, draw_nested_step(rng), draw_nested, 5, "fixed_point(nested, params, start)", why)
    assert_gradient(rng, newton, draw_newton, 4, "fixed_point(newton, params, start)", "params is a single array")
    assert_gradient(rng, wave, draw_wave, 3, "fixed_point(wave, params, start)", "params is a tuple")


@points(2)
def test_start(rng):
    """the gradient with respect to the start is 0"""

    def draw_call():
        args, expected = draw_gradient(rng, layer, draw_layer, 4)
        return args, (expected, np.zeros(4))

    called = "jax.grad of fixed_point(layer, params, start), with respect to params and start"
    assert_program(gradients(layer, (0, 1)), draw_call, called=called, scale=64)


@points(3)
def test_memory(rng):
    """the gradient keeps neither all steps, nor a Jacobian with respect to all params"""
    numbers = int(rng.integers(7, 10))
    assert_small_arrays(
        gradients(affine, 0),
        lambda: draw_gradient(rng, affine, draw_affine, numbers),
        max_elements=2 * numbers**2,
        called=f"jax.grad of fixed_point(affine, params, start), x has shape ({numbers},)",
        symptom="every step is kept, or a Jacobian with respect to all of `params`",
        scale=64,
    )


@points(2)
def test_short_program(rng):
    """no Python loop runs over the steps: the program of the gradient is short"""
    assert_constant_program_size(
        gradients(wave, 0),
        lambda size: draw_gradient(rng, wave, draw_wave, size),
        rng.integers(800, 840, size=2),
        max_operations=400,
        called="jax.grad of fixed_point(wave, params, start)",
        what="numbers in x",
        scale=512,
    )
