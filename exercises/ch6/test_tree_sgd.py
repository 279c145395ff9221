import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.tree_sgd import forward, train, update

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure, assert_structure

HANDED_OUT = "736a6f3a9e7bd964"

SCALE = 8  # a few steps add up some products, and their factors are about 1


def draw_problem(rng, sizes, batch=5, w_first=True):
    """Draws params for layers of these sizes, a batch of examples, and a learning rate."""
    params = []
    for inputs, outputs in itertools.pairwise(sizes):
        w, b = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs), rng.normal(size=outputs)
        layer = {"w": w.astype("float32"), "b": b.astype("float32")}
        params.append(layer if w_first else dict(reversed(layer.items())))
    x, y = rng.normal(size=(batch, sizes[0])), rng.normal(size=(batch, sizes[-1]))
    return params, x.astype("float32"), y.astype("float32"), np.float32(rng.uniform(0.02, 0.1))


def convert(problem, array):
    """Makes other arrays. `jax.tree.map` would sort the keys."""
    params, *rest = problem
    return [{name: array(leaf) for name, leaf in layer.items()} for layer in params], *map(array, rest)


def on_device(problem):
    return convert(problem, jnp.asarray)


def forward_oracle(params, x):
    """Returns the inputs of each layer, and the output of the last one."""
    seen = [x]
    for layer in params:
        output = seen[-1] @ layer["w"] + layer["b"]
        seen.append(np.tanh(output))
    return seen[:-1], output


def update_oracle(params, x, y, rate):
    inputs, output = forward_oracle(params, x)
    error = 2 * (output - y) / y.size
    updated = []
    for layer, given in zip(reversed(params), reversed(inputs), strict=True):
        updated.insert(0, {"w": layer["w"] - rate * given.T @ error, "b": layer["b"] - rate * error.sum(axis=0)})
        error = error @ layer["w"].T * (1 - given**2)
    return updated


def train_oracle(problem, steps):
    params, *rest = convert(problem, np.float64)
    for _ in range(steps):
        params = update_oracle(params, *rest)
    return params


def change(fn, params, *rest, **options):
    """Returns what is added to each array of the params. The new params must have the same containers and keys."""
    return jax.tree.map(lambda new, old: new - old, fn(params, *rest, **options), params)


def change_oracle(problem, steps):
    return jax.tree.map(lambda new, old: new - old, train_oracle(problem, steps), convert(problem, np.float64)[0])


@points(3)
def test_forward(rng):
    """forward sends a batch through any number of layers, with tanh between them"""
    for sizes, text in (((3, 2), "one layer"), ((2, 5, 3), "two layers"), ((4, 3, 5, 2), "three layers")):
        called = f"forward(params, x), {text}"

        def draw_call(sizes=sizes):
            params, x, *_ = problem = draw_problem(rng, sizes)
            return (params, x), forward_oracle(*convert(problem, np.float64)[:2])[1]

        args, expected = draw_call()
        got = observe(lambda args=args: forward(*on_device(args)))
        assert_close(got, expected, called=called, scale=SCALE)
        assert_program(lambda *args: forward(*args), draw_call, called=called, scale=SCALE)
    assert_pure(lambda *args: forward(*args), *on_device(args), called="forward(params, x)", traced=True)


@points(3)
def test_update(rng):
    """update takes one step against the gradient of the mean squared error"""
    for sizes, batch, text in (((3, 2), 1, "one layer and one example"), ((2, 4, 3), 5, "two layers")):
        called = f"update(params, x, y, rate), {text}"

        def draw_call(sizes=sizes, batch=batch, w_first=True):
            problem = draw_problem(rng, sizes, batch, w_first)
            return problem, train_oracle(problem, steps=1)

        for w_first in (True, False):
            (*args, rate), expected = draw_call(w_first=w_first)
            got = observe(lambda args=args, rate=float(rate): update(*on_device(args), rate))
            why = f"the keys of each layer come in the order {list(args[0][0])}"
            assert_close(got, expected, called=called, scale=SCALE, why=why)
        assert_program(lambda *args: update(*args), draw_call, called=called, scale=SCALE)


@points(2)
def test_same_containers(rng):
    """update keeps the containers and keys, and changes no argument"""
    called = "update(params, x, y, rate), three layers"
    problem = on_device(draw_problem(rng, (3, 4, 2, 2)))
    assert_structure(observe(lambda: update(*problem)), problem[0], called=called)
    assert_pure(lambda *args: update(*args), *problem, called="update(params, x, y, rate)", traced=True)

    def draw_call():
        problem = draw_problem(rng, (3, 4, 2, 2))
        return problem, change_oracle(problem, steps=1)

    called = "jax.tree.map(jnp.subtract, update(params, x, y, rate), params)"
    assert_program(lambda *args: change(update, *args), draw_call, called=called, scale=SCALE)


@points(3)
def test_train(rng):
    """train takes as many steps as asked, and keeps the containers and keys"""
    sizes = (2, 4, 3)
    for steps in (1, 3):
        called = f"train(params, x, y, rate, steps={steps})"
        *args, rate = problem = draw_problem(rng, sizes)
        expected = train_oracle(problem, steps)
        got = observe(lambda args=args, rate=float(rate), steps=steps: train(*on_device(args), rate, steps=steps))
        assert_close(got, expected, called=called, scale=SCALE)

        def draw_call(steps=steps):
            problem = draw_problem(rng, sizes)
            return problem, change_oracle(problem, steps)

        def changes(*args, steps=steps):
            return change(train, *args, steps=steps)

        assert_program(changes, draw_call, called=f"jax.tree.map(jnp.subtract, {called}, params)", scale=SCALE)
    # `x` and `y` have the shape of weights, so JAX could use their memory for a result if they were donated.
    problem = on_device(draw_problem(rng, (3, 3, 3), batch=3))
    called = "train(params, x, y, rate, steps=3)"
    assert_pure(lambda *args: train(*args, steps=3), *problem, called=called, traced=True)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the steps: more steps make no program longer"""
    for steps in rng.integers(180, 200, size=2).tolist():

        def draw_call(steps):
            *data, _ = draw_problem(rng, (2, 1), batch=8)
            problem = *data, np.float32(rng.uniform(0.001, 0.002))  # so small that the last step can still be seen
            return problem, train_oracle(problem, steps)

        assert_constant_program_size(
            lambda *args, steps=steps: train(*args, steps=steps),
            draw_call,
            [steps],
            max_operations=90,
            called=f"train(params, x, y, rate, steps={steps}), one layer",
            what="steps",
            scale=SCALE,
        )


def unjitted_steps(params, x, y, rate):
    """Takes two steps without jit."""
    params, x, y, rate = on_device((params, x, y, rate))

    def loss(params):
        hidden = jnp.tanh(x @ params[0]["w"] + params[0]["b"])
        return jnp.mean((hidden @ params[1]["w"] + params[1]["b"] - y) ** 2)

    for _ in range(2):
        params = jax.tree.map(lambda array, slope: array - rate * slope, params, jax.grad(loss)(params))
    return params


@points(2)
def test_speed(rng, race):
    """train is at least 3 times as fast as the same steps without jit"""
    called = "train(params, x, y, rate, steps=2)"

    def draw_call():
        problem = draw_problem(rng, (2, 4, 1), batch=8)
        return problem, train_oracle(problem, steps=2)

    assert_program(lambda *args: train(*args, steps=2), draw_call, called=called, scale=SCALE)
    race(
        lambda *args: train(*on_device(args), steps=2),
        reference=unjitted_steps,
        draw_args=lambda: draw_call()[0],
        min_speedup=3,
        called=called,
        reference_name="the same steps without jit",
        why="does `jax.jit` cover the whole loop, and is it called only once, outside of `train`?",
    )
