import functools
import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.ragged_training import pad_to_bucket, train, update

from grader import observe, points, program
from grader.checks import (
    SmallSteps,
    assert_cached,
    assert_close,
    assert_compiled,
    assert_equal,
    assert_fully_jitted,
    assert_program,
    assert_pure,
    assert_traces,
    run_compiled,
    waits_of,
)

HANDED_OUT = "ceefd0ab8b87177c"

WORDS, WIDTH = 12, 3


def draw_params(rng):
    """Draws parameters as NumPy arrays. These survive an `update` that donates: `one_program_and_pure` reports that."""
    shapes = {"embeddings": (WORDS, WIDTH), "weights": (WIDTH,), "bias": ()}
    return {name: np.asarray(rng.normal(size=shape), np.float32) for name, shape in shapes.items()}


def draw_sentence(rng, length):
    """Draws token ids. One of them is 0, which the padding is too."""
    tokens = rng.integers(1, WORDS, size=length).astype("int32")
    tokens[rng.integers(length)] = 0
    return tokens


def draw_label(rng):
    return np.int32(rng.integers(2))


def draw_buckets(rng):
    return tuple(int(size) for size in np.cumsum(rng.integers(4, 9, size=3)))


def lengths_for(rng, buckets):
    """Draws the length of a sentence in each bucket, of two that fill theirs, and of one that is too long, shuffled."""
    below = [rng.integers(low + 1, high) for low, high in itertools.pairwise((0, *buckets))]
    lengths = [*below, buckets[0], buckets[-1], buckets[-1] + rng.integers(1, 9)]
    return [int(length) for length in rng.permutation(lengths)]


def pad_oracle(tokens, buckets):
    kept = tokens[: buckets[-1]]
    bucket = min(size for size in buckets if size >= len(kept))
    return np.pad(kept, (0, bucket - len(kept))), len(kept)


def update_oracle(params, padded, count, label):
    """Takes a step with the gradient by hand, in float64."""
    wide = {name: np.asarray(value, np.float64) for name, value in params.items()}
    tokens = np.asarray(padded)[:count]
    mean = wide["embeddings"][tokens].mean(axis=0)
    logit = mean @ wide["weights"] + wide["bias"]
    slope = 1 / (1 + np.exp(-logit)) - label
    slopes = {"embeddings": np.zeros_like(wide["embeddings"]), "weights": slope * mean, "bias": slope}
    np.add.at(slopes["embeddings"], tokens, slope * wide["weights"] / count)
    return {name: wide[name] - 0.5 * slopes[name] for name in wide}, np.logaddexp(0, logit) - label * logit


def train_oracle(params, sentences, labels, buckets, step=update_oracle):
    losses = []
    for tokens, label in zip(sentences, labels, strict=True):
        params, loss = step(params, *pad_oracle(tokens, buckets), label)
        losses.append(loss)
    return params, np.array(losses)


@points(3)
def test_pads(rng):
    """a sentence is padded to the smallest bucket that holds it, or cut to the largest"""
    buckets = draw_buckets(rng)
    for length in lengths_for(rng, buckets):
        tokens = draw_sentence(rng, length)
        expected = pad_oracle(tokens, buckets)
        given = tokens.copy()
        got = observe(lambda tokens=given: pad_to_bucket(tokens, buckets))
        called = f"pad_to_bucket(tokens, {buckets})"
        assert_close(got, expected, called=called, dtype=None, array_type=None, tokens=tokens)


def draw_step(rng, bucket, filled="with zeros"):
    """Draws the arguments of a step whose sentence has padding: zeros, or any token ids."""
    count = int(rng.integers(2, bucket))
    padding = np.zeros(bucket - count) if filled == "with zeros" else rng.integers(WORDS, size=bucket - count)
    padded = np.concatenate([draw_sentence(rng, count), padding]).astype("int32")
    return draw_params(rng), padded, count, draw_label(rng)


@points(4)
def test_update_values(rng):
    """one step follows the gradient of the loss of the real tokens, without the padding"""
    bucket = int(rng.integers(6, 12))
    for _ in range(2):
        args = draw_step(rng, bucket)
        expected = update_oracle(*args)
        got = observe(lambda args=args: update(*args))
        assert_close(got, expected, called="update(params, padded, count, label)", padded=args[1], count=args[2])

    def draw_call():
        args = draw_step(rng, bucket)
        return args, update_oracle(*args)

    assert_program(lambda *args: update(*args), draw_call, called="update(params, padded, count, label)")


@points(4)
def test_any_length(rng):
    """one program of update serves every length of a bucket, whatever ids the padding holds"""
    bucket = int(rng.integers(12, 24))
    compiled = program(lambda *args: update(*args), *draw_step(rng, bucket))
    for _ in range(4):
        params, padded, count, label = draw_step(rng, bucket, filled="with any ids")
        expected = jax.tree.leaves(update_oracle(params, padded, count, label))
        got = compiled.call(params, padded, count, label)
        called = f"update(params, padded, {count}, {label}), inside jax.jit"
        assert_close(got, expected, called=called, array_type=None, padded=padded)

    def draw_steps():
        params, *first = draw_step(rng, bucket)
        expected, steps = params, [first, *(draw_step(rng, bucket)[1:] for _ in range(3))]
        for step in steps:
            expected, loss = update_oracle(expected, *step)
        return (params, steps), (expected, loss)

    # Four steps, so that a step without `jit` takes much longer than the bar.
    called = "update(params, padded, count, label), four times"
    assert_cached(
        four_steps, draw_steps, called=called, why="is `update` jitted, and are the count and the label traced?"
    )


def four_steps(params, steps):
    for step in steps:
        params, loss = update(params, *step)
    return params, loss


def draw_training(rng, buckets, lengths=None):
    lengths = lengths or lengths_for(rng, buckets)
    sentences = [draw_sentence(rng, length) for length in lengths]
    return draw_params(rng), sentences, np.array([draw_label(rng) for _ in lengths])


@points(4)
def test_train_values(rng):
    """train takes one step for each sentence, in order, from where the last step ended"""
    buckets = draw_buckets(rng)
    params, sentences, labels = draw_training(rng, buckets)
    expected = train_oracle(params, sentences, labels, buckets)
    got = observe(lambda: train(update, params, sentences, labels, buckets))
    lengths = [len(tokens) for tokens in sentences]
    called = f"train(update, params, sentences, labels, {buckets}), with sentences of {lengths} tokens"
    assert_close(got, expected, called=called)

    def draw_call():
        params = draw_params(rng)
        return (params,), train_oracle(params, sentences, labels, buckets)

    def trained(params):
        return train(update, params, sentences, labels, buckets)

    assert_program(trained, draw_call, called=f"{called}, traced by JAX")


def telling_step(small, state, padded, count, label):
    """Runs a program of many small steps. Its number depends on all the ids in `padded`, and on how many there are."""
    number = run_compiled(small, np.asarray(padded, np.float32))
    return {"state": jnp.float32(state["state"] / 2 + number * (1 + label) + count)}, jnp.float32(number + label)


def trusted_training(small, state, sentences, labels, buckets):
    step = functools.partial(telling_step, small)
    state, losses = train_oracle(state, sentences, labels, buckets, step)
    return {"state": np.float32(state["state"])}, losses.astype("float32")


@points(4)
def test_one_shape_for_a_bucket(rng):
    """train compiles once for each bucket, and sentences of other lengths compile nothing"""
    small = SmallSteps(rng, scalar=True, rounds=5_000)
    step = functools.partial(telling_step, small)
    buckets = int(rng.integers(60, 75)), int(rng.integers(1000, 1200))

    def draw_sentences(*places):
        """Draws arguments of a training: a sentence in each of these buckets."""
        bounds = [((20, buckets[0]), (buckets[0] + 1, buckets[1]))[place] for place in places]
        _, sentences, labels = draw_training(rng, buckets, [int(rng.integers(*each)) for each in bounds])
        return {"state": np.float32(rng.normal())}, sentences, labels

    state, sentences, labels = draw_sentences(1, 0, 0, 1, 0)
    lengths = ", ".join(str(len(tokens)) for tokens in sentences)

    def lengths_compiled():
        before = len(small.shapes)
        train(step, state, sentences, labels, buckets)
        return [length for (length,) in small.shapes[before:]]

    called = f"train(step, params, sentences, labels, {buckets})"
    lengths_called = f"{called}: the lengths that step is compiled for"
    assert_equal(
        observe(lengths_compiled), buckets_used(sentences, buckets), called=lengths_called, why=f"of {lengths} tokens"
    )
    for times, places in (
        (5, (0, 1, 0)),
        (3, (0, 0, 0)),
    ):
        assert_compiled(
            lambda *args: train(step, *args, buckets),
            lambda places=places: draw_sentences(*places),
            reference=lambda *args: trusted_training(small, *args, buckets),
            times=times,
            called=f"{called}, with {len(places)} sentences of other lengths",
            why="jnp functions compile for each new shape, even outside `jit`, so pad in NumPy",
        )


def buckets_used(sentences, buckets):
    """The buckets of sentences, in the order of their first use."""
    return list(dict.fromkeys(len(pad_oracle(tokens, buckets)[0]) for tokens in sentences))


@points(1)
def test_one_program_and_pure(rng):
    """update is jitted as a whole, train never waits, and nothing has side effects"""
    bucket, buckets = int(rng.integers(6, 12)), draw_buckets(rng)
    args = draw_step(rng, bucket)
    called = "update(params, padded, count, label)"
    why = "does `jax.jit` cover all of it: the loss, its gradient, and the arithmetic on the parameters?"
    assert_fully_jitted(lambda *args: update(*args), *args, called=called, why=why)

    def draw_call():
        args = draw_step(rng, bucket)
        return args, update_oracle(*args)

    assert_traces(lambda *args: update(*args), draw_call, called=called)
    # All in one bucket, because `assert_pure` compiles again.
    params, sentences, labels = draw_training(rng, buckets, lengths=[buckets[0] - 1, 2])
    assert_pure(lambda params, padded: update(params, padded, *args[2:]), params, args[1], called=called)
    tokens = sentences[0]
    called = f"pad_to_bucket(tokens, {buckets})"
    assert_pure(lambda tokens: pad_to_bucket(np.asarray(tokens), buckets), tokens, called=called)

    def train_on_arrays(params, sentences, labels):
        return train(update, params, [np.asarray(tokens) for tokens in sentences], np.asarray(labels), buckets)

    assert_pure(train_on_arrays, params, sentences, labels, called="train(update, params, sentences, labels, buckets)")
    many = 300
    lengths = [int(length) for length in rng.integers(1, buckets[-1] + 3, size=many)]
    _, sentences, labels = draw_training(rng, buckets, lengths)

    def waits():
        return waits_of(lambda step, params: train(step, params, sentences, labels, buckets), list(params), steps=many)

    assert_equal(
        observe(waits),
        {"steps": many, "waits": 0, "the first waits": []},
        called=f"train(step, ...), with {many} sentences and a step that notes who waits for its results",
        why="only keep each loss: printing, comparing or converting it waits, and so does block_until_ready",
    )
