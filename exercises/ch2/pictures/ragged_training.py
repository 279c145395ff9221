"""Trains on real sentences with your code, prints what came out, and draws it.

Nothing here is part of the exercise. `python -m exercises.ch2.ragged_training` runs it.

Label 0 is a sentence from Python's manual, as Python brings it for `help`. Label 1 is one from the lessons of this
course.
"""

import math
import re
import time
from pathlib import Path
from pydoc_data.topics import topics

import jax
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Two panels. Over 600 sentences, four buckets cost 4 traces in all, and a bucket for each length costs 37. The mean
loss falls from 0.46 to almost 0 in five passes.
"""

CHAPTERS = Path(__file__).parents[2]
BUCKETS = (8, 16, 32, 64)
EACH, MOST_WORDS = 400, 64
WIDTH, PASSES = 8, 5
NO_PROSE = re.compile(r"```.*?```|<summary>.*?</summary>|<[^>]*>|\]\([^)]*\)|^[|#★].*?$", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"^( {4,}|[*=-]{3,}).*$", re.MULTILINE)


def show(pad_to_bucket, update, train):
    """Trains with and without buckets, and shows the traces, the losses and the accuracy."""
    try:
        train_and_draw(pad_to_bucket, update, train)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def train_and_draw(pad_to_bucket, update, train):
    rng = np.random.default_rng(0)
    sentences, labels, words = read_sentences(rng)
    test, learn = slice(0, None, 4), np.arange(len(labels)) % 4 != 0
    learned = [tokens for tokens, used in zip(sentences, learn, strict=True) if used], labels[learn]
    lengths = sorted({len(tokens) for tokens in learned[0]})
    start = {
        "embeddings": np.asarray(0.1 * rng.normal(size=(words, WIDTH)), np.float32),
        "weights": np.asarray(5 * rng.normal(size=WIDTH), np.float32),
        "bias": np.float32(0),
    }

    def accuracy(params):
        padded = [pad_to_bucket(tokens, BUCKETS) for tokens in sentences[test]]
        losses = [update(params, *one, label)[1] for one, label in zip(padded, labels[test], strict=True)]
        return np.mean(np.array(losses) < math.log(2))  # the true label has a probability above one half

    print(f"{len(learned[1])} sentences of {lengths[0]} to {lengths[-1]} words, of {len(lengths)} different lengths.")
    traces = {}
    for name, buckets in {f"buckets {BUCKETS}": BUCKETS, "a bucket for each length": lengths}.items():
        step, traces[name] = counting(update)
        begin = time.perf_counter()
        jax.block_until_ready(train(step, start, *learned, buckets))
        print(f"{name}: {traces[name][-1]} traces, and {time.perf_counter() - begin:.1f} s for the first pass.")

    params, losses = start, []
    for _ in range(PASSES):
        params, one_pass = train(update, params, *learned, BUCKETS)
        losses.append(np.asarray(one_pass))
    before, after = accuracy(start), accuracy(params)
    print(f"Right for {before:.0%} of {len(labels[test])} other sentences before training, and for {after:.0%} after.")

    def draw_traces(axes):
        for name, numbers in traces.items():
            axes.plot(numbers, label=name)
        axes.set(xlabel="sentence", ylabel="traces so far", title="What buckets save", ylim=0)
        axes.legend()

    def draw_losses(axes):
        passes = range(1, len(losses) + 1)
        axes.plot(passes, [one_pass.mean() for one_pass in losses], marker="o")
        axes.set(xticks=passes, xlabel="pass over the sentences", ylabel="mean loss", title="Manual or lesson?", ylim=0)

    draw("ragged_training", draw_traces, draw_losses)


def read_sentences(rng):
    """Returns sentences as token ids, shuffled, with their labels and the number of different words."""
    manual = "\n\n".join(text for _, text in sorted(topics.items()))
    lessons = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(CHAPTERS.glob("ch*/README.md")))
    texts, labels = [], []
    for label, text in enumerate((INDENTED.sub("", manual), NO_PROSE.sub(" ", lessons))):
        sentences = [re.findall(r"[a-z]+", sentence.lower()) for sentence in re.split(r"(?<=[.?:])\s+|\n\n", text)]
        sentences = [words for words in sentences if 3 <= len(words) <= MOST_WORDS]
        chosen = rng.choice(len(sentences), size=EACH, replace=False)
        texts += [sentences[i] for i in chosen]
        labels += [label] * EACH
    ids = {word: number for number, word in enumerate(sorted({word for words in texts for word in words}))}
    order = rng.permutation(len(texts))
    return [np.array([ids[word] for word in texts[i]], np.int32) for i in order], np.int32(labels)[order], len(ids)


def counting(update):
    """Returns a step that counts its traces, and the list of their number after each call."""
    traced, after_each_call = [], []

    @jax.jit
    def noted(params, padded, count, label):
        traced.append(padded.size)  # Python runs this line only while JAX traces.
        return update(params, padded, count, label)

    def step(*args):
        result = noted(*args)
        after_each_call.append(len(traced))
        return result

    return step, after_each_call
