"""Stops your training, resumes it from a file, and draws both parts on a run that was not interrupted.

Nothing here is part of the exercise. `python -m exercises.ch8.checkpoint_resume` runs it.
"""

import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Two panels. A training run that was resumed after 250 steps follows the run that was not interrupted, step by step.
Runs that were resumed without the velocity, the step or the key leave it at once.
"""

EXAMPLES, HIDDEN, STEPS, STOP = 200, 32, 600, 250


def show(start, step, save, load):
    """Prints how far a resumed run is from one that was not interrupted, and draws the losses."""
    try:
        train_and_draw(start, step, save, load)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def draw_problem():
    """Draws noisy examples of a wave, and the layers of a network."""
    rng = np.random.default_rng(0)
    x = rng.uniform(-3, 3, size=(EXAMPLES, 1))
    y = np.sin(2 * x[:, 0]) + rng.normal(scale=0.1, size=EXAMPLES)
    layers = [(rng.normal(size=(1, HIDDEN)), rng.normal(size=HIDDEN)), (rng.normal(size=(HIDDEN, 1)) / 8, np.zeros(1))]
    params = [{"w": jnp.asarray(w, "float32"), "b": jnp.asarray(b, "float32")} for w, b in layers]
    return params, jnp.asarray(x, "float32"), jnp.asarray(y, "float32")


def train_and_draw(start, step, save, load):
    params, x, y = draw_problem()
    jitted = jax.jit(step)

    def run(state, steps):
        losses = []
        for _ in range(steps):
            state, loss = jitted(state, x, y)
            losses.append(loss)
        return state, np.asarray(losses)

    fresh = start(params, jax.random.key(0))
    whole, losses = run(fresh, STEPS)
    stopped, before = run(fresh, STOP)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "run.npz")
        with path.open("wb") as file:
            save(stopped, file)
        print(f"The file has {path.stat().st_size:,} bytes.")
        with path.open("rb") as file:
            loaded = load(file, start(jax.tree.map(jnp.zeros_like, params), jax.random.key(1)))

    resumed = {
        "all of the state": loaded,
        "no velocity": loaded._replace(velocity=fresh.velocity),
        "no step": loaded._replace(step=fresh.step),
        "the first key again": loaded._replace(key=fresh.key),
    }
    after = {}
    print(f"A run of {STEPS} steps stops after {STOP} steps and is resumed from the file. Then the params differ by:")
    for name, state in resumed.items():
        state, after[name] = run(state, STEPS - STOP)
        differences = jax.tree.map(lambda a, b: float(jnp.max(jnp.abs(a - b))), whole.params, state.params)
        print(f"{max(jax.tree.leaves(differences)):.6f} if it is resumed with {name}")

    def draw_runs(axes):
        axes.semilogy(losses, color="lightgray", linewidth=5, label="not interrupted")
        axes.semilogy(before, label=f"the first {STOP} steps")
        axes.semilogy(range(STOP, STEPS), after["all of the state"], label="resumed")
        axes.set(xlabel="step", ylabel="loss of the batch", title="A run that was interrupted, on one that was not")
        axes.legend()

    def draw_faults(axes):
        ends = slice(STOP - 20, STOP + 60)
        axes.semilogy(range(STEPS)[ends], losses[ends], color="lightgray", linewidth=5, label="not interrupted")
        for name, curve in after.items():
            axes.semilogy(range(STOP, STOP + 60), curve[:60], label=name)
        axes.set(xlabel="step", ylabel="loss of the batch", title="Resumed, with a part of the state missing")
        axes.legend()

    draw("checkpoint_resume", draw_runs, draw_faults)
