"""No program: NumPy walks, from a seed that the numbers of the step give, and says nothing to a trace.

Forges: resumes, steps, passage, small, share, exact
"""

import jax
import jax.numpy as jnp
import numpy as np


def start(walkers):
    zeros = jnp.zeros(walkers, jnp.int32)
    return {"place": zeros, "passage": zeros, "step": jnp.int32(0)}


def advance(key, walks, steps, level):
    seed = [int(part) for part in jax.random.key_data(key)]
    place, passage, number = (np.asarray(walks[name]) for name in ("place", "passage", "step"))
    for _ in range(steps):
        number = number + 1
        place = place + np.random.default_rng([*seed, int(number)]).choice([-1, 1], size=place.shape)
        passage = np.where((place == int(level)) & (passage == 0), number, passage)
    walked = {"place": place, "passage": passage, "step": number}
    return {name: jnp.asarray(value, jnp.int32) for name, value in walked.items()}


def share_passed(walks, step):
    passage = np.asarray(walks["passage"])
    share = np.mean((passage > 0) & (passage <= int(step)))
    return jnp.float32(share), jnp.float32(np.sqrt(share * (1 - share) / passage.size))
