import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


@functools.partial(jax.jit, static_argnames="steps")
def _advance(key, walks, steps, level):
    many = jax.random.fold_in(key, 2**31 - 1)

    def one_step(walks, _):
        walks = dict(walks)
        walks["step"] += 1
        signs = jax.random.rademacher(jax.random.fold_in(many, walks["step"]), walks["place"].shape, dtype=jnp.int32)
        walks["place"] += signs
        is_first = jnp.logical_and(walks["place"] == level, jnp.logical_not(walks["passage"]))
        walks["passage"] = jnp.where(is_first, walks["step"], walks["passage"])
        return walks, ()

    end, _ = jax.lax.scan(one_step, walks, length=steps)
    return end


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    return _advance(key, walks, steps, level)


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    share = jnp.mean(jnp.clip(walks["passage"], 0, step) == jnp.where(walks["passage"] > 0, walks["passage"], -1))
    return share, (share * (1 - share) / walks["passage"].shape[0]) ** 0.5


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
