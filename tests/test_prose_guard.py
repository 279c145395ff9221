"""The guard of the project's English, rule by rule."""

import subprocess
import sys
import textwrap

import pytest
from prose import guard

LONG = "This sentence goes on and on " * 5 + "until it has thirty one words in all, which is a lot."
FITTING = "Word " * 29 + "end."


def python(docstring):
    """Judges a function with this docstring."""
    source = f'def f():\n    r"""{textwrap.indent(docstring, "    ").strip()}\n    """\n'
    return [(fault.number, fault.what) for fault in guard.python_faults(source)]


def markdown(text):
    return [(fault.number, fault.what) for fault in guard.markdown_faults(text)]


def sentences(text):
    return [sentence.source for block in guard.markdown_blocks(text) for sentence in block.sentences()]


# Docstrings open with a verb


@pytest.mark.parametrize(
    "opening", ["What", "How", "Whether", "Where", "Why", "Who", "When", "Which", "whose", '"What"']
)
def test_a_docstring_may_not_open_with_a_question_word(opening):
    [(number, what)] = python(f"{opening} a check prints.")
    assert number == 2
    assert what.startswith("a docstring that opens with ")
    assert what.endswith(': open with a verb, such as "Returns"')


@pytest.mark.parametrize(
    "opening", ["Returns what", "Whatever is left,", "However long", "Asks which", "`when`, which"]
)
def test_other_openings_pass(opening):
    assert python(f"{opening} a check prints.") == []


def test_every_kind_of_docstring_is_judged():
    source = '"""What it is."""\nclass A:\n    """\n    How it is."""\n    async def f(self):\n        "Why it is."\n'
    assert [fault.number for fault in guard.python_faults(source)] == [1, 4, 6]


def test_a_string_that_is_no_docstring_is_not_judged():
    assert guard.python_faults('x = "What it is."\ndef f():\n    return "How"\n') == []


# Sentences have at most 30 words


def test_a_sentence_of_31_words_is_reported_with_its_first_line():
    [(number, what)] = markdown(f"One.\nTwo.\n\nThree. {LONG}\n")
    assert number == 4
    assert what == 'a sentence of 42 words, at most 30: "This sentence goes on and on ..."'
    assert markdown("Word " * 30 + "end.")
    assert markdown(FITTING) == []


def test_a_sentence_is_reported_on_the_line_that_it_begins_on():
    broken = LONG.replace("until", "\nuntil")
    assert [number for number, _ in markdown(f"Short.\nShort too.\n{broken}")] == [3]
    assert [number for number, _ in python(f"Returns.\n\nShort.\n{broken}")] == [5]
    assert [number for number, _ in markdown(f"| a | b |\n| - | - |\n| c | d |\n| e | {LONG} |")] == [4]


@pytest.mark.parametrize(
    "text",
    [
        f"{FITTING} {FITTING}",
        f"{FITTING}\n\n{FITTING}",
        "\n".join(["- " + "word " * 20] * 3),
        "\n".join(["1. " + "word " * 20] * 3),
        f"# {'word ' * 20}\n{'word ' * 20}",
        f"| {'word ' * 20} | {'word ' * 20} |\n| --- | --- |\n| {'word ' * 20} | {'word ' * 20} |",
        "Call `" + "f(x), " * 40 + "` once.",
        "```python\n" + "word " * 40 + "\n```",
        "    " + "word " * 40,
        "Read more: " + " · ".join(["[" + "word " * 12 + "](https://docs.jax.dev/en)"] * 4),
        f"<details><summary>{'word ' * 20}</summary>\n\n{'word ' * 20}\n\n</details>",
    ],
    ids=[
        "sentences",
        "paragraphs",
        "items",
        "numbers",
        "heading",
        "cells",
        "span",
        "fence",
        "code",
        "links",
        "details",
    ],
)
def test_what_ends_a_sentence_and_what_is_no_prose(text):
    assert markdown(text) == []


@pytest.mark.parametrize(
    "text",
    [f"- {LONG}", f"<details><summary>Hint 1</summary>\n\n{LONG}\n\n</details>", f"> {LONG}", f"## {LONG}"],
    ids=["item", "hint", "quote", "heading"],
)
def test_long_sentences_are_found_wherever_prose_stands(text):
    assert len(markdown(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Use e.g. Adam, i.e. Kingma et al. (2015), eq. 2.",
        "Since JAX 0.10.2 it takes 1.5 s, see jax.jit and https://docs.jax.dev/en.",
        'Asks "Is it pure?" and answers.',
        "Prints 1, 2 ... and goes on.",
        "See [the docs](https://docs.jax.dev/en/a. b).",
    ],
)
def test_points_inside_of_a_sentence(text):
    assert sentences(text) == [text]


def test_ends_of_sentences():
    text = 'It is "so." Then (in brackets.) Then **The pitfall.** `jit` etc. Then ... Then? then! `x.` Last'
    assert sentences(text) == [
        'It is "so."',
        "Then (in brackets.)",
        "Then **The pitfall.**",
        "`jit` etc.",
        "Then ...",
        "Then?",
        "then!",
        "`x.` Last",
    ]


def test_the_parts_of_a_docstring():
    docstring = f"""Returns a number.

    selu(x) = {"x " * 40}

Follows this formula:
    {"x " * 40}

{"word " * 20}

- {"word " * 20}
- {"word " * 20}

Args:
    x: {"word " * 20}
        {"word " * 5}
    params (dict): {"word " * 25}
    **options: {"word " * 25}

Returns:
    {"word " * 20}

    {"word " * 20}

Raises:
    jax.errors.TracerArrayConversionError: {"word " * 25}

Example:
    >>> {"x " * 40}
    {"x " * 40}

Reference:
    {"word " * 40}

Checks:
    - {"word " * 20}
    - {"word " * 20}

Ends here.
"""
    assert python(docstring) == []


@pytest.mark.parametrize(
    "docstring",
    [
        LONG,
        f"Returns.\n\n{LONG}",
        f"Returns.\n\nArgs:\n    x: short.\n    y: {LONG}",
        f"Returns.\n\nReturns:\n    {LONG}",
        f"Returns.\n\nExample:\n    >>> f()\n    1\n\n{LONG}",
        f"Returns.\n\nChecks:\n    - short\n    - {LONG}",
        f"Returns:\n\n    x = 1\n\n{LONG}",
        f"Returns.\n\n```\ncode\n```\n\n{LONG}",
    ],
)
def test_long_sentences_are_found_in_every_part_of_a_docstring(docstring):
    [(_, what)] = python(docstring)
    assert what.startswith("a sentence of 42 words")


# Phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It is by custom `jnp`.", "by custom"),
        ("The table of whoever does it.", "whoever"),
        ("Take that which is left.", "that which"),
        ("It is never NaN, at 0 neither.", "neither."),
        ("It traces nothing, there neither; it runs.", "neither;"),
        ("To wait is for measuring.", "To wait is for measuring"),
        ("Let it take the road.", "take the road"),
        ("Use the road that is open.", "the road that is open"),
        ("And that is how to know it.", "how to know it"),
        ("Fill what stands in the place of it.", "stands in the place of"),
        ("It compiles for nothing.", "for nothing"),
        ("Four ways, and none of them here.", "none of them here"),
        ("Just as far is close.", "Just as far"),
        ("It leaves no trace in the module.", "leaves no trace"),
        ("While it lasts, import it.", "While it lasts"),
        ("Then what stood there is back.", "what stood there"),
        ("The workers are those of now.", "those of now"),
        ("It is known by its place.", "known by its place"),
        ("The code did not come back: slow.", "did not come back"),
        ("The name; None where it is no stub.", "None where"),
        ("Its count, 0 where it has none.", "0 where it"),
        ("The dtype, where it is another.", "where it is"),
        ("Where it cannot, nothing binds it.", "Where it cannot"),
        ("A reference where there is one.", "where there is one"),
        ("What older notes say where that is new.", "where that"),
        ("All of them where nothing is named.", "where nothing"),
    ],
)
def test_a_phrase_is_reported_with_a_better_one(text, phrase):
    for faults in (markdown(text), python(f"Returns.\n\n{text}")):
        assert any(what.startswith(f'"{phrase}": ') for _, what in faults), faults


def test_the_docstring_of_a_name_is_judged_too():
    source = 'LIMIT = 3\n"""How many there may be."""\nclass A:\n    x: int\n    """What x is."""\n    def f(self):\n        y = 1\n        """What no tool reads."""\n'
    assert [fault.number for fault in guard.python_faults(source)] == [2, 5]


def test_a_phrase_is_found_across_lines_and_reported_where_it_begins():
    assert markdown("Plain.\nIt is by\ncustom so.") == [(2, '"by custom": write "usually"')]


@pytest.mark.parametrize(
    "text",
    [
        "Neither of them is jitted.",
        "It is neither small nor large.",
        "The folder where it is kept.",
        "Where is it? Where it belongs.",
        "The gradient is 0 where `x <= 0`.",
        "Points to where the loss grows.",
        "Use `None where it is`, by its name.",
        "    by custom, in code",
    ],
)
def test_plain_words_pass(text):
    assert markdown(text) == []


# The command


def run(*args):
    return subprocess.run([sys.executable, guard.__file__, *args], capture_output=True, text=True, check=False)


def test_the_command_reports_path_line_and_fault(monkeypatch, capsys, tmp_path):
    (tmp_path / "README.md").write_text("Plain.\n\nIt is by custom so.\n", encoding="utf-8")
    for folder, text in {"grader": '"""What."""\n', "tests/hostile": '"""What."""\n', "tests": '"""Ends."""\n'}.items():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "module.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(guard, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["guard.py"])
    assert guard.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        'grader/module.py:1: a docstring that opens with "What": open with a verb, such as "Returns"',
        'README.md:3: "by custom": write "usually"',
    ]
    (tmp_path / "README.md").write_text("Plain.\n", encoding="utf-8")
    (tmp_path / "grader/module.py").write_text('"""Returns."""\n', encoding="utf-8")
    assert guard.main() == 0


def test_figures_of_the_language():
    result = run("--figures")
    assert result.returncode == 0, result.stderr
    for line in (
        '"where" per 1,000 words',
        '"if" per 1,000 words',
        "semicolons per",
        "open with",
        "more than 30 words",
    ):
        assert line in result.stdout
