"""Build a moon that circles its planet, and find the planet's mass from the gradient of the orbit.

Lesson: exercises/ch4/README.md#orbit

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch4.orbit`. It prints how well your orbit keeps its energy, and which
mass you find for Jupiter. It also draws the orbits.

In all three functions:

- `potential(mass, position)` is a pure function of JAX. It takes its arguments by position only, and returns a scalar.
- All arrays are float32, and all numbers are finite. `mass` is a positive scalar. No orbit comes near a place where
  the potential has no gradient.
- The functions work inside `jax.jit` too. `steps` is a Python int even there, and `potential` a Python function.
  `mass`, `step` and `guess` may be Python floats or scalar arrays.

You may write more functions of your own.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Potential = Callable[[Float[Array, ""], Float[Array, " axes"]], Float[Array, ""]]
Start = tuple[Float[Array, " axes"], Float[Array, " axes"]]


def acceleration(
    potential: Potential, mass: Float[Array, ""], position: Float[Array, " axes"]
) -> Float[Array, " axes"]:
    """Computes the acceleration at a position: minus the gradient of the potential with respect to the position.

    Args:
        potential: any potential, as above.
        mass: of the planet.
        position: of the moon, at least one number.

    Returns:
        The acceleration, in the shape of `position`.

    Example:
        >>> def gravity(mass, position):
        ...     return -mass / jnp.sqrt(jnp.sum(position**2))
        >>> acceleration(gravity, jnp.float32(8.0), jnp.array([2.0, 0.0]))
        Array([-2., -0.], dtype=float32)

    Checks:
        - acceleration is minus the gradient of any potential, with respect to the position
    """
    # TODO: about 1 line.
    raise NotImplementedError("acceleration")


def simulate(
    potential: Potential, mass: Float[Array, ""], start: Start, step: float, steps: int
) -> tuple[Float[Array, "steps axes"], Float[Array, "steps axes"]]:
    """Lets the moon move by the leapfrog method. Each step is a half kick, a drift, and another half kick:

        velocity = velocity + step / 2 * acceleration at the position
        position = position + step * velocity
        velocity = velocity + step / 2 * acceleration at the new position

    If the potential has at most 8 operations, the traced program has at most 600, however many steps there are. That
    holds for the gradient of a result with respect to the mass too. So no Python loop runs over the steps.

    Args:
        potential: any potential, as above.
        mass: of the planet.
        start: the first position and velocity of the moon, a tuple.
        step: how long one step takes.
        steps: how many steps to take, at least 1.

    Returns:
        Positions and velocities. Row 0 is the state after the first step, and the last row is that after all steps.

    Example:
        >>> def gravity(mass, position):
        ...     return -mass / jnp.sqrt(jnp.sum(position**2))
        >>> start = jnp.array([1.0, 0.0]), jnp.array([0.0, 1.0])
        >>> positions, velocities = simulate(gravity, jnp.float32(1.0), start, 0.5, 2)
        >>> print(positions.round(4))
        [[0.875  0.5   ]
         [0.5363 0.8779]]

    Checks:
        - simulate gives positions and velocities of the leapfrog method, step by step
        - the gradient of an orbit with respect to the mass goes through all steps
        - no Python loop runs over the steps: more steps make no program longer
    """
    # TODO: about 9 lines.
    raise NotImplementedError("simulate")


def fit_mass(
    potential: Potential, observed: Float[Array, "steps axes"], start: Start, step: float, guess: float
) -> Float[Array, ""]:
    """Finds the mass whose orbit is nearest to the observed positions.

    - Take the squared distance between the observed position and that of an orbit, in each step. The right mass is the
      one whose orbit has the smallest mean over all steps. Find it to 0.1 %.
    - The observed positions are not exact. So even the right mass has a mean above 0.
    - The right mass lies between `guess` / 1.2 and `guess` * 1.2. Between `guess` / 1.25 and `guess` * 1.25, the mean
      has no other minimum.
    - The mass may be 0.001 or 1000, depending on its unit. Each orbit is about half a turn, at distances of about 1.

    You choose the method. The check takes at most 20 seconds, so a few hundred updates are fine.

    Args:
        potential: any potential, as above.
        observed: the positions of the moon after each step, not quite exact. There are at least 10.
        start: the first position and velocity of the moon, both exact.
        step: how long one step takes.
        guess: a mass to start from.

    Returns:
        The mass, a float32 scalar.

    Example:
        >>> def gravity(mass, position):
        ...     return -mass / jnp.sqrt(jnp.sum(position**2))
        >>> start = jnp.array([1.0, 0.0]), jnp.array([0.0, 1.0])
        >>> observed, _ = simulate(gravity, jnp.float32(1.1), start, 0.2, 15)
        >>> print(f"{fit_mass(gravity, observed, start, 0.2, 1.0):.2f}")
        1.10

    Checks:
        - fit_mass finds the mass whose orbit is nearest to all observed positions
        - fit_mass finds masses of any unit, in three dimensions too
    """
    # TODO: about 10 lines.
    raise NotImplementedError("fit_mass")


if __name__ == "__main__":
    from exercises.ch4.pictures.orbit import show

    show(acceleration, simulate, fit_mass)
