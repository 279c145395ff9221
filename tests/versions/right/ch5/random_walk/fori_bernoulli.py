# another way: Numbers the steps by the index of a `fori_loop`, and draws with `bernoulli`.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    first = jnp.asarray(walks["step"])

    def body(i, state):
        place, passage = state
        number = first + i + 1
        up = jax.random.bernoulli(jax.random.fold_in(key, number), shape=place.shape)
        place = place + 2 * up.astype(jnp.int32) - 1
        passage = jnp.where(passage > 0, passage, jnp.where(place == level, number, 0))
        return place, passage

    place, passage = jax.lax.fori_loop(0, steps, body, (walks["place"], walks["passage"]))
    return {"place": place, "passage": passage, "step": first + steps}


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passed = jnp.where(walks["passage"] == 0, False, walks["passage"] <= step).astype(jnp.float32)
    return passed.mean(), passed.std() / jnp.sqrt(jnp.float32(passed.shape[0]))


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
