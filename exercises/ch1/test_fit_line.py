import jax.numpy as jnp
import numpy as np
from exercises.ch1.fit_line import fit_line, loss_fn, update

from grader import observe, points, program
from grader.checks import assert_close, assert_fully_jitted, assert_program, assert_pure, assert_traces

HANDED_OUT = "7bf82d25aa062fb2"


def noisy_line(rng, w=3.0, b=-1.0):
    """One hundred measurements of the line w * x + b."""
    x = rng.normal(size=100)
    y = w * x + b + rng.normal(scale=0.1, size=100)
    return x.astype("float32"), y.astype("float32")


def start(rng):
    return rng.normal(size=2).astype("float32")


def loss_oracle(theta, x, y):
    theta, x, y = (np.asarray(array, np.float64) for array in (theta, x, y))
    return np.mean((theta[0] * x + theta[1] - y) ** 2)


def update_oracle(theta, x, y, learning_rate=0.1):
    theta, x, y = (np.asarray(array, np.float64) for array in (theta, x, y))
    errors = theta[0] * x + theta[1] - y
    return theta - learning_rate * 2 * np.array([np.mean(errors * x), np.mean(errors)])


def observe_updates(theta, x, y, rate):
    usual = observe(lambda: update(*map(jnp.asarray, (theta, x, y))))
    return usual, observe(lambda: update(*map(jnp.asarray, (theta, x, y)), learning_rate=rate))


def repeated(step, times, theta, x, y):
    for _ in range(times):
        theta = step(theta, x, y)
    return theta


@points(2)
def test_loss(rng):
    """the loss is the mean squared error of the line"""
    theta, (x, y) = start(rng), noisy_line(rng)
    got = observe(lambda: loss_fn(*map(jnp.asarray, (theta, x, y))))
    assert_close(got, loss_oracle(theta, x, y), called="loss_fn(theta, x, y)", theta=theta, x=x)
    assert_pure(lambda *args: loss_fn(*args), *map(jnp.asarray, (theta, x, y)), called="loss_fn(theta, x, y)")

    def draw_call():
        args = start(rng), *noisy_line(rng)
        return args, loss_oracle(*args)

    assert_program(lambda *args: loss_fn(*args), draw_call, called="loss_fn(theta, x, y)")


@points(5)
def test_update(rng):
    """update subtracts the gradient of the loss, times the learning rate"""
    theta, (x, y) = start(rng), noisy_line(rng)
    rate = float(rng.uniform(0.2, 0.4))
    usual, longer = observe_updates(theta, x, y, rate)
    called = f"update(theta, x, y, learning_rate={rate:.3f})"
    assert_close(usual, update_oracle(theta, x, y), called="update(theta, x, y)", theta=theta, x=x, scale=4)
    assert_close(longer, update_oracle(theta, x, y, rate), called=called, theta=theta, x=x, scale=4)

    def draw_call():
        args = start(rng), *noisy_line(rng)
        return args, update_oracle(*args, rate)

    assert_program(lambda *args: update(*args, learning_rate=rate), draw_call, called=called, scale=4)

    def draw_perfect_fit():
        theta, x = rng.integers(-3, 4, size=2), rng.integers(-8, 9, size=100) / 8
        args = [array.astype("float32") for array in (theta, x, theta[0] * x + theta[1])]
        return args, args[0]

    args, expected = draw_perfect_fit()
    got = observe(lambda: update(*map(jnp.asarray, args)))
    called, hint = "update(theta, x, y), where theta fits perfectly", "the gradient of a perfect fit is 0"
    assert_close(got, expected, called=called, theta=args[0], why=hint)
    assert_program(lambda *args: update(*args), draw_perfect_fit, called=called, why=hint)
    args = 100 * theta, x[:30], y[:30]
    got, expected = observe(lambda: update(*map(jnp.asarray, args))), update_oracle(*args)
    called = "update(theta, x, y), where theta is about 100, and x and y have 30 elements"
    assert_close(got, expected, called=called, theta=args[0], x=x[:30], scale=400)


@points(5)
def test_first_steps(rng):
    """fit_line starts at [1, 1] and takes exactly as many steps as asked"""
    called = "[fit_line(x, y, steps=3), fit_line(x, y, steps=1)]"

    def draw_call():
        x, y = noisy_line(rng, w=rng.uniform(1.5, 3.0), b=rng.uniform(-3.0, -1.0))
        return (x, y), [repeated(update_oracle, steps, np.ones(2), x, y) for steps in (3, 1)]

    (x, y), expected = draw_call()
    got = observe(lambda: [fit_line(jnp.asarray(x), jnp.asarray(y), steps=steps) for steps in (3, 1)])
    assert_close(got, expected, called=called, x=x, y=y, scale=4)
    assert_program(lambda x, y: [fit_line(x, y, steps=steps) for steps in (3, 1)], draw_call, called=called, scale=4)


@points(5)
def test_fit(rng):
    """with steps=200, fit_line takes all 200 steps and comes close to w = 3 and b = -1"""

    def draw_call(steps):
        # With x this close to zero the slope is learned slowly, so a fit that stops early gives another result.
        x = rng.uniform(-1, 1, size=100).astype("float32")
        y = (3 * x - 1 + rng.normal(scale=0.1, size=100)).astype("float32")
        return (x, y), repeated(update_oracle, steps, np.ones(2), x, y)

    (x, y), expected = draw_call(200)
    got = observe(lambda: fit_line(jnp.asarray(x), jnp.asarray(y), steps=200))
    assert_close(got, expected, called="fit_line(x, y, steps=200)", x=x, y=y, scale=4, ulps=64)
    got = observe(lambda: fit_line(jnp.asarray(x), jnp.asarray(y)))
    expected = repeated(update_oracle, 1000, np.ones(2), x, y)
    assert_close(got, expected, called="fit_line(x, y)", x=x, y=y, scale=4)
    # A program of 200 steps would take long to compile.
    assert_program(
        lambda x, y: fit_line(x, y, steps=9), lambda: draw_call(9), called="fit_line(x, y, steps=9)", scale=4
    )


@points(2)
def test_rates(rng):
    """one program of update serves all learning rates"""

    def draw_call():
        args = start(rng), *noisy_line(rng), np.float32(rng.uniform(0.01, 0.4))
        return args, update_oracle(*args)

    compiled = program(lambda *args: update(*args), *draw_call()[0])
    for _ in range(3):
        args, expected = draw_call()
        got = compiled.call(*args)
        called = f"update(theta, x, y, {args[3]:.3g}), inside jax.jit"
        assert_close(got, [expected], called=called, array_type=None, scale=4)


@points(1)
def test_compiled(rng):
    """jax.jit compiles update once and as a whole, and fit_line has no side effects"""
    theta, (x, y) = start(rng), noisy_line(rng)
    assert_fully_jitted(lambda theta, x, y: update(theta, x, y), theta, x, y, called="update(theta, x, y)")
    arrays = [jnp.asarray(array) for array in (theta, x[:2], y[:2])]  # of one shape, so any of them can be donated
    assert_pure(lambda *args: update(*args), *arrays, called="update(theta, x, y)")
    assert_pure(lambda x, y: fit_line(x, y, steps=5), *arrays[1:], called="fit_line(x, y, steps=5)")

    def draw_call():
        rate = float(rng.uniform(0.01, 0.4))
        return (rate,), update_oracle(theta, x, y, rate)

    assert_traces(
        lambda rate: update(theta, x, y, learning_rate=rate),
        draw_call,
        called="update(theta, x, y, learning_rate=rate)",
        why="the learning rate is an argument of the program, not a constant in it",
    )
