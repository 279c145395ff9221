"""A student's path needs nothing that Windows lacks: see `elsewhere.py`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from miniature import STUBS, make_course

ELSEWHERE = Path(__file__).with_name("elsewhere.py")


@pytest.fixture
def root(tmp_path):
    make_course(tmp_path, {stem: STUBS[stem] for stem in ("passes", "fails", "not_started")})
    (tmp_path / "pyproject.toml").write_text('[tool.pytest]\naddopts = ["--import-mode=importlib"]\n')
    return tmp_path


def run(root, *arguments):
    done = subprocess.run(
        [sys.executable, ELSEWHERE, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_pytest_checks_explains_and_remembers(root):
    text = run(root, "pytest", "-q", "exercises")
    assert "looks like  a constant was returned." in text
    assert "5 of 9 points" in text
    assert "1 of 3 exercises, 5 of 9 points" in run(root, "grader", "status")
    assert "Next: ch1/fails" in run(root, "grader", "next")


def test_watch_mode_checks_in_a_process_of_its_own(root):
    code = (
        "import asyncio, runpy, sys; from grader.course import find_course; from grader.student.watch import Watch\n"
        "async def main():\n"
        "    watch = Watch(find_course(), find_course().exercise('fails'), lambda: None)\n"
        "    watch.check(); await watch.wait(); print(watch.attempt.result.score); await watch.close()\n"
        "asyncio.run(main())\n"
    )
    (root / "watch_once.py").write_text(code)
    assert run(root, "watch_once").strip() == "2"


def test_the_process_that_waits_serves_an_order(root):
    command = [sys.executable, ELSEWHERE, "grader.student.standby", str(root), "ch1/fails"]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert json.loads(process.stdout.readline()) == {"ready": True}
        process.stdin.write('{"check": "ch1/fails"}\n')
        process.stdin.flush()
        messages = [json.loads(line) for line in process.stdout]
    outcomes = [message["result"]["outcome"] for message in messages if "result" in message]
    assert outcomes == ["passed", "failed", "failed"]  # the last one with its explanation
    assert messages[-1] == {"done": True}
