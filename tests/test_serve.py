"""`mkdocs serve` beside somebody who writes a template: it stays up, says what is wrong, heals."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sites import COMMAND, ENVIRONMENT, a_small_checkout


@dataclass(frozen=True)
class Server:
    address: str
    checkout: Path
    log: Path

    def page(self, address: str) -> str:
        with urllib.request.urlopen(self.address + address, timeout=30) as answer:
            return str(answer.read().decode())

    def wait_for(self, address: str, text: str) -> str:
        """Return a page as soon as it holds a text; a rebuild takes a second or two."""
        page = ""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                page = self.page(address)
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                page = ""
            if text in page:
                return page
            time.sleep(0.2)
        pytest.fail(f"{text!r} never came:\n{self.log.read_text()}\n{page[-2000:]}")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    checkout = a_small_checkout(tmp_path / "checkout")
    # A broken file at the start must not keep the server from starting.
    (checkout / "templates/data/draft.yml").write_text("title: A draft\n")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{found.getsockname()[1]}"
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--dev-addr", host],
            cwd=checkout,
            env=ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        # The path of the configured address stays.
        yield Server(f"http://{host}/our/plans/", checkout, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_a_broken_template_is_shown_the_rest_is_served_and_all_heals(server: Server) -> None:
    draft = server.wait_for("templates/draft/", "draft has ")
    assert "is missing; add " in draft
    assert "templates/data/draft.yml:1:1" in draft
    assert "3 tasks" in server.page("templates/small-plan/")
    assert "templates/data/draft.yml:1:1: summary: is missing" in server.log.read_text()

    good = (server.checkout / "templates/home/small-plan.yml").read_text()
    (server.checkout / "templates/data/draft.yml").write_text(good.replace("Small", "Healed"))
    healed = server.wait_for("templates/draft/", "3 tasks")
    assert "Healed plan" in healed
    assert "problem" not in server.page("")

    (server.checkout / "templates/home/small-plan.yml").write_text("title: [\n")
    server.wait_for("templates/small-plan/", "this is not valid YAML")
    assert "Healed plan" in server.page("templates/draft/")
    assert "templates/home/small-plan.yml" in server.page("")

    # What is no plain file is told too, and takes no page from others.
    link = server.checkout / "templates/data/link.yml"
    link.symlink_to(server.checkout / "mkdocs.yml")
    server.wait_for("templates/link/", "this is a symbolic link")
    assert "All templates" in server.page("templates/")
    link.unlink()

    # An icon that the theme lacks is told, and the page goes without.
    categories_file = server.checkout / "templates/categories.yml"
    categories_text = categories_file.read_text()
    categories_file.write_text(
        categories_text.replace("title: Software and IT", "title: Programs").replace(
            "material/code-braces", "material/no-such-icon"
        )
    )
    server.wait_for("", "Programs")
    assert 'no icon "material/no-such-icon"' in server.log.read_text()
    categories_file.write_text(categories_text)
    server.wait_for("", "Software and IT")

    # Without categories there is no catalogue, but still a page that says so.
    categories = (server.checkout / "templates/categories.yml").read_text()
    (server.checkout / "templates/categories.yml").write_text("")
    server.wait_for("", "templates/categories.yml:1:1")
    (server.checkout / "templates/categories.yml").write_text(categories)
    (server.checkout / "templates/home/small-plan.yml").write_text(good)
    server.wait_for("templates/small-plan/", "3 tasks")
    assert "Traceback" not in server.log.read_text()


def test_calendar_entries_have_the_configured_address_wherever_they_are_shown(
    server: Server,
) -> None:
    address = "templates/small-plan/small-plan.ics"
    calendar = server.wait_for(address, "END:VCALENDAR").replace("\r\n ", "")
    assert "@plans.example.com\r\n" in calendar
    assert "URL:https://plans.example.com/our/plans/templates/small-plan/#" in calendar
    assert "127.0.0.1" not in calendar
