import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.ensemble import predict, train_all, train_one

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    draw_key,
)

HANDED_OUT = "7a000c6968a5aa38"

SCALE = 8  # a few steps add up some products, and their factors are about 1
HIDDEN = 16


def draw_keys(rng, members):
    return jax.random.split(draw_key(rng), members)


def draw_examples(rng, examples, features):
    x, y = rng.normal(size=(examples, features)), rng.normal(size=examples)
    return x.astype("float32"), y.astype("float32")


def draw_training(rng, members=None, examples=4, features=1, rates=(0.02, 0.1)):
    """Draws the keys of some members or a single key, examples, and a learning rate."""
    keys = draw_key(rng) if members is None else draw_keys(rng, members)
    return keys, *draw_examples(rng, examples, features), np.float32(rng.uniform(*rates))


def on_device(args):
    return jax.tree.map(jnp.asarray, args)


def draw_init(key, features):
    return jax.random.normal(key, (features + 2, HIDDEN))


def init_oracle(keys, features):
    """Returns the start of one member, or of all members if there is an axis of keys."""
    draw = draw_init if keys.ndim == 0 else jax.vmap(draw_init, in_axes=(0, None))
    numbers = np.float64(draw(keys, features))
    last = {"w": numbers[..., -1, :, None] / 4, "b": np.zeros((*keys.shape, 1))}
    return [{"w": numbers[..., :-2, :], "b": numbers[..., -2, :]}, last]


def forward_oracle(params, x):
    """Returns the hidden numbers, and the predictions, of one member or of all members."""
    first, last = params
    hidden = np.tanh(x @ first["w"] + first["b"][..., None, :])
    return hidden, (hidden @ last["w"] + last["b"][..., None, :])[..., 0]


def train_oracle(args, steps):
    """Trains one member, or all members if there is an axis of keys."""
    keys, x, y, rate = args[0], *map(np.float64, args[1:])
    first, last = init_oracle(keys, x.shape[1])
    for _ in range(steps):
        hidden, predictions = forward_oracle([first, last], x)
        error = 2 * (predictions - y)[..., None] / len(y)
        back = error @ last["w"].swapaxes(-1, -2) * (1 - hidden**2)
        slopes = [
            {"w": given.swapaxes(-1, -2) @ slope, "b": slope.sum(axis=-2)}
            for given, slope in ((x, back), (hidden, error))
        ]
        first, last = jax.tree.map(lambda old, slope: old - rate * slope, [first, last], slopes)
    return [first, last]


@points(4)
def test_train_one(rng):
    """train_one starts from its key, and takes as many steps as asked"""
    for steps, examples, features in ((0, 1, 2), (4, 5, 3)):
        called = f"train_one(key, x, y, rate, {steps}), {examples} examples"

        def draw_call(steps=steps, examples=examples, features=features):
            args = draw_training(rng, None, examples, features)
            return args, train_oracle(args, steps)

        assert_program(lambda *args, n=steps: train_one(*args, n), draw_call, called=called, scale=SCALE)
    (*args, rate), expected = draw_call()
    got = observe(lambda: train_one(*on_device(args), float(rate), steps))
    assert_close(got, expected, called=called, scale=SCALE)
    args, called = on_device(draw_training(rng)), "train_one(key, x, y, rate, 2)"
    assert_pure(lambda *args: train_one(*args, 2), *args, called=called, traced=True)


@points(3)
def test_train_all(rng):
    """each member of train_all is what train_one makes of its key"""
    members, steps = int(rng.integers(3, 9)), 3
    called, why = (
        f"train_all(keys, x, y, rate, {steps}), members: {members}",
        "the first axis of each array is that of the members",
    )

    def draw_call():
        args = draw_training(rng, members, examples=4, features=2)
        return args, train_oracle(args, steps)

    assert_program(lambda *args: train_all(*args, steps), draw_call, called=called, scale=SCALE, why=why)
    (*args, rate), expected = draw_call()
    got = observe(lambda: train_all(*on_device(args), float(rate), steps))
    assert_close(got, expected, called=called, scale=SCALE, why=why)
    # A result has the shape of x: if x was donated, JAX reuses its memory.
    args, called = on_device(draw_training(rng, members=4, examples=4)), "train_all(keys, x, y, rate, 2)"
    assert_pure(lambda *args: train_all(*args, 2), *args, called=called, traced=True)


def draw_members(rng, members, features, near=0.0):
    """Draws the params of some members. All their predictions are near this number."""
    shapes = {"w": (members, features, HIDDEN), "b": (members, HIDDEN)}, {"w": (members, HIDDEN, 1), "b": (members, 1)}
    first, last = ({name: rng.normal(size=shape) for name, shape in each.items()} for each in shapes)
    last = {"w": last["w"] / 4, "b": last["b"] / 4 + near}
    return jax.tree.map(lambda leaf: leaf.astype("float32"), [first, last])


def predict_oracle(members, x):
    _, predictions = forward_oracle(jax.tree.map(np.float64, members), np.float64(x))
    return predictions.mean(axis=0), predictions.std(axis=0)


@points(4)
def test_predict(rng):
    """predict gives the mean and the spread of all predictions, not of the params"""
    for members, examples, features in ((1, 20, 1), (int(rng.integers(3, 9)), 5, 2)):
        called = f"predict(members, x), members: {members}, examples: {examples}"

        def draw_call(members=members, examples=examples, features=features, near=0.0):
            args = draw_members(rng, members, features, near), draw_examples(rng, examples, features)[0]
            return args, predict_oracle(*args)

        assert_program(lambda *args: predict(*args), draw_call, called=called, scale=SCALE)
    args, expected = draw_call()
    got = observe(lambda: predict(*on_device(args)))
    assert_close(got, expected, called=called, scale=SCALE)

    def draw_large():
        return draw_call(members=6, examples=40, near=float(rng.choice([-1, 1]) * rng.uniform(900, 1000)))

    called, why = "predict(members, x), members: 6, examples: 40", "all predictions are near 1,000, or all near -1,000"
    assert_program(lambda *args: predict(*args), draw_large, called=called, scale=1000, why=why)
    called = "predict(members, x)"
    assert_pure(lambda *args: predict(*args), *on_device(args), called=called, traced=True)


MORE = 50  # operations. A Python loop needs at least one operation for each of 100 more rounds.


def train_of(draw_call, members, steps):
    """Runs the program of `train_all`, and returns its number of operations."""
    args, expected = draw_call(members, steps)
    one = program(lambda *args: train_all(*args, steps), *args)
    length = sum(one.operations.values())
    if length <= 600:
        called = f"train_all(keys, x, y, rate, {steps}), inside jax.jit, members: {members}"
        assert_close(one.call(*args), jax.tree.leaves(expected), called=called, array_type=None, scale=SCALE)
    return length


@points(2)
def test_constant_size(rng):
    """no Python loop runs over members or steps: more of them make no program longer"""

    def draw_call(members, steps):
        args = draw_training(rng, members, rates=(0.001, 0.002))
        return args, train_oracle(args, steps)

    many, few = 102 + int(rng.integers(10)), train_of(draw_call, 2, 2)
    for members, steps, what in ((many, 2, "members"), (2, many, "steps")):
        length = train_of(draw_call, members, steps)
        if max(few, length) > 600 or length > few + MORE:
            raise CheckFailed(
                ("called", "train_all(keys, x, y, rate, steps), inside jax.jit"),
                ("expected", f"a program of at most 600 operations, and at most {MORE} more for 100 more {what}"),
                ("got", f"{few} for 2 {what}, {length} for {many} {what} (operations)"),
                ("", "a Python loop is unrolled into the program"),
                symptom=f"a Python loop over {what} writes out every round",
            )

    def draw_predict(members):
        args = draw_members(rng, members, features=1), draw_examples(rng, 3, 1)[0]
        return args, predict_oracle(*args)

    assert_constant_program_size(
        lambda *args: predict(*args),
        draw_predict,
        [int(rng.integers(300, 320))],
        max_operations=150,
        called="predict(members, x)",
        what="members",
        scale=SCALE,
    )


def unjitted_training(keys, x, y, rate):
    """Trains all members without jit, in a single step."""

    def loss(params):
        hidden = jnp.tanh(x @ params["first"] + params["biases"])
        return jnp.mean((hidden @ params["last"] + params["bias"] - y) ** 2)

    def train(key):
        numbers = jax.random.normal(key, (3, HIDDEN))
        params = {"first": numbers[:1], "biases": numbers[1], "last": numbers[2] / 4, "bias": jnp.zeros(())}
        params = jax.tree.map(lambda old, slope: old - rate * slope, params, jax.grad(loss)(params))
        return params["biases"], params["first"], params["bias"], params["last"]

    return jax.vmap(train)(keys)


@points(2)
def test_speed(rng, race):
    """train_all is at least 3 times as fast as the same training without jit"""
    members, called = 6, "train_all(keys, x, y, rate, 1), members: 6"

    def draw_call():
        args = draw_training(rng, members)
        return args, train_oracle(args, 1)

    def draw_args():
        keys, *args = draw_training(rng, members)
        return np.asarray(jax.random.key_data(keys)), *args

    def with_keys(data, *args):
        return jax.random.wrap_key_data(jnp.asarray(data)), *on_device(args)

    assert_program(lambda *args: train_all(*args, 1), draw_call, called=called, scale=SCALE)
    race(
        lambda *args: train_all(*with_keys(*args), 1),
        reference=lambda *args: unjitted_training(*with_keys(*args)),
        draw_args=draw_args,
        min_speedup=3,
        called=called,
        reference_name="the same training without jit",
        why="does `jax.jit` cover the whole training, and is it called only once, outside of `train_all`?",
    )
