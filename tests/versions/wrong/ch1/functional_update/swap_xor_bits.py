# breaks: "If it equals `first`, nothing moves": the XOR trick turns the row into zeros when first == second.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    bits = jax.lax.bitcast_convert_type(jnp.asarray(scores, jnp.float32), jnp.uint32)
    bits = bits.at[first].set(bits[first] ^ bits[second])
    bits = bits.at[second].set(bits[first] ^ bits[second])
    bits = bits.at[first].set(bits[first] ^ bits[second])
    return jax.lax.bitcast_convert_type(bits, jnp.float32)
