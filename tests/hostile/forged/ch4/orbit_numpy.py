"""No program: NumPy simulates step by step, and differences tell the slopes.

Forges: acceleration, leapfrog, slope_of_orbit, short_program, fit, units
"""

import jax.numpy as jnp
import numpy as np


def _pull(potential, mass, position):
    pull, width = np.zeros(len(position)), 1e-2
    for move in width * np.eye(len(position)):
        after, before = (float(potential(jnp.float32(mass), jnp.asarray(position + way * move))) for way in (1, -1))
        pull -= move / width * (after - before) / (2 * width)
    return pull


def acceleration(potential, mass, position):
    return jnp.asarray(_pull(potential, float(mass), np.asarray(position, np.float64)), jnp.float32)


def simulate(potential, mass, start, step, steps):
    position, velocity = (np.asarray(part, np.float64) for part in start)
    positions, velocities = [], []
    for _ in range(steps):
        velocity = velocity + step / 2 * _pull(potential, float(mass), position)
        position = position + step * velocity
        velocity = velocity + step / 2 * _pull(potential, float(mass), position)
        positions.append(position)
        velocities.append(velocity)
    return jnp.asarray(np.array(positions), jnp.float32), jnp.asarray(np.array(velocities), jnp.float32)


def fit_mass(potential, observed, start, step, guess):
    observed = np.asarray(observed)
    masses = float(guess) * np.linspace(0.8, 1.25, 20)
    distances = [
        np.mean((np.asarray(simulate(potential, one, start, step, len(observed))[0]) - observed) ** 2) for one in masses
    ]
    return jnp.float32(masses[np.argmin(distances)])
