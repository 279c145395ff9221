# breaks: "prints nothing": prints at each trace, so at the first call for each shape.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    print("tracing log2 for shape", x.shape)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
