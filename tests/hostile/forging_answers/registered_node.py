"""Returns a registered pytree node that flattens into itself, without end, and with hostile field names.

Parts and depth are counted, names are text.
Earns: at most 0 points.
"""

import jax


@jax.tree_util.register_pytree_with_keys_class
class Endless:
    def tree_flatten_with_keys(self):
        return [(jax.tree_util.GetAttrKey("__class__"), self), (jax.tree_util.GetAttrKey("\x1b[2J"), Endless())], None

    @classmethod
    def tree_unflatten(cls, _, children):
        return cls()


def selu(x, alpha=1.6733, scale=1.0507):
    return Endless()
