# breaks: "The program never holds all steps of all walkers at once.": all moves and places are kept, steps * walkers numbers, so more than 4 * walkers for 5 steps or more
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    numbers = walks["step"] + 1 + jnp.arange(steps, dtype=jnp.int32)
    keys = jax.vmap(lambda number: jax.random.fold_in(key, number))(numbers)
    moves = jax.vmap(lambda k: jax.random.rademacher(k, walks["place"].shape, jnp.int32))(keys)
    places = walks["place"] + jnp.cumsum(moves, axis=0)
    here = places == level
    first = jnp.where(here.any(axis=0), numbers[jnp.argmax(here, axis=0)], 0)
    passage = jnp.where(walks["passage"] == 0, first, walks["passage"])
    return {"place": places[-1], "passage": passage, "step": numbers[-1]}


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
