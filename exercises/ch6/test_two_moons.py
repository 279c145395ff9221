import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.two_moons import forward, init, loss, step

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_independent,
    assert_program,
    assert_pure,
    assert_standard_normal,
    assert_structure,
    describe,
    draw_key,
)

HANDED_OUT = "dd8c82e8843f784c"

SCALE = 8  # a few layers add up some products, and their factors are about 1


def draw_problem(rng, sizes, batch=6):
    """Draws params for these sizes, and a batch of examples with their labels.

    No hidden number is near 0. Of several logits, some are positive and some are not.
    """
    while True:
        params = []
        for inputs, outputs in itertools.pairwise(sizes):
            w, b = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs), rng.normal(size=outputs)
            params.append({"w": w.astype("float32"), "b": b.astype("float32")})
        x = rng.normal(size=(batch, sizes[0])).astype("float32")
        labels = rng.permutation((np.arange(batch) + rng.integers(2)) % 2).astype("int32")
        before_relu, _, logits = forward_oracle(params, x)
        mixed = batch == 1 or min(logits) < 0 < max(logits)
        if mixed and all(np.min(np.abs(numbers)) > 1e-3 for numbers in before_relu):
            return params, x, labels


def draw_step(rng, sizes, batch=6):
    """Draws a problem, a rate and a decay. Both are so large that their products can be seen."""
    rate, decay = np.float32(rng.uniform(0.3, 0.7)), np.float32(rng.uniform(0.2, 0.5))
    return *draw_problem(rng, sizes, batch), rate, decay


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def wide(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), tree)


def forward_oracle(params, x):
    """Returns the numbers before each relu, the inputs of each layer, and the logits."""
    *hidden, last = wide(params)
    before_relu, inputs = [], [np.asarray(x, np.float64)]
    for layer in hidden:
        before_relu.append(inputs[-1] @ layer["w"] + layer["b"])
        inputs.append(np.maximum(before_relu[-1], 0))
    return before_relu, inputs, (inputs[-1] @ last["w"] + last["b"])[:, 0]


def losses_oracle(logits, labels):
    """Returns the loss of each logit, and its slope."""
    return np.logaddexp(0, logits) - labels * logits, np.exp(-np.logaddexp(0, -logits)) - labels


def gradient_oracle(params, x, labels):
    """Returns the mean loss, and its gradient."""
    _, inputs, logits = forward_oracle(params, x)
    losses, slopes = losses_oracle(logits, labels)
    error, gradient = slopes[:, None] / len(x), []
    for layer, given in zip(reversed(wide(params)), reversed(inputs), strict=True):
        gradient.insert(0, {"w": given.T @ error, "b": error.sum(axis=0)})
        error = error @ layer["w"].T * (given > 0)
    return losses.mean(), gradient


def step_oracle(params, x, labels, rate, decay):
    rate, decay = float(rate), float(decay)
    moved = []
    for layer, slope in zip(wide(params), gradient_oracle(params, x, labels)[1], strict=True):
        w = layer["w"] - rate * (slope["w"] + decay * layer["w"])
        moved.append({"w": w, "b": layer["b"] - rate * slope["b"]})
    return moved


def change(params, *rest):
    """Returns what a step adds to each array of the params. The new params must have the same containers and keys."""
    return jax.tree.map(lambda new, old: new - old, step(params, *rest), params)


def zeros_of(sizes):
    return [{"w": np.zeros(shape), "b": np.zeros(shape[1])} for shape in itertools.pairwise(sizes)]


def weights_of(sizes, *keys):
    """Runs `init` on each key, in one program. Returns the weights of each layer for each key."""
    zeros, called = zeros_of(sizes), f"init(key, {sizes}), inside jax.jit"
    # The map fails if the containers are others.
    one = program(lambda key: jax.tree.map(lambda leaf, _: leaf, init(key, sizes), zeros), keys[0])
    found = []
    for key in keys:
        leaves = one.call(key)
        shapes = [np.shape(leaf) for leaf in leaves]
        if shapes != [zero.shape for zero in jax.tree.leaves(zeros)] or any(map(np.any, leaves[::2])):
            expected = f"zeros as biases, and weights, in layers of the sizes {sizes}"
            raise CheckFailed(("called", called), ("expected", expected), ("got", describe(leaves)))
        found.append([np.asarray(leaf, np.float64) for leaf in leaves[1::2]])
    return found


@points(4)
def test_init(rng):
    """init makes independent normal weights of the right size, and zero biases"""
    key, sizes, called = draw_key(rng), (2, 3, 1), "init(key, (2, 3, 1))"
    got = observe(lambda: jax.tree.map(lambda leaf: 0 * leaf, init(key, sizes)))
    assert_close(got, zeros_of(sizes), called=f"0 * each array of {called}")
    assert_pure(lambda key: init(key, sizes), key, called=called, traced=True)

    many = int(rng.integers(2050, 2100))
    sizes = (many, int(rng.integers(6, 9)), many, 1)
    layers, others = weights_of(sizes, draw_key(rng), draw_key(rng))
    called, drawn = f"init(key, {sizes}), inside jax.jit", {}
    for number, (weights, for_another) in enumerate(zip(layers, others, strict=True)):
        why = f"these are the weights of layer {number}, divided by sqrt(2 / {len(weights)})"
        assert_standard_normal(weights / np.sqrt(2 / len(weights)), called=called, why=why)
        assert_halves_independent(weights, called, f"these are the weights of layer {number}")
        drawn[f"layer {number}"] = weights.ravel()[:many]
        drawn[f"layer {number} for another key"] = for_another.ravel()[:many]
    assert_independent(drawn, called=called, why="of larger layers, these are the first numbers")


def assert_halves_independent(weights, called, why):
    """Fails if one half of the weights follows from the other half."""
    rows, columns = np.shape(weights)[0] // 2, np.shape(weights)[1] // 2
    if columns:
        halves = {"the first rows": weights[:rows], "the next rows": weights[rows : 2 * rows]}
        assert_independent(halves, called=called, why=why)
        halves = {"the first columns": weights[:, :columns], "the next columns": weights[:, columns : 2 * columns]}
        assert_independent(halves, called=called, why=why)


@points(3)
def test_forward(rng):
    """forward sends a batch through any number of layers, with relu between them"""
    for sizes, batch, text in (
        ((3, 1), 1, "one layer and one example"),
        ((4, 6, 5, 1), 6, "three layers"),
    ):
        called = f"forward(params, x), {text}"

        def draw_call(sizes=sizes, batch=batch):
            params, x, _ = draw_problem(rng, sizes, batch)
            return (params, x), forward_oracle(params, x)[2]

        args, expected = draw_call()
        got = observe(lambda args=args: forward(*on_device(args)))
        assert_close(got, expected, called=called, scale=SCALE)
        assert_program(lambda *args: forward(*args), draw_call, called=called, scale=SCALE)
    assert_pure(lambda *args: forward(*args), *on_device(args), called="forward(params, x)", traced=True)


def draw_huge(rng):
    """Draws a layer, and examples with huge logits and a logit of 0, without any rounding."""
    sizes = [0, 20 + rng.integers(20), 100 + rng.integers(100), 1000 + rng.integers(1000), 10_000]
    logits, labels = np.meshgrid([sign * size for size in sizes for sign in (1, -1)], [0, 1])
    w, b = rng.choice([-2, -0.5, 0.5, 2]), rng.integers(1, 9) * rng.choice([-1, 1])
    order = rng.permutation(logits.size)
    logits, labels = logits.ravel()[order], labels.ravel()[order].astype("int32")
    x = ((logits - b) / w)[:, None]
    losses, slopes = losses_oracle(logits.astype(np.float64), labels)
    gradient = [{"w": (x * slopes[:, None])[:, :, None], "b": slopes[:, None]}]
    params = [{"w": np.full((1, 1), w, "float32"), "b": np.full(1, b, "float32")}]
    return (params, x.astype("float32"), labels), (losses, gradient)


def each_alone(params, x, labels):
    """Returns the loss and the gradient of each example, as a batch of its own."""
    return jax.lax.map(lambda one: jax.value_and_grad(loss)(params, one[0][None], one[1][None]), (x, labels))


@points(4)
def test_loss(rng):
    """loss and its gradient are right, for huge logits and for 0 too"""
    for sizes, batch, text in (((3, 1), 8, "one layer"), ((2, 4, 5, 1), 6, "three layers")):
        called = f"loss(params, x, labels), {text}"

        def draw_call(sizes=sizes, batch=batch):
            problem = draw_problem(rng, sizes, batch)
            return problem, gradient_oracle(*problem)

        problem, (expected, _) = draw_call()
        got = observe(lambda problem=problem: loss(*on_device(problem)))
        assert_close(got, np.asarray(expected), called=called, scale=SCALE)
        called = f"jax.value_and_grad(loss)(params, x, labels), {text}"
        assert_program(lambda *args: jax.value_and_grad(loss)(*args), draw_call, called=called, scale=SCALE)
    called = "jax.value_and_grad(loss)(params, x, labels) for each example alone, logits from -10,000 to 10,000"
    assert_program(each_alone, lambda: draw_huge(rng), called=called, why="is each logit right by itself, and 0 too?")
    assert_pure(lambda *args: loss(*args), *on_device(problem), called="loss(params, x, labels)", traced=True)


@points(4)
def test_step(rng):
    """step goes against the gradient, weights decay, and biases do not"""
    for sizes, batch, text in (
        ((3, 1), 1, "one layer and one example"),
        ((3, 5, 4, 1), 6, "three layers"),
    ):
        called = f"step(params, x, labels, rate, decay), {text}"

        def draw_call(sizes=sizes, batch=batch):
            problem = draw_step(rng, sizes, batch)
            return problem, jax.tree.map(np.subtract, step_oracle(*problem), wide(problem[0]))

        *args, rate, decay = problem = draw_step(rng, sizes, batch)
        got = observe(lambda args=args, rates=(float(rate), float(decay)): step(*on_device(args), *rates))
        assert_structure(got, problem[0], called=called)
        assert_close(got, step_oracle(*problem), called=called, scale=SCALE)
        changes = f"jax.tree.map(jnp.subtract, {called}, params)"
        assert_program(lambda *args: change(*args), draw_call, called=changes, scale=SCALE)
    called = "step(params, x, labels, rate, decay)"
    assert_pure(lambda *args: step(*args), *on_device(problem), called=called, traced=True)


SIZES, TRAIN, TEST, STEPS, RATE, DECAY = (2, 16, 16, 1), 400, 1000, 1000, 0.5, 0.001


def draw_moons(rng, count):
    """Draws points on two half circles, off by some noise. Their labels are 0 and 1 in turn."""
    angles, labels = rng.uniform(0, np.pi, size=count), np.arange(count) % 2
    upper = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    places = np.where(labels[:, None] == 0, upper, [1.0, 0.5] - upper) + rng.normal(scale=0.1, size=(count, 2))
    return places.astype("float32"), labels.astype("int32")


def train_and_ask(key, x, labels, new):
    """Trains a network, and returns its logits for new points. Runs where the student's code lives."""

    def advance(params, _):
        return step(params, x, labels, RATE, DECAY), None

    params, _ = jax.lax.scan(advance, init(key, SIZES), length=STEPS)
    return forward(params, new)


@points(3)
def test_accuracy(rng):
    """after 1,000 steps, the network is right for 97 % of new points"""
    (x, labels), (new, right) = draw_moons(rng, TRAIN), draw_moons(rng, TEST)
    key, called = draw_key(rng), f"{STEPS:,} times step, from init(key, {SIZES}), and then forward(params, new)"
    leaves = program(train_and_ask, key, x, labels, new).call(key, x, labels, new)
    if [np.shape(leaf) for leaf in leaves] != [(TEST,)]:
        raise CheckFailed(("called", called), ("expected", f"{TEST:,} logits"), ("got", describe(leaves)))
    # Of 400 trainings, none was right for fewer than 99.3 %. A line is right for some 88 %.
    accuracy = np.mean(np.sign(leaves[0]) == np.where(right == 1, 1, -1))
    if not accuracy >= 0.97:
        raise CheckFailed(
            ("called", called),
            ("expected", "the right label for at least 97 % of new points"),
            ("got", f"the right label for {accuracy:.1%} of them"),
        )


def unjitted_step(params, x, labels, rate, decay):
    """Takes a step without jit."""
    params, x, labels, rate, decay = on_device((params, x, labels, rate, decay))

    def mean_loss(params):
        hidden = jax.nn.relu(x @ params[0]["w"] + params[0]["b"])
        logits = (hidden @ params[1]["w"] + params[1]["b"])[:, 0]
        return jnp.mean(jax.nn.softplus(logits) - labels * logits)

    def move(path, leaf, slope):
        return leaf - rate * (slope + decay * leaf if path[-1].key == "w" else slope)

    return jax.tree.map_with_path(move, params, jax.grad(mean_loss)(params))


@points(2)
def test_speed(rng, race):
    """jax.jit(step) is at least 3 times as fast as the same step without jit"""
    called = "jax.jit(step)(params, x, labels, rate, decay)"

    def draw_call():
        problem = draw_step(rng, (2, 4, 1), batch=8)
        return problem, step_oracle(*problem)

    assert_program(lambda *args: step(*args), draw_call, called=called, scale=SCALE)
    race(
        # JAX finds the program of an earlier call again, because `step` is the same function.
        lambda *args: jax.jit(step)(*on_device(args)),
        reference=unjitted_step,
        draw_args=lambda: draw_call()[0],
        min_speedup=3,
        called=called,
        reference_name="the same step without jit",
    )
