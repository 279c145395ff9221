"""the first timed call began while the warm-up was still computing: nothing waited for its result."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    fn(*args)
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
