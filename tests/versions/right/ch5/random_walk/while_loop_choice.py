import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def _first_time(walks, level):
    return jnp.select([walks["passage"] > 0, walks["place"] >= level], [walks["passage"], walks["step"]], 0)


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    state = {name: jnp.zeros((walkers,), dtype=jnp.int32) for name in ("place", "passage")}
    state["step"] = jnp.array(0, dtype=jnp.int32)
    return state


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    end = walks["step"] + steps

    def body(now):
        sub = jax.random.split(jax.random.fold_in(key, now["step"]))[1]
        move = jax.random.choice(sub, jnp.array([-1, 1], jnp.int32), now["place"].shape)
        new = dict(now, place=now["place"] + move, step=now["step"] + 1)
        new["passage"] = _first_time(new, level)
        return new

    return jax.lax.while_loop(lambda now: now["step"] < end, body, dict(walks))


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
