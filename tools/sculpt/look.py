"""The quick look: takes a head's mesh, gives a contact sheet of four views, a thumbnail and a silhouette.

Rays against the mesh and a hall of soft lamps written as lobes; close enough to the stage to judge forms by.
"""

import numpy as np
from PIL import Image

VIEWS = {"front": 0.0, "quarter": 35.0, "profile": 90.0, "back": 180.0}
# Lamps of the hall: direction, colour, sharpness.
LAMPS = (((-0.55, 0.75, 0.65), (3.6, 3.2, 2.7), 9.0), ((0.9, 0.3, 0.15), (0.55, 0.65, 0.8), 5.0),
         ((0.3, -0.75, 0.6), (0.9, 0.9, 0.95), 10.0), ((0.1, 0.4, 1.0), (0.55, 0.5, 0.45), 3.0))  # fmt: skip


def sheet(mesh, path, size=420, turn=0.0):
    """One picture: the four views above, thumbnail and silhouettes below."""
    scene = _scene(mesh)
    tiles = [view(mesh, angle + turn, size, scene=scene)[0] for angle in VIEWS.values()]
    small, _ = view(mesh, 35.0, 256, scene=scene)
    black = [view(mesh, a, 160, scene=scene)[1] for a in (0.0, 35.0, 90.0)]
    picture = Image.new("RGB", (size * 4, int(size * 1.15) + 170), (30, 29, 28))
    for n, tile in enumerate(tiles):
        picture.paste(Image.fromarray(tile), (n * size, 0))
    top = int(size * 1.15) + 5
    picture.paste(Image.fromarray(small).resize((128, int(128 * 1.15)), Image.LANCZOS), (10, top))
    for n, shape in enumerate(black):
        tone = np.where(shape, 0, 230).astype(np.uint8)
        picture.paste(Image.fromarray(tone).resize((139, 160)), (180 + n * 160, top))
    picture.save(path)


def view(mesh, degrees, width, nod=-4.0, zoom=1.0, at=None, scene=None):
    """One view as bytes and its silhouette; 0 degrees looks the head in the face."""
    height = int(width * 1.15)
    scene = scene or _scene(mesh)
    low, high = mesh.vertices.min(0), mesh.vertices.max(0)
    middle = (low + high) / 2 if at is None else np.array(at, float)
    reach = np.linalg.norm(high - low) * 0.5 / zoom
    a, b = np.radians(degrees), np.radians(nod)
    toward = np.array([np.sin(a) * np.cos(b), np.cos(a) * np.cos(b), -np.sin(b)])
    right = np.array([-np.cos(a), np.sin(a), 0.0])
    up = np.cross(toward, right)
    up = up if up[2] > 0 else -up
    distance = reach * 5.5
    x = (np.arange(width) + 0.5 - width / 2) / width * 2
    y = (height / 2 - np.arange(height) - 0.5) / width * 2
    grid_x, grid_y = np.meshgrid(x, y)
    ways = -toward[None] * 5.5 + grid_x.reshape(-1, 1) * right * 0.66 + grid_y.reshape(-1, 1) * up * 0.66
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    origin = np.tile(middle + toward * distance, (len(ways), 1))
    found = scene.run(origin.astype(np.float32), ways.astype(np.float32), query="INTERSECT", output=True)
    hit = found["primID"] >= 0
    image = np.tile(np.array([0.018, 0.017, 0.016]), (len(ways), 1)) * (1.3 - 0.5 * np.abs(grid_x.reshape(-1, 1)))
    image[hit] = _shade(mesh, found["primID"][hit], found["u"][hit], found["v"][hit], ways[hit])
    shown = (_film(image) * 255).astype(np.uint8).reshape(height, width, 3)
    return shown, hit.reshape(height, width)


def _scene(mesh):
    from embreex import rtcore_scene
    from embreex.mesh_construction import TriangleMesh

    scene = rtcore_scene.EmbreeScene()
    TriangleMesh(scene, np.ascontiguousarray(mesh.vertices[mesh.faces], np.float32))
    return scene


def _shade(mesh, triangle, u, v, ways):
    corner = mesh.faces[triangle]
    weight = np.stack([1 - u - v, u, v], 1)[:, :, None]
    normal, colour, rough, metal, free = (
        (values[corner] * (weight if values.ndim > 1 else weight[:, :, 0])).sum(1)
        for values in (mesh.normals, mesh.colour, mesh.rough, mesh.metal, mesh.open)
    )
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    facing = np.clip(-(normal * ways).sum(1), 0.02, 1)
    mirror = ways + 2 * facing[:, None] * normal
    fresnel = (1 - facing) ** 5 * (1 - rough)
    shine = 0.04 + (colour / 0.95 - 0.04) * metal[:, None]
    shine = shine + (1 - shine) * fresnel[:, None] * 0.5
    specular = _hall(mirror, 1 / (0.25 + 2.6 * rough)) * shine * (free**1.3)[:, None]
    diffuse = _hall(normal, 0.22) * colour * (1 - metal)[:, None] * free[:, None]
    return specular + diffuse


def _hall(ways, sharp):
    """Light from the hall in these directions, blurred by roughness."""
    light = np.array([0.20, 0.17, 0.145]) * (0.75 + 0.35 * ways[:, 2:]) + np.array([0.06, 0.045, 0.03])
    sharp = np.broadcast_to(sharp, len(ways))
    for at, colour, lobe in LAMPS:
        at = np.array(at) / np.linalg.norm(at)
        k = lobe * sharp
        light = (
            light + np.exp(k * ((ways @ at) - 1))[:, None] * np.array(colour) * np.minimum(1.0, sharp + 0.35)[:, None]
        )
    return light


def _film(x):
    x = np.maximum(x * 0.75, 0)
    y = np.clip(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    return y ** (1 / 2.2)
