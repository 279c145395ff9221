"""the results are made `jax.Array`s, which does not wait for those that are one already."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.tree.map(jax.numpy.asarray, fn(*args))
        seconds.append(clock() - start)
    return seconds
