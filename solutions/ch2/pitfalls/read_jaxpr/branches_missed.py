"""nested jaxprs are searched under the name `jaxpr` only, but `cond` and `while` use other names."""


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        if "jaxpr" in equation.params:
            _count(equation.params["jaxpr"], counts)
