"""Build a classifier from distances, `top_k` and a vote: the nearest neighbours say which class a point is of.

Lesson: exercises/ch3/README.md#knn

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch3.knn`. It classifies the points of three spirals with your code. It
prints how often it is right, and draws which class your code gives to each place of the plane.

In all three functions:

- A distance is the sum of the squares of (query - point) over all axes. In the checks, all coordinates are whole
  numbers from -20 to 20. So distances are exact in float32, whichever formula you use.
- Classes are numbered 0, 1, ..., classes - 1.
- The functions work inside `jax.jit` too. `k`, `classes` and `chunk` are Python ints even there, at least 1.
- No Python loop runs over queries or points. With at most 3 neighbours and 3 classes, a traced call has at most 240
  operations, however many queries and points there are. A loop over the neighbours or the classes is fine.

You may write more functions of your own.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def _neighbours(
    queries: Float[Array, "queries axes"],
    left_out: Int[Array, " queries"],
    points: Float[Array, "points axes"],
    k: int,
    chunk: int,
) -> Int[Array, "queries k"]:
    """Finds the k nearest points of each query, without the one point whose index is left out for this query."""
    numbers = jnp.arange(len(points))

    def one(query: Float[Array, " axes"], leave: Int[Array, ""]) -> Int[Array, " k"]:
        distances = jnp.sum((query - points) ** 2, axis=1)
        # The index tells a point from its twin at the same place. The distance does not.
        distances = jnp.where(numbers == leave, jnp.inf, distances)
        # The smallest distances are the largest negative ones. `top_k` puts the first of equal numbers first.
        return jax.lax.top_k(-distances, k)[1]

    return jax.lax.map(lambda pair: one(*pair), (queries, left_out), batch_size=chunk)


def nearest(
    queries: Float[Array, "queries axes"], points: Float[Array, "points axes"], k: int, chunk: int
) -> Int[Array, "queries k"]:
    """Finds the k nearest points of each query.

    - The nearest point comes first. Of equally near points, the one that stands first in `points` comes first.
    - A point at the same place as the query counts like any other.
    - It works on `chunk` queries at a time, and on the rest at the end. How you treat the rest is up to you.
    - If k is at most 3 and there are at most 15 * chunk queries, no array of the traced program has more than
      2 * chunk * points * axes elements. Some array has at least chunk * points elements.

    Args:
        queries: at least `chunk` queries, float32.
        points: at least k points, float32.
        k: how many neighbours to find.
        chunk: how many queries to work on at a time. The number of queries need not be a multiple of it.

    Returns:
        For each query, the indices of its k nearest points, int32.

    Example:
        >>> queries = jnp.array([[0.0, 0.0], [4.0, 4.0]])
        >>> points = jnp.array([[0.0, 0.0], [1.0, 0.0], [5.0, 5.0], [1.0, 0.0]])
        >>> nearest(queries, points, k=2, chunk=1)
        Array([[0, 1],
               [2, 1]], dtype=int32)

    Checks:
        - nearest gives the indices of the k nearest points, and of equally near ones the first
        - nearest works on one chunk at a time, not on all queries at once, and not on single ones
        - no Python loop runs over queries or points: more of them make no program longer
    """
    return _neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes: Int[Array, "queries k"], classes: int) -> Int[Array, " queries"]:
    """Lets k neighbours vote on the class of each query.

    - The class with the most votes wins. If several have equally many votes, the smallest of their numbers wins.

    Args:
        votes: for each query, the classes of its k neighbours, int32. There is at least one query and one neighbour.
        classes: the number of classes. Nobody need vote for a class.

    Returns:
        For each query, the class that wins, int32.

    Example:
        >>> vote(jnp.array([[2, 0, 2], [1, 2, 0]]), classes=3)
        Array([2, 0], dtype=int32)

    Checks:
        - vote gives the class with the most votes, and the smallest number of a tie
        - no Python loop runs over queries or points: more of them make no program longer
    """
    counts = jax.vmap(lambda row: jnp.bincount(row, length=classes))(votes)
    # `argmax` takes the first of several, which is the smallest class of a tie.
    return jnp.argmax(counts, axis=1)


def leave_one_out(
    points: Float[Array, "points axes"], labels: Int[Array, " points"], k: int, classes: int, chunk: int
) -> Int[Array, " points"]:
    """Predicts the class of each point from the k nearest of the other points, as if its own class were unknown.

    - A point is never its own neighbour. Another point at the same place is a neighbour like any other.
    - Of equally near points, and of classes with equally many votes, the first counts, as in `nearest` and `vote`.
    - It finds the neighbours of `chunk` points at a time, and of the rest at the end. If k * classes is less than
      `chunk`, no array of the traced program has more than 2 * chunk * points * axes elements. That leaves room to
      count the votes of all points at once.

    Args:
        points: at least `chunk` points, and more than k, float32.
        labels: the class of each point, int32.
        k: how many neighbours vote.
        classes: the number of classes.
        chunk: how many points to work on at a time. The number of points need not be a multiple of it.

    Returns:
        For each point, the class that its neighbours vote for, int32.

    Example:
        >>> points = jnp.array([[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [9.0, 9.0]])
        >>> leave_one_out(points, jnp.array([0, 1, 1, 1]), k=1, classes=2, chunk=2)
        Array([1, 0, 0, 1], dtype=int32)

    Checks:
        - leave_one_out lets the k nearest of the other points vote, twins of a point included
        - leave_one_out works on one chunk at a time, and never has the distances of all pairs
        - no Python loop runs over queries or points: more of them make no program longer
    """
    votes = labels[_neighbours(points, jnp.arange(len(points)), points, k, chunk)]
    return vote(votes, classes)


if __name__ == "__main__":
    from exercises.ch3.pictures.knn import show

    show(nearest, vote, leave_one_out)
