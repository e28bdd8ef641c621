"""The Content-Security-Policy of the pages: nothing runs or loads that is not the site's own.

In the page itself, since not every host can send headers. What only a header can say (who may
frame a page) is in docs/_headers.
"""

import base64
import hashlib
import re

_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' {scripts}",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FIRST_LINE = '<meta charset="utf-8">'


def for_scripts_of(page: str) -> str:
    """Return the policy under which the inline scripts of a page run, and no others.

    Give it a page that holds nothing of a template: a script that a template smuggled in would
    be let run as well. Content Security Policy Level 3, 2.3.1: a hash is that of the text between
    the tags.
    """
    texts = dict.fromkeys(_INLINE_SCRIPT.findall(page))
    return "; ".join(_DIRECTIVES).format(scripts=" ".join(_hash(text) for text in texts))


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def under(policy: str, page: str) -> str:
    """Return a page with the policy, before anything that it could hold for."""
    return page.replace(
        _FIRST_LINE,
        f'{_FIRST_LINE}\n<meta http-equiv="Content-Security-Policy" content="{policy}">',
        1,
    )
