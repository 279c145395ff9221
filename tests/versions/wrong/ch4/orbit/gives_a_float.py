# breaks: "The functions work inside `jax.jit` too.": fit_mass calls float() on the result, which raises an error inside jit
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
    def loss(log_mass):
        positions, _ = simulate(potential, jnp.exp(log_mass), start, step, len(observed))
        return jnp.mean(jnp.sum((positions - observed) ** 2, axis=1))

    log_guess = jnp.log(jnp.asarray(guess, dtype=jnp.float32))
    log_mass = lax.fori_loop(0, 300, lambda _, log_mass: log_mass - 0.03 * jax.grad(loss)(log_mass), log_guess)
    return jnp.float32(float(jnp.exp(log_mass)))
