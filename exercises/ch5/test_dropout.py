import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.dropout import dropout, forward

from grader import observe, points, program
from grader.checks import (
    assert_average,
    assert_close,
    assert_fully_jitted,
    assert_independent,
    assert_program,
    assert_pure,
    assert_traces,
    draw_key,
)

HANDED_OUT = "fac127d845d2c552"

KEYS = 10_000


def draw_rate(rng):
    """Draws a rate far enough from 0, 1/2 and 1 to tell it from 1 - rate, and to have many numbers on each side."""
    return float(rng.choice([0.0, 0.3]) + rng.uniform(0.3, 0.4))


def draw_array(rng, *shape):
    """Draws numbers that are not near 0, so a zero in a result has been dropped."""
    return (rng.choice([-1, 1], size=shape) * rng.uniform(0.5, 2, size=shape)).astype("float32")


def only_array(leaves, shape):
    """The array that a result consists of, in float64. If it is something else, zeros, which no check takes for it."""
    arrays = [leaf for leaf in leaves if np.shape(leaf) == shape and getattr(leaf, "dtype", None) == "float32"]
    return np.asarray(arrays[0], np.float64) if len(arrays) == len(leaves) == 1 else np.zeros(shape)


def assert_dropped(leaves, x, rate, *, called):
    """Fails unless the only leaf holds 0 or x / (1 - rate) for each number. Returns where it is 0."""
    dropped = only_array(leaves, x.shape) == 0
    expected = np.where(dropped, 0, x.astype(np.float64) / (1 - rate))
    assert_close(leaves, [expected], called=called, array_type=None, why="if the result is not 0, it is x / (1 - rate)")
    return dropped


def assert_share(dropped, rate, *, called, where="an array"):
    """Fails unless each column is True with the probability `rate`, independently of the others.

    If two numbers are dropped independently, the product of their deviations is 0 on average. Its standard deviation is
    the product of both. Each of the two has a false alarm rate of about 4e-7.
    """
    variance = rate * (1 - rate)
    why = f"this is how often a number of {where} is dropped"
    assert_average(dropped, rate, variance**0.5, shape=dropped.shape, called=called, why=why)
    first, second = np.triu_indices(dropped.shape[1], 1)
    if first.size:
        products = (dropped[:, first] - rate) * (dropped[:, second] - rate)
        why = f"this is how much two numbers of {where} are dropped together, and each is dropped by itself"
        assert_average(products, 0.0, variance, shape=products.shape, called=called, why=why)


@points(4)
def test_dropout(rng):
    """dropout drops the right share, each number by itself, and scales the others"""
    for shape in ((2, 3), ()):
        x, rate = draw_array(rng, *shape), draw_rate(rng)
        keys = jax.random.split(draw_key(rng), KEYS)
        called = f"vmap(dropout) over {KEYS} keys, x of shape {shape}, rate {rate:.2g}, True"
        traced = program(lambda keys, x, rate=rate: jax.vmap(lambda key: dropout(key, x, rate, True))(keys), keys, x)
        got = traced.call(keys, x)
        dropped = assert_dropped(got, np.broadcast_to(x, (KEYS, *shape)), rate, called=called)
        assert_share(dropped.reshape(KEYS, -1), rate, called=called)
    x, key = draw_array(rng, 40), draw_key(rng)
    x[0] = 1e-30  # a tiny number is no zero
    got = observe(lambda: dropout(key, x, rate, True))
    assert_dropped([got], x, rate, called=f"dropout(key, x, {rate:.2g}, True)")
    assert_pure(lambda key, x: dropout(key, x, 0.5, True), key, x, called="dropout(key, x, 0.5, True)", traced=True)
    got = observe(lambda: dropout(key, x[:4], 0.0, True))
    assert_close(got, x[:4], called="dropout(key, x, 0.0, True)", why="nothing is dropped if the rate is 0")


@points(3)
def test_evaluation(rng):
    """in evaluation, nothing is dropped and no key is needed"""
    why = "in evaluation, the result is x, exactly"
    for shape in ((200,), (3, 4), ()):
        key, rate = draw_key(rng), draw_rate(rng)

        def draw_call(shape=shape):
            x = draw_array(rng, *shape)
            return (x,), x

        for name, given in (("None", None), ("key", key)):
            called = f"dropout({name}, x, {rate:.2g}, False), x of shape {shape}"
            (x,), _ = draw_call()
            got = observe(lambda given=given, x=x, rate=rate: dropout(given, x, rate, False))
            assert_close(got, x, called=called, ulps=0, why=why)
            called = f"{called}, inside jax.jit"
            traced = program(lambda x, given=given, rate=rate: dropout(given, x, rate, False), x)
            (x,), _ = draw_call()
            assert_close(traced.call(x), [x], called=called, ulps=0, array_type=None, why=why)
    x = jnp.asarray(draw_array(rng, 3))
    assert_pure(lambda x: dropout(None, x, 0.5, False), x, called="dropout(None, x, 0.5, False)", traced=True)


def draw_params(rng, *sizes):
    """Draws two layers. Each hidden unit of the first has a large bias, and some of them are negative."""
    inputs, hidden, outputs = sizes
    signs = rng.permutation(np.resize([1, -1], hidden))
    return [
        {"w": draw_array(rng, inputs, hidden), "b": (signs * rng.uniform(9, 15, size=hidden)).astype("float32")},
        {"w": draw_array(rng, hidden, outputs), "b": draw_array(rng, outputs)},
    ]


def model(params, x):
    first, second = jax.tree.map(lambda leaf: leaf.astype(np.float64), params)
    return np.maximum(0, x @ first["w"] + first["b"]) @ second["w"] + second["b"]


@points(3)
def test_forward(rng):
    """forward computes the model, and in evaluation nothing is dropped"""
    rate, key = draw_rate(rng), draw_key(rng)

    def draw_call(batch=6, sizes=(2, 5, 3)):
        params, x = draw_params(rng, *sizes), draw_array(rng, batch, sizes[0])
        return (params, x), model(params, x)

    called = f"forward(None, params, x, {rate:.2g}, False)"
    (params, x), expected = draw_call()
    got = observe(lambda: forward(None, params, x, rate, False))
    assert_close(got, expected, called=called, scale=100)
    assert_program(lambda params, x: forward(None, params, x, rate, False), draw_call, called=called, scale=100)
    got = observe(lambda: forward(key, params, x, rate, False))
    assert_close(got, expected, called=f"forward(key, params, x, {rate:.2g}, False)", scale=100)
    # Few numbers: a way to draw may drop one in 8 million, even if the rate is 0.
    (params, x), expected = draw_call(1, (2, 3, 4))
    got = observe(lambda: forward(key, params, x, 0.0, True))
    why = "nothing is dropped if the rate is 0"
    assert_close(got, expected, called="forward(key, params, x, 0.0, True)", scale=100, why=why)
    params, x = draw_params(rng, 2, 2, 2), draw_array(rng, 2, 2)  # all of one shape, so that any can be donated
    for name, given, train in (("None", None, False), ("key", key, True)):
        assert_pure(
            lambda params, x, given=given, train=train: forward(given, params, x, 0.5, train),
            params,
            x,
            called=f"forward({name}, params, x, 0.5, {train})",
            traced=True,
        )


ROWS, UNITS = 10_000, 3
BITS = (np.arange(2**UNITS)[:, None] >> np.arange(UNITS)) % 2


def draw_masks(rng, key, rate):
    """Runs `forward` on numbers that tell what was dropped. Returns where, in both layers, and which rows tell it all.

    All inputs are 1, and their weights are multiples of 1, 2 and 4. So a hidden unit is one of eight numbers, and none
    is 0. The last layer passes them on. If it dropped all units of a row, nobody can tell what the first one dropped.
    """
    first = {"w": rng.uniform(0.5, 2) * np.tile(2.0 ** np.arange(UNITS)[:, None], UNITS), "b": rng.uniform(1, 2, UNITS)}
    second = {"w": np.diag(rng.uniform(1, 2, UNITS)), "b": rng.uniform(1, 2, UNITS)}
    params, x = jax.tree.map(np.float32, [first, second]), np.ones((ROWS, UNITS), "float32")
    traced = program(lambda key, params, x: forward(key, params, x, rate, True), key, params, x)
    got = traced.call(key, params, x)
    passed_on = only_array(got, x.shape) - params[1]["b"]
    hidden = BITS / (1 - rate) @ params[0]["w"] + params[0]["b"]
    possible = np.concatenate([np.zeros((1, UNITS)), hidden]) / (1 - rate) @ params[1]["w"]
    nearest = np.argmin(np.abs(passed_on[:, None] - possible), axis=1)  # for each row and unit, 0 if it is dropped
    code = nearest.max(axis=1)
    dropped = nearest == 0
    expected = np.where(dropped, 0, possible[code]) + params[1]["b"]
    why = "`expected` is the nearest result that is possible, whatever was dropped"
    assert_close(got, [expected], called=masks_called(rate), array_type=None, why=why)
    return BITS[code - 1] == 0, dropped, code > 0


def masks_called(rate):
    return f"forward(key, params, x, {rate:.2g}, True), inside jax.jit"


@points(4)
def test_masks(rng):
    """forward drops the right share before each layer, and each layer has a mask of its own"""
    key, rate = draw_key(rng), draw_rate(rng)
    called = masks_called(rate)
    first, second, told = draw_masks(rng, key, rate)
    from_itself = np.asarray(jax.random.uniform(key, (ROWS, UNITS)))
    drawn = {"the mask of layer 1": first, "the mask of layer 2": second, "a draw from key itself": from_itself}
    assert_independent({name: mask[told] for name, mask in drawn.items()}, called=called)
    assert_share(first[told], rate, called=called, where="x")
    assert_share(second, rate, called=called, where="the hidden layer")
    other_first, other_second, other_told = draw_masks(rng, draw_key(rng), rate)
    told &= other_told
    firsts = {"the mask of layer 1": first[told], "the mask of layer 1 for another key": other_first[told]}
    assert_independent(firsts, called=called)
    seconds = {"the mask of layer 2": second, "the mask of layer 2 for another key": other_second}
    assert_independent(seconds, called=called)


def draw_last_mask(rng, w, b):
    """Draws two layers of one unit. The first ignores its input, and the second computes `hidden * w + b`."""
    return [
        {"w": np.zeros((1, 1), "float32"), "b": np.abs(draw_array(rng, 1))},
        {"w": np.full((1, 1), w, "float32"), "b": np.full(1, b, "float32")},
    ]


@points(1)
def test_compiled(rng):
    """a call with another key or rate traces nothing, and only train makes a second program"""
    x, key, params = np.ones((ROWS, 1), "float32"), draw_key(rng), draw_last_mask(rng, 1, 0)
    traced = program(lambda key, x, rate: dropout(key, x, rate, True), key, x, 0.5)
    wide = program(lambda key, params, x, rate: forward(key, params, x, rate, True), key, params, x, 0.5)
    for _ in range(2):
        rate = draw_rate(rng)
        called = f"dropout(key, x, rate, True), inside jax.jit, rate {rate:.2g}"
        got = traced.call(key, x, rate)
        assert_share(assert_dropped(got, x, rate, called=called), rate, called=called)
        called = f"forward(key, params, x, rate, True), inside jax.jit, rate {rate:.2g}"
        got = wide.call(key, params, x, rate)
        assert_share(assert_dropped(got, x * params[0]["b"], rate, called=called), rate, called=called)

    def draw_x():
        """All numbers are 0, so the result is known, whatever is dropped."""
        return (draw_key(rng), np.zeros(2, "float32"), draw_rate(rng)), np.zeros(2)

    def draw_layers():
        b = rng.normal()
        return (draw_key(rng), draw_last_mask(rng, 0, b), draw_array(rng, 2, 1), draw_rate(rng)), np.full((2, 1), b)

    for name, fn, draw_args in (
        ("dropout", lambda *args: dropout(*args), draw_x),
        ("forward", lambda *args: forward(*args), draw_layers),
    ):

        def draw_call(draw_args=draw_args):
            args, expected = draw_args()
            return (*args, True), expected

        training = [draw_call()[0] for _ in range(4)]
        evaluation = [(None, *draw_args()[0][1:], False) for _ in range(2)]
        assert_traces(
            fn,
            draw_call,
            calls=[*training[:3], *evaluation, training[3]],
            may_trace=[True, False, False, True, False, False],
            called=f"{name}(...) with new keys and rates: three in training, two in evaluation, one in training",
        )
        args = training[0][:-1]
        assert_fully_jitted(lambda *args, fn=fn: fn(*args, True), *args, called=f"{name}(..., True)")
