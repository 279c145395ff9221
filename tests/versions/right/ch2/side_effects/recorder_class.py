# another way: Keeps the list in an object that calls the jitted function, so the state stays outside `jit`.

import jax
import jax.numpy as jnp
import numpy as np

LN2 = np.float32(np.log(2.0))


class _Recorder:
    def __init__(self):
        self.values = []

    def __call__(self, x):
        value, ln_x = log2(x)
        self.values.append(ln_x)
        return value


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return jnp.divide(ln_x, LN2), ln_x


def record_calls(xs):
    recorder = _Recorder()
    for x in xs:
        recorder(x)
    return recorder.values
