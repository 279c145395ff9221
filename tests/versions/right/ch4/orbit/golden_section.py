from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

Potential = Callable[[Float[Array, ""], Float[Array, " axes"]], Float[Array, ""]]
Start = tuple[Float[Array, " axes"], Float[Array, " axes"]]


def acceleration(
    potential: Potential, mass: Float[Array, ""], position: Float[Array, " axes"]
) -> Float[Array, " axes"]:
    return jax.grad(lambda place: -potential(mass, place))(position)


def simulate(
    potential: Potential, mass: Float[Array, ""], start: Start, step: float, steps: int
) -> tuple[Float[Array, "steps axes"], Float[Array, "steps axes"]]:
    def kick(position, velocity):
        return velocity + step / 2 * acceleration(potential, mass, position)

    def advance(state, _):
        position, velocity = state
        velocity = kick(position, velocity)
        position = position + step * velocity
        state = position, kick(position, velocity)
        return state, state

    return jax.jit(lambda start: lax.scan(advance, start, length=steps)[1])(start)


def fit_mass(
    potential: Potential, observed: Float[Array, "steps axes"], start: Start, step: float, guess: float
) -> Float[Array, ""]:
    def distance(mass):
        positions, _ = simulate(potential, mass, start, step, len(observed))
        return jnp.mean(jnp.linalg.norm(positions - observed, axis=1) ** 2)

    golden = (5**0.5 - 1) / 2

    def narrow(_, bracket):
        low, high = bracket
        a, b = high - golden * (high - low), low + golden * (high - low)
        left = distance(a) < distance(b)
        return jnp.where(left, low, a), jnp.where(left, b, high)

    guess = jnp.asarray(guess, dtype=jnp.float32)
    low, high = lax.fori_loop(0, 40, narrow, (guess / 1.25, guess * 1.25))
    return (low + high) / 2
