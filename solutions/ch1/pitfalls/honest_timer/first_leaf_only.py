"""the timer did not wait for every leaf of the result."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.tree.leaves(fn(*args))[0].block_until_ready()
        seconds.append(clock() - start)
    return seconds
