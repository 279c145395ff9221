"""Lets 10,000 walkers walk with your code, prints how many reach a level, and draws the walks and the errors.

Nothing here is part of the exercise. `python -m exercises.ch5.random_walk` runs it.
"""

import jax
import jax.numpy as jnp
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Three panels. Twelve random walks spread out, and some pass the level 20. The share of 10,000 walks that have
reached it follows the exact curve up to 0.53. The error halves with four times as many walks.
"""

WALKERS, STEPS, STOP, LEVEL = 10_000, 1000, 400, 20
DRAWN = 12
GROUPS = (25, 50, 100, 200, 400)


def show(start, advance, share_passed):
    """Prints the share of the walks that reach the level, and its standard error, and draws them."""
    try:
        walk_and_draw(start, advance, share_passed)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def walk_and_draw(start, advance, share_passed):
    key = jax.random.key(0)
    half_way = advance(key, start(WALKERS), STOP, LEVEL)
    walks = advance(key, half_way, STEPS - STOP, LEVEL)
    never_stopped = advance(key, start(WALKERS), STEPS, LEVEL)
    same = all(bool(jnp.array_equal(walks[name], never_stopped[name])) for name in walks)
    steps = np.arange(1, STEPS + 1)
    exact = passed_exactly(STEPS, LEVEL)
    shares, errors = map(np.asarray, jax.lax.map(lambda step: share_passed(walks, step), jnp.asarray(steps)))
    print(f"{WALKERS} walks of {STEPS} steps. How many reach the level {LEVEL}?")
    print(f"share: {shares[-1]:.4f} +- {errors[-1]:.4f}, exactly {exact[-1]:.4f}")
    print(f"the same walks without a stop at step {STOP}: {'yes' if same else 'no'}")

    found = {walkers: errors_of_groups(share_passed, walks, walkers, exact[-1]) for walkers in GROUPS}
    for walkers, (real, promised) in found.items():
        print(f"{walkers:4} walks: {real:.4f} off, as a root mean square. The standard error says {promised:.4f}")
    places = np.asarray(places_of(start, advance, key))

    def draw_walks(axes):
        axes.plot(places[:, :DRAWN], linewidth=0.8)
        axes.axhline(LEVEL, color="gray", linestyle="--")
        axes.set(xlabel="step", ylabel="place", title=f"{DRAWN} of the walks, and the level")

    def draw_shares(axes):
        axes.fill_between(steps, shares - 2 * errors, shares + 2 * errors, alpha=0.4, label="your walks, two errors")
        axes.plot(steps, exact, color="black", linewidth=0.8, label="exact")
        axes.set(xlabel="step", ylabel="share", title=f"The share of the walks that have reached {LEVEL}")
        axes.legend()

    def draw_errors(axes):
        real, promised = np.array(list(found.values())).T
        axes.loglog(GROUPS, real, "o", label="difference from the exact share")
        axes.loglog(GROUPS, promised, label="standard error")
        axes.set(xlabel="walks", title="Four times as many walks, half the error")
        axes.legend()

    draw("random_walk", draw_walks, draw_shares, draw_errors)


def places_of(start, advance, key):
    """Returns the place of each walker after each step, starting with step 0."""

    def one_step(walks, _):
        return advance(key, walks, 1, LEVEL), walks["place"][:DRAWN]

    return jax.lax.scan(one_step, start(WALKERS), length=STEPS)[1]


def errors_of_groups(share_passed, walks, walkers, exact):
    """Cuts the walks into groups. Returns by how much their shares are off, and by how much they say that they are."""
    groups = {**walks, "passage": walks["passage"].reshape(-1, walkers), "place": walks["place"].reshape(-1, walkers)}
    axes = {"place": 0, "passage": 0, "step": None}
    shares, errors = jax.vmap(share_passed, in_axes=(axes, None))(groups, STEPS)
    return float(jnp.sqrt(jnp.mean((shares - exact) ** 2))), float(jnp.mean(errors))


def passed_exactly(steps, level):
    """Returns the probability that a walk reaches the level within 1, 2, ..., `steps` steps."""
    # Column i is the place `level - i`. Whoever arrives at column 0 stays there.
    at = np.zeros(level + steps + 2)
    at[level] = 1
    passed = []
    for _ in range(steps):
        moving = np.where(np.arange(len(at)) > 0, at, 0) / 2
        at = at[0] * (np.arange(len(at)) == 0) + np.append(moving[1:], 0) + np.append(0, moving[:-1])
        passed.append(at[0])
    return np.array(passed)
