import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch9.mesh_2d_train import loss, place, train

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_constant_program_size,
    assert_equal,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
)
from grader.checks import place as on_mesh

HANDED_OUT = "7a6768fb0b7beb73"

PLACE, LOSS, TRAIN = (
    "place(params, x, labels, mesh)",
    "loss(params, x, labels, mesh)",
    "train(params, x, labels, rate, steps, mesh)",
)
MILLI = {"scale": 132}  # an error of 0.001 is fine, and 64 units of rounding of 132 are as much
CUTS = (((None, "model"), ("model",)), (("model", None), ()))  # of w and b, in the layers of a pair
ONLY_SUMS = {"all-reduce": 10**6}


def draw_problem(rng, sizes, batch):
    """Draws params for these sizes, and a batch. Different labels need quite different logits."""
    params = []
    for inputs, outputs in itertools.pairwise(sizes):
        w, b = rng.normal(size=(inputs, outputs)) * np.sqrt(2 / inputs), rng.normal(size=outputs) / 4
        params.append({"w": w.astype("float32"), "b": b.astype("float32")})
    x = rng.normal(size=(batch, sizes[0])).astype("float32")
    labels = rng.permutation(np.arange(batch) % 3 == 0).astype("int32")
    return params, x, labels


def draw_rate(rng):
    return np.float32(rng.uniform(0.1, 0.2))


def cuts(params):
    return [dict(zip("wb", CUTS[number % 2], strict=True)) for number in range(len(params))]


def spread(params, x, labels, axes):
    """Says where the arguments of `loss` lie."""
    layers = [
        {n: on_mesh(layer[n], *cut[n], **axes) for n in "wb"} for layer, cut in zip(params, cuts(params), strict=True)
    ]
    return layers, on_mesh(x, "data", **axes), on_mesh(labels, "data", **axes)


def placements_of(params, axes):
    named = tuple(axes.items())
    return [{n: Placement(cut[n], named) for n in "wb"} for cut in cuts(params)]


def step_oracle(params, x, labels, rate):
    """Returns the params after a step, and the loss before it."""
    inputs = [x.astype(np.float64)]
    for number, layer in enumerate(params):
        out = inputs[-1] @ layer["w"].astype(np.float64) + layer["b"]
        inputs.append(np.maximum(out, 0) if number < len(params) - 1 else out)
    logits = inputs[-1][:, 0]
    error, new = ((np.exp(-np.logaddexp(0, -logits)) - labels) / len(x))[:, None], []
    for layer, given in zip(reversed(params), reversed(inputs[:-1]), strict=True):
        new.insert(0, {"w": layer["w"] - rate * given.T @ error, "b": layer["b"] - rate * error.sum(axis=0)})
        error = error @ layer["w"].T.astype(np.float64) * (given > 0)
    return new, np.mean(np.logaddexp(0, logits) - labels * logits)


def train_oracle(params, x, labels, rate, steps):
    losses = []
    for _ in range(steps):
        params, before = step_oracle(params, x, labels, float(rate))
        losses.append(before)
    return params, np.array(losses)


def draw_train(rng, axes, sizes, batch, steps):
    problem, rate = draw_problem(rng, sizes, batch), draw_rate(rng)
    return (*spread(*problem, axes), rate), train_oracle(*problem, rate, steps)


def draw_loss(rng, axes, sizes, batch, bias=0.0):
    problem = draw_problem(rng, sizes, batch)
    problem[0][-1]["b"] += np.float32(bias)
    return spread(*problem, axes), step_oracle(*problem, 0.0)[1]


def loss_on(axes):
    return lambda params, x, labels: loss(params, x, labels, cpu_mesh(**axes))


def train_on(axes, steps):
    def fn(params, x, labels, rate):
        after, losses = train(params, x, labels, rate, steps, cpu_mesh(**axes))
        return jax.tree.map(lambda _, new: new, params, after), losses  # an error, if they are not layers like params

    return fn


def in_words(axes):
    return f"on a mesh of {axes['data']} x {axes['model']}"


def devices_after(fn, args):
    """Says how many devices hold each array of the arguments after a call."""
    fn(*args)
    return [len(devices) for devices in layout_of(args)]


@points(4)
def test_place(rng):
    """place gives each device its part of the layers, the examples and the labels"""
    why = "the first layer of a pair is cut by outputs, and the second one by inputs"
    for axes in ({"data": 2, "model": 4}, {"data": 4, "model": 2}):
        problem = draw_problem(rng, (3, 8, 4, 8, 1), 8)
        examples = Placement(("data",), tuple(axes.items()))
        placements = placements_of(problem[0], axes), examples, examples

        def fn(*args, axes=axes):
            return place(*args, cpu_mesh(**axes))

        def draw_call():
            problem = draw_problem(rng, (3, 8, 4, 8, 1), 8)
            return problem, problem

        called = f"{PLACE}, {in_words(axes)}"
        got = observe(lambda problem=problem, fn=fn: fn(*jax.tree.map(jnp.asarray, problem)))
        assert_close(got, problem, called=called, ulps=0)
        layouts = observe(lambda problem=problem, fn=fn: layout_of(fn(*problem)))
        assert_sharded(fn, draw_call, placements, called=f"{called}, inside jax.jit", why=why, ulps=0)
        assert_placed(layouts, problem, placements, called=called, why=why)
    args = jax.tree.map(jnp.asarray, problem)
    assert_pure(fn, *args, called=PLACE, traced=True)
    kept = "a call changes no argument, and `params` and its layers are arguments"
    after = observe(lambda: devices_after(fn, args))
    assert_equal(after, [1] * 10, called=f"devices of each argument after {PLACE}", why=kept)


@points(4)
def test_loss(rng):
    """loss agrees with one device, on meshes of any lengths"""
    for axes, sizes, batch, bias in (
        ({"data": 2, "model": 4}, (3, 8, 5, 4, 1), 6, 0.0),
        ({"data": 4, "model": 1}, (2, 3, 1), 8, 25.0),  # the exponential is lost in 1 + exp(-logit)
        ({"data": 1, "model": 2}, (2, 4, 1), 3, -25.0),
    ):

        def draw_call(axes=axes, sizes=sizes, batch=batch, bias=bias):
            return draw_loss(rng, axes, sizes, batch, bias)

        called = f"{LOSS}, {in_words(axes)}, logits of about {bias:.0f}"
        assert_program(loss_on(axes), draw_call, called=called, **MILLI)
    # Not traced: JAX's search for leaks finds one in its own `jax.grad` of a `jax.shard_map`.
    args, _ = draw_loss(rng, axes, (2, 4, 1), 4)
    assert_pure(loss_on(axes), *args, called=LOSS)


@points(4)
def test_train(rng):
    """train agrees with one device after many steps"""
    for axes, steps in (({"data": 2, "model": 4}, int(rng.integers(60, 100))), ({"data": 2, "model": 1}, 1)):

        def draw_call(axes=axes, steps=steps):
            return draw_train(rng, axes, (2, 8, 4, 4, 1), 12, steps)

        assert_program(train_on(axes, steps), draw_call, called=f"{TRAIN}, {steps} steps, {in_words(axes)}", **MILLI)
    args, _ = draw_train(rng, axes, (2, 4, 1), 4, 1)
    assert_pure(train_on(axes, 2), *args, called=TRAIN)


@points(3)
def test_layout(rng):
    """train leaves on each device its own part of the layers, and all losses"""
    axes, sizes = {"data": 2, "model": 4}, (2, 8, 4, 8, 1)
    params, _, _ = draw_problem(rng, sizes, 8)
    placements = placements_of(params, axes), Placement((), tuple(axes.items()))
    why = "the params stay where they were"
    assert_sharded(
        train_on(axes, 3), lambda: draw_train(rng, axes, sizes, 8, 3), placements, called=TRAIN, why=why, **MILLI
    )


@points(3)
def test_only_sums(rng):
    """the devices exchange sums only"""
    axes, sizes = {"data": 2, "model": 4}, (3, 8, 8, 8, 1)
    why = "what is cut can stay cut, and only sums go over cut axes"
    assert_collectives(loss_on(axes), lambda: draw_loss(rng, axes, sizes, 8), ONLY_SUMS, called=LOSS, why=why, **MILLI)
    assert_collectives(
        train_on(axes, 3), lambda: draw_train(rng, axes, sizes, 8, 3), ONLY_SUMS, called=TRAIN, why=why, **MILLI
    )


@points(2)
def test_short_program(rng):
    """the program of train does not get longer with more steps"""
    axes, sizes, rate = {"data": 2, "model": 2}, (2, 2, 1), draw_rate(rng)

    def draw_call(steps):
        problem = draw_problem(rng, sizes, 4)
        # The program learns the number from the length of an array.
        return (*spread(*problem, axes), on_mesh(np.zeros(steps, "int8"), **axes)), train_oracle(*problem, rate, steps)

    assert_constant_program_size(
        lambda params, x, labels, steps: train_on(axes, len(steps))(params, x, labels, float(rate)),
        draw_call,
        rng.integers(480, 520, size=1),
        max_operations=240,
        called=TRAIN,
        what="steps",
        scale=500,
    )
