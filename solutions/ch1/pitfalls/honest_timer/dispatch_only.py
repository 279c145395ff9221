"""the clock was read as soon as the call returned, before its result was ready."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        fn(*args)
        seconds.append(clock() - start)
    return seconds
