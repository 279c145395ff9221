"""fn gets its first argument only."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(args[0]))
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.block_until_ready(fn(args[0]))
        seconds.append(clock() - start)
    return seconds
