"""The colours of task categories: far enough from the page, and from each other, for everybody.

Contrast: WCAG 2.2, relative luminance. Colour vision: the matrices of Machado, Oliveira and
Fernandes (2009) for the full loss of one kind of cone, on linear sRGB. Distance: OKLab (Ottosson,
2020), in which 0.02 can just be seen side by side.
"""

import math
import re
from collections.abc import Sequence
from itertools import combinations

import pytest

from tests.conftest import ROOT

Colour = Sequence[float]

VISION: dict[str, list[list[float]]] = {
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
LMS = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]
STYLES = "".join(
    (ROOT / "docs/assets" / name).read_text(encoding="utf-8")
    for name in ("theme.css", "catalogue.css")
)
SCHEMES = ["default", "slate"]


def variables(scheme: str) -> dict[str, str]:
    light, dark = r"\[data-md-color-scheme\]", r'\[data-md-color-scheme="slate"\]'
    blocks = re.findall(rf"{dark if scheme == 'slate' else light} {{(.*?)}}", STYLES, re.DOTALL)
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6});", "".join(blocks)))


def linear(colour: str) -> list[float]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def times(matrix: list[list[float]], vector: Colour) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def contrast(one: str, other: str) -> float:
    dark, light = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, vision: str) -> list[float]:
    channels = [min(1.0, max(0.0, c)) for c in times(VISION[vision], linear(colour))]
    return times(LAB, [math.cbrt(c) for c in times(LMS, channels)])


def hues(scheme: str) -> list[str]:
    return [variables(scheme)[f"--pc-hue-{number}"] for number in range(1, 7)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_bars_stand_out_from_the_page_and_from_shaded_weekends(scheme: str) -> None:
    grounds = [variables(scheme)[name] for name in ("--md-default-bg-color", "--pc-surface")]
    assert min(contrast(hue, ground) for hue in hues(scheme) for ground in grounds) >= 3


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_two_categories_look_alike_to_anybody(scheme: str, vision: str) -> None:
    for one, other in combinations(hues(scheme), 2):
        assert math.dist(seen(one, vision), seen(other, vision)) >= 0.1, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("--md-default-fg-color", "--md-default-bg-color"),
        ("--md-default-fg-color--light", "--md-default-bg-color"),
        ("--md-default-fg-color--light", "--pc-surface"),
        ("--md-typeset-a-color", "--md-default-bg-color"),
        ("--md-typeset-a-color", "--pc-surface"),
        ("--md-default-fg-color", "--pc-caution"),
        ("--pc-action-text", "--pc-action"),
        ("--md-accent-bg-color", "--md-accent-fg-color"),
    ],
)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    colours = variables(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("line", ["--pc-control", "--pc-caution-line", "--md-accent-fg-color"])
def test_what_must_be_seen_without_being_text_is(scheme: str, line: str) -> None:
    colours = variables(scheme)
    for ground in ("--md-default-bg-color", "--pc-surface"):
        assert contrast(colours[line], colours[ground]) >= 3
