# another way: Gives walks without a passage the largest int32 in the loop, so `minimum` keeps the first one.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    never = jnp.iinfo(jnp.int32).max
    place = walks["place"]
    first = jnp.where(walks["passage"] == 0, never, walks["passage"])

    numbers = walks["step"] + 1 + jnp.arange(steps, dtype=jnp.int32)

    def one_step(carry, number):
        place, first = carry
        up = jax.random.uniform(jax.random.fold_in(key, number), place.shape) < 0.5
        place = jnp.where(up, place + 1, place - 1)
        return (place, jnp.minimum(first, jnp.where(place == level, number, never))), None

    (place, first), _ = jax.lax.scan(one_step, (place, first), numbers)
    return {"place": place, "passage": jnp.where(first == never, 0, first), "step": jnp.asarray(walks["step"]) + steps}


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passed = jnp.logical_and(walks["passage"] != 0, walks["passage"] <= step)
    walkers = jnp.float32(len(passed))
    share = jnp.count_nonzero(passed).astype(jnp.float32) / walkers
    return share, jnp.sqrt(share * (1 - share)) / jnp.sqrt(walkers)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
