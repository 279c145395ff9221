import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.convolve import convolve, convolve_batch

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "50b3945344c4562c"


def some(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def windows(signals, taps):
    """The windows of each signal, as float[..., positions, taps]."""
    return np.lib.stride_tricks.sliding_window_view(signals.astype(np.float64), taps, axis=-1)


def convolve_oracle(signal, kernel):
    return windows(signal, len(kernel)) @ kernel.astype(np.float64)


def batch_oracle(signals, kernels):
    return np.einsum("bpt,bt->bp", windows(signals, kernels.shape[1]), kernels.astype(np.float64))


@points(3)
def test_convolve(rng):
    """convolve multiplies each window with the kernel, for any number of taps"""
    samples, taps = int(rng.integers(7, 10)), int(rng.integers(2, 5))
    signal, kernel = some(rng, samples), some(rng, taps)
    expected = convolve_oracle(signal, kernel)
    got = observe(lambda: convolve(jnp.asarray(signal), jnp.asarray(kernel)))
    assert_close(got, expected, called="convolve(signal, kernel)", signal=signal, kernel=kernel)

    signal = np.concatenate([1e6 * signal[:1], signal[1:]])  # by FFT, the large sample would spoil all results
    kernels = {f"{taps} taps": some(rng, taps) for taps in (1, samples - 1, samples)}
    expected = {name: convolve_oracle(signal, kernel) for name, kernel in kernels.items()}

    def each(signal, kernels):
        return {name: convolve(signal, kernel) for name, kernel in kernels.items()}

    got = observe(lambda: jax.jit(each)(signal, kernels))
    assert_close(got, expected, called=f"jit(convolve)(signal, kernel)        signal: float32[{samples}]")

    def draw_call():
        signal, columns, kernel = some(rng, samples), some(rng, samples, 2), some(rng, taps)
        mapped = [convolve_oracle(column, kernel) for column in columns.T]
        return (signal, columns, kernel), (convolve_oracle(signal, kernel), np.stack(mapped))

    assert_program(
        lambda signal, columns, kernel: (
            convolve(signal, kernel),
            jax.vmap(convolve, in_axes=(1, None))(columns, kernel),
        ),
        draw_call,
        called="convolve(signal, kernel), vmap(convolve, in_axes=(1, None))(columns, kernel)",
    )
    args = jnp.asarray(some(rng, 1)), jnp.asarray(some(rng, 1))  # as long as the result, so they could be donated
    assert_pure(lambda *args: convolve(*args), *args, called="convolve(signal, kernel)", traced=True)


@points(4)
def test_batch(rng):
    """convolve_batch convolves each signal with its own kernel, for a batch of any size"""
    size = int(rng.integers(3, 6))

    def draw(batch, samples, taps):
        signals, kernels = some(rng, batch, samples), some(rng, batch, taps)
        return (signals, kernels), batch_oracle(signals, kernels)

    called = "convolve_batch(signals, kernels)"
    for _ in range(2):  # the second time with other numbers
        (signals, kernels), expected = draw(size, size + 3, 2)
        got = observe(lambda a=signals, b=kernels: convolve_batch(jnp.asarray(a), jnp.asarray(b)))
        assert_close(got, expected, called=called, signals=signals, kernels=kernels)

    shapes = {
        "one signal": (1, size, 2),
        "as many signals as samples and taps": (size, size, size),
        "more signals than samples": (size + 3, size, 1),
    }
    drawn = {name: draw(*shape) for name, shape in shapes.items()}
    batches = {name: batch for name, (batch, _) in drawn.items()}
    got = observe(lambda: jax.jit(lambda batches: {name: convolve_batch(*batches[name]) for name in batches})(batches))
    assert_close(got, {name: expected for name, (_, expected) in drawn.items()}, called=f"jit({called})")
    assert_program(lambda *args: convolve_batch(*args), lambda: draw(size, 7, 3), called=called)
    args = jnp.asarray(some(rng, size, 1)), jnp.asarray(some(rng, size, 1))  # shaped as the result
    assert_pure(lambda *args: convolve_batch(*args), *args, called=called, traced=True)


MAX_OPERATIONS = 150
"""Room for every program that does not grow: the solution's has 18 operations, and `lax.map`'s has 36."""


def some_sizes(rng):
    return rng.choice([300, 340, 380, 420], size=2, replace=False)  # few, so a cache can hold the programs of all


def assert_short_for_any_batch(rng, samples):
    """Fails unless the program of convolve_batch is right, and short for a batch of any size.

    Each check has its own number of samples. So what a wrong version keeps of one check does not show up in another.
    """

    def draw_call(batch):
        signals, kernels = some(rng, batch, samples), some(rng, batch, 3)
        return (signals, kernels), batch_oracle(signals, kernels)

    assert_constant_program_size(
        lambda *args: convolve_batch(*args),
        draw_call,
        some_sizes(rng),
        max_operations=MAX_OPERATIONS,
        called="convolve_batch(signals, kernels), inside jax.jit",
        what="signals",
    )


@points(3)
def test_program_does_not_grow_with_batch(rng):
    """the program of convolve_batch has at most 150 operations, however many signals there are"""
    assert_short_for_any_batch(rng, samples=6)


@points(2)
def test_program_does_not_grow_with_samples(rng):
    """the program of each function has at most 150 operations, however many samples there are"""
    sizes = some_sizes(rng)

    def draw_one(samples):
        signal, kernel = some(rng, samples), some(rng, 3)
        return (signal, kernel), convolve_oracle(signal, kernel)

    def draw_batch(samples):
        signals, kernels = some(rng, 2, samples), some(rng, 2, 3)
        return (signals, kernels), batch_oracle(signals, kernels)

    assert_constant_program_size(
        lambda *args: convolve(*args),
        draw_one,
        sizes,
        max_operations=MAX_OPERATIONS,
        called="convolve(signal, kernel), inside jax.jit",
        what="samples",
    )
    assert_constant_program_size(
        lambda *args: convolve_batch(*args),
        draw_batch,
        sizes,
        max_operations=MAX_OPERATIONS,
        called="convolve_batch(signals, kernels), inside jax.jit",
        what="samples",
    )


def eager_loop(signals, kernels):
    """Convolves one signal after another, with operations that run one by one."""
    results = []
    for signal, kernel in zip(jnp.asarray(signals), jnp.asarray(kernels), strict=True):
        starts = jnp.arange(signal.size - kernel.size + 1)
        results.append(signal[starts[:, None] + jnp.arange(kernel.size)] @ kernel)
    return jnp.stack(results)


@points(3)
def test_speed(rng, race):
    """a call of convolve_batch is at least twice as fast as a Python loop over the batch"""
    assert_short_for_any_batch(rng, samples=5)  # NumPy is fast too, but has no program
    race(
        lambda signals, kernels: convolve_batch(jnp.asarray(signals), jnp.asarray(kernels)),
        reference=eager_loop,
        draw_args=lambda: (some(rng, 24, 4), some(rng, 24, 2)),
        min_speedup=2,
        called="convolve_batch(signals, kernels)        24 signals of 4 samples",
        reference_name="a Python loop over the batch",
        why="`jax.vmap` runs each operation once for all signals. A `jax.jit` goes outside of the function",
    )
