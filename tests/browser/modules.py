"""The modules of planner and search in a browser, given cases one batch after the other."""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

ZONES = [
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/New_York",
    "Africa/Cairo",
    "Australia/Lord_Howe",
]

_IMPORT = """async (base) => {
    const load = (name) => import(`${base}assets/${name}.js`);
    window.planner = { ...(await load("planner/plan")), ...(await load("planner/timeline")) };
    window.searching = { ...(await load("search/search")), ...(await load("common")) };
}"""


@contextmanager
def modules(browser: Browser, base: str, zone: str) -> Iterator[Page]:
    """Give a page in that zone in which `planner` and `searching` have what the modules export."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(f"{base}404.html")
    page.evaluate(_IMPORT, base)
    yield page
    context.close()


def answers(page: Page, function: str, cases: list[Any]) -> list[Any]:
    """Return what a function says of each case, which finds the modules as above."""
    # As one text each way: the values one by one would take most of the time.
    ask = f"(cases) => JSON.stringify(JSON.parse(cases).map({function}))"
    return list(json.loads(page.evaluate(ask, json.dumps(cases))))


def digests(page: Page, function: str, cases: list[Any]) -> list[str]:
    """Return a digest of each answer, as `digest` makes it."""
    ask = f"""async (packed) => {{
        const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
        const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
        const cases = await new Response(plain).json();
        const encoder = new TextEncoder();
        const hex = (byte) => byte.toString(16).padStart(2, "0");
        return Promise.all(cases.map({function}).map(async (answer) => {{
            const bytes = encoder.encode(JSON.stringify(answer));
            const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
            return [...digest].map(hex).join("");
        }}));
    }}"""
    # Packed, as the way to the browser would take as long as the answers.
    packed = gzip.compress(json.dumps(cases).encode(), 1)
    return list(page.evaluate(ask, base64.b64encode(packed).decode()))


def digest(answer: Any) -> str:
    """Return the SHA-256 of an answer written as JavaScript's JSON.stringify does."""
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
