import itertools
from collections import namedtuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.scan_train import State, step, train

from grader import observe, points
from grader.checks import (
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
    assert_structure,
)

HANDED_OUT = "f9e7d0e6182921b5"

SCALE = 8  # a few steps add up some products, and their factors are about 1

Expected = namedtuple("State", ["params", "velocity"])


def draw_layers(rng, sizes):
    """Draws a tree of the params' form for these sizes."""
    layers = []
    for inputs, outputs in itertools.pairwise(sizes):
        w, b = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs), rng.normal(size=outputs)
        layers.append({"w": w.astype("float32"), "b": b.astype("float32")})
    return layers


def draw_problem(rng, sizes, *axes, rates=(0.02, 0.1)):
    """Draws params, a velocity, examples with these axes, what is right for them, and a learning rate."""
    x, y = rng.normal(size=(*axes, sizes[0])).astype("float32"), rng.normal(size=axes).astype("float32")
    return draw_layers(rng, sizes), draw_layers(rng, sizes), x, y, np.float32(rng.uniform(*rates))


def ordered(layers, names):
    """Puts the keys of each layer into this order. `jax.tree.map` would sort them."""
    return [{name: jnp.asarray(layer[name]) for name in names} for layer in layers]


def step_from(params, velocity, x, y, rate):
    return step(State(params, velocity), x, y, rate)


def train_from(params, velocity, x, y, rate, epochs):
    return train(State(params, velocity), x, y, rate, epochs=epochs)


def eager(fn, problem, names, **options):
    """Calls a function with JAX arrays, keys in this order, and a Python float as the rate."""
    params, velocity, x, y, rate = problem
    layers = ordered(params, names), ordered(velocity, names)
    return fn(*layers, jnp.asarray(x), jnp.asarray(y), float(rate), **options)


def changes_of(fn, params, velocity, *rest, **options):
    """Returns what is added to each array of the state, and the losses. The new state must have the old containers."""
    state, losses = fn(params, velocity, *rest, **options)
    return jax.tree.map(jnp.subtract, state, State(params, velocity)), losses


def wide(tree):
    return jax.tree.map(np.float64, tree)


def step_oracle(params, velocity, x, y, rate):
    """Returns the state after a step, and the loss before it."""
    inputs = [x]
    for layer in params[:-1]:
        inputs.append(np.tanh(inputs[-1] @ layer["w"] + layer["b"]))
    off = inputs[-1] @ params[-1]["w"] + params[-1]["b"] - y[:, None]
    slope, gradient = 2 * off / len(y), []
    for layer, given in zip(reversed(params), reversed(inputs), strict=True):
        gradient.insert(0, {"w": given.T @ slope, "b": slope.sum(axis=0)})
        slope = slope @ layer["w"].T * (1 - given**2)
    velocity = jax.tree.map(lambda old, new: 0.9 * old + new, velocity, gradient)
    return Expected(jax.tree.map(lambda old, speed: old - rate * speed, params, velocity), velocity), (off**2).mean()


def train_oracle(problem, epochs):
    *state, x, y, rate = wide(problem)
    losses = np.zeros((epochs, len(x)))
    for epoch, batch in np.ndindex(losses.shape):
        state, losses[epoch, batch] = step_oracle(*state, x[batch], y[batch], rate)
    return Expected(*state), losses


def changes_oracle(problem, result):
    (params, velocity), losses = result
    return jax.tree.map(np.subtract, Expected(params, velocity), wide(Expected(*problem[:2]))), losses


@points(3)
def test_step(rng):
    """step goes along the new velocity, and returns the loss before it"""
    for sizes, batch, text in (((3, 1), 1, "one layer and one example"), ((2, 4, 1), 5, "two layers")):
        called = f"step(state, x, y, rate), {text}"

        def draw_call(sizes=sizes, batch=batch):
            problem = draw_problem(rng, sizes, batch)
            return problem, step_oracle(*wide(problem))

        problem, expected = draw_call()
        names = "wb" if batch > 1 else "bw"
        got = observe(lambda problem=problem, names=names: eager(step_from, problem, names))
        why = f"the keys of each layer come in the order {list(names)}"
        assert_close(got, expected, called=called, scale=SCALE, why=why)
        assert_program(step_from, draw_call, called=called, scale=SCALE)


@points(4)
def test_train(rng):
    """train takes a step with each batch in each epoch, and returns all losses"""
    for sizes, batches, batch, epochs in (((2, 4, 3, 1), 3, 5, 2), ((3, 1), 4, 1, 1)):
        called = f"train(state, x, y, rate, epochs={epochs}), layers of the sizes {sizes}, batches: {batches}"

        def draw_call(sizes=sizes, batches=batches, batch=batch, epochs=epochs):
            problem = draw_problem(rng, sizes, batches, batch)
            return problem, train_oracle(problem, epochs)

        problem, expected = draw_call()
        names = "wb" if epochs > 1 else "bw"
        got = observe(lambda p=problem, names=names, epochs=epochs: eager(train_from, p, names, epochs=epochs))
        assert_close(got, expected, called=called, scale=SCALE)
        assert_program(lambda *args, n=epochs: train_from(*args, n), draw_call, called=called, scale=SCALE)


@points(2)
def test_same_containers(rng):
    """step and train keep all containers, and change no argument"""
    sizes, epochs = (3, 1), 2
    for fn, axes, called in (
        (step_from, (3,), "step(state, x, y, rate)"),
        (lambda *args: train_from(*args, epochs), (2, 2), f"train(state, x, y, rate, epochs={epochs})"),
    ):

        def draw_call(axes=axes):
            problem = draw_problem(rng, sizes, *axes)
            result = step_oracle(*wide(problem)) if len(axes) == 1 else train_oracle(problem, epochs)
            return problem, changes_oracle(problem, result)

        problem, expected = draw_call()
        on_device = jax.tree.map(jnp.asarray, problem)
        assert_structure(observe(lambda fn=fn, args=on_device: fn(*args)), expected, called=called)
        assert_program(
            lambda *args, fn=fn: changes_of(fn, *args),
            draw_call,
            called=f"what {called} adds to state, and the losses",
            scale=SCALE,
        )
        # The rate is an array here, and not a Python float.
        assert_pure(fn, *on_device, called=called, traced=True)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over batches or epochs: more of them make no program longer"""
    size = int(rng.integers(300, 320))
    for batches, epochs, what in ((size, 1, "batches"), (1, size, "epochs")):

        def draw_call(_, batches=batches, epochs=epochs):
            # The rate is so small that the last steps can still be seen.
            problem = draw_problem(rng, (2, 1), batches, 3, rates=(0.0005, 0.001))
            return problem, train_oracle(problem, epochs)

        assert_constant_program_size(
            lambda *args, n=epochs: train_from(*args, n),
            draw_call,
            [size],
            max_operations=150,
            called=f"train(state, x, y, rate, epochs={epochs}), one layer, batches: {batches}",
            what=what,
            scale=SCALE,
        )


@points(2)
def test_small_arrays(rng):
    """params of earlier steps are not kept, and batches are not copied"""
    batches, epochs = 3, 4
    batch, features = int(rng.integers(3, 6)), int(rng.integers(15, 20))
    sizes = features, batches * batch, 1  # so the first weights are as large as x

    def draw_call():
        problem = draw_problem(rng, sizes, batches, batch, rates=(0.002, 0.004))
        return problem, train_oracle(problem, epochs)

    assert_small_arrays(
        lambda *args: train_from(*args, epochs),
        draw_call,
        max_elements=2 * (batches * batch * (features + 2) + 1),  # all params together
        called=f"train(state, x, y, rate, epochs={epochs}), layers of the sizes {sizes}, batches: {batches}",
        why="an array on the way may have twice as many elements as all params together",
        symptom="a scan stacks a whole tree for each step or epoch, or the batches are repeated",
        scale=SCALE,
    )


def unjitted_epochs(params, velocity, x, y, rate):
    """Takes the steps of two epochs without jit."""
    params, velocity, x, y, rate = jax.tree.map(jnp.asarray, (params, velocity, x, y, rate))
    losses = []
    for x_batch, y_batch in [*zip(x, y, strict=True)] * 2:

        def loss(params, x=x_batch, y=y_batch):
            return jnp.mean(((x @ params[0]["w"] + params[0]["b"])[:, 0] - y) ** 2)

        before, gradient = jax.value_and_grad(loss)(params)
        velocity = jax.tree.map(lambda old, new: 0.9 * old + new, velocity, gradient)
        params = jax.tree.map(lambda old, speed: old - rate * speed, params, velocity)
        losses.append(before)
    return Expected(params, velocity), jnp.stack(losses)


@points(2)
def test_speed(rng, race):
    """train is at least 3 times as fast as the same steps without jit"""
    called = "train(state, x, y, rate, epochs=2), one layer, batches: 2"

    def draw_call():
        problem = draw_problem(rng, (4, 1), 2, 8)
        return problem, train_oracle(problem, epochs=2)

    assert_program(lambda *args: train_from(*args, 2), draw_call, called=called, scale=SCALE)
    race(
        lambda *args: train_from(*jax.tree.map(jnp.asarray, args), epochs=2),
        reference=unjitted_epochs,
        draw_args=lambda: draw_call()[0],
        min_speedup=3,
        called=called,
        reference_name="the same steps without jit",
        why="does `jax.jit` cover the whole training, and is it called only once, outside of `train`?",
    )
