import jax.numpy as jnp
import numpy as np
from exercises.ch2.static_args import block_means, segment_means

from grader import observe, points, program
from grader.checks import assert_close, assert_fully_jitted, assert_pure, assert_raises, assert_traces

HANDED_OUT = "83247e63423c8aed"


def segment_oracle(x, sizes):
    ends = np.cumsum(sizes)
    return np.array([x[end - size : end].astype(np.float64).mean() for size, end in zip(sizes, ends, strict=True)])


def with_huge_segment(rng, sizes, which):
    x = rng.normal(size=sum(sizes)).astype("float32")
    start = sum(sizes[:which])
    x[start : start + sizes[which]] = rng.uniform(1e8, 2e8, size=sizes[which])
    return x


@points(6)
def test_block_means(rng):
    """block_means agrees with its formula, in float32, bfloat16 and float16"""
    window, scale = int(rng.integers(2, 6)), float(rng.uniform(2.0, 5.0))
    x = rng.normal(size=4 * window).astype("float32")
    called = f"block_means(x, {window}, {scale:.3g})"
    expected = scale * segment_oracle(x, [window] * 4)
    assert_close(observe(lambda: block_means(x, window, scale)), expected, called=called, x=x)
    short = x.astype(jnp.bfloat16)
    expected = scale * segment_oracle(short, [window] * 4)
    got = observe(lambda: block_means(short, window, scale))
    assert_close(got, expected, dtype="bfloat16", ulps=8, scale=scale, called=called, x=short)
    large = rng.uniform(4e4, 6e4, size=4 * window).astype("float16")
    expected = segment_oracle(large, [window] * 4)
    got = observe(lambda: block_means(large, window))
    hint = "the sum of a block is too large for a float16, and its mean is not"
    called_large = f"block_means(x, {window}) in float16"
    assert_close(got, expected, dtype="float16", ulps=8, called=called_large, why=hint, x=large)
    large = np.tile([6e4, -4e4] + [0] * (window - 2), 4).astype("float16")
    expected, hint = scale * segment_oracle(large, [window] * 4), "scale * x is too large for a float16"
    got = observe(lambda: block_means(large, window, scale))
    assert_close(got, expected, dtype="float16", ulps=8, called=f"{called} in float16", why=hint, x=large)
    compiled = program(lambda x: block_means(x, window, scale), x)
    x = with_huge_segment(rng, [window] * 4, int(rng.integers(3)))
    expected, hint = scale * segment_oracle(x, [window] * 4), "one block holds numbers around 1e8, the others do not"
    assert_close(compiled.call(x), [expected], called=f"{called}, compiled", array_type=None, why=hint, x=x)


@points(6)
def test_segment_means(rng):
    """segment_means gives the mean of each slice, even if another segment holds huge numbers"""
    sizes = [int(size) for size in rng.integers(1, 6, size=4)]
    x = rng.normal(size=sum(sizes)).astype("float32")
    expected = segment_oracle(x, sizes)
    assert_close(
        observe(lambda: segment_means(x, tuple(sizes))), expected, called=f"segment_means(x, {tuple(sizes)})", x=x
    )
    assert_close(observe(lambda: segment_means(x, sizes)), expected, called=f"segment_means(x, {sizes})", x=x)
    short = x.astype(jnp.bfloat16)
    got, expected = observe(lambda: segment_means(short, sizes)), segment_oracle(short, sizes)
    assert_close(got, expected, dtype="bfloat16", ulps=8, called=f"segment_means(x, {sizes})", x=short)
    large = rng.uniform(4e4, 6e4, size=sum(sizes) + 2).astype("float16")
    got = observe(lambda: segment_means(large, [*sizes, 2]))
    expected, hint = segment_oracle(large, [*sizes, 2]), "a sum of two such numbers is too large for a float16"
    called = f"segment_means(x, {[*sizes, 2]}) in float16"
    assert_close(got, expected, dtype="float16", ulps=8, called=called, why=hint, x=large)
    huge = int(rng.integers(1, 3))  # with a segment before it, and one after it
    x = with_huge_segment(rng, sizes, huge)
    got, expected = observe(lambda: segment_means(x, sizes)), segment_oracle(x, sizes)
    called = f"segment_means(x, {sizes}), segment {huge} around 1e8"
    hint = "compute each mean from the numbers of its own segment only"
    assert_close(got, expected, called=called, why=hint, x=x)
    start = sum(sizes[:huge])
    x[start : start + sizes[huge]] = np.inf
    called = f"segment_means(x, {sizes}), segment {huge} infinite"
    assert_close(observe(lambda: segment_means(x, sizes)), segment_oracle(x, sizes), called=called, why=hint, x=x)
    compiled = program(lambda x: segment_means(x, sizes), x)
    x = with_huge_segment(rng, sizes, huge)
    expected, called = [segment_oracle(x, sizes)], f"segment_means(x, {sizes}), compiled"
    assert_close(compiled.call(x), expected, called=called, array_type=None, why=hint, x=x)


def assert_one_trace_for_each_window(rng):
    """Fails unless block_means is one program, traces once per window, and a new scale traces nothing."""
    x, other = rng.normal(size=(2, 24)).astype("float32")
    scales = [float(scale) for scale in rng.uniform(2.0, 5.0, size=7)]
    windows = [int(window) for window in [3, *rng.permutation([3, 3, 4, 4, 6, 6])]]
    calls = [(x if rng.random() < 0.5 else other, *numbers) for numbers in zip(windows, scales, strict=True)]

    def draw_call():
        x, scale = rng.normal(size=24).astype("float32"), float(rng.uniform(2.0, 5.0))
        return (x, 3, scale), scale * segment_oracle(x, [3] * 8)

    assert_traces(
        lambda x, window, scale: block_means(x, window, scale),
        draw_call,
        calls=calls,
        may_trace=[window not in windows[:i] for i, window in enumerate(windows)],
        called=f"block_means(x, window, scale) with windows {windows} and new scales",
    )
    assert_fully_jitted(lambda x: block_means(x, 3), x, called="block_means(x, 3)")
    # Blocks of one number each: the result has the shape of x, so JAX can reuse the memory of a donated x.
    assert_pure(lambda x: block_means(x, 1), jnp.asarray(x), called="block_means(x, 1)")


def assert_one_trace_for_each_sizes(rng):
    """Fails unless segment_means is one program, and traces once for equal sizes, as a list or as a tuple."""
    x, other = rng.normal(size=(2, 14)).astype("float32")
    sizes = [int(size) for size in rng.permutation([2, 5, 7])]
    calls = [(x, tuple(sizes)), (other, tuple(sizes)), (x, list(sizes)), (other, list(sizes))]

    def draw_call():
        x = rng.normal(size=14).astype("float32")
        return (x, list(sizes)), segment_oracle(x, sizes)

    assert_traces(
        lambda x, sizes: segment_means(x, sizes),
        draw_call,
        calls=calls,
        may_trace=[True, False, False, False],
        called=f"segment_means(x, sizes) with {tuple(sizes)}, twice as a tuple, then twice as a list",
    )
    assert_fully_jitted(lambda x: segment_means(x, tuple(sizes)), x, called=f"segment_means(x, {tuple(sizes)})")
    ones = [1] * len(x)
    assert_pure(lambda x, sizes: segment_means(x, sizes), jnp.asarray(x), ones, called=f"segment_means(x, {ones})")


@points(1)
def test_compiled(rng):
    """each function is one program, traced once per window or sizes, and not per scale"""
    assert_one_trace_for_each_window(rng)
    assert_one_trace_for_each_sizes(rng)


@points(2)
def test_window_must_divide(rng):
    """block_means raises ValueError if window does not divide the length of x"""
    window = int(rng.integers(3, 8))
    length = window * int(rng.integers(2, 6)) + int(rng.integers(1, window))
    x = rng.normal(size=length).astype("float32")
    assert_raises(
        lambda: block_means(x, window),
        "ValueError",
        called=f"block_means(x, {window})        x: float32[{length}]",
        mentions="window",
        why="a static argument is a Python value while JAX traces, so a Python `if` can look at it",
    )
    x = rng.normal(size=4 * window).astype("float32")  # a window that divides is no error
    got = observe(lambda: block_means(x, window))
    assert_close(got, segment_oracle(x, [window] * 4), called=f"block_means(x, {window})", x=x)
