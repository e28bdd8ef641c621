"""What the catalogue costs as it grows: `make bench`, or `python -m benchmarks.catalogue 5000`.

For catalogues of synthetic templates: the CPU seconds of a build, also against plain MkDocs and
Material from Markdown of the same content; the largest page of every kind; what a search loads;
and how long a keystroke takes in Chromium. The ratios tell figures against their aims.
"""

import gzip
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks import handwritten, synthetic
from plan_catalogue.library import SourceFile, read_library
from tests.browser.chromium import find
from tests.browser.conftest import QUIET, served
from tests.conftest import ROOT
from tests.sites import COMMAND, ENVIRONMENT, a_checkout

COUNTS = (12, 100, 1000)
BYTES, KEYSTROKE, CPU = 120, 50, 0.35  # the aims: a template, milliseconds, of hand-written
TYPED = {
    "what people type": "moving the office of a small team",
    "what no plan has": "moving zzyzx qqxyz",
    "a mistyped word": "preparatoin",
    "a pasted sentence": (
        "We need somebody who can prepare the launch of a new website for a museum, with budget, "
        "suppliers, press and a party for two hundred guests in early autumn next year"
    ),
}
PAGES = {
    "home": "index.html",
    "all templates": "templates/index.html",
    "category": "categories/**/index.html",
    "tag": "tags/**/index.html",
    "template": "templates/*/index.html",
}

KEYSTROKES = """async (typed) => {
    const field = document.querySelector("#find_text");
    const hits = document.querySelector("#find_hits");
    const times = [];
    for (const text of [...typed].map((_, index) => typed.slice(0, index + 1))) {
        const answered = new Promise((done) => {
            const observer = new MutationObserver(() => {
                observer.disconnect();
                done();
            });
            observer.observe(hits, { childList: true });
        });
        const start = performance.now();
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await answered;
        const answer = performance.now() - start;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        times.push([answer, performance.now() - start]);
    }
    return times;
}"""


def main(counts: Sequence[int]) -> None:
    """Print the figures."""
    print(f"{'templates':>9} {'what':46} {'figure':>10} {'of aim':>7}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            _measure(count, Path(folder))


def _measure(count: int, folder: Path) -> None:
    texts = synthetic.templates(count)
    checkout, site = a_checkout(folder / "checkout"), folder / "site"
    for path in (checkout / "templates").glob("*/*.yml"):
        path.unlink()
    for name, text in texts.items():
        path = checkout / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    plain = folder / "handwritten"
    _write_by_hand(plain, texts)
    ours = _cpu_seconds(checkout, site)
    theirs = _cpu_seconds(plain, folder / "theirs")
    _print(count, "build, CPU seconds", ours)
    _print(count, "the same by hand in plain MkDocs", theirs)
    _print(count, "ratio", ours / theirs, CPU)
    for kind, pattern in PAGES.items():
        largest = max(site.glob(pattern), key=lambda path: path.stat().st_size)
        _print(count, f"largest page, {kind}: KB HTML", len(largest.read_bytes()) / 1000)
        _print(count, f"largest page, {kind}: KB gzip", _gzip(largest) / 1000)
    _print(
        count,
        "first search loads, bytes gzip a template",
        _gzip(site / "search/catalogue.json") / count,
        BYTES,
    )
    words = [_gzip(path) for path in site.glob("search/words-*.json")]
    _print(count, "the first letter of a word loads, KB gzip", statistics.mean(words) / 1000)
    _print(count, "at most", max(words) / 1000)
    _print(count, "words of all letters, bytes gzip a template", sum(words) / count)
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
        _measure_keystrokes(count, browser.new_page(), base)
        browser.close()


def _write_by_hand(folder: Path, texts: dict[str, str]) -> None:
    categories = (ROOT / "templates/categories.yml").read_bytes()
    files = [SourceFile("categories.yml", "templates/categories.yml", categories)]
    files += [SourceFile(name, f"templates/{name}", text.encode()) for name, text in texts.items()]
    for name, text in handwritten.pages(read_library(files, "templates")).items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(handwritten.CONFIG, encoding="utf-8")


def _cpu_seconds(checkout: Path, site: Path) -> float:
    """Build a site and return the CPU seconds, of user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*COMMAND, "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(  # noqa: S603 - our own command
        command, cwd=checkout, env=ENVIRONMENT, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _measure_keystrokes(count: int, page: Page, base: str) -> None:
    page.goto(f"{base}templates/")
    page.locator("#find_text:enabled").focus()
    first, *_ = page.evaluate(KEYSTROKES, "m")
    _print(count, "first keystroke with what it loads, ms", first[0])
    for name, typed in TYPED.items():
        page.evaluate(KEYSTROKES, typed)  # brings the words of every letter
        answered, painted = zip(*page.evaluate(KEYSTROKES, typed), strict=True)
        _print(count, f"{name}: keystroke, median ms", statistics.median(answered), KEYSTROKE)
        _print(count, f"{name}: slowest", max(answered), KEYSTROKE)
        _print(count, f"{name}: slowest, painted", max(painted), KEYSTROKE)


def _gzip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def _print(count: int, name: str, figure: float, aim: float | None = None) -> None:
    ratio = f"{figure / aim:7.2f}" if aim else ""
    print(f"{count:9} {name:46} {figure:10.2f} {ratio}")


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or COUNTS)
