import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    def body(_, walks):
        place, passage, done = walks["place"], walks["passage"], walks["step"]
        block, bit = done // 32, done % 32
        bits = jax.random.bits(jax.random.fold_in(key, block), place.shape, jnp.uint32)
        up = (bits >> bit.astype(jnp.uint32)) & 1
        place += 2 * up.astype(jnp.int32) - 1
        passage += (done + 1) * ((place == level) & (passage == 0))
        return {"place": place, "passage": passage, "step": done + 1}

    return jax.lax.fori_loop(0, steps, body, walks)


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
