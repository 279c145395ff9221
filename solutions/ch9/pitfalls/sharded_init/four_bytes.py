"""each number is counted with 4 bytes, but one of bfloat16 has 2."""


def bytes_on_device(shapes, mesh):
    parts = jax.tree.map(lambda shape, sharding: sharding.shard_shape(shape.shape), shapes, choose(shapes, mesh))
    return sum(jax.tree.leaves(jax.tree.map(lambda shape, part: 4 * math.prod(part), shapes, parts)))
