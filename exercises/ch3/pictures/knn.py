"""Classifies three spirals with your code, prints how often it is right, and draws what it gives to each place.

Nothing here is part of the exercise. `python -m exercises.ch3.knn` runs it.
"""

import jax.numpy as jnp
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Three panels. A plane with three spirals of points is coloured by the class of the nearest point, and then by the 15
nearest points, with smoother borders. The share of right classes is 0.94 for small k and falls to 0.57 for k = 61.
"""

CLASSES, EACH, CHUNK = 3, 80, 100
MANY = (1, 3, 7, 15, 31, 61)
DRAWN = (1, 15)
SIDE = 150
COLORS = ("tab:blue", "tab:orange", "tab:green")


def show(nearest, vote, leave_one_out):
    """Prints the accuracy for several k, and draws the classes of the plane for some."""
    try:
        classify_and_draw(nearest, vote, leave_one_out)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def classify_and_draw(nearest, vote, leave_one_out):
    places, labels = draw_spirals(np.random.default_rng(0))
    points = jnp.asarray(places), jnp.asarray(labels)
    print(f"{len(labels)} points on {CLASSES} spirals. Each one is classified by its k nearest others.")
    right = [np.mean(np.asarray(leave_one_out(*points, k, CLASSES, CHUNK)) == labels) for k in MANY]
    for k, share in zip(MANY, right, strict=True):
        print(f"k = {k:2}: {share:.0%} right")

    line = np.linspace(-1.25, 1.25, SIDE, dtype=np.float32)
    grid = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    plane = {k: classes_of(nearest, vote, jnp.asarray(grid), points, k) for k in DRAWN}

    def draw_plane(k):
        def panel(axes):
            axes.contourf(line, line, plane[k], levels=np.arange(CLASSES + 1) - 0.5, colors=COLORS, alpha=0.3)
            for label, color in enumerate(COLORS):
                axes.plot(*places[labels == label].T, ".", color=color)
            axes.set(title=f"The class of each place, by its {k} nearest points" if k > 1 else "By the nearest point")
            axes.set_aspect("equal")

        return panel

    def draw_accuracy(axes):
        axes.plot(MANY, right, marker="o")
        axes.set(xlabel="k", ylabel="right", title="Each point, classified by its k nearest others")

    draw("knn", *map(draw_plane, DRAWN), draw_accuracy)


def classes_of(nearest, vote, grid, points, k):
    """Returns the class of each place of a square grid."""
    places, labels = points
    found = nearest(grid, places, k, CHUNK)
    return np.asarray(vote(labels[found], CLASSES)).reshape(SIDE, SIDE)


def draw_spirals(rng):
    """Draws points on the interleaved arms of a spiral, with some noise. Returns places and labels."""
    labels = np.repeat(np.arange(CLASSES), EACH)
    turn = rng.uniform(0.25, 1, size=len(labels))
    angle = 2 * np.pi * (turn + labels / CLASSES)
    places = np.stack([turn * np.cos(angle), turn * np.sin(angle)], axis=1) + rng.normal(
        scale=0.09, size=(len(labels), 2)
    )
    return places.astype(np.float32), labels.astype(np.int32)
