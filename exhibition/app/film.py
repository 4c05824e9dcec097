"""Tours -> a film and a contact sheet, offscreen: what `run` leaves where there is no display, and `tour --record`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image

from exhibition.app.project import Project, rules_of
from exhibition.app.shot import open_stage
from exhibition.render.window import open_offscreen
from exhibition.scene.model import Tour
from exhibition.visit.show import view_of
from exhibition.visit.state import first_state
from exhibition.visit.tour import led, tour_seconds

Say = Callable[[float, str], None]


def record(
    project: Project,
    tours: list[tuple[str, Tour]],
    path: Path,
    *,
    size: tuple[int, int] = (640, 360),
    fps: int = 12,
    quality: str = "low",
    language: str | None = None,
    sheet: Path | None = None,
    say: Say | None = None,
) -> int:
    """Film tours one after another, each with its scene's id; returns the number of frames.

    sheet: where to leave a contact sheet, one picture of every stop."""
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = imageio_ffmpeg.write_frames(
        str(path), size, fps=fps, codec="libx264", quality=7, macro_block_size=8, ffmpeg_log_level="error"
    )
    writer.send(None)
    stills: list[np.ndarray] = []
    count = 0
    try:
        for frame, is_stop in _frames(project, tours, size, fps, quality, language, say or (lambda share, what: None)):
            writer.send(np.ascontiguousarray(frame))
            count += 1
            if is_stop:
                stills.append(frame)
    finally:
        writer.close()
    if sheet is not None and stills:
        contact_sheet(stills, sheet)
    return count


def _frames(
    project: Project,
    tours: list[tuple[str, Tour]],
    size: tuple[int, int],
    fps: int,
    quality: str,
    language: str | None,
    say: Say,
) -> Iterator[tuple[np.ndarray, bool]]:
    """Every frame of every tour, and whether it is the last of a stop."""
    rules = rules_of(project.show(), project.brand(), size=size)
    window = open_offscreen(*size)
    total = sum(tour_seconds(tour) for _, tour in tours) * fps
    done = 0
    try:
        stage, glass = open_stage(window, project, quality)
        for scene, tour in tours:
            world = project.world(
                scene, progress=lambda share, what, scene=scene, at=done / total: say(at, f"{scene}: {what}")
            )
            stage.show(world)
            state = replace(first_state(rules, world), here=1e6)
            if language:
                state = replace(state, language=language)
            ends = np.cumsum([round(s.seconds * fps) for s in tour.steps])
            for number in range(int(ends[-1])):
                view = view_of(led(state, tour, world, number / fps), world, rules=rules)
                stage.draw(view, time=done / fps)
                glass.draw(view)
                window.render()
                done += 1
                say(done / total, scene)
                yield window.grab(), number + 1 in ends
    finally:
        window.close()


def contact_sheet(stills: list[np.ndarray], path: Path, columns: int = 3) -> None:
    """Pictures side by side on dark paper."""
    h, w = stills[0].shape[:2]
    rows = -(-len(stills) // columns)
    gap = 8
    sheet = Image.new("RGB", (columns * (w + gap) + gap, rows * (h + gap) + gap), (24, 22, 20))
    for i, still in enumerate(stills):
        sheet.paste(Image.fromarray(still), (gap + i % columns * (w + gap), gap + i // columns * (h + gap)))
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path)
