# breaks: "Remove the side effect [...] changes no global": a global dict gets an entry for each new shape; no tracer is stored.
import jax
import jax.numpy as jnp


seen_shapes = {}


@jax.jit
def log2(x):
    seen_shapes[x.shape] = seen_shapes.get(x.shape, 0) + 1
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
