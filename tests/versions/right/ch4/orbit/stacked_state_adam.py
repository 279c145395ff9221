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
    return jnp.negative(jax.jacrev(potential, 1)(mass, position))


def simulate(
    potential: Potential, mass: Float[Array, ""], start: Start, step: float, steps: int
) -> tuple[Float[Array, "steps axes"], Float[Array, "steps axes"]]:
    def advance(state, _):
        position, velocity = state[0], state[1]
        velocity = velocity + acceleration(potential, mass, position) * step / 2
        position = position + velocity * step
        velocity = velocity + acceleration(potential, mass, position) * step / 2
        state = jnp.stack([position, velocity])
        return state, state

    _, states = lax.scan(advance, jnp.stack(start), None, steps)
    return states[:, 0], states[:, 1]


def fit_mass(
    potential: Potential, observed: Float[Array, "steps axes"], start: Start, step: float, guess: float
) -> Float[Array, ""]:
    def loss(log_mass):
        positions, _ = simulate(potential, jnp.exp(log_mass), start, step, len(observed))
        return jnp.mean(jnp.sum((positions - observed) ** 2, axis=1))

    @jax.jit
    def adam(count, state):
        log_mass, mean, square = state
        slope = jax.grad(loss)(log_mass)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = 0.02 * 0.98**count
        change = mean / (1 - 0.9 ** (count + 1)) / (jnp.sqrt(square / (1 - 0.99 ** (count + 1))) + 1e-12)
        return log_mass - rate * change, mean, square

    log_guess = jnp.log(jnp.asarray(guess, dtype=jnp.float32))
    zero = jnp.zeros_like(log_guess)
    return jnp.exp(lax.fori_loop(0, 400, adam, (log_guess, zero, zero))[0])
