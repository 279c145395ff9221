import functools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.td_update import td_loss, td_update
from jax import lax

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "60ff84ca47193da0"

SOME_LAST = [0, 1, 0, 0, 1, 0]


def draw_steps(rng, is_last, ends_in=()):
    """Draws parameters, a batch and a discount. If `ends_in` has numbers, next states after last steps hold these."""
    features = 3
    is_last = rng.permutation(np.asarray(is_last, bool))
    batch = {name: rng.normal(size=(len(is_last), features)).astype("float32") for name in ("states", "next_states")}
    if ends_in:
        batch["next_states"][is_last] = rng.choice(ends_in, size=(is_last.sum(), features))
    batch |= {"rewards": rng.normal(size=len(is_last)).astype("float32"), "is_last": is_last}
    params = {"w": rng.normal(size=features).astype("float32"), "b": np.asarray(rng.normal(), "float32")}
    return params, batch, np.float32(rng.uniform(0.5, 1))


def td_errors(params, batch, discount):
    """Returns target - value for each step, in float64."""
    w, b = (np.asarray(params[name], np.float64) for name in ("w", "b"))
    following = np.where(batch["is_last"][:, None], 0, batch["next_states"]).astype(np.float64) @ w + b
    targets = batch["rewards"] + np.float64(discount) * np.where(batch["is_last"], 0, following)
    return targets - (batch["states"].astype(np.float64) @ w + b)


def loss_oracle(params, batch, discount):
    return 0.5 * np.mean(td_errors(params, batch, discount) ** 2)


def gradient_oracle(params, batch, discount):
    errors = td_errors(params, batch, discount)
    return {"w": -np.mean(errors[:, None] * batch["states"], axis=0), "b": -np.mean(errors)}


def gradient(params, batch, discount):
    return jax.grad(td_loss)(params, batch, discount)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


def assert_eagerly(student, oracle, draw, called, **options):
    """Fails unless a function of a batch is right for a drawn one."""
    params, batch, discount = draw()
    expected = oracle(params, batch, discount)
    params, device_batch = on_device((params, batch))
    got = observe(lambda: student(params, device_batch, float(discount)))
    assert_close(got, expected, called=called, scale=SCALE, params=params, batch=batch, **options)


def assert_as_program(student, oracle, draw, called, **options):
    """Fails unless the program of a function of a batch is right for numbers that it has not seen."""

    def draw_call():
        args = draw()
        return args, oracle(*args)

    assert_program(student, draw_call, called=called, scale=SCALE, **options)


# The errors are sums of some numbers, and at most about 8.
SCALE = 16
BATCHES = {"some steps are last ones": SOME_LAST, "one step": [0], "one last step": [1]}


@points(3)
def test_loss(rng):
    """td_loss agrees with its formula: its value depends on the targets"""
    called = "td_loss(params, batch, discount)"
    assert_eagerly(
        lambda *args: td_loss(*args),
        loss_oracle,
        lambda: draw_steps(rng, SOME_LAST),
        f"{called}, some steps are last ones",
    )
    for name, is_last in BATCHES.items():
        draw = functools.partial(draw_steps, rng, is_last)
        assert_as_program(lambda *args: td_loss(*args), loss_oracle, draw, f"{called}, {name}")
    params, batch, discount = on_device(draw_steps(rng, SOME_LAST))
    assert_pure(lambda *args: td_loss(*args), params, batch, discount, called=called, traced=True)


@points(4)
def test_gradient(rng):
    """the gradient of td_loss takes the targets as constants"""
    called, why = "jax.grad(td_loss)(params, batch, discount)", "the prediction has to move to the target"
    assert_eagerly(gradient, gradient_oracle, lambda: draw_steps(rng, SOME_LAST), called, why=why)
    for name, is_last in BATCHES.items():
        draw = functools.partial(draw_steps, rng, is_last)
        assert_as_program(gradient, gradient_oracle, draw, f"{called}, {name}", why=why)


@points(3)
def test_last_steps(rng):
    """after a last step only the reward counts, even if the next state is NaN or infinite"""

    def loss_and_gradient(params, batch, discount):
        return td_loss(params, batch, discount), gradient(params, batch, discount)

    def oracle(*args):
        return loss_oracle(*args), gradient_oracle(*args)

    for number in (2.0, np.nan, np.inf):
        draw = functools.partial(draw_steps, rng, SOME_LAST, (number,))
        called = f"td_loss(params, batch, discount) and its gradient, next states after last steps hold {number}"
        if np.isnan(number):
            assert_eagerly(loss_and_gradient, oracle, draw, called)
        assert_as_program(loss_and_gradient, oracle, draw, called)


@points(3)
def test_update(rng):
    """td_update takes one step down the gradient of td_loss"""
    called, rate = "td_update(params, batch, discount, learning_rate)", np.float32(rng.uniform(0.1, 1))

    def oracle(params, batch, discount):
        grads = gradient_oracle(params, batch, discount)
        return {name: params[name] - np.float64(rate) * grads[name] for name in params}

    def update(params, batch, discount):
        return td_update(params, batch, discount, float(rate))

    assert_eagerly(update, oracle, lambda: draw_steps(rng, SOME_LAST), called)
    assert_as_program(update, oracle, lambda: draw_steps(rng, SOME_LAST), called)
    params, batch, discount = on_device(draw_steps(rng, SOME_LAST))
    assert_pure(lambda *args: td_update(*args, 0.5), params, batch, discount, called=called, traced=True)


def draw_walk(rng, places=5):
    """Draws the rewards of a random walk between two exits. Each place has a step to the left and one to the right."""
    here = np.repeat(np.arange(places), 2)
    there = here + np.tile([-1, 1], places)
    is_last = (there < 0) | (there >= places)
    one_hot = np.vstack([np.eye(places), np.full(places, np.nan)])
    order = rng.permutation(len(here))
    batch = {"states": one_hot[here], "next_states": one_hot[np.where(is_last, places, there)]}
    batch = {name: states[order].astype("float32") for name, states in batch.items()}
    rewards = rng.normal(size=len(here)).astype("float32")
    return batch | {"rewards": rewards, "is_last": is_last[order]}


def walk_oracle(batch, discount):
    """Solves v = mean over both steps of (reward + discount * v of the next place)."""
    here, there = (np.nan_to_num(batch[name]).astype(np.float64) for name in ("states", "next_states"))
    return np.linalg.solve(here.T @ (here - discount * there), here.T @ batch["rewards"].astype(np.float64))


@points(2)
def test_random_walk(rng):
    """many updates find the values of a random walk"""
    discount = float(np.float32(rng.uniform(0.6, 0.9)))

    def learn(batch):
        start = {"w": jnp.zeros(5), "b": jnp.float32(0)}
        params = lax.fori_loop(0, 500, lambda _, params: td_update(params, batch, discount, 1.0), start)
        return params["w"] + params["b"]

    def draw_call():
        batch = draw_walk(rng)
        return (batch,), walk_oracle(batch, discount)

    called = "500 times td_update(params, batch, discount, 1.0), in lax.fori_loop: the value of each place"
    assert_program(learn, draw_call, called=called, scale=16)
