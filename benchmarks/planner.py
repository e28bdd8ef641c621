"""How long the planner takes, in Chromium: `make bench`.

From a changed day to the page's new contents (script) and to the next painted frame, and from a
press to the file, for plans of 8, 30 and 200 tasks; then the size of the modules. Figures are
medians of many changes; the ratios tell them against the aims: a frame of 16 ms, 20 ms for a file.
"""

import gzip
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import find
from tests.browser.conftest import QUIET, served
from tests.builders import task_text, template_text
from tests.conftest import ROOT
from tests.sites import a_checkout, build

SIZES = (8, 30, 200)
RUNS = 40
FRAME, FILE = 16, 20  # milliseconds

CHANGES = """async ([choices, runs]) => {
    const form = document.querySelector("#plan_form");
    const field = form.elements.date;
    for (const name in choices) form.elements[name].value = choices[name];
    const [script, paint] = [[], []];
    for (let run = 0; run < runs; run++) {
        field.value = `2027-0${1 + (run % 9)}-1${run % 7}`;
        const start = performance.now();
        field.dispatchEvent(new Event("input", { bubbles: true }));
        script.push(performance.now() - start);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        paint.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 20));
    }
    return [script, paint];
}"""

PRESSES = """async ([name, runs]) => {
    const button = document.querySelector(`[name=${name}]`);
    HTMLAnchorElement.prototype.click = () => {};  // the file is made, and not kept
    const times = [];
    for (let run = 0; run < runs; run++) {
        const start = performance.now();
        button.click();
        times.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 20));
    }
    return times;
}"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = a_checkout(Path(folder, "checkout"))
        for size in SIZES:
            path = checkout / f"templates/data/plan-of-{size}.yml"
            path.write_text(_template(size), encoding="utf-8")
        run = build(checkout, Path(folder, "site"))
        if run.returncode:
            raise SystemExit(run.stderr)
        with served(Path(folder, "site")) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
            print(f"{'tasks':>6} {'what':44} {'median ms':>9} {'of aim':>9}")
            for size in SIZES:
                page = browser.new_page()
                page.goto(f"{base}templates/plan-of-{size}/")
                page.locator("#plan_date:enabled").wait_for()
                _measure(page, size)
            browser.close()
    modules = sorted((ROOT / "docs/assets/planner").glob("*.js"))
    sizes = [len(gzip.compress(module.read_bytes())) for module in modules]
    for module, octets in zip(modules, sizes, strict=True):
        print(f"{module.name:51} {octets:9} bytes gzip")
    print(f"{'together':51} {sum(sizes):9} bytes gzip {sum(sizes) / 12288:.2f} of 12 KB")


def _measure(page: Page, size: int) -> None:
    holidays = " ".join(f"2027-0{1 + day % 9}-0{1 + day % 8}" for day in range(12))
    ways: dict[str, dict[str, str]] = {
        "change of the day": {},
        "the same, workdays, 12 holidays": {"weekends": "workdays", "holidays": holidays},
        "the same, to finish by it": {"by": "finish"},
    }
    for name, choices in ways.items():
        script, paint = page.evaluate(CHANGES, [choices, RUNS])
        _print(size, f"{name}: script", script, FRAME)
        _print(size, f"{name}: painted", paint, FRAME)
    for kind in ("ics", "csv"):
        _print(size, f"press to .{kind}", page.evaluate(PRESSES, [kind, RUNS]), FILE)


def _print(size: int, name: str, times: list[float], aim: int) -> None:
    median = statistics.median(times)
    print(f"{size:6} {name:44} {median:9.1f} {median / aim:9.2f}")


def _template(size: int) -> str:
    details = "'What to do, and what done looks like, in a sentence of usual length.'"
    tasks = []
    for number in range(size):
        title = f"Step {number + 1} of the work"
        after = f"[step-{number}-of-the-work]" if number else None
        when = f"{number} days after" if number else "day of"
        category = f"kind-{number % 6}"
        tasks.append(
            task_text(title, when=when, category=category, details=details, after=after, points="5")
        )
    return template_text(*tasks, title=f"Plan of {size} tasks")


if __name__ == "__main__":
    main()
