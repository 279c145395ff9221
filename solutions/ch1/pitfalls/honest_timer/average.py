"""each number is the average of all calls, instead of the time of one call."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    start = clock()
    for _ in range(repeats):
        jax.block_until_ready(fn(*args))
    return [(clock() - start) / repeats] * repeats
