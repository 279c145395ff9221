# breaks: "It may be a tracer, and `jax.vmap` may map it.": int(step) raises a ConcretizationTypeError under jit and under vmap
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    def one_step(walks, _):
        number = walks["step"] + 1
        step_key = jax.random.fold_in(key, number)
        place = walks["place"] + jax.random.rademacher(step_key, walks["place"].shape, jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        passage = jnp.where(arrived, number, walks["passage"])
        return {"place": place, "passage": passage, "step": number}, None

    return jax.lax.scan(one_step, walks, length=steps)[0]


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    step = min(int(step), int(walks["step"]))
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
