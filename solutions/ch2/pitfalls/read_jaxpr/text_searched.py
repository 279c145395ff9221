"""the printed text is searched, or jaxprs already seen are skipped: both miss a nested jaxpr that is used twice."""

import re


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    text = str(jax.make_jaxpr(fn)(*args))
    return dict(Counter(re.findall(r"= (\w+)", text)))
