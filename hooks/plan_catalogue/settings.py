"""What the site is configured with, for the command line and the hook alike."""

from argparse import ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path

import yaml
import yaml_env_tag

from plan_catalogue import addresses, options


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml as MkDocs does, `!ENV` included; other tags are not needed here."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)  # noqa: ARG005


def site_url(config: Path, environ: Mapping[str, str]) -> str:
    """Return the address that the site of a mkdocs.yml has; without the file SITE_URL's.

    `mkdocs serve` shows the site elsewhere, but identifiers of calendar entries must not depend on
    where a page was looked at. Raises ValueError when there is no good address.
    """
    try:
        if not config.is_file():
            return options.site_url(environ.get("SITE_URL") or addresses.EXAMPLE_SITE_URL)
        settings = yaml.load(config.read_bytes(), Loader=_Loader)  # noqa: S506 - a SafeLoader
        return options.site_url(str(settings["site_url"] or ""))
    except (yaml.YAMLError, KeyError, TypeError, OSError) as error:
        raise ValueError(f"{config}: no site_url can be read; write one there") from error
    except ArgumentTypeError as error:
        raise ValueError(f"site_url: {error}") from error
