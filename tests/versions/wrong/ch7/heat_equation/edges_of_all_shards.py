# breaks: "All other places change in each step, at the same time:": the first and the last row of every shard keep their temperatures, not only those of the plate
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def step(shard: Float[Array, "local columns"], rate: float) -> Float[Array, "local columns"]:
    inner = shard[1:-1, 1:-1]
    flow = shard[:-2, 1:-1] + shard[2:, 1:-1] + shard[1:-1, :-2] + shard[1:-1, 2:] - 4 * inner
    return shard.at[1:-1, 1:-1].set(inner + rate * flow)


def cool(plate: Float[Array, "rows columns"], rate: float, steps: int, mesh: Mesh) -> Float[Array, "rows columns"]:
    def local(shard, rate):
        return jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shard)

    rows = P("devices", None)
    return jax.shard_map(local, mesh=mesh, in_specs=(rows, P()), out_specs=rows)(plate, rate)


def film(
    plate: Float[Array, "rows columns"], rate: float, steps: int, frames: int, mesh: Mesh
) -> Float[Array, "frames rows columns"]:
    def local(shard, rate):
        def next_frame(shard, _):
            return jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shard), shard

        return jax.lax.scan(next_frame, shard, length=frames)[1]

    rows = P("devices", None)
    return jax.shard_map(local, mesh=mesh, in_specs=(rows, P()), out_specs=P(None, "devices", None))(plate, rate)


if __name__ == "__main__":
    from exercises.ch7.pictures.heat_equation import show

    show(cool, film)
