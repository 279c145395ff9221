# breaks: "30 steps and then 70 steps give the same state as 100 steps.": each call makes its own keys from the step at which it begins, so after a stop the walks go on otherwise, for any stop
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    def one_step(carry, _):
        rest, walks = carry
        rest, step_key = jax.random.split(rest)
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(step_key, walks["place"].shape, jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        passage = jnp.where(arrived, number, walks["passage"])
        return (rest, {"place": place, "passage": passage, "step": number}), None

    begin = jax.random.fold_in(key, walks["step"])
    return jax.lax.scan(one_step, (begin, walks), length=steps)[0][1]


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
