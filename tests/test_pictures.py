"""The pictures of the lessons: drawn by one script, and said in words too."""

import re
import runpy
import xml.etree.ElementTree as ElementTree

import pytest

from grader.author.form import chapter_form
from grader.course import find_course

COURSE = find_course()
SCRIPT = COURSE.root / "docs/pictures.py"
PICTURES = runpy.run_path(str(SCRIPT))["PICTURES"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_the_script_draws_it(name):
    assert (COURSE.root / name).read_text(encoding="utf-8") == PICTURES[name]().svg, "run python docs/pictures.py"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_its_frame_and_follows_a_dark_page(name):
    picture = PICTURES[name]()
    root = ElementTree.fromstring(picture.svg)
    space = {"svg": "http://www.w3.org/2000/svg"}
    for cell in root.iterfind("svg:rect", space):
        assert int(cell.get("x")) + int(cell.get("width")) <= picture.width
        assert int(cell.get("y")) + int(cell.get("height")) <= picture.height
    for words in root.iterfind("svg:text", space):
        assert int(words.get("x")) + 8.5 * len(words.text) <= picture.width + 8
    assert "prefers-color-scheme: dark" in picture.svg
    assert root.findtext("svg:desc", namespaces=space) == picture.description


def test_each_picture_is_shown_in_its_lesson():
    shown = {path for chapter in COURSE.chapters for path in chapter.lesson.pictures}
    assert {COURSE.root / name for name in PICTURES} <= shown


def test_a_picture_must_be_there_and_have_words(miniature):
    chapter = miniature.chapters[0]
    path = chapter.lesson.path
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "\n![](pictures/gone.svg) ![A row.](pictures/there.svg)\n", encoding="utf-8")
    (path.parent / "pictures").mkdir()
    (path.parent / "pictures/there.svg").write_text("<svg/>")
    (path.parent / "pictures/unused.svg").write_text("<svg/>")
    faults = list(chapter_form(type(miniature)(miniature.root).chapters[0]))
    assert "ch1: the lesson shows gone.svg, which is not there" in faults
    assert "ch1: the lesson shows gone.svg and does not say in words what it shows" in faults
    assert not any(re.search("there.svg", fault) for fault in faults)
    assert "exercises/ch1/pictures/unused.svg belongs to no exercise" in faults
