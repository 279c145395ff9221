# breaks: "device has equally many rows, at least one. There are at least three columns.": the first and the last row of a shard are treated apart, and with one row on each device the only row takes itself for its neighbour
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def step(shard: Float[Array, "local columns"], rate: float) -> Float[Array, "local columns"]:
    n, me = jax.lax.axis_size("devices"), jax.lax.axis_index("devices")
    above = jax.lax.ppermute(shard[-1], "devices", [(i, i + 1) for i in range(n - 1)])
    below = jax.lax.ppermute(shard[0], "devices", [(i + 1, i) for i in range(n - 1)])
    ups = jnp.roll(shard, 1, axis=0).at[0].set(above)
    downs = jnp.roll(shard, -1, axis=0)
    downs = jnp.where((jnp.arange(len(shard)) == len(shard) - 1)[:, None] & (len(shard) > 1), below, downs)
    inner = shard[:, 1:-1]
    flow = ups[:, 1:-1] + downs[:, 1:-1] + shard[:, :-2] + shard[:, 2:] - 4 * inner
    new = shard.at[:, 1:-1].set(inner + rate * flow)
    new = new.at[0].set(jnp.where(me == 0, shard[0], new[0]))
    return new.at[-1].set(jnp.where(me == n - 1, shard[-1], new[-1]))


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
