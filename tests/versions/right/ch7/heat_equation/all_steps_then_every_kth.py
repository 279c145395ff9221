import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def step(shard: Float[Array, "local columns"], rate: float) -> Float[Array, "local columns"]:
    n, me = jax.lax.axis_size("devices"), jax.lax.axis_index("devices")
    above = jax.lax.ppermute(shard[-1:], "devices", [(i, i + 1) for i in range(n - 1)])
    below = jax.lax.ppermute(shard[:1], "devices", [(i + 1, i) for i in range(n - 1)])
    # Beside the plate, its own edge continues. It is put back at the end anyway.
    tall = jnp.concatenate([jnp.where(me == 0, shard[:1], above), shard, jnp.where(me == n - 1, shard[-1:], below)])
    wide = jnp.pad(tall, ((0, 0), (1, 1)), mode="edge")
    new = shard + rate * (wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:] - 4 * shard)
    new = new.at[:, 0].set(shard[:, 0]).at[:, -1].set(shard[:, -1])
    new = jax.lax.cond(me == 0, lambda: new.at[0].set(shard[0]), lambda: new)
    return jax.lax.cond(me == n - 1, lambda: new.at[-1].set(shard[-1]), lambda: new)


def cool(plate: Float[Array, "rows columns"], rate: float, steps: int, mesh: Mesh) -> Float[Array, "rows columns"]:
    def local(shard, rate):
        return jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shard)

    rows = P("devices", None)
    return jax.shard_map(local, mesh=mesh, in_specs=(rows, P()), out_specs=rows)(plate, rate)


def film(
    plate: Float[Array, "rows columns"], rate: float, steps: int, frames: int, mesh: Mesh
) -> Float[Array, "frames rows columns"]:
    def local(shard, rate):
        _, history = jax.lax.scan(lambda now, _: (step(now, rate), now), shard, length=(frames - 1) * steps + 1)
        return history[::steps]

    rows = P("devices", None)
    return jax.shard_map(local, mesh=mesh, in_specs=(rows, P()), out_specs=P(None, "devices", None))(plate, rate)


if __name__ == "__main__":
    from exercises.ch7.pictures.heat_equation import show

    show(cool, film)
