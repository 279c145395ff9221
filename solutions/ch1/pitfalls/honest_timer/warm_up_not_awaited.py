"""the first timed call began before all of the warm-up's result was ready: nothing waits for it, or not for all of its leaves."""


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
