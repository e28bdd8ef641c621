"""What the catalogue weighs as it grows: sites of 12 and of 60 synthetic templates."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from benchmarks import synthetic
from plan_catalogue.disk import read_folder
from plan_catalogue.library import read_library
from tests.conftest import ROOT
from tests.sites import a_checkout, build

FEW, MANY = 12, 60


def grown(folder: Path, count: int) -> Path:
    """Return the site of so many synthetic templates."""
    checkout = a_checkout(folder / "checkout")
    for category in synthetic.CATEGORIES:
        shutil.rmtree(checkout / "templates" / category, ignore_errors=True)
    for name, text in synthetic.templates(count).items():
        path = checkout / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run = build(checkout, folder / "site")
    assert run.returncode == 0, run.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    few, many = (grown(tmp_path_factory.mktemp("grown"), count) for count in (FEW, MANY))
    return few, many


def largest(site: Path, pattern: str) -> int:
    return max(len(path.read_bytes()) for path in site.glob(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        "index.html",
        "404.html",
        "templates/index.html",
        "templates/page/*/index.html",
        "api/index.html",
        "format/index.html",
    ],
)
def test_no_page_grows_with_the_catalogue(sites: tuple[Path, Path], pattern: str) -> None:
    few, many = sites
    before = largest(few, pattern if list(few.glob(pattern)) else "templates/index.html")
    # A page of a listing is full with 24 templates, and the first catalogue has twelve.
    room = 2.2 if pattern.startswith("templates/") else 1.15
    assert largest(many, pattern) < room * before


def test_pages_of_templates_and_listings_stay_within_their_size(sites: tuple[Path, Path]) -> None:
    few, many = sites
    assert largest(many, "templates/*/index.html") < 1.3 * largest(few, "templates/*/index.html")
    full = largest(many, "templates/index.html")
    for listing in ("categories/**/index.html", "tags/**/index.html"):
        assert largest(many, listing) < full


def test_every_template_has_its_page_and_stands_in_the_listing(sites: tuple[Path, Path]) -> None:
    for site, count in zip(sites, (FEW, MANY), strict=True):
        pages = [site / "templates/index.html", *site.glob("templates/page/*/index.html")]
        cards = [
            slug
            for page in pages
            for slug in re.findall(
                r'pc-card__title"><a href="[./]*templates/([a-z0-9-]+)/"', page.read_text()
            )
        ]
        assert len(cards) == len(set(cards)) == count
        assert all((site / f"templates/{slug}/index.html").is_file() for slug in cards)


def test_what_a_first_search_loads_is_small(sites: tuple[Path, Path]) -> None:
    _, many = sites
    loaded = len(gzip.compress((many / "search/catalogue.json").read_bytes(), mtime=0))
    assert loaded <= 120 * MANY


def test_pages_load_no_index_by_themselves(sites: tuple[Path, Path]) -> None:
    for page in (sites[1] / "index.html", sites[1] / "templates/index.html"):
        assert "catalogue.json" not in page.read_text(encoding="utf-8")


def test_synthetic_templates_fit_into_the_catalogue() -> None:
    library = read_library(read_folder(ROOT / "templates", "templates"), "templates")
    assert list(synthetic.CATEGORIES) == [category.key for category in library.categories]
    made = synthetic.templates(30)
    assert list(synthetic.templates(50).items())[:30] == list(made.items())
