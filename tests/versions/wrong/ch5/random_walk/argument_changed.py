# breaks: "It stays as it is.": the entries of the caller's dict are replaced, so a second call from the same state begins later (and under jit of a closure it leaks tracers)
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def start(walkers: int) -> dict[str, Int32[Array, "..."]]:
    nothing = jnp.zeros(walkers, jnp.int32)
    return {"place": nothing, "passage": nothing, "step": jnp.int32(0)}


def advance(
    key: Key[Array, ""], walks: dict[str, Int32[Array, "..."]], steps: int, level: int | Int32[Array, ""]
) -> dict[str, Int32[Array, "..."]]:
    def one_step(state, _):
        place, passage, number = state
        number = number + 1
        place = place + jax.random.rademacher(jax.random.fold_in(key, number), place.shape, jnp.int32)
        passage = jnp.where((place == level) & (passage == 0), number, passage)
        return (place, passage, number), None

    state = (walks["place"], walks["passage"], walks["step"])
    (walks["place"], walks["passage"], walks["step"]), _ = jax.lax.scan(one_step, state, length=steps)
    return walks


def share_passed(
    walks: dict[str, Int32[Array, "..."]], step: int | Int32[Array, ""]
) -> tuple[Float32[Array, ""], Float32[Array, ""]]:
    passage = walks["passage"]
    share = jnp.mean((passage > 0) & (passage <= step))
    return share, jnp.sqrt(share * (1 - share) / passage.size)


if __name__ == "__main__":
    from exercises.ch5.pictures.random_walk import show

    show(start, advance, share_passed)
