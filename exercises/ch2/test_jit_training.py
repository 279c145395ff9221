import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.jit_training import train, update

from grader import observe, points, program
from grader.checks import (
    assert_close,
    assert_equal,
    assert_fully_jitted,
    assert_program,
    assert_pure,
    assert_traces,
    waits_of,
)

HANDED_OUT = "1e69fdb8c8219e41"

RATE = 0.1


def problem(rng, batches=1, samples=16, number=jnp.float32):
    """Makes float32 parameters and batches: noisy samples of one cubic curve."""
    params = {name: number(rng.normal()) for name in "abcd"}
    times = rng.uniform(-1, 1, size=(batches, samples))
    values = np.polynomial.polynomial.polyval(times, rng.normal(size=4)) + 0.1 * rng.normal(size=times.shape)
    return params, [(number(t), number(v)) for t, v in zip(times, values, strict=True)]


def update_oracle(params, times, values, learning_rate=RATE):
    times, values = np.asarray(times, np.float64), np.asarray(values, np.float64)
    error = sum(np.float64(params[name]) * times**power for power, name in enumerate("abcd")) - values
    slopes = {name: np.mean(2 * error * times**power) for power, name in enumerate("abcd")}
    new_params = {name: np.float64(params[name]) - learning_rate * slope for name, slope in slopes.items()}
    return new_params, np.mean(error**2)


def train_oracle(params, batches, learning_rate=RATE):
    losses = []
    for times, values in batches:
        params, loss = update_oracle(params, times, values, learning_rate)
        losses.append(loss)
    return params, losses


@points(4)
def test_update_values(rng):
    """one step follows the gradient, and returns the loss from before the step"""
    params, [(times, values)] = problem(rng)
    expected = update_oracle(params, times, values, 0.05)
    got = observe(lambda: update(dict(params), times, values, 0.05))
    called = "update(params, times, values, 0.05)"
    assert_close(got, expected, called=called, times=times, values=values)

    def draw_call():
        params, [(times, values)] = problem(rng)
        return (params, times, values), update_oracle(params, times, values, 0.05)

    assert_program(lambda *args: update(*args, 0.05), draw_call, called=called)


def draw_update(rng):
    params, [(times, values)] = problem(rng)
    # NumPy arrays survive an `update` that donates its arguments. `test_pure` reports that mistake.
    args = {name: np.float32(number) for name, number in params.items()}, times, values
    return args, update_oracle(*args)


def draw_update_with_rate(rng):
    args = (*draw_update(rng)[0], float(rng.uniform(0.01, 0.2)))
    return args, update_oracle(*args)


@points(4)
def test_rates(rng):
    """one program of update serves all numbers and all learning rates"""
    compiled = program(lambda *args: update(*args), *draw_update_with_rate(rng)[0])
    for _ in range(3):
        args, expected = draw_update_with_rate(rng)
        got = compiled.call(*args)
        called = f"update(params, times, values, {args[3]:.3g}), inside jax.jit"
        assert_close(got, jax.tree.leaves(expected), called=called, array_type=None)


@points(1)
def test_compiled(rng):
    """jax.jit compiles update as a whole, and repeated calls trace nothing"""
    args, _ = draw_update(rng)
    assert_fully_jitted(
        lambda *args: update(*args),
        *args,
        called="update(params, times, values)",
        why="does `jax.jit` cover all of it: the loss, its gradient, and the arithmetic on the parameters?",
    )
    assert_traces(lambda *args: update(*args), lambda: draw_update(rng), called="update(params, times, values)")
    assert_traces(
        lambda *args: update(*args),
        lambda: draw_update_with_rate(rng),
        called="update(params, times, values, learning_rate)",
        why="the learning rate changes from call to call, and one program should serve every rate",
    )


@points(4)
def test_train_values(rng):
    """train starts each step from the parameters that the last step returned"""

    def draw_call():
        params, batches = problem(rng, batches=4)
        return (params, batches), train_oracle(params, batches)

    (params, batches), expected = draw_call()
    got = observe(lambda: train(update, dict(params), batches))
    assert_close(got, expected, called="train(update, params, batches)")
    assert_program(lambda *args: train(update, *args), draw_call, called="train(update, params, batches)")
    params, batches = problem(rng, batches=3)
    expected = train_oracle(params, batches, 0.03)
    got = observe(lambda: train(lambda *args: update(*args, 0.03), dict(params), batches))
    called = "train(step, params, batches), where step(params, times, values) is update(params, times, values, 0.03)"
    assert_close(got, expected, called=called)


@points(1)
def test_pure(rng):
    """train never waits for a result inside its loop, and neither function has side effects"""
    params, batches = problem(rng, batches=2)
    assert_pure(lambda *args: update(*args), params, *batches[0], called="update(params, times, values)")
    assert_pure(lambda *args: train(update, *args), params, batches, called="train(update, params, batches)")
    batch = batches[0]
    assert_equal(
        observe(lambda: waits_of(lambda step, params: train(step, params, [batch] * 1200), "abcd", steps=1200)),
        {"steps": 1200, "waits": 0, "the first waits": []},
        called="train(step, params, batches), with 1200 batches and a step that notes who waits for its results",
        why="only keep each loss: printing, comparing or converting it waits, and so does block_until_ready",
    )


def unjitted_update(params, times, values):
    """Takes a step without jit. NumPy's gradient costs little, so most of the rest is arithmetic on the parameters."""
    powers = np.stack([times**power for power in range(4)])
    error = sum(params[name] * power for name, power in zip("abcd", powers, strict=True)) - values
    slopes = np.mean(2 * error * powers, axis=1)
    slopes, loss = jax.device_put((dict(zip("abcd", slopes, strict=True)), np.mean(error**2)))
    return {name: params[name] - RATE * slopes[name] for name in params}, loss


def small_problem(rng):
    params, [(times, values)] = problem(rng, samples=4, number=np.float32)
    return params, times, values


@points(1)
def test_speed(rng, race):
    """update is much faster than the same step without jit, with the gradient from NumPy"""
    race(
        lambda *args: update(*args),
        reference=unjitted_update,
        draw_args=lambda: small_problem(rng),
        min_speedup=4,
        min_speedup_gpu=2,
        called="update(params, times, values)",
        reference_name="the same step without jit, with the gradient from NumPy",
        why="does `jax.jit` cover the arithmetic on the parameters, and is it called only once?",
    )
