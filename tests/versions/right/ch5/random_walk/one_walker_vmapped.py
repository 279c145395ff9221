# another way: Writes the walk of one walker and maps it, so more walkers do not change the walks of others.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    axes = {"place": 0, "passage": 0, "step": None}
    keys = jax.vmap(lambda i: jax.random.fold_in(key, i))(jnp.arange(walks["place"].shape[0]))

    def one_walker(walker_key, walk):
        def one_step(walk, _):
            number = walk["step"] + 1
            sign = jax.random.rademacher(jax.random.fold_in(walker_key, number), (), jnp.int32)
            place = walk["place"] + sign
            new = (place == level) & (walk["passage"] == 0)
            return {"place": place, "passage": jax.lax.select(new, number, walk["passage"]), "step": number}, None

        return jax.lax.scan(one_step, walk, None, length=steps)[0]

    return jax.vmap(one_walker, in_axes=(0, axes), out_axes=axes)(keys, walks)


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
