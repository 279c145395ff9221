import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def step(shard: Float[Array, "local columns"], rate: float) -> Float[Array, "local columns"]:
    n, me = jax.lax.axis_size("devices"), jax.lax.axis_index("devices")
    after_me = [(device, device + 1) for device in range(n - 1)]
    before_me = [(receiver, sender) for sender, receiver in after_me]
    above = jax.lax.ppermute(shard[-1:], "devices", after_me)
    below = jax.lax.ppermute(shard[:1], "devices", before_me)

    def row_step(up, row, down, on_edge):
        mean = (up[1:-1] + down[1:-1] + row[:-2] + row[2:]) / 4
        inner = (1 - 4 * rate) * row[1:-1] + 4 * rate * mean
        moved = jnp.concatenate([row[:1], inner, row[-1:]])
        return jnp.where(on_edge, row, moved)

    first = (jnp.arange(len(shard)) == 0) & (me == 0)
    last = (jnp.arange(len(shard)) == len(shard) - 1) & (me == n - 1)
    ups = jnp.concatenate([above, shard])[:-1]
    downs = jnp.concatenate([shard, below])[1:]
    return jax.vmap(row_step)(ups, shard, downs, first | last)


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
