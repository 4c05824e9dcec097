"""Every view in every preset at every quality: nothing black, pink or empty. The whole of it is a soak."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.app.views import plain_view
from exhibition.render.quality import LEVELS
from exhibition.render.stage import Stage

PRESETS = ("noon", "late_afternoon", "museum", "night_lanterns")
SAMPLE = (("entrance", "museum", "low"), ("haiyantang", "night_lanterns", "low"), ("haiyantang", "museum", "high"))


@pytest.fixture(scope="module")
def look(window, project):
    """A function: scene, preset, quality -> each view's name and frame."""
    stage = Stage(window)

    def frames(scene: str, preset: str, quality: str):
        stage.set_quality(quality)
        world = project.world(scene)
        light = world.environment.model_copy(update={"preset": preset, "time": None})
        stage.show(replace(world, environment=light))
        for name, viewpoint in world.views.items():
            stage.draw(plain_view(world, viewpoint))
            window.render()
            yield name, window.grab().astype(int)

    yield frames
    stage.close()


def judged(frames) -> list[str]:
    """What is wrong with each view."""
    wrong = []
    for name, frame in frames:
        red, green, blue = np.moveaxis(frame, 2, 0)
        if (frame.max(axis=2) == 0).any():
            wrong.append(f"{name}: black")
        if ((red > 190) & (blue > 190) & (green < 70)).mean() > 0.0005:
            wrong.append(f"{name}: pink")
        if frame.std() < 3:
            wrong.append(f"{name}: empty")
    return wrong


@pytest.mark.gl
@pytest.mark.parametrize(("scene", "preset", "quality"), SAMPLE)
def test_no_view_is_black_pink_or_empty(look, scene, preset, quality):
    assert judged(look(scene, preset, quality)) == []


@pytest.mark.soak
@pytest.mark.gl
@pytest.mark.parametrize("quality", sorted(LEVELS))
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("scene", ["entrance", "haiyantang", "summer_palace"])
def test_no_view_is_black_pink_or_empty_in_any_light_at_any_quality(look, scene, preset, quality):
    assert judged(look(scene, preset, quality)) == []
