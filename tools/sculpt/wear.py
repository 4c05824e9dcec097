"""Casting noise, drawn lines, occlusion, curvature and the colours of the metal: per-vertex data of a fine mesh."""

import numpy as np

from tools.sculpt.primitives import along, curve

COPPER, PLASTER = "copper", "plaster"
# Linear colours. Copper: cast copper of 98 %, dark red-brown, worn bright on ridges, a little green in the hollows.
# Plaster: warm and pale, with a wash of umber that stays in the hollows, else chased work does not read on it.
BASE = {COPPER: (0.175, 0.080, 0.048), PLASTER: (0.44, 0.39, 0.32)}
RIDGE = {COPPER: (0.56, 0.31, 0.185), PLASTER: (0.66, 0.61, 0.53)}
HOLLOW = {COPPER: (0.022, 0.014, 0.011), PLASTER: (0.115, 0.085, 0.06)}
PATINA = {COPPER: (0.045, 0.075, 0.058), PLASTER: (0.19, 0.155, 0.11)}


def noise(points, scale, seed) -> np.ndarray:
    """Smooth value noise in -1..1, the same on every machine."""
    p = points / scale
    cell = np.floor(p).astype(np.int64)
    f = p - cell
    f = f * f * (3 - 2 * f)
    total = np.zeros(len(points))
    for corner in range(8):
        step = np.array([corner & 1, corner >> 1 & 1, corner >> 2])
        weight = np.prod(np.where(step, f, 1 - f), axis=1)
        q = (cell + step).astype(np.uint64)
        h = q[:, 0] * np.uint64(0x9E3779B1) ^ q[:, 1] * np.uint64(0x85EBCA77) ^ q[:, 2] * np.uint64(0xC2B2AE3D)
        h = (h ^ np.uint64(seed * 7919 + 1)) * np.uint64(0x27D4EB2F165667C5)
        total += weight * ((h >> np.uint64(40)).astype(float) / 2**23 - 1)
    return total


def casting(points, amount, seed=3) -> np.ndarray:
    """The unevenness of a cast skin, in cm."""
    return amount * (noise(points, 3.0, seed) + 0.5 * noise(points, 1.5, seed + 1) + 0.3 * noise(points, 0.5, seed + 2))


def lines(head, field, points) -> tuple[np.ndarray, np.ndarray]:
    """Drawn lines (stripes, a sign on the brow): relief in cm and mark, for each vertex."""
    from scipy.spatial import cKDTree

    relief, mark = np.zeros(len(points)), np.zeros(len(points))
    for words in head.words.get("lines", ()):
        steps = int(words.get("steps", 12 * len(words["through"])))
        sides = (1, -1) if words.get("both", True) else (1,)
        for sign in sides:
            path = field.project(curve(np.array(words["through"], float) * (sign, 1, 1), steps), 6, 1.5)
            widths = along(words.get("wide", [0.1, 0.5, 0.1]), steps)
            tree = cKDTree(path)
            near = np.flatnonzero(
                (points > path.min(0) - widths.max()).all(1) & (points < path.max(0) + widths.max()).all(1)
            )
            distance, which = tree.query(points[near], distance_upper_bound=widths.max() + 0.05)
            hit = np.isfinite(distance)
            near, distance, which = near[hit], distance[hit], which[hit]
            q = np.clip(1 - (distance / widths[which]), 0, 1)
            q = np.clip(q / words.get("edge", 0.35), 0, 1)
            q = q * q * (3 - 2 * q)
            deep = -words.get("deep", 0.18)
            relief[near] = np.where(np.abs(deep * q) > np.abs(relief[near]), deep * q, relief[near])
            mark[near] = np.where(q > np.abs(mark[near]), q * words.get("mark", -0.8), mark[near])
    return relief, mark


def occlusion(vertices, faces, normals, rays=16, reach=12.0, seed=5) -> np.ndarray:
    """0 shut in .. 1 open: cosine-spread rays against the mesh."""
    from embreex import rtcore_scene
    from embreex.mesh_construction import TriangleMesh

    scene = rtcore_scene.EmbreeScene()
    TriangleMesh(scene, np.ascontiguousarray(vertices[faces], np.float32))
    rng = np.random.default_rng(seed)
    other = np.where(np.abs(normals[:, :1]) < 0.7, [[1.0, 0, 0]], [[0, 1.0, 0]])
    side = np.cross(normals, other)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(normals, side)
    origin = np.ascontiguousarray(vertices + normals * 0.05, np.float32)
    open_share = np.zeros(len(vertices))
    turn = rng.uniform(0, 2 * np.pi, len(vertices))
    for n in range(rays):
        r = np.sqrt((n + 0.5) / rays)
        angle = turn + n * 2.399963
        way = side * (r * np.cos(angle))[:, None] + up * (r * np.sin(angle))[:, None] + normals * np.sqrt(1 - r * r)
        hit = scene.run(
            origin, np.ascontiguousarray(way, np.float32), np.full(len(vertices), reach, np.float32), query="DISTANCE"
        )
        open_share += np.minimum(hit / reach, 1.0) ** 0.5
    return open_share / rays


def curvature(vertices, normals, average, passes=(1, 3, 6)) -> np.ndarray:
    """Ridges positive, hollows negative, summed over three scales, in cm."""
    total, smooth, done = np.zeros(len(vertices)), vertices.astype(np.float32), 0
    for count in passes:
        while done < count:
            smooth = average @ smooth
            done += 1
        total += ((vertices - smooth) * normals).sum(1)
    return total


def colours(material, vertices, open_share, bend, mark, values) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Linear colour, roughness and metal for each vertex."""
    kind = material if material in BASE else COPPER
    base, ridge, hollow, patina = (np.array(table[kind]) for table in (BASE, RIDGE, HOLLOW, PATINA))
    scale = np.percentile(np.abs(bend), 90) + 1e-6
    up = np.clip(bend / scale * 0.9 - 0.12, 0, 1)[:, None]
    down = np.clip(-bend / scale * 0.8 - 0.1, 0, 1)[:, None]
    shut = np.clip(1.25 - 1.45 * open_share, 0, 1)[:, None] ** 1.5
    cloud = noise(vertices, 4.0, 11)[:, None] * 0.5 + noise(vertices, 1.2, 12)[:, None] * 0.3
    colour = base * (1 + 0.22 * cloud)
    colour = colour + (ridge - colour) * np.clip(up * (0.85 + 0.3 * cloud), 0, 1) * (1 - 0.7 * shut)
    dark = np.clip(np.maximum(down, shut * 0.9), 0, 1)
    green = np.clip(noise(vertices, 2.2, 13)[:, None] * 1.3, 0, 1) * 0.8
    colour = colour + (hollow + (patina - hollow) * green - colour) * dark
    m = mark[:, None]
    colour = np.where(m < 0, colour * (1 + 0.75 * m), colour + (ridge - colour) * np.minimum(m, 1) * 0.5)
    colour *= 0.45 + 0.55 * open_share[:, None]
    if kind == PLASTER:
        return np.clip(colour, 0, 1), 0.82 + 0.1 * dark[:, 0] - 0.08 * up[:, 0], np.zeros(len(vertices))
    rough = 0.43 - 0.12 * up[:, 0] + 0.2 * dark[:, 0] + 0.05 * cloud[:, 0]
    return (
        np.clip(colour, 0, 1),
        np.clip(rough, 0.25, 0.8),
        np.full(len(vertices), 0.95) - 0.35 * dark[:, 0] * green[:, 0],
    )
