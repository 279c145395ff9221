import math

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.nth_derivative import nth_derivative, spring_loss
from numpy.polynomial import Polynomial

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "690457138349329c"


def draw_polynomial(rng, degree):
    """Draws a polynomial of three terms, and its oracle, which takes a number and an order."""
    a, b, c = np.float32(rng.choice([-1, 1], size=3) * rng.uniform(0.5, 1.5, size=3))
    terms = np.zeros(degree + 1)
    terms[[degree, 1, 0]] = a, b, c
    return lambda x: a * x**degree + b * x + c, lambda x, n: Polynomial(terms).deriv(n)(np.float64(x))


def draw_curves(rng):
    """Draws functions of one number, each with its oracle."""
    a, b, c = np.float32(rng.uniform(0.5, 1.4, size=3))
    u, v, w = np.float64((a, b, c))
    return {
        "polynomial": draw_polynomial(rng, int(rng.integers(4, 7))),
        "wave": (lambda x: a * jnp.sin(b * x + c), lambda x, n: u * v**n * np.sin(v * x + w + n * np.pi / 2)),
        "growth": (lambda x: x * jnp.exp(b * x), lambda x, n: (x * v**n + n * v ** (n - 1)) * np.exp(v * x)),
        "quotient": (lambda x: c / (x + 2), lambda x, n: w * (-1) ** n * math.factorial(n) / (x + 2) ** (n + 1)),
    }


def draw_number(rng, size=None):
    return np.asarray(rng.uniform(-0.9, 0.9, size=size), "float32")


ORDERS = range(1, 6)
# Rounding grows with the order: the fifth derivatives are some hundreds.
SCALE = 64


@points(3)
def test_derivatives(rng):
    """nth_derivative gives the derivatives of orders 1 to 5, of any function"""
    curves = draw_curves(rng)

    def all_orders(x):
        return {name: [nth_derivative(fn, n)(x) for n in ORDERS] for name, (fn, _) in curves.items()}

    def draw_call():
        x = draw_number(rng)
        return (x,), {name: [oracle(np.float64(x), n) for n in ORDERS] for name, (_, oracle) in curves.items()}

    # One function without jit, because the first call of each operation compiles it.
    fn, _ = curves["wave"]
    (x,), expected = draw_call()
    x = jnp.asarray(x)
    for n in (1, 2, 3):
        got = observe(lambda n=n: nth_derivative(fn, n)(x))
        assert_close(got, np.asarray(expected["wave"][n - 1]), called=f"nth_derivative(wave, {n})(x)", scale=SCALE, x=x)
    assert_program(all_orders, draw_call, called="nth_derivative(fn, n)(x), many functions and orders", scale=SCALE)
    assert_pure(lambda x: nth_derivative(fn, 2)(x), x, called="nth_derivative(wave, 2)(x)", traced=True)


@points(3)
def test_first_and_last(rng):
    """order 0 is the function itself, and a polynomial has derivatives of 0 beyond its degree"""
    fn, oracle = draw_polynomial(rng, 2)

    def draw_call():
        x = draw_number(rng)
        return (x,), [np.asarray(oracle(x, n)) for n in (0, 2, 3, 5)]

    for at in (draw_number(rng), np.zeros((), "float32")):
        x = jnp.asarray(at)
        for n in (0, 2, 3, 5):
            called = f"nth_derivative(parabola, {n})(x)"
            got = observe(lambda n=n, x=x: nth_derivative(fn, n)(x))
            assert_close(got, np.asarray(oracle(at, n)), called=called, scale=4, x=x)
    called = "nth_derivative(parabola, n)(x) for n in (0, 2, 3, 5)"
    assert_program(lambda x: [nth_derivative(fn, n)(x) for n in (0, 2, 3, 5)], draw_call, called=called, scale=4)


@points(3)
def test_transforms(rng):
    """the derivative can be mapped, jitted, and differentiated again"""
    for name, n in (("polynomial", 2), ("wave", 3), ("quotient", 0)):
        fn, oracle = draw_curves(rng)[name]
        called = f"vmap(fn)(xs) and vmap(grad(fn))(xs), where fn = nth_derivative({name}, {n})"

        def values_and_slopes(xs, fn=fn, n=n):
            derivative = nth_derivative(fn, n)
            return jax.vmap(derivative)(xs), jax.vmap(jax.grad(derivative))(xs)

        def draw_call(oracle=oracle, n=n):
            xs = draw_number(rng, 7)
            return (xs,), (oracle(np.float64(xs), n), oracle(np.float64(xs), n + 1))

        (xs,), expected = draw_call()
        xs = jnp.asarray(xs)
        got = observe(lambda both=values_and_slopes, xs=xs: jax.jit(both)(xs))
        assert_close(got, expected, called=called, scale=SCALE, xs=xs)
        assert_program(values_and_slopes, draw_call, called=called, scale=SCALE)


def swing(params, t):
    """A damped swing. `params` is a nested tree."""
    (size, phase), rates = params
    return size * jnp.exp(-rates["decay"] * t) * jnp.cos(rates["pace"] * t + phase)


def path(params, t):
    """A polynomial of the third degree. It would take no array of five times."""
    return jnp.sum(params["numbers"] * jnp.stack([jnp.ones_like(t), t, t * t, t * t * t]))


def draw_swing(rng, times=5):
    """Draws parameters, times, and the friction, and the loss of `swing` with its gradient."""
    size, phase, decay, pace, friction = (np.asarray(number, "float32") for number in rng.uniform(0.5, 1.5, size=5))
    ts = rng.uniform(0, 2, size=times).astype("float32")
    params = [(size, phase), {"decay": decay, "pace": pace}]
    size, phase, decay, pace, f, t = (np.float64(number) for number in (size, phase, decay, pace, friction, ts))
    # The swing is the real part of size * exp(z * t + 1j * phase), so each derivative multiplies it by z.
    z = -decay + 1j * pace
    wave, factor = size * np.exp(z * t + 1j * phase), z**2 + f * z + 1
    by_z = (2 * z + f + factor * t) * wave
    error = np.real(factor * wave)

    def slope(of_error):
        return np.mean(2 * error * np.real(of_error))

    grads = [
        (slope(factor * wave / size), slope(1j * factor * wave)),
        {"decay": slope(-by_z), "pace": slope(1j * by_z)},
    ]
    return (params, ts, friction), (np.mean(error**2), grads)


def draw_path(rng, times=5):
    """Draws the same for `path`."""
    numbers, friction = rng.normal(size=4).astype("float32"), np.asarray(rng.uniform(0.5, 1.5), "float32")
    ts = rng.uniform(-1.5, 1.5, size=times).astype("float32")
    t, f, one = np.float64(ts), np.float64(friction), np.ones(times)
    by_numbers = np.stack([one, f + t, 2 + 2 * f * t + t**2, 6 * t + 3 * f * t**2 + t**3])
    error = np.float64(numbers) @ by_numbers
    grads = {"numbers": np.mean(2 * error * by_numbers, axis=1)}
    return ({"numbers": numbers}, ts, friction), (np.mean(error**2), grads)


# An error is a sum of three numbers of at most about 5, and a gradient is a product of two such.
SPRING_SCALE = 32
MOTIONS = {"swing": (swing, draw_swing), "path": (path, draw_path)}


def loss(motion):
    return lambda params, times, friction: spring_loss(motion, params, times, friction)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(2)
def test_loss(rng):
    """spring_loss is the mean of the squared errors, for any motion, params and friction"""
    for name, (motion, draw) in MOTIONS.items():
        called = f"spring_loss({name}, params, times, friction)"
        for times in (5, 1):

            def draw_call(draw=draw, times=times):
                data, (expected, _) = draw(rng, times)
                return data, expected

            assert_program(loss(motion), draw_call, called=f"{called}, {times} times", scale=SPRING_SCALE)
    (params, ts, friction), (expected, _) = draw_swing(rng)
    params, ts, number = on_device(params), on_device(ts), float(friction)
    got = observe(lambda: spring_loss(swing, params, ts, number))
    called = "spring_loss(swing, params, times, friction)"
    assert_close(got, expected, called=called, scale=SPRING_SCALE, times=ts, friction=number)
    # No friction at all: the loss of a swing that obeys the physics is 0.
    perfect = [(jnp.float32(2), jnp.asarray(draw_number(rng))), {"decay": jnp.float32(0), "pace": jnp.float32(1)}]
    got = observe(lambda: spring_loss(swing, perfect, ts, 0.0))
    assert_close(got, 0.0, called="spring_loss(swing, params, times, 0.0), decay 0 and pace 1")
    assert_pure(loss(swing), perfect, ts, jnp.float32(0.5), called="spring_loss(swing, ...)", traced=True)


@points(2)
def test_gradient(rng):
    """the gradient of spring_loss with respect to params is right"""
    for name, (motion, draw) in MOTIONS.items():
        called = f"grad(lambda params: spring_loss({name}, params, times, friction))(params)"

        def draw_call(draw=draw):
            data, (_, expected) = draw(rng)
            return data, expected

        (params, ts, friction), expected = draw_call()
        data = on_device(params), on_device(ts), float(friction)
        got = observe(lambda motion=motion, data=data: jax.jit(jax.grad(loss(motion)))(*data))
        assert_close(got, expected, called=called, scale=SPRING_SCALE, times=ts, friction=friction)
        assert_program(jax.grad(loss(motion)), draw_call, called=called, scale=SPRING_SCALE)


def plain_position(params, t):
    return params["size"] * jnp.cos(params["pace"] * t)


def draw_plain(rng, times):
    """Draws a swing without decay, as in the stub's example."""
    size, pace, friction = (np.asarray(number, "float32") for number in rng.uniform(0.5, 1.5, size=3))
    ts = rng.uniform(0, 2, size=times).astype("float32")
    a, w, f, t = (np.float64(number) for number in (size, pace, friction, ts))
    errors = a * (1 - w**2) * np.cos(w * t) - f * a * w * np.sin(w * t)
    return ({"size": size, "pace": pace}, ts, friction), np.mean(errors**2)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the times: more times do not make a program longer"""
    assert_constant_program_size(
        loss(plain_position),
        lambda size: draw_plain(rng, size),
        rng.integers(240, 300, size=2),
        max_operations=120,
        called="spring_loss(position, params, times, friction)",
        what="times",
        scale=SPRING_SCALE,
    )
