"""nothing is subtracted from the logits, so `exp` overflows for large ones, and all small ones give 0."""


def _shifted(shard):
    return shard
