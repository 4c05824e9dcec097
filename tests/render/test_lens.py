"""What the camera's arithmetic promises: no window."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibition.render import lens
from exhibition.visit.view import Camera
from exhibition.world.pack.choose import in_sight

SIZE = (1280, 720)
cameras = st.builds(
    Camera,
    eye=st.tuples(*[st.floats(-500, 500)] * 3),
    heading=st.floats(-360, 360),
    pitch=st.floats(-80, 80),
    fov=st.floats(20, 100),
)


@given(cameras, st.floats(1, 1279), st.floats(1, 719), st.floats(0.5, 2000))
def test_a_point_on_a_pixels_ray_falls_on_that_pixel(camera, x, y, far):
    eye, towards = lens.ray(camera, SIZE, x, y)
    found = lens.project(camera, SIZE, tuple(np.add(eye, np.multiply(towards, far))))
    assert found is not None
    assert found[0] == pytest.approx(x, abs=0.01)
    assert found[1] == pytest.approx(y, abs=0.01)


@given(cameras, st.floats(0.5, 2000))
def test_a_point_behind_the_eye_falls_nowhere(camera, far):
    behind = np.asarray(camera.eye) - lens.axes(camera)[1] * far
    assert lens.project(camera, SIZE, tuple(behind)) is None


@given(cameras)
def test_axes_are_a_right_handed_frame(camera):
    right, forward, up = lens.axes(camera)
    assert np.allclose(np.cross(right, forward), up, atol=1e-9)


def test_heading_turns_counter_clockwise_from_north():
    assert np.allclose(lens.axes(Camera((0, 0, 0), heading=90))[1], [-1, 0, 0], atol=1e-12)


@given(cameras, st.floats(1, 1279), st.floats(1, 719), st.floats(1, 2000))
def test_a_box_round_a_visible_point_is_in_sight(camera, x, y, far):
    eye, towards = lens.ray(camera, SIZE, x, y)
    point = np.add(eye, np.multiply(towards, far))
    planes = lens.frustum(camera, SIZE, 0.1, 5000)
    assert in_sight(planes, np.array([[point - 0.5, point + 0.5]]))[0]


def test_a_box_behind_the_eye_is_not_in_sight():
    planes = lens.frustum(Camera((0.0, 0.0, 0.0)), SIZE, 0.1, 5000)
    assert not in_sight(planes, np.array([[[-1, -9, -1], [1, -7, 1]]], float))[0]
