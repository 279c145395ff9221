# breaks: "The mass may be 0.001 or 1000, depending on its unit.": the updates move the mass itself with a fixed rate: too far for 0.001, and hardly at all for 1000
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
    return -jax.grad(potential, argnums=1)(mass, position)


def simulate(
    potential: Potential, mass: Float[Array, ""], start: Start, step: float, steps: int
) -> tuple[Float[Array, "steps axes"], Float[Array, "steps axes"]]:
    def advance(state, _):
        position, velocity = state
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        position = position + step * velocity
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        return (position, velocity), (position, velocity)

    return lax.scan(advance, start, length=steps)[1]


def fit_mass(
    potential: Potential, observed: Float[Array, "steps axes"], start: Start, step: float, guess: float
) -> Float[Array, ""]:
    def loss(mass):
        positions, _ = simulate(potential, mass, start, step, len(observed))
        return jnp.mean(jnp.sum((positions - observed) ** 2, axis=1))

    guess = jnp.asarray(guess, dtype=jnp.float32)
    return lax.fori_loop(0, 300, lambda _, mass: mass - 0.03 * jax.grad(loss)(mass), guess)
