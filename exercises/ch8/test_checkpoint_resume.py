import io
import itertools
import zipfile
from collections import namedtuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.checkpoint_resume import State, load, save, start, step

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_average,
    assert_close,
    assert_independent,
    assert_program,
    assert_pure,
    describe,
    draw_key,
    run_trusted,
)

HANDED_OUT = "7f6296f7db69faf0"

SCALE = 8  # a few layers add up some products, and their factors are about 1
BATCH = 16

Expected = namedtuple("State", ["params", "velocity", "key", "step"])


def draw_layers(rng, sizes):
    """Draws a tree of the params' form for these sizes."""
    layers = []
    for inputs, outputs in itertools.pairwise(sizes):
        w, b = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs), rng.normal(size=outputs)
        layers.append({"w": w.astype("float32"), "b": b.astype("float32")})
    return layers


def draw_state(rng, sizes):
    """Draws the parts of a state in the middle of a training."""
    count = np.asarray(rng.integers(100, 10_000), "int32")
    return draw_layers(rng, sizes), draw_layers(rng, sizes), draw_key(rng), count


def draw_examples(rng, examples, features):
    x, y = rng.normal(size=(examples, features)), rng.normal(size=examples)
    return x.astype("float32"), y.astype("float32")


def ordered(layers, names="wb"):
    """Puts the keys of each layer into this order. `jax.tree.map` would sort them."""
    return [{name: jnp.asarray(layer[name]) for name in names} for layer in layers]


def state_of(params, velocity, key, count, names="wb"):
    return State(ordered(params, names), ordered(velocity, names), key, jnp.asarray(count))


def bits_of(state):
    """Replaces the key by its bits. Runs where the student's code lives."""
    if not jnp.issubdtype(state.key.dtype, jax.dtypes.prng_key):
        raise TypeError(f"the key of this state is no typed key, but {state.key!r:.100}")
    return state._replace(key=jax.random.key_data(state.key))


def bits_oracle(params, velocity, key, count):
    return Expected(params, velocity, np.asarray(jax.random.key_data(key)), count)


def wide(tree):
    return jax.tree.map(np.float64, tree)


@points(3)
def test_start(rng):
    """start has the given params and key, no velocity, and step 0"""
    called, sizes = "start(params, key)", (2, 3, 1)

    def draw_call():
        params, _, key, _ = draw_state(rng, sizes)
        return (params, key), bits_oracle(params, jax.tree.map(np.zeros_like, params), key, np.zeros((), "int32"))

    (params, key), expected = draw_call()
    why = "the key is written as its bits"
    for names in ("wb", "bw"):
        got = observe(lambda names=names: bits_of(start(ordered(params, names), key)))
        assert_close(got, expected, called=called, ulps=0, why=why)
    assert_program(lambda *args: bits_of(start(*args)), draw_call, called=called, ulps=0, why=why)
    assert_pure(lambda *args: start(*args), ordered(params), key, called=called, traced=True)


def step_oracle(params, velocity, count, x, y):
    """Returns params, velocity, step and loss after a step, if all examples are equal."""
    params, velocity, inputs = wide(params), wide(velocity), [np.float64(x[0])]
    for layer in params[:-1]:
        inputs.append(np.tanh(inputs[-1] @ layer["w"] + layer["b"]))
    off = inputs[-1] @ params[-1]["w"] + params[-1]["b"] - y[0]
    slope, gradient = 2 * off, []
    for layer, given in zip(reversed(params), reversed(inputs), strict=True):
        gradient.insert(0, {"w": np.outer(given, slope), "b": slope})
        slope = layer["w"] @ slope * (1 - given**2)
    rate = 0.1 / (1 + float(count) / 100)
    velocity = jax.tree.map(lambda old, new: 0.9 * old + new, velocity, gradient)
    params = jax.tree.map(lambda old, speed: old - rate * speed, params, velocity)
    return params, velocity, np.asarray(count + 1, "int32"), off[0] ** 2


def step_without_key(params, velocity, key, count, x, y, names="wb"):
    """Takes a step. Returns all but the key, and the loss. The new state must have the old containers."""
    old = state_of(params, velocity, key, count, names)
    new, loss = step(old, x, y)
    new = jax.tree.map(lambda leaf, _: leaf, new, old)
    return new.params, new.velocity, new.step, loss


@points(4)
def test_step(rng):
    """step goes along the velocity, at a rate that falls, and returns the loss"""
    why = "all examples are equal, so it does not matter which of them are in the batch"
    for sizes, low, high in (((3, 1), 0, 1), ((2, 3, 1), 50, 10_000)):
        called, examples = f"step(state, x, y), layers of the sizes {sizes}", int(rng.integers(16, 30))

        def draw_call(sizes=sizes, low=low, high=high, examples=examples):
            params, velocity, key, _ = draw_state(rng, sizes)
            count = np.asarray(rng.integers(low, high), "int32")
            x, y = (np.repeat(array, examples, axis=0) for array in draw_examples(rng, 1, sizes[0]))
            return (params, velocity, key, count, x, y), step_oracle(params, velocity, count, x, y)

        assert_program(step_without_key, draw_call, called=called, scale=SCALE, why=why)
    args, expected = draw_call()
    for names in ("wb", "bw"):
        got = observe(lambda names=names: step_without_key(*args[:4], *map(jnp.asarray, args[4:]), names))
        assert_close(got, expected, called=called, scale=SCALE, why=why)
    (*state, x, y), _ = draw_call(sizes=(2, 1))
    assert_pure(
        lambda params, velocity, key, count, x, y: step(State(params, velocity, key, count), x, y),
        *(ordered(state[0]), ordered(state[1]), state[2], jnp.asarray(state[3]), jnp.asarray(x), jnp.asarray(y)),
        called="step(state, x, y)",
        traced=True,
    )


KEYS, STEPS = 1200, 3


def batches_of(key, count, y):
    """Takes some steps from zero params each, with a feature of its own for each example.

    Returns how often each example is in the batch of each step, and what is off in the losses and the params.
    """
    examples, x = len(y), jnp.eye(len(y))

    def advance(state, _):
        zeros = [{"w": jnp.zeros((examples, 1)), "b": jnp.zeros(1)}]
        state, loss = step(state._replace(params=zeros, velocity=zeros), x, y)
        counts = state.velocity[0]["w"][:, 0] * BATCH / -2 / y  # the gradient adds up -2 * y / BATCH for each of them
        rate = 0.1 / (1 + (state.step - 1) / 100)
        off = [loss - counts @ y**2 / BATCH, state.params[0]["w"] + rate * state.velocity[0]["w"]]
        return state, (counts, jnp.max(jnp.abs(jnp.concatenate([jnp.ravel(one) for one in off]))))

    layers = [{"w": jnp.zeros((examples, 1)), "b": jnp.zeros(1)}]
    first = start(layers, key)._replace(step=count)
    return jax.lax.scan(advance, first, length=STEPS)[1]


@points(4)
def test_batches(rng):
    """each step draws a batch of its own, in which each example is equally likely"""
    examples = int(rng.integers(33, 40))
    keys, count = jax.random.split(draw_key(rng), KEYS), np.asarray(rng.integers(1000), "int32")
    y = rng.uniform(1, 2, size=examples).astype("float32")
    args, called = (keys, count, y), f"step(state, x, y) inside jax.lax.scan and jax.vmap, {examples} examples"
    leaves = program(jax.vmap(batches_of, in_axes=(0, None, None)), *args).call(*args)
    shapes, why = [(KEYS, STEPS, examples), (KEYS, STEPS)], f"these are batches of {STEPS} steps for {KEYS} keys"
    if [np.shape(leaf) for leaf in leaves] != shapes:
        raise CheckFailed(("called", called), ("expected", "a state and a loss"), ("got", describe(leaves)))
    counts, off = np.rint(leaves[0]), leaves[1]
    distance = np.abs(leaves[0] - counts)
    whole = np.all(distance < 0.01) and np.all(counts >= 0) and np.all(counts.sum(axis=2) == BATCH)
    if not (whole and np.all(np.abs(off) < 0.001)):
        worst = leaves[0][np.unravel_index(np.argmax(distance.max(axis=2)), distance.shape[:2])]
        raise CheckFailed(
            ("called", called),
            ("expected", f"a batch of {BATCH} examples, each with its own y, and the loss of this batch"),
            ("got", f"a velocity in which the examples count {describe(worst)}"),
            ("", "the velocity was zero before, so it shows the gradient"),
        )
    deviation = np.sqrt(BATCH / examples)
    symptom = "some examples are drawn more often than others"
    for number in range(STEPS):
        one = counts[:, number]
        assert_average(one, BATCH / examples, deviation, shape=one.shape, called=called, why=why, symptom=symptom)
    drawn = {f"step {number}": counts[:, number] for number in range(STEPS)}
    drawn |= {f"step {number} for the next key": np.roll(counts[:, number], 1, axis=0) for number in range(STEPS)}
    assert_independent(drawn, called=called, why=f"{why}: how often each example is in each of them")


def file_of(state):
    """Saves a state, and returns the file as an array of bytes. Runs where the student's code lives."""
    file = io.BytesIO()
    save(state, file)
    return np.frombuffer(file.getvalue(), "uint8")


def load_bits(data, like):
    return bits_of(load(io.BytesIO(data.tobytes()), like))


def saved(make_state):
    """Lets a student's code save a state. Returns the bytes of the file."""
    data = observe(lambda: file_of(make_state()))
    if not (isinstance(data, np.ndarray) and data.dtype == "uint8" and data.ndim == 1 and data.size < 2**20):
        raise CheckFailed(("called", "save(state, file)"), ("expected", "a small file"), ("got", describe(data)))
    return np.asarray(data)


def kinds_of(data):
    """Returns the kinds of arrays in a file, or what is wrong with it.

    Runs in a clean worker, and reads no more than the headers, because a hostile file may hold any number of zeros.
    """
    try:
        kinds = set()
        with zipfile.ZipFile(io.BytesIO(data.tobytes())) as file:
            for name in file.namelist():
                with file.open(name) as array:
                    version = np.lib.format.read_magic(array)
                    if version == (1, 0):
                        _, _, dtype = np.lib.format.read_array_header_1_0(array)
                    else:
                        _, _, dtype = np.lib.format.read_array_header_2_0(array)
                    kinds.add(dtype.kind)
        return sorted(kinds)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]


def assert_numbers_only(data):
    kinds = run_trusted(lambda: kinds_of(data))
    if not (isinstance(kinds, list) and set(kinds) <= set("fiub")):
        raise CheckFailed(
            ("called", "np.load(file) for the file of save(state, file)"),
            ("expected", "arrays of numbers"),
            ("got", kinds if isinstance(kinds, str) else f"arrays of the kinds {', '.join(kinds)}"),
        )


SIZES = (3, 3, 3, 3, 3, 1)  # five layers have more than ten arrays, of few shapes


@points(4)
def test_save_and_load(rng):
    """save and load change no bit of a state, and nothing is pickled"""
    for sizes, names in (((2, 1), "wb"), (SIZES, "bw")):
        state, other = draw_state(rng, sizes), draw_state(rng, sizes)
        called = f"load(file, like), layers of the sizes {sizes}"
        data = saved(lambda state=state, names=names: state_of(*state, names))
        assert_numbers_only(data)
        got = observe(lambda data=data, other=other, names=names: load_bits(data, state_of(*other, names)))
        why = "like has other numbers. The key is written as its bits"
        assert_close(got, bits_oracle(*state), called=called, ulps=0, why=why)

    def roundtrip(params, velocity, key, count):
        state = State(params, velocity, key, count)
        like = start(jax.tree.map(jnp.zeros_like, params), jax.random.key(0))
        return load(io.BytesIO(file_of(state).tobytes()), like)

    params, velocity, key, count = draw_state(rng, (2, 1))
    args = ordered(params), ordered(velocity), key, jnp.asarray(count)
    assert_pure(roundtrip, *args, called="save(state, file), and then load(file, like)")


@points(2)
def test_like(rng):
    """load takes the numbers from the file, and only the containers from like"""
    states = [draw_state(rng, sizes) for sizes in ((2, 3, 1), (2, 3, 1), (4, 1))]
    files = [saved(lambda state=state: state_of(*state)) for state in states]
    for data in files:
        assert_numbers_only(data)
    for number in (0, 2, 1, 0):
        sizes = (2, 3, 1) if number < 2 else (4, 1)
        params, _, key, _ = draw_state(rng, sizes)
        got = observe(lambda data=files[number], params=params, key=key: load_bits(data, start(ordered(params), key)))
        called, why = "load(file, start(params, key))", "several states were saved. The key is written as its bits"
        assert_close(got, bits_oracle(*states[number]), called=called, ulps=0, why=why)


def run(state, x, y, steps):
    jitted = jax.jit(step)
    for _ in range(steps):
        state, loss = jitted(state, x, y)
    return state, loss


@points(3)
def test_resume(rng):
    """3 steps, a file and 4 more steps give the same bits as 7 steps"""
    sizes, examples = (2, 3, 1), int(rng.integers(17, 30))

    def draw_run():
        return draw_layers(rng, sizes), draw_key(rng), *draw_examples(rng, examples, sizes[0])

    def seven(params, key, x, y):
        state, loss = run(start(params, key), x, y, 7)
        return bits_of(state), loss

    def seven_in_scan(params, key, x, y):
        state, losses = jax.lax.scan(lambda state, _: step(state, x, y), start(params, key), length=7)
        return bits_of(state), losses[-1]

    params, key, x, y = args = draw_run()
    expected = program(seven_in_scan, *args).call(*args)
    called, why = "7 times jax.jit(step), from start(params, key)", "`expected` is what a jax.lax.scan of 7 steps gives"
    whole = jax.tree.leaves(observe(lambda: seven(ordered(params), key, jnp.asarray(x), jnp.asarray(y))))
    assert_close(whole, expected, called=called, ulps=512, scale=SCALE, why=why)
    data = saved(lambda: run(start(ordered(params), key), jnp.asarray(x), jnp.asarray(y), 3)[0])
    other = draw_layers(rng, sizes), draw_key(rng)

    def resumed():
        state = load(io.BytesIO(data.tobytes()), start(ordered(other[0]), other[1]))
        state, loss = run(state, jnp.asarray(x), jnp.asarray(y), 4)
        return bits_of(state), loss

    called = "3 times jax.jit(step), save, load, and 4 times jax.jit(step)"
    why = "`expected` is what 7 times jax.jit(step) give. The key is written as its bits"
    assert_close(
        jax.tree.leaves(observe(resumed)), [np.asarray(leaf) for leaf in whole], called=called, ulps=0, why=why
    )
