"""The scores tell what is hard to read from what is not, whatever the font."""

import random
import sys
from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image

from documents.normalising.legibility.judging import scores
from documents.normalising.legibility.scores import Scores
from tests.documents.normalising.photographed import (
    FONTS,
    Camera,
    drawn,
    page_of_text,
    photographed,
    scanned,
    scene,
)

FINE = {
    "usual": Camera(),
    "soft": Camera(blur=1.0),
    "noisy": Camera(noise=20),
    "dim": Camera(light=0.6),
    "small": Camera(size=(800, 1067)),
}
BAD = {
    "blurred": Camera(blur=3.5),
    "dark": Camera(light=0.25),
    "too_small": Camera(size=(420, 560)),
    "cut_off": Camera(part=(0.26, 0, 1, 1)),
}
OF_EACH = 25
ways = pytest.mark.parametrize("taken", [scanned, photographed])
Taken = Callable[[Image.Image, Camera], Image.Image]


@cache
def text(font: str, points: int) -> Image.Image:
    return drawn(page_of_text(font, points), across=1654)


def readable(chance: random.Random) -> Image.Image:
    """Take a page as most people do."""
    page = text(chance.choice(FONTS), chance.choice((8, 9, 10, 12)))
    camera = Camera(
        size=(900, 1200),
        blur=chance.uniform(0.3, 0.8),
        light=chance.uniform(0.6, 1),
        noise=chance.uniform(2, 15),
    )
    return chance.choice((scanned, photographed))(page, camera)


def unreadable(chance: random.Random) -> Image.Image:
    """Make one mistake."""
    page = text(chance.choice(FONTS), chance.choice((8, 9, 10)))
    camera = chance.choice(
        (
            Camera(size=(900, 1200), blur=chance.uniform(2.4, 4.5)),
            Camera(size=(900, 1200), light=chance.uniform(0.1, 0.28)),
            Camera(size=chance.choice(((330, 440), (420, 560)))),
            Camera(size=(900, 1200), part=(chance.uniform(0.24, 0.4), 0, 1, 1)),
        )
    )
    return chance.choice((scanned, photographed))(page, camera)


def test_is_seldom_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(3)  # noqa: S311 -- the same every time
    good = [scores(readable(chance)) for _ in range(OF_EACH)]
    photos = [scores(scene(seed)) for seed in range(OF_EACH)]
    bad = [scores(unreadable(chance)) for _ in range(OF_EACH)]

    false = sum(one.hard_to_read for one in good + photos) / (2 * OF_EACH)
    hits = sum(one.hard_to_read for one in bad) / OF_EACH
    with capsys.disabled():
        sys.stdout.write(f"\nlegibility: {false:.0%} false alarms, {hits:.0%} found\n")
    assert false <= 0.04
    assert hits >= 0.88


@ways
@pytest.mark.parametrize("camera", FINE.values(), ids=FINE)
def test_does_not_mind_what_can_be_read(camera: Camera, taken: Taken) -> None:
    found = scores(taken(text("Times-Roman", 8), camera))

    assert found.faults == [], found


@ways
@pytest.mark.parametrize("fault", BAD)
def test_names_what_is_wrong(fault: str, taken: Taken) -> None:
    found = scores(taken(text("Helvetica", 9), BAD[fault]))

    assert found.faults == [fault], found


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (1240, 1754), "white"),
        Image.new("1", (1240, 1754), 1),
        Image.new("L", (60, 40), 255),
        Image.radial_gradient("L").resize((900, 900)),
        Image.new("RGB", (900, 700), (220, 200, 60)),
    ],
)
def test_has_nothing_against_pictures_without_print(picture: Image.Image) -> None:
    assert scores(picture).faults == []


def test_finds_a_black_page_dark() -> None:
    assert scores(Image.new("RGB", (900, 1200))) == Scores(dark=100)
