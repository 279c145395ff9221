"""The optimizers of chapter 8 agree with those of Optax."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from grader.course import find_course
from grader.protocol.stand_ins import load_student
from grader.runner.implementation import stub_file

COURSE = find_course()
TOLERANCE = 1e-6


def solution(name):
    exercise = COURSE.exercise(f"ch8/{name}")
    return load_student(stub_file(exercise, exercise.solution.read_bytes()))


def make_adam(*settings):
    return solution("adam").adam(*settings)


def make_momentum(rate, decay):
    return solution("momentum").momentum(rate, decay)


def draw_tree(rng, low, high):
    """Draws nested params, or gradients for them, with absolute values from low to high."""

    def draw(*shape):
        return np.float32(low * (high / low) ** rng.random(shape) * rng.choice([-1, 1], size=shape))

    layers = [{"w": draw(3, 4), "b": draw(4)}, {"w": draw(4, 2), "b": None}]
    return jax.tree.map(jnp.asarray, {"layers": layers, "scale": (draw(), ())})


def assert_same_steps(mine, theirs, rng, steps=20):
    """Takes the same steps with both optimizers, and compares the params after each of them."""
    params = same = draw_tree(rng, 0.5, 1)
    state, their_state = mine.init(params), theirs.init(params)
    for _ in range(steps):
        grads = draw_tree(rng, 0.01, 10)
        params, state = mine.update(grads, state, params)
        changes, their_state = theirs.update(grads, their_state, same)
        same = optax.apply_updates(same, changes)
        assert jax.tree.structure(params) == jax.tree.structure(same)
        jax.tree.map(lambda a, b: np.testing.assert_allclose(a, b, rtol=0, atol=TOLERANCE), params, same)


@pytest.mark.parametrize("settings", [(0.01,), (0.02, 0.8, 0.99, 0.1), (0.01, 0.0, 0.9, 1e-3)])
def test_adam_agrees_with_optax(settings):
    assert_same_steps(make_adam(*settings), optax.adam(*settings), np.random.default_rng(0))


@pytest.mark.parametrize(("rate", "decay"), [(0.01, 0.9), (0.02, 0.0)])
def test_momentum_agrees_with_optax(rate, decay):
    assert_same_steps(make_momentum(rate, decay), optax.sgd(rate, momentum=decay), np.random.default_rng(0))
