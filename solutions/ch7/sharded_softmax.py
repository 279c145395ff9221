"""Compute a softmax and its loss while each device sees only some of the classes.

Lesson: exercises/ch7/README.md#sharded_softmax

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions are called inside `jax.shard_map`, over a mesh with the axis "devices". In both functions:

- The mesh may have any number of devices, at least two.
- `shard` holds the logits of some classes, for all rows, in float32. There is at least one row. Device 0 has the first
  classes, device 1 has the next ones, and so on. Each device has equally many classes, at least one.
- A logit is a number from -10,000 to 10,000, or it is `-jnp.inf`. Each row of the whole array has at least one finite
  logit. On a single device, all logits of a row may be `-jnp.inf`.
- The devices exchange maxima and sums by `jax.lax.pmax` and `jax.lax.psum`, and nothing else. For each row, a device
  gets at most 6 numbers, however many classes there are.
- Each number of a result may differ from the exact one by 0.001 %, or by 1e-6.
- Both functions can be differentiated with respect to the logits, inside of the `shard_map` and around it. Around it,
  `jax.grad` is called inside `jax.jit`. A gradient may differ by 1e-5. It is never NaN, and it is 0 for a logit of
  `-jnp.inf`.
- The functions work inside `jax.jit` too.
"""

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int


def softmax(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    """Computes the softmax of each row of the whole array, for the classes of this device.

    The softmax is exp(logit) divided by the sum of exp(logit) over all classes, those of the other devices too.

    Args:
        shard: the logits of this device.

    Returns:
        The probabilities of the same classes.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> split = P(None, "devices")
        >>> logits = jax.device_put(
        ...     jnp.array([[0.0, 0.0, 0.0, 0.0], [0.0, 5.0, 10000.0, 10000.0]]),
        ...     NamedSharding(mesh, split),
        ... )
        >>> jax.shard_map(softmax, mesh=mesh, in_specs=split, out_specs=split)(logits).tolist()
        [[0.25, 0.25, 0.25, 0.25], [0.0, 0.0, 0.5, 0.5]]

    Checks:
        - softmax agrees with one device, whichever device has the largest logit
        - softmax is right for logits of 10,000, and for devices whose logits are all -inf
        - both can be differentiated, inside of the shard_map and around it
        - only maxima and sums travel, with a few numbers for each row
    """
    shifted = _shifted(shard)
    return jnp.exp(shifted) / _total(shifted)[:, None]


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    """Computes minus the logarithm of the probability of each row's label.

    Only one device has the logit of a label.

    Args:
        shard: the logits of this device.
        labels: for each row, the number of its class in the whole array, int32, from 0. All devices have all labels.
            The logit of a label is finite.

    Returns:
        The loss of each row. It is the same on all devices, and `out_specs=P()` accepts it.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> split = P(None, "devices")
        >>> everywhere = P()
        >>> logits = jax.device_put(jnp.array([[9.0, 9.0, 5.0, 9.0]]), NamedSharding(mesh, split))
        >>> labels = jax.device_put(jnp.array([2]), NamedSharding(mesh, everywhere))
        >>> loss = jax.shard_map(cross_entropy, mesh=mesh, in_specs=(split, everywhere), out_specs=everywhere)
        >>> print(f"{loss(logits, labels)[0]:.4f}")
        5.1047

    Checks:
        - cross_entropy agrees with one device, whichever device has the label
        - cross_entropy is right for logits of 10,000, and for a logit of -inf beside the label
        - both can be differentiated, inside of the shard_map and around it
        - only maxima and sums travel, with a few numbers for each row
    """
    shifted = _shifted(shard)
    first = jax.lax.axis_index("devices") * shard.shape[1]
    is_label = first + jnp.arange(shard.shape[1]) == labels[:, None]
    # `where`, and not a product: 0 times -inf is NaN.
    of_label = jax.lax.psum(jnp.sum(jnp.where(is_label, shifted, 0), axis=1), "devices")
    return jnp.log(_total(shifted)) - of_label


def _shifted(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    # `pmax` has no gradient. The result does not depend on the shift, so JAX need not look at it.
    largest = jax.lax.stop_gradient(jnp.max(shard, axis=1, keepdims=True))
    return shard - jax.lax.pmax(largest, "devices")


def _total(shifted: Float[Array, "rows local"]) -> Float[Array, " rows"]:
    return jax.lax.psum(jnp.sum(jnp.exp(shifted), axis=1), "devices")
