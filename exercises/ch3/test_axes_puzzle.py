import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.axes_puzzle import map_axis, mix, predict_with_penalty

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "12cb3cba44ed233c"


def some(rng, *shape):
    return rng.uniform(0.5, 1.5, size=shape).astype("float32") * rng.choice([-1, 1], size=shape).astype("float32")


def draw_wave(rng):
    """Draws a function that works element by element. Its first argument is `jnp` or `np`."""
    name, factor = str(rng.choice(["sin", "cos", "tanh", "arctan"])), float(rng.uniform(0.5, 1.5))
    return lambda xp, x: getattr(xp, name)(factor * x)


# Each of these makes an `fn`. With xp=np, it is the oracle's.


def outer(xp, wave):
    return lambda example, shared, /: wave(xp, xp.tensordot(example, shared, 0))


def total(xp, wave):
    return lambda example, shared, /: xp.sum(wave(xp, example)) * xp.sum(shared)


def scaled(xp, wave):
    return lambda example, shared, /: wave(xp, example) * xp.sum(shared)


def mixer(xp, wave, weights):
    def fn(recording, gains, window, /):
        return xp.cumsum(window[:, None] * wave(xp, recording * gains) @ weights, axis=0)

    return fn


def predictor(xp, wave):
    def fn(params, x, /):
        # The sum of a few such penalties is infinite in float32.
        return wave(xp, x @ params["w"] + params["b"]) * xp.sum(x), 1e38 * xp.tanh(xp.sum(params["w"] ** 2))

    return fn


def wide(*args):
    return jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), args)


def map_oracle(fn, examples, shared, in_axis, out_axis):
    examples, shared = wide(examples, shared)
    results = [fn(examples.take(i, axis=in_axis), shared) for i in range(examples.shape[in_axis])]
    return np.stack(results, axis=out_axis)


def mix_oracle(fn, recordings, gains, window):
    recordings, gains, window = wide(recordings, gains, window)
    return np.stack([fn(recordings[:, :, i], gains[i], window) for i in range(len(gains))], axis=1)


def predict_oracle(fn, params, inputs):
    params, inputs = wide(params, inputs)
    predictions, penalties = zip(*[fn(params, x) for x in inputs.T], strict=True)
    return np.stack(predictions, axis=1), penalties[0]


def draw_recordings(rng, time, channels, batch):
    return some(rng, time, channels, batch), some(rng, batch, channels), some(rng, time)


def draw_inputs(rng, features, outputs, batch):
    return {"w": some(rng, features, outputs), "b": some(rng, outputs)}, some(rng, features, batch)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


def assert_maps(rng, make, shape, shared_shape, places):
    """Fails unless `map_axis` is right for each pair of axes in `places`. The last pair is also tried alone."""
    wave = draw_wave(rng)
    fn = jax.jit(make(jnp, wave))

    def draw_call():
        data = some(rng, *shape), some(rng, *shared_shape)
        return data, [map_oracle(make(np, wave), *data, *place) for place in places]

    data, expected = draw_call()
    last = places[-1]
    got = observe(lambda: map_axis(fn, *on_device(data), *last))
    called = "map_axis(fn, examples, shared, {}, {})".format(*last)
    assert_close(got, expected[-1], called=called, scale=8, examples=data[0], shared=data[1])
    called = f"map_axis(fn, examples, shared, in_axis, out_axis), with in_axis, out_axis in {places}"
    assert_program(lambda *data: [map_axis(fn, *data, *place) for place in places], draw_call, called=called, scale=8)


def pairs(in_axes, out_axes):
    return [(int(in_axis), int(out_axis)) for in_axis, out_axis in zip(in_axes, out_axes, strict=True)]


@points(3)
def test_places(rng):
    """map_axis takes the examples from in_axis and stacks the results along out_axis"""
    places = pairs([0, 1, 2], rng.permutation([1, 2, 3]))
    assert_maps(rng, outer, rng.permutation([2, 3, 4]), (5,), places)
    assert_maps(rng, total, rng.permutation([3, 4]), (2, 2), [(0, 0), (1, 0)])


@points(2)
def test_negative_axes(rng):
    """map_axis counts negative axes from the end, in_axis in examples and out_axis in the result"""
    places = pairs([-1, -2, -3, -1], rng.permutation([-1, -2, -3, -4]))
    assert_maps(rng, outer, rng.permutation([2, 3, 4]), (5,), places)


@points(3)
def test_mix(rng):
    """mix gives each recording its own gains, and puts the batch in the middle"""
    wave, weights = draw_wave(rng), some(rng, 3, 2)
    fn = jax.jit(mixer(jnp, wave, weights))

    def draw_call():
        data = draw_recordings(rng, time=5, channels=3, batch=4)
        return data, mix_oracle(mixer(np, wave, weights), *data)

    data, expected = draw_call()
    got = observe(lambda: mix(fn, *on_device(data)))
    called = "mix(fn, recordings, gains, window)"
    assert_close(got, expected, called=called, scale=16, recordings=data[0], gains=data[1], window=data[2])
    assert_program(lambda *data: mix(fn, *data), draw_call, called=called, scale=16)


@points(3)
def test_predictions(rng):
    """predict_with_penalty returns a column for each input, and the penalty once"""
    wave = draw_wave(rng)
    fn = jax.jit(predictor(jnp, wave))

    def draw_call():
        data = draw_inputs(rng, features=3, outputs=2, batch=5)
        return data, predict_oracle(predictor(np, wave), *data)

    data, expected = draw_call()
    got = observe(lambda: predict_with_penalty(fn, *on_device(data)))
    called = "predict_with_penalty(fn, params, inputs)"
    assert_close(got, expected, called=called, scale=8, inputs=data[1])
    assert_program(lambda *data: predict_with_penalty(fn, *data), draw_call, called=called, scale=8)


def all_three_and_oracle(rng, weights, places):
    """Returns the three functions as one, and an oracle of the same form."""
    wave = draw_wave(rng)
    scale, mix_one, predict = map(jax.jit, (scaled(jnp, wave), mixer(jnp, wave, weights), predictor(jnp, wave)))

    def all_three(examples, shared, recordings, params):
        maps = [map_axis(scale, examples, shared, *place) for place in places]
        mixed = mix(mix_one, *recordings)
        return maps, mixed, predict_with_penalty(predict, *params)

    def oracle(examples, shared, recordings, params):
        maps = [map_oracle(scaled(np, wave), examples, shared, *place) for place in places]
        mixed = mix_oracle(mixer(np, wave, weights), *recordings)
        return maps, mixed, predict_oracle(predictor(np, wave), *params)

    return all_three, oracle


@points(2)
def test_equal_lengths(rng):
    """each function is right even if all axes have the same length, 1 or more"""
    for size in (int(rng.integers(3, 6)), 1):
        all_three, oracle = all_three_and_oracle(rng, some(rng, size, size), places=[(1, 2), (2, 1)])

        def draw_call(oracle=oracle, square=(size, size), cube=(size, size, size)):
            data = some(rng, *cube), some(rng, *square), draw_recordings(rng, *cube), draw_inputs(rng, *cube)
            return data, oracle(*data)

        called = f"map_axis, mix and predict_with_penalty, with {size} elements along each axis"
        assert_program(all_three, draw_call, called=called, scale=32)
        if size > 1:  # results have the shapes of arguments, so that these could be donated
            data, _ = draw_call()
            assert_pure(all_three, *on_device(data), called=called, traced=True)


@points(2)
def test_program_size(rng):
    """the three functions together trace to at most 150 operations, however many examples"""
    all_three, oracle = all_three_and_oracle(rng, some(rng, 3, 2), places=[(2, 1)])

    def draw_call(batch):
        data = (
            some(rng, 2, 3, batch),
            some(rng, 2),
            draw_recordings(rng, 2, 3, batch),
            draw_inputs(rng, 2, 3, batch),
        )
        return data, oracle(*data)

    called = "map_axis, mix and predict_with_penalty, traced"
    sizes = rng.integers(300, 400, size=2)
    assert_constant_program_size(
        all_three, draw_call, sizes, max_operations=150, called=called, what="examples", scale=16
    )
