import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    for i in range(n):
        # alternate the modes
        fn = jax.grad(fn) if i % 2 == 0 else jax.jacfwd(fn)
    return fn


def spring_loss(position, params, times, friction):
    @jax.jit
    def loss(params, times, friction):
        def motion(t):
            def speed_and_position(t):
                x, v = jax.value_and_grad(position, argnums=1)(params, t)
                return v, x

            a, (x) = jax.grad(speed_and_position, has_aux=True)(t)
            v = speed_and_position(t)[0]
            return a, v, x

        a, v, x = jax.vmap(motion)(times)
        return jnp.mean((a + friction * v + x) ** 2)

    return loss(params, times, friction)
