"""Fixtures that more than one folder of tests uses."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# How long an example takes says more about the machine than about the code.
settings.register_profile("catalogue", deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue with a template that means harm."""
    from tests.hostile import TEMPLATE
    from tests.sites import a_checkout, build

    folder = tmp_path_factory.mktemp("hostile")
    checkout = a_checkout(folder / "checkout")
    (checkout / "templates/data/hostile.yml").write_text(TEMPLATE)
    run = build(checkout, folder / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"
