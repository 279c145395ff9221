"""The command as people run it: words, exit codes, files."""

import datetime
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import types

import pytest
from click.testing import CliRunner
from miniature import CHECKS, STUBS, write

from grader import __version__
from grader.cli import main
from grader.course import installed_course, submissions
from grader.errors import IsolationError
from grader.results import SCHEMA, Report
from grader.runner import one_exercise
from grader.runner.implementation import Implementation
from grader.runner.pitfalls import Explainer
from grader.sandbox import canary, tiers
from grader.sandbox.canary import CanaryResult


@pytest.fixture
def grader(miniature, monkeypatch, tier):
    monkeypatch.chdir(miniature.root)

    def run(*args):
        if args[0] == "grade":
            args = (*args, "--isolation", tier, "--course", miniature.root)
        return CliRunner().invoke(main, [str(arg) for arg in args])

    return run


@pytest.fixture
def half_filled(tmp_path):
    (tmp_path / "mine/ch1").mkdir(parents=True)
    for stem in ("passes", "fails", "raises"):
        (tmp_path / f"mine/ch1/{stem}.py").write_text(STUBS[stem], encoding="utf-8")
    return tmp_path / "mine"


@pytest.fixture
def untouched(tmp_path, miniature):
    return shutil.copytree(miniature.root / "exercises", tmp_path / "untouched")


def test_untouched_stubs_get_no_points_and_an_invitation(grader, untouched):
    result = grader("grade", untouched, "--json", "report.json")
    assert result.exit_code == 0
    assert "0 of 24 points" in result.output
    assert (
        "Nothing is started yet, and everything is ready:\n  read    exercises/ch1/README.md#passes\n" in result.output
    )
    with open("report.json", encoding="utf-8") as file:
        report = json.load(file)
    assert {check["outcome"] for ex in report["exercises"] for check in ex["checks"]} == {"not_started"}


def test_a_half_filled_submission_gets_just_its_points(grader, half_filled):
    result = grader("grade", half_filled, "--json", "report.json", "--seed", "5")
    assert result.exit_code == 0, result.output
    assert "5 of 24 points" in result.output
    with open("report.json", encoding="utf-8") as file:
        text = file.read()
    report = json.loads(text)
    assert (report["schema"], report["seed"], report["score"], report["max_score"]) == (SCHEMA, "5", 5, 24)
    assert [ex["score"] for ex in report["exercises"]] == [3, 2, 0, 0, 0, 0, 0, 0]
    check = report["exercises"][1]["checks"][1]
    assert check.keys() == {
        "name",
        "title",
        "outcome",
        "points",
        "max_points",
        "facts",
        "pictures",
        "printed",
        "message",
        "seconds",
    }
    assert (check["name"], check["outcome"], check["points"], check["max_points"]) == ("random", "failed", 0, 1)
    assert Report.from_json(text).to_json() + "\n" == text


def test_the_same_seed_gives_the_same_report(grader, half_filled):
    def graded():
        result = grader("grade", half_filled, "--json", "report.json", "--seed", "5", "-c", "ch1/fails")
        assert result.exit_code == 0
        with open("report.json", encoding="utf-8") as file:
            report = json.load(file)
        for exercise in report["exercises"]:
            for check in exercise["checks"]:
                check.pop("seconds")
        report.pop("time")
        return report

    assert graded() == graded()


def test_exit_codes(grader, half_filled):
    assert grader("grade", half_filled, "-c", "ch1/passes", "--minimum", "100").exit_code == 0
    assert grader("grade", half_filled, "-c", "ch1/fails", "--minimum", "67").exit_code == 1
    assert grader("grade", half_filled, "-c", "ch1/fails", "--minimum", "66").exit_code == 0


def test_a_fault_of_the_course_is_no_ones_points_and_exit_code_3(grader, half_filled, miniature):
    test = miniature.root / "exercises/ch1/test_passes.py"
    test.write_text(test.read_text().replace("got, 42", "wrong_name, 42"))
    result = grader("grade", half_filled, "-c", "ch1/passes")
    assert result.exit_code == 3
    assert "1 check could not be graded" in result.output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("grade", "nowhere"), "expected a submission at nowhere, found nothing"),
        (("grade", "exercises"), "the submission exercises lies in the course that would grade it"),
        (("grade", "exercises", "-c", "ch1/pases"), "no exercise is called 'ch1/pases'; did you mean ch1/passes?"),
        (("grade", "exercises", "-c", "ch9"), "no chapter is called 'ch9'"),
        (("grade", "../mine", "--json", "no/such/folder/r.json"), "expected a folder at"),
        (("grade",), "Missing argument 'PATH'"),
        (("grade", "exercises", "--seed", "x"), "not a valid integer"),
        (("hint", "pases"), "did you mean ch1/passes?"),
        (("hint", "ch1/passes"), "has no hint 1"),
        (("verify", "ch1/pases"), "did you mean ch1/passes?"),
    ],
)
def test_mistakes_get_one_sentence_and_exit_code_2(grader, half_filled, args, words):
    result = grader(*args)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output


def test_outside_of_a_course_it_falls_back_to_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["list", "ch2/selu"])
    assert result.exit_code == 0
    assert result.output.startswith("ch2/selu")


def test_the_list_has_straight_columns():
    result = CliRunner().invoke(main, ["list"])
    assert result.exit_code == 0
    assert len({line.index(" points  ") for line in result.output.splitlines()}) == 1


def test_a_report_names_its_course_its_stubs_and_its_time(grader, half_filled, miniature):
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    result = grader("grade", half_filled, "-c", "ch1/passes", "-c", "ch1/not_started", "--json", "report.json")
    with open("report.json", encoding="utf-8") as file:
        report = json.load(file)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(miniature.root).as_posix()}\n"
        for path in sorted((miniature.root / "exercises").glob("ch*/test_*.py"))
    ]
    checks = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert report["course"] == {"path": str(miniature.root), "version": "", "checks_sha256": checks}
    assert report["environment"]["grader"] == __version__
    graded = datetime.datetime.strptime(report["time"], "%Y-%m-%dT%H:%M:%S%z")
    assert before <= graded <= datetime.datetime.now(datetime.UTC)
    passes, not_started = report["exercises"]
    assert passes["source"] == "ch1/passes.py"
    assert passes["sha256"] == hashlib.sha256(STUBS["passes"].encode()).hexdigest()
    assert (not_started["source"], not_started["sha256"]) == ("", "")
    assert f"\ncourse: {miniature.root}, checks {checks[:12]}\n" in result.output


def test_the_installed_course_is_named_by_its_version(tmp_path, monkeypatch, tier):
    monkeypatch.chdir(tmp_path)
    stub = installed_course().exercise("ch2/selu").stub
    (tmp_path / "ch2").mkdir()
    shutil.copy(stub, tmp_path / "ch2/selu.py")
    result = CliRunner().invoke(main, ["grade", ".", "-c", "ch2/selu", "--isolation", tier])
    assert result.exit_code == 0, result.output
    assert re.search(
        rf"^course: installed {re.escape(__version__)}, checks [0-9a-f]{{12}}$", result.output, re.MULTILINE
    )


# Who may be the course


@pytest.fixture
def own_judge(tmp_path, monkeypatch):
    """A hand-in that brings a course of its own, as the working folder. Its check counts as full marks and leaves a mark."""
    root = tmp_path / "handed-in"
    write(root / "exercises/ch1/standardize.py", installed_course().exercise("ch1/standardize").stub.read_text())
    check = f"""
        from exercises.ch1.standardize import standardize
        from grader import points
        open({str(tmp_path / "ran")!r}, "w").close()

        @points(1000)
        def test_mine():
            \"\"\"mine\"\"\"
        """
    write(root / "exercises/ch1/test_standardize.py", check)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("path", [".", "exercises"])
def test_grading_never_takes_the_course_of_the_working_folder(own_judge, tier, path):
    result = CliRunner().invoke(main, ["grade", path, "-c", "ch1/standardize", "--isolation", tier])
    assert result.exit_code == 0, result.output
    assert "1000" not in result.output
    assert "course: installed" in result.output
    assert not (own_judge.parent / "ran").exists()


def refused(*args):
    result = CliRunner().invoke(main, ["grade", *map(str, args)])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    return result.output


@pytest.mark.parametrize("path", [".", "exercises", "../handed-in", "exercises/../../handed-in"])
def test_a_course_that_holds_the_submission_is_refused(own_judge, path):
    assert f"lies in the course that would grade it ({own_judge})" in refused(path, "--course", ".")


def test_a_course_in_the_submission_is_refused(own_judge):
    said = refused("..", "--course", "../handed-in")
    assert f"holds the course that would grade it ({own_judge})" in said


def test_links_hide_no_overlap(own_judge, tmp_path):
    (tmp_path / "elsewhere").symlink_to(own_judge)
    assert "would grade it" in refused(".", "--course", tmp_path / "elsewhere")
    (tmp_path / "course").mkdir()
    (tmp_path / "course/exercises").symlink_to(own_judge / "exercises")
    assert "would grade it" in refused(".", "--course", tmp_path / "course")
    (tmp_path / "other/exercises/ch1").mkdir(parents=True)
    (tmp_path / "other/exercises/ch1/test_standardize.py").symlink_to(own_judge / "exercises/ch1/test_standardize.py")
    assert "would grade it" in refused(".", "--course", tmp_path / "other")


def test_an_archive_in_the_course_is_refused(own_judge):
    shutil.make_archive(str(own_judge / "a"), "zip", own_judge, "exercises")
    assert "copy it to another place" in refused("a.zip", "--course", ".")


def test_a_folder_that_is_no_course_is_refused(own_judge, tmp_path):
    assert "expected a course at" in refused(".", "--course", tmp_path / "nowhere")


def test_a_course_that_workers_could_read_is_refused(own_judge, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    course = tmp_path / "venv/share"
    shutil.copytree(own_judge, course)
    assert "lies in a folder that every submission's code can read" in refused(".", "--course", course)


def test_a_name_of_the_submission_steers_no_terminal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "\x1b]0;owned\x07\u202e.zip"
    (tmp_path / name).write_bytes(b"no archive")
    assert refused(name).rstrip("\n").isprintable()


def test_the_time_limit_ends_a_submission(grader, tmp_path, miniature):
    for stem in ("passes", "fails", "raises"):
        write(
            tmp_path / f"slow/ch1/{stem}.py",
            "import time\n\ndef answer(a, b):\n    time.sleep(1.1)\n    return a * b\n",
        )
    result = grader("grade", tmp_path / "slow", "--time-limit", "1", "--jobs", "1", "--json", "report.json")
    assert result.exit_code == 0
    report = Report.from_json((miniature.root / "report.json").read_bytes())
    outcomes = [[check.outcome for check in exercise.checks] for exercise in report.exercises[:4]]
    assert outcomes == [
        ["passed", "failed"],
        ["failed", "failed"],
        ["failed", "failed"],
        ["not_started", "not_started"],
    ]
    expected = "this check did not run, because the checks before it took all of the 1 s that a submission has"
    assert expected in " ".join(result.output.split())


THREE_CHECKS = (
    CHECKS
    + """

@points(1)
def test_third():
    \"\"\"three times four\"\"\"
    got = observe(lambda: answer(3, 4))
    assert_equal(got, 12, called="answer(3, 4)")
"""
)


@pytest.fixture
def clock(monkeypatch):
    """The clock of the time limit. It stands still unless a test moves it."""
    clock = types.SimpleNamespace(now=0.0, monotonic=lambda: clock.now)
    monkeypatch.setattr(one_exercise, "time", clock)
    return clock


def outcomes(report):
    return [[check.outcome for check in exercise.checks] for exercise in report.exercises]


def test_explaining_counts_towards_the_time_limit(grader, half_filled, miniature, clock, monkeypatch):
    def explain(*_):
        clock.now += 10
        return "nothing"

    monkeypatch.setattr(Explainer, "explain", explain)
    result = grader("grade", half_filled, "-c", "passes", "-c", "fails", "-c", "raises", "--time-limit", "5", "--json", "report.json")  # fmt: skip
    assert result.exit_code == 0, result.output
    report = Report.from_json((miniature.root / "report.json").read_bytes())
    assert outcomes(report) == [["passed", "passed"], ["passed", "failed"], ["failed", "failed"]]
    assert result.output.count("looks like") == 1
    assert result.output.count("this check did not run") == 1  # for both checks of `raises`


def test_an_explanation_takes_no_time_from_the_checks_of_an_exercise(grader, tmp_path, miniature, clock, monkeypatch):
    """Each run counts as a second here. To explain a failure, a check is run again with the public seed."""
    write(miniature.root / "exercises/ch1/test_fails.py", THREE_CHECKS.format(stem="fails"))
    write(
        tmp_path / "slow/ch1/fails.py",
        "def answer(a, b):\n    return 42\n",
    )
    began = []
    run = Implementation._run

    def watched_run(version, check):
        began.append((id(version), check.name))
        clock.now += 1
        return run(version, check)

    monkeypatch.setattr(Implementation, "_run", watched_run)
    result = grader("grade", tmp_path / "slow", "-c", "ch1/fails", "--time-limit", "3", "--json", "report.json")  # fmt: skip
    assert result.exit_code == 0, result.output
    student = began[0][0]
    assert [name for version, name in began if version == student] == ["answer", "random", "third"]
    assert [name for version, name in began if version != student] == []  # all the time is spent
    report = Report.from_json((miniature.root / "report.json").read_bytes())
    said = [dict(check.facts).get("got", "") for check in report.checks]
    assert said[1].startswith("42")
    assert said[2].startswith("42")
    assert "a constant was returned" not in result.output


def test_a_report_is_printed_as_well_as_the_stream_can(tmp_path, miniature):
    write(tmp_path / "hand/ch1/fails.py", "def answer(a, b):\n    raise ValueError('\u6f22\u5b57')\n")
    arguments = ["grade", tmp_path / "hand", "-c", "ch1/fails", "--course", miniature.root, "--isolation", "none"]
    done = subprocess.run(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"ValueError: ??" in done.stdout


@pytest.mark.parametrize(
    "args", [["--help"], ["grade", "missing-path"], ["list"], ["status"], ["lesson", "ch2"], ["hint", "selu", "1"]]
)
def test_what_needs_no_jax_does_not_import_it(args):
    code = (
        f"import sys; sys.argv = ['grader', *{args!r}]\nfrom grader.cli import main\n"
        "try: main()\nfinally: print('jax' in sys.modules or 'numpy' in sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr.strip().endswith("False")


def test_help_is_fast():
    """A ratio, not seconds: at most five times a Python that imports click alone."""

    def seconds(code):
        runs = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
            runs.append(time.perf_counter() - start)
        return statistics.median(runs)

    assert seconds("import sys; sys.argv = ['grader', '--help']\nfrom grader.cli import main\nmain()") < 5 * seconds(
        "import click"
    )


def test_auto_steps_down_only_from_a_tier_that_this_machine_lacks(monkeypatch):
    found = {tier: CanaryResult(f"{tier} is not installed", lacking=True) for tier in ("namespaces", "user")}
    monkeypatch.setattr(canary, "probe", found.__getitem__)
    assert canary.choose_tier("auto").tier == "none"
    with pytest.raises(IsolationError, match=r"namespaces is not installed; .* user is not installed"):
        canary.choose_tier("require")
    for problem in ("the canary could read another's file", "the canary failed: it ended"):
        found["namespaces"] = CanaryResult(problem)
        for wanted in ("auto", "require", "namespaces"):
            with pytest.raises(
                IsolationError, match=rf"all that isolation by namespaces needs, but {problem}"
            ) as failure:
                canary.choose_tier(wanted)
            assert failure.value.exit_code == 3


def test_a_slow_canary_ends_grading(tier, monkeypatch):
    if tier == "none":
        pytest.skip("tier none has no walls")
    monkeypatch.setattr(canary, "_SECONDS", 0.001)  # a worker is given a tenth of a second at least
    monkeypatch.setattr(canary, "TIERS", (tier, "none"))
    with pytest.raises(IsolationError, match=r"the canary failed: it did not finish within 0.001 s"):
        canary.choose_tier("auto")


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap is not here")
def test_a_refusal_of_namespaces_is_told_from_a_busy_machine(monkeypatch):
    def missing_after(code: str) -> str:
        monkeypatch.setattr(tiers, "_bubblewrap", lambda: [sys.executable, "-c", code])
        return tiers.missing("namespaces")

    assert missing_after("import sys; sys.exit('bwrap: No permissions to create new namespace')") == (
        "bubblewrap cannot start Python here (bwrap: No permissions to create new namespace)"
    )
    assert missing_after("import sys; sys.exit('bwrap: fork: Resource temporarily unavailable')") == ""
    assert missing_after("import os, signal; os.kill(os.getpid(), signal.SIGKILL)") == ""
    monkeypatch.setattr(tiers, "_TRIAL_SECONDS", 0.1)
    assert missing_after("import time; time.sleep(5)") == ""


HUNGRY = '''
import numpy as np
from exercises.ch1.passes import answer

from grader import observe, points
from grader.checks import assert_equal


@points(2)
def test_answer():
    """a square of numbers"""
    got = observe(lambda: answer(6, 7))
    assert_equal(float(np.zeros((int(got) // 42 * 1000, 10**6)).flat[0]), 0.0, called="answer(6, 7)")


@points(1)
def test_random(rng):
    """random factors"""
    a, b = (int(n) for n in rng.integers(2, 1000, size=2))
    got = observe(lambda: answer(a, b))
    assert_equal(got, a * b, called="answer(a, b)", a=a, b=b)
'''


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_check_that_takes_too_much_memory_costs_its_submission_that_check(miniature, half_filled, tier):
    """8 GB of zeros, which nobody reads: without a bound, the judge gets them."""
    (miniature.root / "exercises/ch1/test_passes.py").write_text(HUNGRY, encoding="utf-8")
    arguments = ["grade", half_filled, "-c", "ch1/passes", "--isolation", tier, "--json", "report.json"]
    arguments += ["--course", miniature.root]
    done = subprocess.run(
        [sys.executable, "-m", "grader", *map(str, arguments)], cwd=miniature.root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = Report.from_json((miniature.root / "report.json").read_text(encoding="utf-8"))
    first, second = report.exercises[0].checks
    assert (first.outcome, second.outcome) == ("failed", "passed")
    assert first.facts[0] == ("got", "a result that takes more memory than the check may use")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_submission_that_takes_too_much_memory_is_refused(grader, half_filled, monkeypatch):
    monkeypatch.setattr(submissions, "_read_folder", lambda *_: bytearray(8 * 2**30))
    result = grader("grade", half_filled, "-c", "ch1/passes")
    assert result.exit_code == 2
    assert result.output == "grader: mine needs more memory than the grader may use; hand in exercises/ alone\n"
