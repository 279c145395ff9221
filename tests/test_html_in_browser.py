"""The HTML page in headless Chromium: silent, alone, accessible, and the same on paper.

Without Chromium the tests are skipped. In CI a missing one is a failure.
"""

import os
import shutil

import pytest
from html_samples import whole_report

from grader.reports.html import render_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ALONE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1100, "height": 900}


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium: apt-get install chromium")
        pytest.skip("needs Chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ALONE)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_html(whole_report()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    """Opens the page, and notes all that it says and asks for."""
    contexts = []

    def open_page(colours="light", viewport=DESK, **options):
        contexts.append(browser.new_context(color_scheme=colours, viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


LOOKS = [("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE)]
NAMES = [f"{colours}-{viewport['width']}" for colours, viewport in LOOKS]


@pytest.mark.parametrize(("colours", "viewport"), LOOKS, ids=NAMES)
def test_the_page_is_silent_and_asks_for_nothing(opened, address, colours, viewport):
    page = opened(colours, viewport)
    page.wait_for_load_state("networkidle")
    assert page.said == []
    assert page.asked == [address]


@pytest.mark.parametrize(("colours", "viewport"), LOOKS, ids=NAMES)
def test_axe_finds_nothing(opened, colours, viewport):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(opened(colours, viewport)).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize(("colours", "viewport"), LOOKS, ids=NAMES)
def test_nothing_is_wider_than_the_screen(opened, colours, viewport):
    assert opened(colours, viewport).evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_dark_and_light_differ(opened):
    papers = {
        opened(colours).evaluate("getComputedStyle(document.body).backgroundColor") for colours in ("light", "dark")
    }
    assert len(papers) == 2


def test_without_scripts_all_of_it_is_there(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("figure").count() == 8
    assert page.get_by_text("alpha and scale were swapped.").is_visible()


def test_a_keyboard_reaches_the_exercises_first(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the exercises"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "exercises"


def test_a_screen_reader_hears_the_pictures(opened):
    heard = opened().locator("main").aria_snapshot()
    assert "2 of 21 numbers differ" in heard
    assert "96 rows: 489, allowed at most 60" in heard
    assert "failed: the gradient is right" in heard


def test_it_prints_in_light_colours(opened, tmp_path):
    page = opened("dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert len(printed) > 20_000
