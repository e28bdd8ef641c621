"""Every accepted hostile template in a browser, under a canary that would notice if any of it ran.

The policy of the pages is taken away for it: it would hide a hole, and not every browser keeps it.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import served
from tests.conftest import HostileBuild
from tests.hostile import ACCEPTED, HARMLESS

POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')

# Told to the console, where the watcher hears it even of a page that is left already.
CANARY = """
const tell = (what) => console.error(`canary: ${what}`)
Object.defineProperty(window, 'pwned', { set: () => tell('pwned is set'), get: () => undefined })
for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'])
    window[name] = () => tell(name)
"""

# Opens what a visitor might, waits for what that sets off, and looks for what no page of the
# catalogue has.
OPEN = """async () => {
    for (const it of document.querySelectorAll('details')) it.open = true
    await new Promise((done) => setTimeout(done, 10))
    const wrong = []
    for (const it of document.querySelectorAll('*')) {
        if (/^(iframe|frame|object|embed|base|applet|portal|style)$/i.test(it.tagName))
            wrong.push(it.tagName)
        for (const { name, value } of it.attributes) {
            if (/^(on|srcdoc$|ping$|http-equiv$)/i.test(name)) wrong.push(name)
            // The theme's scripts write some outside of the article, the planner in its month.
            if (name === 'style' && it.closest('article') && !it.closest('.pc-month'))
                wrong.push(`style=${value}`)
            const isAddress = /^(src|href|action|formaction|xlink:href|data)$/i.test(name)
            if (isAddress && !/^(https?|mailto):/.test(new URL(value, document.baseURI)))
                wrong.push(`${name}=${value}`)
        }
    }
    const scripts = document.querySelectorAll('script').length
    return { wrong, scripts, text: document.querySelector('article').innerText }
}"""


class Watcher:
    """One page of a browser, and everything that happened in it and should not have."""

    def __init__(self, page: Page, base: str, site: Path) -> None:
        self.page = page
        self.base = base
        self.happened: list[str] = []
        self._site = site
        page.add_init_script(CANARY)
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.happened.append(f"error {error}"))
        page.on("popup", lambda _: self.happened.append("popup"))
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.on(
            "console",
            lambda message: self.happened.append(message.text) if message.type == "error" else None,
        )

    def _asked(self, request: Request) -> None:
        path = urlsplit(request.url).path.removeprefix("/our/plans/")
        if request.url.startswith("data:image/svg+xml"):  # the theme's style sheets have some
            return
        if not request.url.startswith(self.base) or not (self._site / path).exists():
            self.happened.append(f"asked {request.url}")

    def visit(self, address: str) -> str:
        """Open a page and all that is folded on it; return the text that can be seen."""
        self.page.goto(self.base + address, wait_until="domcontentloaded")
        seen = self.page.evaluate(OPEN)
        self.happened += seen["wrong"]
        # The planner writes a visitor's choices into the query.
        if self.page.url.partition("?")[0] != self.base + address.partition("?")[0]:
            self.happened.append(f"went to {self.page.url}")
        self.scripts = seen["scripts"]
        return " ".join(seen["text"].split())


@pytest.fixture(scope="module")
def bare_site(hostile_build: HostileBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site without its policy."""
    folder = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(hostile_build.site, folder)
    for path in folder.rglob("*.html"):
        text, count = POLICY.subn("", path.read_text(encoding="utf-8"))
        assert count == 1, path
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bare_base(bare_site: Path) -> Iterator[str]:
    with served(bare_site) as address:
        yield address


@pytest.fixture(scope="module")
def one_watcher(browser: Browser, bare_base: str, bare_site: Path) -> Iterator[Watcher]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield Watcher(context.new_page(), bare_base, bare_site)
    context.close()


@pytest.fixture
def watcher(one_watcher: Watcher) -> Watcher:
    """The one watcher, on an empty page: what happened on the last one is over and forgotten."""
    one_watcher.page.goto("about:blank")
    one_watcher.happened.clear()
    return one_watcher


def test_nothing_of_any_accepted_template_runs(watcher: Watcher) -> None:
    watcher.visit(f"templates/{HARMLESS[0].name}/")
    usual = watcher.scripts
    assert watcher.happened == []
    for case in ACCEPTED:
        seen = watcher.visit(f"templates/{case.name}/")
        assert watcher.happened == [], case.name
        assert watcher.scripts == usual, case.name
        for text in case.texts:
            assert " ".join(text.split()) in seen, case.name


def test_nothing_runs_on_the_pages_that_list_them(watcher: Watcher, bare_site: Path) -> None:
    listings = [
        path.parent.relative_to(bare_site).as_posix()
        for start in ("templates/page", "categories")
        for path in (bare_site / start).rglob("index.html")
    ]
    for address in [
        "",
        "templates/",
        "tags/",
        "templates/hostile/",
        *(f"{it}/" for it in listings),
    ]:
        watcher.visit(address)
        assert watcher.happened == [], address


@pytest.mark.parametrize(
    "slug", ["hostile", "end-of-script", "an-escape-that-ends", "named-constructor", "angular"]
)
def test_nothing_runs_when_files_are_taken(watcher: Watcher, slug: str) -> None:
    page = watcher.page
    watcher.visit(f"templates/{slug}/?name=%3Cimg src=x onerror=pwned=1%3E")
    for box in page.locator(".pc-tasks input[type=checkbox]").all()[:2]:
        box.click()
    for name in ("Calendar (.ics)", "Spreadsheet (.csv)"):
        with page.expect_download():
            page.get_by_role("button", name=name).click()
    assert watcher.happened == []


def test_nothing_runs_when_templates_are_searched(watcher: Watcher) -> None:
    page = watcher.page
    page.goto(watcher.base)
    for query in ("constructor", "__proto__", "<script>", "pwned", "alert", "{{ 7 * 7 }}"):
        page.get_by_role("searchbox", name="Search plans").fill(query)
        if query in {"constructor", "pwned"}:
            expect(page.locator(".pc-search__found a").first).to_be_visible()
    for query in (
        "q=constructor&role=__proto__&tags=constructor",
        "q=%3Cimg src=x onerror=pwned=1%3E",
    ):
        page.goto(f"{watcher.base}templates/?{query}")
        expect(page.locator("#find_said")).not_to_be_empty()
    page.goto(f"{watcher.base}templates/?q=constructor&role=__proto__&tags=constructor")
    expect(page.locator("#find_said")).to_contain_text("left out")
    assert watcher.happened == []


@pytest.mark.parametrize(
    ("injection", "notice"),
    [
        ("<script>window.pwned=1</script>", "pwned is set"),
        ("<script>alert(1)</script>", "canary: alert"),
        ("<script>open('https://evil.example/')</script>", "canary: open"),
        ("<script>throw new Error('x')</script>", "error"),
        ("<script>fetch('https://evil.example/')</script>", "asked https://evil.example/"),
        ("<script>navigator.sendBeacon('https://evil.example/')</script>", "evil.example"),
        ("<img src=x onerror=pwned=1>", "pwned is set"),
        ("<img src=https://evil.example/x.png>", "asked https://evil.example/x.png"),
        ("<input onfocus=pwned=1>", "onfocus"),
        ("<details ontoggle=pwned=1><summary>x</summary></details>", "pwned is set"),
        ("<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>", "canary: alert"),
        ("<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>", "IFRAME"),
        ("<link rel=stylesheet href=https://evil.example/x.css>", "evil.example"),
        ("<style>body { background: url(https://evil.example/x) }</style>", "STYLE"),
        ("<script>location = '404.html'</script>", "404.html"),
        ("<a href='java&#10;script:pwned=1'>x</a>", "href="),
        ("<a href=https://example.org/ ping=https://evil.example/>x</a>", "ping"),
        ("<b onclick=pwned=1>x</b>", "onclick"),
        ("<b style='position:fixed'>x</b>", "style"),
        ("<meta http-equiv=refresh content='99;url=https://evil.example/'>", "http-equiv"),
    ],
)
def test_the_canary_notices_what_runs(
    watcher: Watcher, bare_site: Path, tmp_path: Path, injection: str, notice: str
) -> None:
    text = (bare_site / f"templates/{HARMLESS[0].name}/index.html").read_text(encoding="utf-8")
    # An address of its own: the browser may keep a page that is not a second old.
    planted = bare_site / f"templates/{tmp_path.name}/index.html"
    planted.parent.mkdir()
    planted.write_text(text.replace("<p>One ", f"<p>{injection} One ", 1), encoding="utf-8")
    try:
        watcher.visit(f"templates/{tmp_path.name}/")
    except Exception:  # noqa: BLE001 - the page may be gone before it could be looked at
        watcher.happened.append(f"went to {watcher.page.url}")
    assert any(notice in it for it in watcher.happened), watcher.happened


def test_the_canary_counts_scripts(watcher: Watcher) -> None:
    watcher.visit(f"templates/{HARMLESS[0].name}/")
    usual = watcher.scripts
    watcher.page.evaluate("document.body.append(document.createElement('script'))")
    assert watcher.page.locator("script").count() == usual + 1
