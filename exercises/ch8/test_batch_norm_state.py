import collections

import jax.numpy as jnp
import numpy as np
from exercises.ch8.batch_norm_state import Stats, batch_norm, normalize, train

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "ed7a98a97e569bad"

# A normalized number may be off by 0.0005, or by 0.0005 times its size.
ULPS = 4200
# A running mean or variance may be off by 0.00001, or by 0.00001 times its size.
FEW = 84

# Observations know the classes of a student by their names.
Expected = collections.namedtuple("Stats", ["mean", "variance"])


def draw_features(rng):
    return int(rng.integers(3, 6))


def draw_batch(rng, examples, features):
    """Draws a batch with a standard deviation of about 0.004 in its first feature, and of 0.5 to 1.5 in the others."""
    drawn = rng.normal(size=(examples, features))
    if examples > 1:
        drawn = (drawn - drawn.mean(axis=0)) / drawn.std(axis=0)
    deviations, means = rng.uniform(0.5, 1.5, size=features), rng.uniform(-4, 4, size=features)
    deviations[0], means[0] = rng.uniform(0.0035, 0.0045), rng.choice([-1, 1]) * rng.uniform(8, 9)
    return np.float32(means + deviations * drawn)


def draw_stats(rng, features):
    """Draws running statistics. The last variance is 0."""
    variance = rng.uniform(0.5, 50, size=features)
    variance[-1] = 0
    return np.float32(rng.uniform(-9, 9, size=features)), np.float32(variance)


def draw_decay(rng):
    return np.float32(rng.uniform(0.6, 0.9))


def normalize_oracle(x, mean, variance):
    return (x - mean) / np.sqrt(variance + 1e-5)


def batch_norm_oracle(mean, variance, x, decay, training):
    """Returns the running statistics after a batch, and the normalized batch."""
    mean, variance, x, decay = (np.asarray(array, np.float64) for array in (mean, variance, x, decay))
    if not training:
        return Expected(mean, variance), normalize_oracle(x, mean, variance)
    own = x.mean(axis=0), x.var(axis=0)
    moved = Expected(decay * mean + (1 - decay) * own[0], decay * variance + (1 - decay) * own[1])
    return moved, normalize_oracle(x, *own)


def train_oracle(mean, variance, batches, decay):
    stats, outputs = (mean, variance), []
    for x in batches:
        stats, output = batch_norm_oracle(*stats, x, decay, training=True)
        outputs.append(output)
    return stats, np.stack(outputs)


def stats_of(mean, variance, x, decay, training):
    return batch_norm(Stats(mean, variance), x, decay, training)[0]


def output_of(mean, variance, x, decay, training):
    return batch_norm(Stats(mean, variance), x, decay, training=training)[1]


def assert_batch_norm(rng, fn, part, training, examples, called, **options):
    """Checks one part of the result: the statistics, or the normalized batch."""
    features = draw_features(rng)

    def draw_call():
        args = *draw_stats(rng, features), draw_batch(rng, examples, features), draw_decay(rng)
        return args, batch_norm_oracle(*args, training)[part]

    def called_so(*args):
        return fn(*args, training)

    (*arrays, decay), expected = draw_call()
    got = observe(lambda: called_so(*map(jnp.asarray, arrays), float(decay)))
    called = f"{called} batch_norm(stats, x, decay, training={training}), x of shape {arrays[2].shape}"
    assert_close(got, expected, called=called, x=arrays[2], **options)
    assert_program(called_so, draw_call, called=called, **options)
    assert_pure(called_so, *map(jnp.asarray, (*arrays, decay)), called=called, traced=True)


@points(3)
def test_training_output(rng):
    """in training, a batch is normalized by its own mean and variance"""
    for examples in (int(rng.integers(4, 8)), 1):
        assert_batch_norm(rng, output_of, 1, True, examples, "output of", ulps=ULPS)

    def draw_call():
        mean, variance = draw_stats(rng, 3)
        x = draw_batch(rng, 4, 3)
        return (x, mean, variance), normalize_oracle(*(array.astype(np.float64) for array in (x, mean, variance)))

    args, expected = draw_call()
    called = "normalize(x, mean, variance)"
    assert_close(observe(lambda: normalize(*map(jnp.asarray, args))), expected, called=called, ulps=ULPS)
    assert_program(lambda *args: normalize(*args), draw_call, called=called, ulps=ULPS)
    assert_pure(lambda *args: normalize(*args), *map(jnp.asarray, args), called=called, traced=True)


@points(3)
def test_training_stats(rng):
    """in training, both running statistics move towards those of the batch"""
    for examples in (int(rng.integers(4, 8)), 1):
        assert_batch_norm(rng, stats_of, 0, True, examples, "stats after", ulps=FEW)


@points(3)
def test_evaluation_output(rng):
    """in evaluation, the running statistics normalize, and each example is for itself"""
    for examples in (int(rng.integers(4, 8)), 1):
        assert_batch_norm(rng, output_of, 1, False, examples, "output of", ulps=ULPS)


@points(2)
def test_evaluation_stats(rng):
    """in evaluation, the running statistics stay as they are"""
    for examples in (int(rng.integers(4, 8)), 1):
        assert_batch_norm(rng, stats_of, 0, False, examples, "stats after", ulps=0)


@points(2)
def test_train(rng):
    """train passes the running statistics from batch to batch"""
    features, examples, number = draw_features(rng), int(rng.integers(4, 8)), int(rng.integers(3, 6))

    def train_so(mean, variance, batches, decay):
        return train(Stats(mean, variance), batches, decay)

    for count in (number, 1):
        for part, text, ulps in ((0, "stats after", FEW), (1, "outputs of", ULPS)):

            def draw_call(part=part, count=count):
                batches = np.stack([draw_batch(rng, examples, features) for _ in range(count)])
                args = *draw_stats(rng, features), batches, draw_decay(rng)
                return args, train_oracle(*args)[part]

            (*arrays, decay), expected = draw_call()
            called = f"{text} train(stats, batches, decay), with {count} batches"
            got = observe(
                lambda arrays=arrays, decay=decay, part=part: train_so(*map(jnp.asarray, arrays), float(decay))[part]
            )
            assert_close(got, expected, called=called, ulps=ulps)
            assert_program(lambda *args, part=part: train_so(*args)[part], draw_call, called=called, ulps=ulps)
    assert_pure(train_so, *map(jnp.asarray, (*arrays, decay)), called="train(stats, batches, decay)", traced=True)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the batches: more of them make no program longer"""

    def draw_call(batches):
        drawn = np.stack([draw_batch(rng, 3, 2) for _ in range(batches)])
        # So near to 1 that the first batches can still be seen in the end.
        args = *draw_stats(rng, 2), drawn, np.float32(rng.uniform(0.98, 0.99))
        return args, train_oracle(*args)

    for batches in rng.integers(300, 330, size=2).tolist():
        assert_constant_program_size(
            lambda mean, variance, batches, decay: train(Stats(mean, variance), batches, decay),
            draw_call,
            [batches],
            max_operations=150,
            called=f"train(stats, batches, decay), with {batches} batches",
            what="batches",
            ulps=ULPS,
        )
