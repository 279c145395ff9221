"""The site, as Sphinx builds it from the Markdown files of the course: `tox -e docs`.

Its source is the whole checkout, so each page is a file that is there for GitHub too. Only the pictures of the gallery
and of watch mode, and the words of `grader --help`, are made while it is built.
"""

from __future__ import annotations

import runpy
from pathlib import Path

from grader import __version__

ROOT = Path(__file__).parents[1]
MADE = runpy.run_path(str(Path(__file__).with_name("made.py")))

project = "JAX 101, by doing"
html_title = project
release = __version__
copyright = "Apache-2.0"
language = "en"

extensions = ["myst_parser", "sphinx_copybutton"]
root_doc = "README"
include_patterns = [
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"),
    *("docs/*.md", "exercises/ch*/README.md", "grader/*/README.md"),
]
exclude_patterns = [".*", "build", "site", "solutions", "tests", "requirements", "**/__pycache__"]
nitpicky = True

myst_heading_anchors = 3
myst_enable_extensions = ["tasklist"]
suppress_warnings = ["myst.header"]  # a lesson goes from its sections to none deeper
copybutton_selector = "div.highlight pre"

html_theme = "furo"
html_static_path = ["_static"]
html_favicon = "_static/icon.svg"
html_css_files = ["site.css"]
html_extra_path = ["_static/index.html"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": []}

CHAPTERS = sorted((path.parent.name for path in ROOT.glob("exercises/ch*/README.md")), key=lambda name: int(name[2:]))
PARTS = {
    "Learn": [*(f"exercises/{name}/README" for name in CHAPTERS), "docs/watch", "docs/gallery", "docs/commands"],
    "Teach": ["docs/instructors", "docs/report", "SECURITY"],
    "Contribute": [
        *("CONTRIBUTING", "docs/architecture", "grader/protocol/README", "grader/sandbox/README"),
        *("docs/measurements", "CHANGELOG"),
    ],
}


def add_what_is_made(app, name, source):
    """Adds to a page the parts that stand in no file."""
    if name == "README":
        for caption, pages in PARTS.items():
            listed = "\n".join(f"/{page}" for page in pages)
            source[0] += f"\n\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{listed}\n```\n"
    elif name == "docs/commands":
        source[0] += MADE["commands"]()
    elif name == "docs/watch":
        source[0] += MADE["screens"](ROOT / "build" / "screens")
    elif name == "docs/gallery":
        source[0] += MADE["gallery"](ROOT / "build" / "gallery")


def setup(app):
    app.connect("source-read", add_what_is_made)
