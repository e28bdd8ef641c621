"""The Content-Security-Policy that every page carries."""

import base64
import hashlib

from plan_catalogue import policy

PAGE = """<!doctype html>
<head>
  <meta charset="utf-8">
  <script>one()</script>
  <script src="bundle.js"></script>
</head>
<script id="__config" type="application/json">{"a": 1}</script>
<script>two(
)</script><script>one()</script>
"""


def sha256(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_only_the_inline_scripts_may_run_beside_the_sites_own_files() -> None:
    two = "two(\n)"
    directives = policy.for_scripts_of(PAGE).split("; ")
    assert directives == [
        "default-src 'none'",
        f"script-src 'self' {sha256('one()')} {sha256(two)}",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    ]


def test_it_stands_before_everything_that_it_could_hold_for() -> None:
    page = policy.under("default-src 'none'", PAGE)
    meta = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    assert page.split('<meta charset="utf-8">\n')[1].startswith(meta)
    assert page.index(meta) < page.index("<script")
    assert page.replace(f"\n{meta}", "") == PAGE
