import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.knn import leave_one_out, nearest, vote

from grader import observe, points
from grader.checks import (
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
)

HANDED_OUT = "592024c165979990"


def draw_places(rng, number, axes=2, most=3):
    """Draws whole numbers, so few that some distances are equal and some places are taken twice."""
    return rng.integers(-most, most + 1, size=(number, axes)).astype("float32")


def squared_distances(queries, places):
    return np.sum((queries[:, None].astype(np.float64) - places[None].astype(np.float64)) ** 2, axis=2)


def first_k(distances, k):
    return np.argsort(distances, axis=1, kind="stable")[:, :k].astype("int32")


def winners(votes, classes):
    return np.array([np.argmax(np.bincount(row, minlength=classes)) for row in votes], "int32")


def draw_nearest(rng, queries, places, k, **options):
    args = draw_places(rng, queries, **options), draw_places(rng, places, **options)
    return args, first_k(squared_distances(*args), k)


def draw_votes(rng, queries, k, classes):
    votes = rng.integers(0, classes, size=(queries, k)).astype("int32")
    return (votes,), winners(votes, classes)


def draw_left_out(rng, number, k, classes, **options):
    places = draw_places(rng, number, **options)
    labels = rng.integers(0, classes, size=number).astype("int32")
    return (places, labels), winners_without_itself(places, labels, k, classes)


def draw_far(rng):
    """Draws four points in a corner, and one in another, far from all its neighbours and alone of class 0."""
    near, labels = rng.integers(17, 21, size=(4, 3)), np.append(rng.integers(1, 3, size=4), 0)
    places, order = np.vstack([near, np.full((1, 3), -20)]), rng.permutation(5)
    args = places[order].astype("float32"), labels[order].astype("int32")
    return args, winners_without_itself(*args, 1, 3)


def winners_without_itself(places, labels, k, classes):
    distances = squared_distances(places, places)
    np.fill_diagonal(distances, np.inf)
    return winners(labels[first_k(distances, k)], classes)


def assert_works_eagerly(fn, draw_call, called, why=""):
    """Fails unless a call outside of `jit` is right."""
    args, expected = draw_call()
    args = jax.tree.map(jnp.asarray, args)
    assert_close(observe(lambda: fn(*args)), expected, called=called, why=why)


@points(4)
def test_nearest(rng):
    """nearest gives the indices of the k nearest points, and of equally near ones the first"""
    why = "of equally near points, the first in `points` comes first"
    called = "nearest(queries, points, k=5, chunk=4) of 10 queries and 20 points"
    assert_works_eagerly(lambda *args: nearest(*args, 5, 4), lambda: draw_nearest(rng, 10, 20, 5), called, why)
    for queries, places, k, chunk, axes, most in ((10, 20, 5, 4, 2, 3), (5, 7, 7, 1, 3, 20), (9, 9, 1, 9, 1, 3)):
        assert_program(
            lambda *args, k=k, chunk=chunk: nearest(*args, k, chunk),
            lambda queries=queries, places=places, k=k, axes=axes, most=most: draw_nearest(
                rng, queries, places, k, axes=axes, most=most
            ),
            called=f"nearest(queries, points, k={k}, chunk={chunk}) of {queries} queries and {places} points",
            why=why,
        )
    args = jax.tree.map(jnp.asarray, draw_nearest(rng, 6, 6, 2)[0])
    assert_pure(lambda *args: nearest(*args, 2, 3), *args, called="nearest(queries, points, k=2, chunk=3)", traced=True)


@points(3)
def test_nearest_in_chunks(rng):
    """nearest works on one chunk at a time, not on all queries at once, and not on single ones"""
    chunk, places = int(rng.integers(5, 9)), int(rng.integers(40, 50))
    called = f"nearest(queries, points, k=3, chunk={chunk}) of {12 * chunk + 2} queries and {places} points"

    def draw_call():
        return draw_nearest(rng, 12 * chunk + 2, places, 3, axes=3)

    assert_small_arrays(
        lambda *args: nearest(*args, 3, chunk),
        draw_call,
        max_elements=2 * chunk * places * 3,
        min_elements=chunk * places,
        called=called,
    )


@points(3)
def test_vote(rng):
    """vote gives the class with the most votes, and the smallest number of a tie"""
    called = "vote(votes, classes=3) of 40 queries and 4 neighbours"
    assert_works_eagerly(lambda votes: vote(votes, 3), lambda: draw_votes(rng, 40, 4, 3), called)
    for queries, k, classes in ((40, 4, 3), (1, 6, 2), (6, 1, 9)):
        assert_program(
            lambda votes, classes=classes: vote(votes, classes),
            lambda queries=queries, k=k, classes=classes: draw_votes(rng, queries, k, classes),
            called=f"vote(votes, classes={classes}) of {queries} queries and {k} neighbours",
        )
    (votes,), _ = draw_votes(rng, 4, 1, 3)
    assert_pure(lambda votes: vote(votes, 3), jnp.asarray(votes), called="vote(votes, classes=3)", traced=True)


def draw_far_from_all(rng):
    """Draws points of one class in a corner, and one of another class in the corner across."""
    near = rng.integers(17, 21, size=(5, 2))
    places = np.concatenate([near, [[-20, -20]]])[order := rng.permutation(6)].astype("float32")
    return (places, np.where(order == 5, 1, 0).astype("int32")), np.zeros(6, "int32")


@points(4)
def test_leave_one_out(rng):
    """leave_one_out lets the k nearest of the other points vote, twins of a point included"""
    why = "several points lie at the same place"
    called = "leave_one_out(points, labels, k=3, classes=3, chunk=7) of 60 points"
    assert_works_eagerly(lambda *args: leave_one_out(*args, 3, 3, 7), lambda: draw_left_out(rng, 60, 3, 3), called, why)
    for number, k, classes, chunk, axes in ((60, 3, 3, 7, 2), (30, 1, 4, 10, 1), (4, 3, 2, 4, 1)):
        assert_program(
            lambda *args, k=k, classes=classes, chunk=chunk: leave_one_out(*args, k, classes, chunk),
            lambda number=number, k=k, classes=classes, axes=axes: draw_left_out(rng, number, k, classes, axes=axes),
            called=f"leave_one_out(points, labels, k={k}, classes={classes}, chunk={chunk}) of {number} points",
            why=why,
        )
    called = "leave_one_out(points, labels, k=1, classes=3, chunk=5) of 5 points"
    why = "one point is far from all others, and the others lie near (20, 20, 20)"
    assert_program(lambda *args: leave_one_out(*args, 1, 3, 5), lambda: draw_far(rng), called=called, why=why)
    args = jax.tree.map(jnp.asarray, draw_left_out(rng, 6, 2, 3)[0])
    called = "leave_one_out(points, labels, k=2, classes=3, chunk=3)"
    assert_pure(lambda *args: leave_one_out(*args, 2, 3, 3), *args, called=called, traced=True)


@points(3)
def test_leave_one_out_in_chunks(rng):
    """leave_one_out works on one chunk at a time, and never has the distances of all pairs"""
    chunk = int(rng.integers(5, 9))
    number = 12 * chunk + 2
    assert_small_arrays(
        lambda *args: leave_one_out(*args, 2, 2, chunk),
        lambda: draw_left_out(rng, number, 2, 2, axes=3),
        max_elements=2 * chunk * number * 3,
        called=f"leave_one_out(points, labels, k=2, classes=2, chunk={chunk}) of {number} points with 3 axes",
    )


@points(3)
def test_constant_size(rng):
    """no Python loop runs over queries or points: more of them make no program longer"""
    sizes = rng.integers(480, 520, size=2)
    calls = {
        "nearest(queries, points, k=2, chunk=2)": (
            lambda *args: nearest(*args, 2, 2),
            lambda size: draw_nearest(rng, size, size + 1, 2),
        ),
        "vote(votes, classes=3)": (lambda votes: vote(votes, 3), lambda size: draw_votes(rng, size, 3, 3)),
        "leave_one_out(points, labels, k=2, classes=2, chunk=2)": (
            lambda *args: leave_one_out(*args, 2, 2, 2),
            lambda size: draw_left_out(rng, size, 2, 2),
        ),
    }
    for called, (fn, draw_call) in calls.items():
        assert_constant_program_size(fn, draw_call, sizes, max_operations=240, called=called, what="queries or points")
