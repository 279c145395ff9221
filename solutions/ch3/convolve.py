"""Convolve one signal with one kernel, then each signal of a batch with its own kernel.

Lesson: exercises/ch3/README.md#convolve

Your code changes no argument, no global and no setting of JAX, and it prints nothing. A global may keep
compiled functions.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    """Slides a kernel along a signal, at all positions where the whole kernel lies on the signal.

        result[i] = signal[i] * kernel[0] + signal[i + 1] * kernel[1] + ... + signal[i + taps - 1] * kernel[taps - 1]

    The kernel is not reversed. There are samples - taps + 1 positions. A result depends only on its own samples: a huge
    sample elsewhere does not make it less exact.

    It also works inside `jax.jit` and `jax.vmap`. For 3 taps, its program has at most 150 operations, however many
    samples there are. So write no Python loop over the positions. A Python loop over the taps is fine.

    Args:
        signal: a JAX array of one or more finite numbers, float32.
        kernel: a JAX array of finite numbers, float32. At least one tap, and at most as many taps as samples.

    Returns:
        The result at each position: a float32 JAX array with samples - taps + 1 elements.

    Example:
        >>> convolve(jnp.array([1.0, 2.0, 4.0, 8.0]), jnp.array([10.0, 1.0]))
        Array([12., 24., 48.], dtype=float32)

    Checks:
        - convolve multiplies each window with the kernel, for any number of taps
        - the program of each function has at most 150 operations, however many samples there are
    """
    # Row i holds the indices of the window that starts at i. Shapes are known while JAX traces, so `size` is a number.
    starts = jnp.arange(signal.size - kernel.size + 1)
    windows = starts[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    """Convolves each signal with its own kernel: `signals[n]` with `kernels[n]`, for each n.

    It also works inside `jax.jit`. For 3 taps, its program has at most 150 operations, however many signals and
    samples there are.

    It is fast without an outer `jax.jit` too. Take 24 signals of 4 samples, and 24 kernels of 2 taps. Each call after
    the first is at least twice as fast as a Python loop over the signals. That loop computes the same with `jax.numpy`,
    without `jit`, and stacks the results.

    Args:
        signals: one or more signals, one in each row: a JAX array, float32, as in `convolve`.
        kernels: one kernel for each signal, one in each row: a JAX array, float32, as in `convolve`.

    Returns:
        Row n is the result of `convolve(signals[n], kernels[n])`: a float32 JAX array.

    Example:
        >>> signals = jnp.array([[1.0, 2.0, 4.0, 8.0], [1.0, 1.0, 1.0, 3.0]])
        >>> kernels = jnp.array([[10.0, 1.0], [1.0, 2.0]])
        >>> convolve_batch(signals, kernels)
        Array([[12., 24., 48.],
               [ 3.,  3.,  7.]], dtype=float32)

    Checks:
        - convolve_batch convolves each signal with its own kernel, for a batch of any size
        - the program of convolve_batch has at most 150 operations, however many signals there are
        - the program of each function has at most 150 operations, however many samples there are
        - a call of convolve_batch is at least twice as fast as a Python loop over the batch
    """
    # Axis 0 of both arguments is the batch, which is the default of `in_axes`. Each operation of `convolve` becomes
    # one operation on the whole batch. `jax.jit` around it, in here, would compile again in each call.
    return jax.vmap(convolve)(signals, kernels)
