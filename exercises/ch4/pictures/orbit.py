"""Lets a moon circle with your code, and finds the mass of Jupiter. Prints figures, and draws the orbits.

Nothing here is part of the exercise. `python -m exercises.ch4.orbit` runs it.
"""

import jax
import jax.numpy as jnp
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Two panels. The energy of an orbit is off by at most 0.5 % with leapfrog steps, and by up to 93 % with Euler's
steps. The orbit with the mass that was found passes through the places where Ganymede was seen.
"""

G = 2.976e-3
"""The constant of gravity, if distances are million km, times are days, and masses are those of the Earth."""

JUPITER, GUESS = 317.8, 270.0
GANYMEDE = jnp.array([1.070, 0.0]), jnp.array([0.0, 0.940])
SEEN_EVERY, SEEN, BLUR = 1 / 6, 20, 0.03
OVAL = jnp.array([1.0, 0.0]), jnp.array([0.0, 0.8])
TURNS, STEP, STEPS = 20, 0.05, 1600


def show(acceleration, simulate, fit_mass):
    """Prints how well an orbit keeps its energy and which mass was found, and draws both."""
    try:
        simulate_and_fit(acceleration, simulate, fit_mass)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def unit_gravity(mass, position):
    return -mass / jnp.sqrt(jnp.sum(position**2))


def gravity(mass, position):
    return G * unit_gravity(mass, position)


def simulate_and_fit(acceleration, simulate, fit_mass):
    one = jnp.float32(1.0)
    leapfrog = simulate(unit_gravity, one, OVAL, STEP, STEPS)
    euler = simulate_by_euler(acceleration, one, OVAL, STEP, STEPS)
    drifts = {"your leapfrog": drift_of(leapfrog), "Euler": drift_of(euler)}
    print(f"A moon on an oval orbit, {TURNS} turns:")
    for name, drift in drifts.items():
        print(f"{name}: energy off by at most {np.max(drift):.1%}")

    rng = np.random.default_rng(0)
    places, _ = simulate(gravity, jnp.float32(JUPITER), GANYMEDE, SEEN_EVERY, SEEN)
    observed = np.asarray(places) + rng.normal(scale=BLUR, size=(SEEN, 2)).astype(np.float32)
    found = float(fit_mass(gravity, jnp.asarray(observed), GANYMEDE, SEEN_EVERY, GUESS))
    print(f"Ganymede was seen {SEEN} times, and each place is off by some {BLUR * 1e6:,.0f} km.")
    print(f"mass of Jupiter: {found:.1f} Earths found, {JUPITER} in truth, {GUESS:g} guessed")

    def draw_energy(axes):
        for name, drift in drifts.items():
            axes.semilogy(STEP * np.arange(1, STEPS + 1), np.maximum.accumulate(drift), label=name)
        axes.set(xlabel="time", ylabel="largest share so far", title="How far the energy of an oval orbit is off")
        axes.legend()

    def draw_orbits(axes):
        for mass, name in ((GUESS, "guessed"), (found, "found")):
            path, _ = simulate(gravity, jnp.float32(mass), GANYMEDE, SEEN_EVERY / 4, 4 * SEEN)
            axes.plot(*np.asarray(path).T, label=f"{mass:.1f} Earths, {name}")
        axes.plot(*observed.T, ".", label="Ganymede was seen")
        axes.plot(0, 0, "o", label="Jupiter")
        axes.set(xlabel="million km", title="The orbit with the mass that you found")
        axes.set_aspect("equal")
        axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1))

    draw("orbit", draw_energy, draw_orbits)


def simulate_by_euler(acceleration, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        moon = position + step * velocity, velocity + step * acceleration(unit_gravity, mass, position)
        return moon, moon

    return jax.lax.scan(advance, start, length=steps)[1]


def drift_of(orbit):
    """Returns by which share the energy of each state differs from that of the start."""

    def energy(position, velocity):
        return jnp.sum(velocity**2) / 2 + unit_gravity(1.0, position)

    return np.abs(np.asarray(jax.vmap(energy)(*orbit)) / float(energy(*OVAL)) - 1)
