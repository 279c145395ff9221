# breaks: "Records the natural logarithm of each array of `xs` in a new list": the same global list is cleared and returned each time, so a second call changes the result of the first.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


_record = []


def record_calls(xs):
    _record.clear()
    for x in xs:
        _record.append(log2(x)[1])
    return _record
