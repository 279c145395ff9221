import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.stable_softplus import stable_softplus, with_derivative
from jax import lax

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "30cdcd1d468d5d13"

SPECIAL = np.array([-np.inf, -1e4, -100, 0, 100, 1e4, np.inf], "float32")


def draw_x(rng):
    """Draws numbers of all magnitudes in any order, with 0 and infinities among them."""
    signs = rng.choice([-1, 1], size=5)
    numbers = [rng.normal(size=4), rng.uniform(-40, 40, size=5), signs * 10 ** rng.uniform(1.5, 30, size=5), SPECIAL]
    return rng.permutation(np.concatenate(numbers)).astype("float32")


def softplus(x):
    return np.logaddexp(0, np.asarray(x, np.float64))


def sigmoid(x):
    return np.exp(-softplus(-np.asarray(x, np.float64)))


def sigmoid_slope(x):
    return sigmoid(x) * sigmoid(-x)


@points(3)
def test_values(rng):
    """stable_softplus has the right values, from -inf to inf"""
    called, why = "stable_softplus(x)", "`e^x` is infinite from x = 89 on"

    def draw_call(shape=(-1,)):
        x = draw_x(rng).reshape(shape)
        return (x,), softplus(x)

    (x,), expected = draw_call()
    device_x = jnp.asarray(x)
    got = observe(lambda: stable_softplus(device_x))
    assert_close(got, expected, called=called, why=why, x=x)
    assert_program(lambda x: stable_softplus(x), lambda: draw_call((3, -1)), called=called, why=why)

    def draw_small():
        x = rng.uniform(-40, 0, size=8).astype("float32")
        return (x,), softplus(x)

    why = "near -20, `1 + e^x` is rounded to 1: each value is compared by itself"
    assert_program(lambda x: stable_softplus(x), draw_small, called=f"{called}, x < 0", scale=0, why=why)
    assert_pure(lambda x: stable_softplus(x), device_x, called=called, traced=True)


def gradient(fn):
    """Reverse mode: the derivative at each number of x, times a factor."""
    return lambda x, factors: jax.grad(lambda x: jnp.sum(factors * fn(x)))(x)


def forward(fn):
    """Forward mode: the value, and the same."""
    # The factor makes floats of whole numbers, whose tangent would have a dtype that holds nothing.
    return lambda x, factors: jax.jvp(lambda x: 1.0 * fn(x), (x,), (factors,))


def second_derivatives(fn):
    """All ways to the second derivative of a function of one number, by name."""
    return {
        "grad(grad(g))": jax.grad(jax.grad(fn)),
        "jacfwd(grad(g))": jax.jacfwd(jax.grad(fn)),
        "grad(jacfwd(g))": jax.grad(jax.jacfwd(lambda x: 1.0 * fn(x))),
    }


def value_and_slope(fn):
    """The derivative of the value and the slope together, as a loss with a penalty for steep slopes needs it."""
    return jax.vmap(jax.grad(lambda x: sum(jax.value_and_grad(fn)(x))))


TOGETHER = "vmap of the gradient of value + slope, which one `value_and_grad({})` gives"
VALUE_OF_THE_RULE = "JAX differentiates the rule too, its value included"


@points(3)
def test_first_derivative(rng):
    """the first derivative of stable_softplus is the sigmoid, from -inf to inf, in both modes"""
    why = "the derivative of each operation is not enough: use a rule for the whole function"

    def draw_call():
        x = draw_x(rng)
        return (x,), sigmoid(x)

    (x,), expected = draw_call()
    called = "vmap(grad(stable_softplus))(x)"
    got = observe(lambda: jax.vmap(jax.grad(stable_softplus))(jnp.asarray(x)))
    assert_close(got, expected, called=called, why=why, x=x)
    assert_program(jax.vmap(lambda x: jax.grad(stable_softplus)(x)), draw_call, called=called, why=why)

    def draw_factors():
        x = draw_x(rng)
        factors = rng.uniform(2, 4, size=x.shape).astype("float32")
        return (x, factors), factors * sigmoid(x)

    reverse = gradient(lambda x: stable_softplus(x))
    assert_program(reverse, draw_factors, called="grad of sum(factors * stable_softplus(x))", why=why)

    def draw_pair():
        (x, factors), expected = draw_factors()
        return (x, factors), (softplus(x), expected)

    called = "jvp(stable_softplus, (x,), (factors,))"
    assert_program(forward(lambda x: stable_softplus(x)), draw_pair, called=called, why=why)


@points(3)
def test_second_derivative(rng):
    """the second derivative of stable_softplus is right, from -inf to inf"""
    why = "JAX differentiates your formula for the first derivative"

    def draw_call():
        x = draw_x(rng)
        return (x,), sigmoid_slope(x)

    for name, second in second_derivatives(lambda x: stable_softplus(x)).items():
        called = f"vmap({name.replace('g)', 'stable_softplus)')})(x)"
        assert_program(jax.vmap(second), draw_call, called=called, why=why)

    def draw_together():
        x = draw_x(rng)
        return (x,), sigmoid(x) + sigmoid_slope(x)

    together = value_and_slope(lambda x: stable_softplus(x))
    assert_program(together, draw_together, called=TOGETHER.format("stable_softplus"), why=VALUE_OF_THE_RULE)


def draw_derivative(rng):
    """Draws a derivative, such as `a * sin(b * x) + c * x`, with its oracle and the oracle of its slope."""
    a, b, c = (float(np.float32(number)) for number in rng.uniform(0.5, 2, size=3))

    def derivative(x):
        return a * jnp.sin(b * x) + c * x

    return derivative, lambda x: a * np.sin(b * x) + c * x, lambda x: a * b * np.cos(b * x) + c


def draw_numbers(rng, size=6):
    """Draws numbers with a 0 among them."""
    return rng.permutation(np.append(rng.normal(size=size - 1), 0)).astype("float32")


def wide(oracle, x, factors=1):
    return oracle(np.asarray(x, np.float64)) * np.asarray(factors, np.float64)


def assert_derivatives(rng, fn, derivative, oracles, name, ways):
    """Fails unless `with_derivative` takes this derivative, in both modes, and its slope as the second one.

    The three oracles are those of the values, the derivative, and the slope of the derivative. `name` says what is
    special about `fn`, and `ways` names ways to the second derivative.
    """
    value, first, second = oracles

    def draw_first():
        x = draw_numbers(rng)
        factors = rng.uniform(2, 4, size=x.shape).astype("float32")
        return (x, factors), wide(first, x, factors)

    def draw_both():
        (x, factors), expected = draw_first()
        return (x, factors), (wide(value, x), expected)

    def g(x):
        return with_derivative(fn, derivative)(x)

    called = f"g = with_derivative(fn, derivative), {name}; "
    # The slopes are sums of a few numbers of about 4, times a factor of up to 4.
    assert_program(gradient(g), draw_first, called=f"{called}grad of sum(factors * g(x))", scale=16)
    assert_program(forward(g), draw_both, called=f"{called}jvp(g, (x,), (factors,))", scale=16)

    def draw_second():
        x = draw_numbers(rng)
        return (x,), wide(second, x)

    seconds, why = second_derivatives(g), "JAX differentiates `derivative` for it"
    for way in ways:
        assert_program(jax.vmap(seconds[way]), draw_second, called=f"{called}vmap({way})(x)", scale=16, why=why)

    def draw_together():
        x = draw_numbers(rng)
        return (x,), wide(first, x) + wide(second, x)

    together = f"{called}{TOGETHER.format('g')}"
    assert_program(value_and_slope(g), draw_together, called=together, scale=16, why=VALUE_OF_THE_RULE)


@points(3)
def test_replaced(rng):
    """with_derivative keeps the values of fn, and takes its derivatives from `derivative`"""
    (derivative, first, second), factor = draw_derivative(rng), float(np.float32(rng.uniform(0.5, 2)))

    def fn(x):  # its own derivative is another one
        return jnp.cos(factor * x) - x**2

    def values(x):
        return np.cos(factor * x) - x**2

    def draw_call():
        x = draw_numbers(rng).reshape(2, 3)
        return (x,), wide(values, x)

    (x,), expected = draw_call()
    device_x, called = jnp.asarray(x), "with_derivative(fn, derivative)(x)"
    got = observe(lambda: with_derivative(fn, derivative)(device_x))
    assert_close(got, expected, called=called, scale=16, x=x)
    assert_program(lambda x: with_derivative(fn, derivative)(x), draw_call, called=called, scale=16)
    got = observe(lambda: jax.vmap(jax.grad(with_derivative(fn, derivative)))(device_x.ravel()))
    assert_close(got, wide(first, x.ravel()), called=f"vmap(grad({called[:-3]}))(x)", scale=16, x=x.ravel())
    ways = "grad(grad(g))", "jacfwd(grad(g))", "grad(jacfwd(g))"
    assert_derivatives(rng, fn, derivative, (values, first, second), "fn has another derivative", ways)
    assert_pure(lambda x: with_derivative(fn, derivative)(x), device_x, called=called, traced=True)

    def first_of_two(x):
        g = with_derivative(fn, derivative)
        with_derivative(derivative, fn)
        return jax.vmap(jax.value_and_grad(g))(x)

    def draw_first():
        x = draw_numbers(rng)
        return (x,), (wide(values, x), wide(first, x))

    called = "vmap(value_and_grad(g))(x), after with_derivative made another function"
    assert_program(first_of_two, draw_first, called=called, scale=16)


@points(3)
def test_hard_functions(rng):
    """with_derivative works if JAX cannot differentiate fn, or gets NaN"""
    factor = float(np.float32(rng.uniform(1, 2)))

    def with_nan(x):  # reverse mode multiplies 0 by an infinite slope
        return jnp.where(x > 0, jnp.sqrt(factor * x), 0.0)

    def with_loop(x):  # reverse mode raises an error
        return lax.while_loop(lambda y: jnp.any(y > 0.5), lambda y: jnp.where(y > 0.5, y - 1, y), factor * x)

    def looped(x):
        return factor * x - np.maximum(np.ceil(factor * x - 0.5), 0)

    hard = {
        "the slope of fn is NaN at 0": (with_nan, lambda x: np.sqrt(np.maximum(factor * x, 0))),
        "fn has a while_loop": (with_loop, looped),
        "fn rounds": (lambda x: jnp.round(x), np.round),
    }
    for name, (fn, values) in hard.items():
        derivative, first, second = draw_derivative(rng)
        assert_derivatives(rng, fn, derivative, (values, first, second), name, ["grad(grad(g))"])
