"""MkDocs' side of the catalogue: its events, a few lines each. All else is in plan_catalogue.

MkDocs loads this file once; `mkdocs serve` keeps what is imported here until it is started anew.
"""

import html
import logging
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from plan_catalogue import addresses, clock, pages, policy, settings, site
from plan_catalogue.disk import put_in_place, read_folder
from plan_catalogue.library import CATEGORIES_FILE, Library, read_library
from plan_catalogue.pages import TOP
from plan_catalogue.problems import as_text

# MkDocs counts warnings and errors, for --strict, below `mkdocs` only.
log = logging.getLogger("mkdocs.hooks.plan_catalogue")

FOLDER = "templates"
MISSING = "404.html"


@dataclass
class _Run:
    """What one event leaves for a later one.

    `serving` and `in_place` hold for all builds of a run, the rest for one: `place` is where the
    site goes when it is finished, `config` the configuration that says so, for the time being, of
    a folder beside it.
    """

    serving: bool = False
    in_place: bool = True
    library: Library | None = None
    settings: pages.Settings | None = None
    policy: str = ""
    config: MkDocsConfig | None = None
    place: Path | None = None
    finished: bool = False


_run = _Run()


class CataloguePage(Page):
    """A page whose body is HTML already; nothing of it goes through Markdown."""

    def __init__(self, source: site.SitePage, file: File, config: MkDocsConfig) -> None:
        """Take a page of the catalogue for a page of MkDocs."""
        # The theme takes titles and descriptions for HTML.
        super().__init__(html.escape(source.title), file, config)
        self._source = source
        # What the sitemap says, or does not; of an empty catalogue MkDocs needs one day.
        if source.last_change or source.address != addresses.HOME:
            self.update_date = str(source.last_change or "")

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the place of reading a Markdown file."""
        self.markdown = ""
        self.meta = {
            "description": html.escape(self._source.description),
            "feed": self._source.feed,
            "hide": ["navigation"] if self._source.headings else ["navigation", "toc"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the place of rendering Markdown."""
        self.content = self._source.body
        top = AnchorLink(html.escape(self._source.title), TOP, 1)
        top.children = [
            AnchorLink(html.escape(heading.title), heading.id, 2)
            for heading in self._source.headings
        ]
        self.toc = TableOfContents([top])
        self.present_anchor_ids = {TOP, *(heading.id for heading in self._source.headings)}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether a broken template may stop the run, and whether the site is replaced.

    A dirty build adds to the former site. A build without this event has no on_shutdown either.
    """
    _run.serving = command == "serve"
    _run.in_place = _run.serving or dirty


def on_config(config: MkDocsConfig) -> None:
    """Read the templates before MkDocs empties the site folder."""
    repository = str(config.extra.get("repository") or "").rstrip("/")
    if not addresses.is_address(repository):
        raise PluginError("mkdocs.yml: extra.repository is no address; write one, or set REPO_URL")
    config.edit_uri = addresses.edit(repository, f"{Path(config.docs_dir).name}/")
    # Palette and search remember by it; without it the theme's first script differs by depth.
    config.extra["scope"] = _root(config)
    config_file = Path(config.config_file_path)
    library = read_library(read_folder(config_file.parent / FOLDER, FOLDER), FOLDER)
    icons = {category.icon: _icon(category.icon, config) for category in library.categories}
    wrong = [as_text(problem) for problem in library.problems]
    wrong += [
        f'{FOLDER}/{CATEGORIES_FILE}: no icon "{name}"; see Material\'s list of icons'
        for name, svg in icons.items()
        if not svg
    ]
    for line in wrong:
        log.error(line)
    if wrong and not _run.serving:
        count = len(wrong)
        raise PluginError(f"{count} problem{'s' * (count > 1)} in {FOLDER}/; nothing was built")
    try:
        _run.library = library
        _run.settings = pages.Settings(
            site_url=settings.site_url(config_file, os.environ),
            name=config.site_name,
            description=config.site_description or "",
            repository=repository,
            built=clock.now(os.environ),
            icons=icons,
        )
    except ValueError as error:
        raise PluginError(str(error)) from error
    if not _run.in_place:
        _build_beside(config)


def _build_beside(config: MkDocsConfig) -> None:
    """Have the site built beside its place; a build that was killed may have left that folder."""
    _run.config, _run.place = config, Path(config.site_dir).resolve()
    made = _run.place.with_name(f".{_run.place.name}.part")
    shutil.rmtree(made, ignore_errors=True)
    config.site_dir = str(made)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Remember that every page is written. MkDocs may still refuse the site, for a warning."""
    _run.finished = True


def on_build_error(*, error: Exception) -> None:
    """Remember that the site must not be seen."""
    _run.finished = False


def on_shutdown() -> None:
    """Put the finished site in its place, at once, or leave the former one as it was."""
    if _run.config is None or _run.place is None:
        return
    made, _run.config.site_dir = Path(_run.config.site_dir), str(_run.place)
    if not _run.finished:
        shutil.rmtree(made, ignore_errors=True)
        return
    try:
        put_in_place(made, _run.place)
    except OSError as error:
        place, reason = _run.place, error.strerror
        message = f"the site is in {made} and cannot be put in its place, {place} ({reason})"
        raise PluginError(f"{message}; build to a folder that can be replaced") from error


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the catalogue's pages and downloads."""
    assert _run.library is not None
    assert _run.settings is not None
    for item in site.build(_run.library, _run.settings):
        if isinstance(item, site.SiteFile):
            files.append(File.generated(config, item.address, content=item.content.encode()))
            continue
        file = File.generated(config, f"{item.address}index.md", content="")
        file.page = CataloguePage(item, file, config)
        files.append(file)


def on_page_content(output: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page of prose what the catalogue's own pages have: where it is, and how to mend it."""
    if isinstance(page, CataloguePage):
        return output
    assert _run.settings is not None
    page.update_date = ""  # the day of the build would be news in the sitemap
    title, edit_url = html.unescape(str(page.title)), str(page.edit_url)
    return pages.prose(title, page.url, output, edit_url, _run.settings)


def on_template_context(
    context: TemplateContext, *, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Give the 404 page, which is none of MkDocs' pages, its text, and no sidebars."""
    assert _run.library is not None
    assert _run.settings is not None
    if template_name != MISSING:
        return context
    body = site.missing_page(_run.library, _run.settings, root=_root(config))
    # The theme's layout prints `hidden` as an attribute of its sidebars.
    return cast("TemplateContext", {**context, "missing_page": body, "hidden": "hidden"})


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Mend the 404 page too. It comes first and holds no text of a template."""
    if template_name != MISSING:
        return output
    _run.policy = policy.for_scripts_of(output)
    return _mended(output)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme gets wrong on every page."""
    return _mended(output)


def _root(config: MkDocsConfig) -> str:
    """Return the path below the host that the site has."""
    return urlsplit(config.site_url or "/").path or "/"


def _mended(page: str) -> str:
    # A check box knows no autocomplete; it needs a name (HTML; WCAG 4.1.2). The theme's script
    # wants that of its search even where there is none.
    for toggle, name in (("drawer", "Menu"), ("search", "Search")):
        page = page.replace(
            f'id="__{toggle}" autocomplete="off">', f'id="__{toggle}" aria-label="{name}">'
        )
    # The label of the table of contents opens it in the drawer, where only pages of the nav are.
    if 'id="__toc"' not in page:
        page = page.replace(' for="__toc"', "")
    # What `mkdocs serve` adds to reload a page is an inline script of its own.
    return page if _run.serving else policy.under(_run.policy, page)


def _icon(name: str, config: MkDocsConfig) -> str:
    """Return the SVG of one of the theme's icons, nothing when there is none of the name."""
    if re.fullmatch("[a-z0-9-]+(/[a-z0-9-]+)+", name):
        for folder in config.theme.dirs:
            path = Path(folder, ".icons", f"{name}.svg")
            if path.is_file():
                return path.read_text(encoding="utf-8")
    return ""
