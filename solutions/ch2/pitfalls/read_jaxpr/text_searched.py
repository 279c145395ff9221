"""a nested jaxpr that is used twice is counted once: the printed text shows it once, and a set of seen ones skips it."""

import re


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    text = str(jax.make_jaxpr(fn)(*args))
    return dict(Counter(re.findall(r"= (\w+)", text)))
