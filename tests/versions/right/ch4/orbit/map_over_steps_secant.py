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
    def height(place):
        return potential(mass, place)

    basis = jnp.eye(position.size, dtype=position.dtype)
    slopes = jax.vmap(lambda direction: jax.jvp(height, (position,), (direction,))[1])(basis)
    return -slopes


def simulate(
    potential: Potential, mass: Float[Array, ""], start: Start, step: float, steps: int
) -> tuple[Float[Array, "steps axes"], Float[Array, "steps axes"]]:
    half = step / 2

    def advance(state, _):
        velocity = state["v"] + half * acceleration(potential, mass, state["x"])
        x = state["x"] + step * velocity
        state = {"x": x, "v": velocity + half * acceleration(potential, mass, x)}
        return state, state

    path = lax.scan(jax.checkpoint(advance), dict(zip("xv", start)), length=steps)[1]
    return path["x"], path["v"]


def fit_mass(
    potential: Potential, observed: Float[Array, "steps axes"], start: Start, step: float, guess: float
) -> Float[Array, ""]:
    def loss(log_mass):
        positions, _ = simulate(potential, jnp.exp(log_mass), start, step, len(observed))
        return jnp.mean(jnp.sum((positions - observed) ** 2, axis=1))

    def rprop(_, state):
        log_mass, size, sign = state
        new_sign = jnp.sign(jax.grad(loss)(log_mass))
        size = jnp.where(new_sign == sign, jnp.minimum(size * 1.2, 0.03), size * 0.5)
        return log_mass - size * new_sign, size, new_sign

    log_guess = jnp.log(jnp.asarray(guess, dtype=jnp.float32))
    return jnp.exp(lax.fori_loop(0, 120, rprop, (log_guess, jnp.float32(0.02), jnp.float32(0.0)))[0])
