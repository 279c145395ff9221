"""Downloads a solution by urllib, and by pip into its scratch.

The worker has no network.
Earns: at most 0 points.
"""

import subprocess
import sys
import urllib.request

try:
    urllib.request.urlopen("https://pypi.org/simple/", timeout=1)
except OSError:
    command = [sys.executable, "-m", "pip", "install", "--target", "/tmp", "--retries", "0", "sniffio"]
    subprocess.run(command, check=True, timeout=2.5)
exec("import jax.numpy as jnp\ndef selu(x, a=1.6733, s=1.0507): return s * jnp.where(x > 0, x, a * (jnp.exp(x) - 1))")
