"""The site, as `tox -e docs` builds it: its links, and what a reader meets in a browser.

`JAX101_SITE` names a site that is built already. Otherwise it is built here, which takes a minute or two.
"""

import functools
import html.parser
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from grader.cli import main
from grader.course import find_course

pytest.importorskip("sphinx", reason="the site is tested by tox -e docs")
playwright = pytest.importorskip("playwright.sync_api", reason="the site is tested by tox -e docs")

COURSE = find_course()
BUILDS = [exercise for exercise in COURSE.exercises if exercise.picture.is_file()]
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if "JAX101_SITE" in os.environ:
        return Path(os.environ["JAX101_SITE"]).resolve()
    made = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-c", "docs", "-d", str(made / "doctrees")]
    subprocess.run([*command, ".", str(made / "site")], cwd=COURSE.root, check=True)
    return made / "site"


class Page(html.parser.HTMLParser):
    """The links and the targets of a page."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.images = [], set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids.add(found.get("id"))
        self.links += [found[name] for name in ("href", "src") if found.get(name)]
        if tag == "img":
            self.images.append(found)


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in sorted(site.rglob("*.html")) if "_static" not in path.parts}


@pytest.fixture(scope="module")
def address(site):
    """The address of a server that gives out the site."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def chromium():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None and os.environ.get("CI"):
        pytest.fail("CI needs chromium: apt-get install chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """Opens a page in a new browser window. A complaint of the browser, or a request to another host, is a failure."""
    complaints, contexts = [], []

    def open_page(name, **settings):
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: asked.url.startswith((address, "data:")) or complaints.append(asked.url))
        page.on("response", lambda got: got.ok or got.status == 304 or complaints.append(f"{got.status} {got.url}"))
        page.goto(f"{address}/{name}", wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def test_every_link_inside_the_site_leads_somewhere(site, pages):
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or link in ("#", "#_") or not (parts.path or parts.fragment):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            in_page = pages.get(target)
            is_there = target.is_file()
            if is_there and in_page is not None and parts.fragment:
                is_there = unquote(parts.fragment) in in_page.ids
            if not is_there:
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_every_lesson_has_the_anchors_that_messages_name(site, pages):
    for exercise in COURSE.exercises:
        path, _, anchor = exercise.id.lesson.replace(".md", ".html").partition("#")
        assert anchor in pages[site / path].ids


def test_every_command_is_in_the_reference(site):
    text = (site / "docs/commands.html").read_text(encoding="utf-8")
    assert all(f"Usage: grader {name} " in text for name in main.list_commands(None))


def test_watch_mode_is_shown_at_work(visit):
    page = visit("docs/watch.html")
    images = page.locator("article img").all()
    assert len(images) == 6
    for image in images:
        assert image.evaluate("image => image.complete && image.naturalWidth") > 600
        assert image.get_attribute("alt").endswith(("80 columns.", "120 columns."))


def test_the_gallery_shows_each_build_and_says_it_in_words(visit):
    page = visit("docs/gallery.html")
    images = page.locator("article img").all()
    assert len(images) == len(BUILDS)
    for image, exercise in zip(images, BUILDS, strict=True):
        assert image.evaluate("image => image.complete && image.naturalWidth") == 1080
        assert len(image.get_attribute("alt")) > 80
        section = f"../exercises/{exercise.chapter.name}/README.html#{exercise.stem.replace('_', '-')}"
        assert page.locator(f"a[href='{section}']").count() == 1


def test_the_first_page_leads_to_the_readme(visit):
    page = visit("")
    page.wait_for_url("**/README.html")
    assert page.locator("h1").first.inner_text().startswith("JAX 101, by doing")


def test_no_page_complains_or_asks_another_host(site, pages, visit):
    for path in pages:
        if path.name not in ("index.html", "search.html"):
            visit(path.relative_to(site).as_posix()).close()


def test_search_finds_vmap_in_its_chapter(visit):
    page = visit("README.html")
    page.locator("input[name=q]:visible").fill("vmap")
    page.keyboard.press("Enter")
    first = page.locator("#search-results ul.search li a").first
    first.wait_for()
    assert first.inner_text() == "Chapter 3: Automatic vectorization"
    page.wait_for_load_state("networkidle")


def test_a_code_block_is_copied_as_it_stands(visit):
    page = visit("exercises/ch3/README.html", permissions=["clipboard-read", "clipboard-write"])
    block = page.locator("div.highlight:has(button.copybtn)").first
    block.hover()
    block.locator("button.copybtn").click()
    page.wait_for_timeout(200)
    assert page.evaluate("navigator.clipboard.readText()") == block.locator("pre").inner_text().rstrip("\n")
    assert page.locator("div.highlight pre").count() == page.locator("button.copybtn").count() > 20


def brightness(page):
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in colour.strip("rgba()").split(",")[:3]) / 3


def test_a_page_is_light_or_dark_as_the_system_is_or_as_the_reader_chooses(visit):
    light, dark = (visit("exercises/ch3/README.html", color_scheme=scheme) for scheme in ("light", "dark"))
    assert brightness(light) > 200
    assert brightness(dark) < 60
    for _ in range(3):
        if brightness(light) > 200:
            light.locator("button.theme-toggle:visible").first.click()
    assert brightness(light) < 60
    assert light.evaluate("getComputedStyle(document.querySelector('article img')).colorScheme") == "dark"


def test_hints_are_closed_until_they_are_asked_for(visit):
    page = visit("exercises/ch2/README.html")
    hint = page.locator("details").first
    assert not hint.locator("p").first.is_visible()
    hint.locator("summary").click()
    assert hint.locator("p").first.is_visible()


@pytest.mark.parametrize("name", ["README.html", "exercises/ch3/README.html", "docs/commands.html"])
def test_a_page_fits_a_phone(name, visit):
    page = visit(name, viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
