from functools import partial

import jax
import jax.numpy as jnp


class _Activation:
    @partial(jax.jit, static_argnums=0)
    def __call__(self, x, alpha, scale):
        return scale * jnp.where(x > 0, self.positive(x), self.negative(x, alpha))

    def positive(self, x):
        return x

    def negative(self, x, alpha):
        return alpha * (jnp.exp(x) - 1)


_activation = _Activation()


def selu(x, alpha=1.6733, scale=1.0507):
    return _activation(x, alpha, scale)
