"""the timer waited for the leaves in dicts, tuples and lists, but not for those in a registered class."""


def wait(result: Any) -> None:
    if isinstance(result, dict):
        result = list(result.values())
    if isinstance(result, (tuple, list)):
        for part in result:
            wait(part)
    elif hasattr(result, "block_until_ready"):
        result.block_until_ready()


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    wait(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        wait(fn(*args))
        seconds.append(clock() - start)
    return seconds
