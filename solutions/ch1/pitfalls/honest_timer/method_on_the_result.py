"""the method `.block_until_ready()` was called on the whole result, but a dict or a tuple has no such method."""


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    fn(*args).block_until_ready()
    seconds = []
    for _ in range(repeats):
        start = clock()
        fn(*args).block_until_ready()
        seconds.append(clock() - start)
    return seconds
