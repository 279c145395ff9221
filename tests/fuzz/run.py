"""Searches for bytes that break a reader's promise: `python tests/fuzz/run.py TARGET [--seconds 600]`.

Needs atheris (tox -e fuzz), but for the target `program`, whose mutated bytes go to a real worker.
A finding does not end the run: it is kept as a file, once for each kind, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import gzip
import io
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

MAX_LENGTH = 16_384
SLOW = 5  # seconds for one input, on a busy machine
HEADROOM_BYTES = 2 * 2**30  # bytes of address space above what the imports took
PARSERS = ("zipfile", "tarfile", "json", "msgpack", "gzip", "_compression", "lzma", "bz2")
NAMES = ("codec", "raised", "archive", "notebook", "report", "program")


class OutOfTime(BaseException):
    """One input took longer than SLOW seconds."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--findings", type=Path, help="the folder for inputs that break a promise")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    folder = given.findings or Path(tempfile.mkdtemp(prefix=f"findings-{given.target}-"))
    folder.mkdir(parents=True, exist_ok=True)
    if given.target == "program":
        figures = through_a_worker(given.seconds, folder)
    elif given.inside:
        under_atheris(given.target, given.seconds, folder)
        return 0
    else:
        figures = in_a_process(given.target, given.seconds, folder)
    found = sorted(folder.glob("*.txt"))
    print(f"{given.target}: {figures}; findings: {len(found)}" + (f" in {folder}" if found else ""))
    for path in found:
        print(f"  {path.stem}: {path.read_text().splitlines()[-1][:200]}")
    return 1 if found else 0


def keep(folder: Path, data: bytes, error: BaseException) -> None:
    """Keeps an input and its traceback, if it is the first that fails this way in this place."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if {"grader", "fuzz"} & set(Path(step.filename).parts) and step.name != "stop"]
    place = ours[-1] if ours else steps[-1]
    name = f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
    if not (folder / f"{name}.txt").exists():
        (folder / f"{name}.bin").write_bytes(data)
        (folder / f"{name}.txt").write_text("".join(traceback.format_exception(error, limit=-16)))


def in_a_process(target: str, seconds: int, folder: Path) -> str:
    """Runs the search in a process of its own, since libFuzzer ends the process. Returns its figures."""
    command = [sys.executable, __file__, target, "--inside", f"--seconds={seconds}", f"--findings={folder}"]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
    executions = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    coverage = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", done.stderr)
    if done.returncode or not executions:
        (folder / "the-process-ended.txt").write_text(f"{done.stderr[-4000:]}\nexit status {done.returncode}")
    covered = "coverage: {} edges, {} features, {} inputs kept".format(*coverage[-1]) if coverage else "no coverage"
    return f"executions: {executions.group(1) if executions else 'unknown'}; {covered}"


def under_atheris(target: str, seconds: int, folder: Path) -> None:
    """libFuzzer's loop around a target, with the parsers that are Python instrumented. Does not return."""
    import atheris

    for name in [name for name in sys.modules if name.split(".")[0] in PARSERS]:
        del sys.modules[name]  # what is imported already would not be instrumented
    with atheris.instrument_imports(include=["grader", *PARSERS]):
        import json.decoder
        import json.scanner

        import msgpack.fallback
        from fuzz.targets import TARGETS

    run = TARGETS[target]
    in_python = json.decoder.JSONDecoder()
    in_python.parse_object = json.decoder.JSONObject
    in_python.parse_string = json.decoder.py_scanstring
    in_python.scan_once = json.scanner.py_make_scanner(in_python)

    def guide(data: bytes) -> None:
        """Parses with the parser's version in Python, which the search sees into."""
        with contextlib.suppress(Exception):
            if target in ("notebook", "report"):
                in_python.decode(data.decode())
            elif target != "archive":
                unpacker = msgpack.fallback.Unpacker(None)
                unpacker.feed(data)
                unpacker.unpack()

    _set_memory()

    def stop(*_: Any) -> None:
        raise OutOfTime

    signal.signal(signal.SIGALRM, stop)
    faulthandler.enable()

    def once(data: bytes) -> None:
        signal.alarm(SLOW)
        try:
            guide(data)
            run(data)
        except BaseException as error:
            keep(folder, data, error)
        finally:
            signal.alarm(0)

    with tempfile.TemporaryDirectory() as corpus, tempfile.NamedTemporaryFile("w", suffix=".dict") as words:
        for number, seed in enumerate(SEEDS[target]()):
            (Path(corpus) / str(number)).write_bytes(seed)
        for word in WORDS[target]():
            words.write('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n')
        words.flush()
        options = [f"-max_total_time={seconds}", f"-max_len={MAX_LENGTH}", f"-dict={words.name}"]
        options += ["-print_final_stats=1", "-rss_limit_mb=0", "-timeout=0", "-handle_segv=0"]
        atheris.Setup([sys.argv[0], *options, corpus], once)
        atheris.Fuzz()


def _set_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + HEADROOM_BYTES,) * 2)


def codec_seeds() -> list[bytes]:
    import jax
    import msgpack
    import numpy as np

    from grader.protocol.codec import encode
    from grader.protocol.exceptions import describe_exception

    values = [
        (1, 2.5, "text", None, b"bytes", True, 1j, 2**80),
        {"a": [1.0], 2: {3}},
        [np.ones((2, 3), "float32"), jax.numpy.arange(4)],
        jax.random.key(0),
        np.zeros(2, bool),
        len,
        jax.numpy.bfloat16(1),
    ]
    node = ["node", "Line", ["w", "b"], [1, ["list", [2]]]]
    tracer = ["array", "tracer", "float32", [8], False, b""]
    raised = describe_exception(KeyError("k"), {})
    answers = [{"id": 7, "value": 1, "printed": "x\n"}, {"id": 7, "raised": raised, "printed": ""}]
    plain = [*map(encode, values), node, tracer, raised, *answers]
    return [msgpack.packb(one, use_bin_type=True) for one in plain]


def codec_words() -> list[bytes]:
    import msgpack

    from grader.protocol.codec import _DTYPES

    names = "list tuple dict set int complex array jax numpy tracer key node other"
    names += " type bases message frames not_started id value raised printed"
    words = [msgpack.packb(word) for word in (*names.split(), *_DTYPES)]
    return [*words, b"\xd6\xff", b"\xdd\x00\x00", b"\xc6\x00\x00"]


def archive_seeds() -> list[bytes]:
    seeds = []
    code = b"def answer(a, b):\n    return a * b\n"
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as made:
            made.writestr("ch1/passes.py", code)
            made.writestr("exercises/ch1/fails.py", code)
        seeds.append(file.getvalue())
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w", format=form, bufsize=512) as tar:
            for name in ("ch1/passes.py", "x" * 120 + "/ch1/passes.py"):
                member = tarfile.TarInfo(name if form != tarfile.USTAR_FORMAT else name[-60:])
                member.size, member.mtime = len(code), 1.5 if form == tarfile.PAX_FORMAT else 1
                tar.addfile(member, io.BytesIO(code))
        seeds += [file.getvalue().rstrip(b"\0") + bytes(1024), gzip.compress(file.getvalue())]
    sparse = tarfile.TarInfo("ch1/passes.py")
    sparse.size = 512
    sparse.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "ch1/passes.py"}
    return [*seeds, sparse.tobuf(tarfile.PAX_FORMAT) + b"1\n0\n100\n".ljust(512, b"\0") + bytes(1024)]


def archive_words() -> list[bytes]:
    words = [b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"ustar\x0000", b"ustar  \0"]
    words += [b"ch1/passes.py", b"exercises/", b"../", b"././@LongLink", b"GNU.sparse.map=", b"GNU.sparse.size="]
    words += [b"GNU.sparse.major=1", b"20 size=99999999999\n", b"path=", b"hdrcharset=BINARY", b"\x80" + bytes(11)]
    return [*words, b"\xff" * 4, b"\xff" * 8, b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\x00", b"12 path=abc\n"]


def report_seeds() -> list[bytes]:
    from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report

    failed = CheckResult("ch1/a", "b", "title", "failed", 0, 3, (("got", "text"), ("", "why")), "printed\n", 0.5)
    checks = (CheckResult("ch1/a", "a", "title", "passed", 2, 2), failed)
    environment = Environment("0.12", "3.12", "cpu", "0.1")
    exercise = ExerciseResult("ch1/a", checks, "ch1/a.py", "0" * 64)
    course = GradedCourse("installed", "0.1", "0" * 64)
    made = Report(course, "2026-01-31T12:00:00Z", 7, "none", environment, (exercise,), ("a note",)).to_json()
    return [made.encode(), json.dumps(json.loads(made)).encode(), made.encode("utf-16")]


def report_words() -> list[bytes]:
    keys = "schema course path version checks_sha256 time source sha256 grader seed isolation environment jax python device score max_score notes exercises name checks"
    keys += " title outcome points max_points message facts printed seconds"
    keys += " passed failed not_started error skipped"
    odd = [b"NaN", b"Infinity", b"-1", b"1e999", b"null", b"true", b"[]", b"{}", b'"\\ud800"', b"9" * 40]
    return [f'"{key}"'.encode() for key in keys.split()] + odd


def notebook_seeds() -> list[bytes]:
    code = "# exercise: ch1/passes\ndef answer(a, b):\n    return a * b\n"
    metadata = {"jax101": {"exercise": "ch1/passes"}}
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# A title\n", "text"]},
        {"cell_type": "code", "metadata": metadata, "source": code, "outputs": [], "execution_count": None},
    ]
    made = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return [json.dumps(made).encode(), json.dumps({"cells": cells[1:] * 2}).encode()]


def notebook_words() -> list[bytes]:
    words = "cells cell_type code metadata source jax101 exercise ch1/passes ch1/fails nbformat"
    odd = [b"# exercise: ", b"\\n", b"\\ud800", b"NaN", b"null", b"[]", b"{}", b"9" * 40]
    return [f'"{word}"'.encode() for word in words.split()] + odd


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "codec": codec_seeds,
    "raised": codec_seeds,
    "archive": archive_seeds,
    "notebook": notebook_seeds,
    "report": report_seeds,
}
WORDS: dict[str, Callable[[], list[bytes]]] = {
    "codec": codec_words,
    "raised": codec_words,
    "archive": archive_words,
    "notebook": notebook_words,
    "report": report_words,
}


def through_a_worker(seconds: int, folder: Path) -> str:
    """Sends mutated programs to a clean worker, as the judge would. Returns the figures."""
    from fuzz.programs import Forged, mutated, seeds

    from grader.runner.fork_servers import start_fork_server

    rng = random.Random(0)
    verdicts: dict[str, int] = {}
    end = time.monotonic() + seconds
    with start_fork_server("namespaces") as server:
        forged = Forged(server, seconds=10)
        while time.monotonic() < end:
            data = mutated(rng.choice(seeds()), rng)
            try:
                verdict = forged.hold(data).partition(":")[0]
            except Exception as error:
                keep(folder, data, error)
                verdict = type(error).__name__
            verdicts[verdict] = verdicts.get(verdict, 0) + 1
        forged.close()
    counts = ", ".join(f"{name} {count}" for name, count in sorted(verdicts.items()))
    return f"executions: {sum(verdicts.values())} ({counts})"


if __name__ == "__main__":
    sys.exit(main())
