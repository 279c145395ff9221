# breaks: "it counts once for each of them, even if the printed text shows it only once": a jitted function that is called twice, where the text names the shared jaxpr.
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp



def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    text = str(jax.make_jaxpr(fn)(*args))
    return Counter(re.findall(r" = ([\w-]+)", text))
