"""Fixtures that more than one folder of tests uses."""

import hashlib
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SECRET = "a secret beside the checkout"

# How long an example takes says more about the machine than about the code.
# Every run makes up others: fewer of them each time find the same in the end.
settings.register_profile(
    "catalogue",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("catalogue")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue, built as it is."""
    from tests.sites import build

    folder = tmp_path_factory.mktemp("site")
    run = build(ROOT, folder)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


Snapshot = dict[str, str]


@dataclass(frozen=True)
class HostileBuild:
    """A site with every template that means harm, and all files around it before and after."""

    folder: Path
    before: Snapshot
    after: Snapshot

    @property
    def site(self) -> Path:
        return self.folder / "site"


def snapshot(folder: Path) -> Snapshot:
    """Return every file, folder and link, and what is in it."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        )
        for path in folder.rglob("*")
    }


@pytest.fixture(scope="session")
def hostile_build(tmp_path_factory: pytest.TempPathFactory) -> HostileBuild:
    """A catalogue of all templates of tests/hostile that are accepted."""
    from tests.hostile import ACCEPTED, HARMLESS, TEMPLATE
    from tests.sites import a_small_checkout, build

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.txt").write_text(SECRET)
    templates = a_small_checkout(folder / "checkout") / "templates"
    categories = sorted(path.name for path in templates.iterdir() if path.is_dir())
    (templates / "data/hostile.yml").write_text(TEMPLATE)
    for case, category in zip([*HARMLESS, *ACCEPTED], cycle(categories), strict=False):
        (templates / category / f"{case.name}.yml").write_bytes(case.data)
    before = snapshot(folder)
    run = build(folder / "checkout", folder / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    return HostileBuild(folder, before, snapshot(folder))


@pytest.fixture(scope="session")
def hostile_site(hostile_build: HostileBuild) -> Path:
    return hostile_build.site
