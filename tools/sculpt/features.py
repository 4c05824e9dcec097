"""Eyes, ears, horns, teeth, curls, tufts, ruff, locks, spout, neck: takes their words, adds groups to the shaping."""

import numpy as np

from tools.sculpt import primitives as solid
from tools.sculpt.field import ADD, CARVE, Group


def _group(words, name, rows, minus=(), **usual):
    usual = {"blend": 0.5, "fur": 0.0, "both": True, "mark": 0.0, "soft": 0.0} | usual
    take = {key: words.get(key, usual[key]) for key in ("blend", "fur", "both", "mark", "soft")}
    return Group(
        words.get("name", name),
        tuple(rows),
        tuple(minus),
        usual.get("how", ADD),
        take["blend"],
        take["soft"],
        usual.get("minus_soft", 0.4),
        take["both"],
        take["fur"],
        take["mark"],
    )


def ringed(radii, rings, where=(0.0, 1.0)):
    """Growth rings: [how many, how deep 0..1] as a saw-toothed swelling of the radii, within part of the length."""
    if rings is None:
        return radii
    count, depth = rings
    t = np.linspace(0, 1, len(radii))
    phase = t * count % 1.0
    inside = np.clip((t - where[0]) / 0.05, 0, 1) * np.clip((where[1] - t) / 0.15, 0, 1)
    return radii * (1 + depth * (np.sin(np.pi * phase) ** 0.7 - 0.6) * inside)


def eyes(shaping, w):
    """Socket, lids cut open as an almond, the ball, rolled rims, a drilled pupil and an incised iris ring."""
    at, r = np.array(w["at"], float), w["size"]
    both = w.get("both", True)
    gaze = solid.unit(w.get("gaze", (0.6, 1, 0)))
    frame = solid.facing(gaze, roll=w.get("slant", 12) * -1.0)
    side, up = frame[:, 0], frame[:, 1]
    wide, opened, lid = w.get("wide", 1.2) * r, w.get("open", 0.62) * r, w.get("lid", 1.2) * r
    low, heavy = -opened * (1 - w.get("heavy", 0.0)) * 1.05, opened * (1 - 0.55 * w.get("heavy", 0.0))

    def one(name, rows, minus=(), **more):
        shaping.add(_group({"both": both}, name, rows, minus, **more))

    socket = w.get("socket", 0.8)
    if socket > 0:
        one(
            "socket",
            [solid.ball(at + gaze * r * 0.8, (1.9 * r, 1.45 * r, socket * r), frame)],
            how=CARVE,
            blend=1.3,
            fur=-1.0,
        )
    centre = at + gaze * r * 0.9 + up * (heavy + low) / 2
    cutter = solid.ball(centre, (wide, (heavy - low) / 2, 1.3 * r), frame)
    one("lids", [solid.ball(at, lid)], [cutter], blend=w.get("blend", 0.7), fur=0.25, minus_soft=0.12)
    one("eyeball", [solid.ball(at, r)], blend=0.04, mark=0.25)
    rim = w.get("rim", 0.13) * r
    s = np.linspace(-1, 1, 17)
    for sign, height, thick in ((1, heavy, rim * 1.3), (-1, -low, rim)):
        u = sign * height * np.sqrt(np.clip(1 - s**2, 0, 1))
        flat = at + np.outer(s * wide, side) + np.outer(u, up)
        depth = np.sqrt(np.maximum(lid**2 - (s * wide) ** 2 - u**2, (0.25 * lid) ** 2))
        one(
            "rim",
            solid.cord(
                flat + np.outer(depth, gaze), thick * (0.55 + 0.45 * np.sqrt(np.clip(1 - s**2, 0, 1))), smooth=False
            ),
            blend=0.12,
        )
    for n in range(int(w.get("bags", 1))):  # folds under and over the lids, on the skin
        far = 1.45 + 0.36 * n
        s = np.linspace(-0.95, 0.95, 11)
        for sign in (1, -1):
            u = sign * (heavy if sign > 0 else -low) * far * 1.12 * (1 - 0.75 * s**2)
            line = at + np.outer(s * wide * 1.18, side) + np.outer(u, up) + gaze * lid * 0.8
            one(
                "fold",
                solid.cord(shaping.on_skin(line, 0.0), [0.03, 0.16 * r, 0.2 * r, 0.16 * r, 0.03], 14),
                blend=0.35,
                fur=0.1,
            )
    if w.get("ring", 0.0) > 0:  # a bare ring around the eye: birds
        one("eye ring", [solid.ring(at + gaze * 0.55 * r, 1.45 * r, w["ring"], frame)], blend=0.5)
    iris = w.get("iris", 0.54) * r
    if iris > 0:
        one(
            "iris",
            [solid.ring(at + gaze * np.sqrt(r * r - iris * iris), iris, 0.055 * r, frame)],
            how=CARVE,
            blend=0.06,
        )
    hole = {"round": (0.3, 0.3), "slot": (0.5, 0.17), "slit": (0.14, 0.55)}[w.get("pupil", "round")]
    one(
        "pupil",
        [solid.ball(at + gaze * r * 0.98, (hole[0] * r, hole[1] * r, 0.34 * r), frame)],
        how=CARVE,
        blend=0.08,
        mark=-1.0,
    )


def ears(shaping, w):
    """A leaf along its spine, hollowed towards `facing`, the rim left thick."""
    spine = np.array(w["through"], float)
    steps = 12
    line = solid.curve(spine, steps)
    widths = solid.along(w["wide"], steps)
    thick = w.get("thick", 1.0)
    t = np.linspace(0, 1, steps + 1)[:, None]
    front = solid.unit(w["facing"])
    fronts = front + t * (np.array(w.get("tip_facing", front), float) - front)
    tangent = np.gradient(line, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    fronts = fronts - (fronts * tangent).sum(1, keepdims=True) * tangent
    fronts /= np.linalg.norm(fronts, axis=1, keepdims=True)
    flat = thick / max(widths.max(), 1e-6)
    outer = solid.cord(line, widths, flat=min(flat, 1.0), across=fronts, smooth=False)
    hollow, deep = w.get("hollow", 0.76), w.get("deep", 0.75)
    inner_line = line + fronts * thick * deep
    keep = slice(1, None)
    inner = solid.cord(
        inner_line[keep],
        np.maximum(widths[keep] * hollow - 0.15, 0.05),
        flat=min(flat * 1.15, 1.0),
        across=fronts[keep],
        smooth=False,
    )
    shaping.add(_group(w, "ear", outer, inner, blend=1.3, fur=0.9, minus_soft=w.get("cup", 0.5)))
    for n in range(int(w.get("ribs", 0))):  # fine folds inside the cup
        offset = (n - (w["ribs"] - 1) / 2) / max(w["ribs"], 1) * 1.3
        across = np.cross(tangent, fronts)
        rib = line + across * (widths * hollow * offset)[:, None] + fronts * thick * 0.4
        rib = shaping.on_skin(rib[3:-2], -0.02)
        shaping.add(_group(w, "ear rib", solid.cord(rib, [0.05, 0.16, 0.14, 0.05], 14), blend=0.3, fur=0.2))


def horns(shaping, w):
    steps = int(w.get("steps", 60))
    radii = ringed(solid.along(w["thick"], steps), w.get("rings"), w.get("ring_at", (0.0, 0.7)))
    shaping.add(
        _group(w, "horn", solid.cord(solid.curve(w["through"], steps), radii, smooth=False), blend=0.9, mark=0.3)
    )


def teeth(shaping, w):
    """Teeth side by side along a curve, rooted in the gum: size is [half width, half depth, height]."""
    count = int(w["count"])
    line = solid.curve(w["through"], max(count * 8, 8))
    stations = np.linspace(0, len(line) - 1, count * 2 + 1)[1::2].round().astype(int) if count > 1 else [len(line) // 2]
    down = solid.unit(w.get("down", (0, 0, -1)))
    tangents = np.gradient(line, axis=0)
    wide, deep, high = w["size"]
    for i in stations:
        out = solid.unit(np.cross(tangents[i], down))
        rotation = np.column_stack([solid.unit(np.cross(out, down)), out, down])
        point = w.get("point", 0.0)
        root = line[i] - down * w.get("root", 0.4)
        if point > 0:
            rows = solid.cord(
                [root, line[i] + down * high * 0.5, line[i] + down * high + out * deep * 0.2],
                [wide, wide * (1 - 0.35 * point), max(wide * (1 - point), 0.05)],
                8,
            )
        else:
            rows = [
                solid.block(
                    (root + line[i] + down * high) / 2,
                    (wide, deep, (high + w.get("root", 0.4)) / 2),
                    min(wide, deep) * 0.7,
                    rotation,
                )
            ]
        shaping.add(_group(w, "tooth", rows, blend=0.1, mark=0.35, both=False))


def curls(shaping, w):
    """Snail curls that lie on the skin: each point a spiral, the thread thick outside and thin inside."""
    sizes = np.resize(np.atleast_1d(w.get("size", 1.2)), len(w["at"]))
    skin = shaping.frozen()
    for n, (centre, size) in enumerate(zip(w["at"], sizes)):
        middle = skin.project(np.array([centre], float), 6, 2.0)[0]
        frame = solid.facing(skin.normals(middle[None])[0])
        turns, thread = w.get("turns", 1.6), w.get("thick", 0.3)
        t = np.linspace(0, 1, int(16 * turns))
        angle = (1 if n % 2 else -1) * (t * turns * 2 * np.pi) + n * 2.4
        radius = size * (1 - 0.88 * t)
        ring = middle + np.outer(np.cos(angle) * radius, frame[:, 0]) + np.outer(np.sin(angle) * radius, frame[:, 1])
        line = skin.project(ring, 6, 2.0)
        line = line + skin.normals(line) * (thread * 0.25 + w.get("lift", 0.35) * t * size * 0.6)[:, None]
        radii = thread * np.interp(t, [0, 0.12, 0.6, 1], [0.35, 1.0, 0.95, 0.7]) * size
        shaping.add(
            _group(w, "curl", solid.cord(line, radii, smooth=False), blend=0.22, fur=0.0, both=False, mark=0.05)
        )


def tufts(shaping, w):
    """Pointed locks hanging side by side in a band around an axis (from, to): the band of hair at the neck cut.

    All lie on the skin as it was before the band, so that no lock climbs over its neighbour; each is a few strands
    that part in the middle and meet in the tip.
    """
    start, end = np.array(w["from"], float), np.array(w["to"], float)
    axis, height = solid.unit(end - start), np.linalg.norm(end - start)
    frame = solid.facing(axis, up=(0, 1, 0))
    first, last, count = w.get("start", 0.0), w.get("end", 360.0), int(w["count"])
    rng = np.random.default_rng(count * 31 + int(abs(start[2]) * 10))
    skin = shaping.frozen()
    lines, looks, strands = [], [], int(w.get("strands", 3))
    for n in range(count):
        angle = np.radians(first + (last - first) * (n + 0.5) / count)
        out = frame[:, 0] * np.sin(angle) + frame[:, 1] * np.cos(angle)
        root = _outermost(skin, start + axis * rng.uniform(0, height), out)
        flat, look = _tuft(w, root, np.cross(axis, out), strands, rng)
        lines.append(flat)
        looks.append(look)
    placed = skin.project(np.reshape(lines, (-1, 3)), 6, 2.0)
    normals = skin.normals(placed).reshape(count, strands, -1, 3)
    placed = placed.reshape(normals.shape)
    for n, (rises, radii, thick) in enumerate(looks):
        rows = []
        for k in range(strands):
            line = solid.curve(placed[n, k] + normals[n, k] * rises[k][:, None], 16)
            rows += solid.cord(line, solid.along(radii, 16), flat=min(thick / radii.max(), 1.0),
                               across=solid.curve(normals[n, k], 16), smooth=False)  # fmt: skip
        shaping.add(_group(w, "tuft", rows, blend=0.15, fur=0.35, both=False))


def _tuft(w, root, aside, strands, rng):
    """The strands' lines before they are laid on the skin; how they rise, their radii and thickness."""
    long, wide = w["length"] * rng.uniform(0.8, 1.15), w["wide"] * rng.uniform(0.85, 1.15)
    thick = w.get("thick", 0.5) * rng.uniform(0.85, 1.15)
    t = np.linspace(0, 1, 9)
    bend = w.get("sway", 0.25) * long * rng.choice([-1, 1]) * rng.uniform(0.4, 1.0) * t**1.5 * np.sin(t * 2.6)
    middle = root + np.outer(t * long, solid.unit(w.get("drop", (0, 0, -1)))) + np.outer(bend, aside)
    rise = np.interp(t, [0, 0.35, 0.8, 1], [-0.2, 0.35, 0.6, 0.75]) * w.get("lift", 1.0) * thick
    spread = wide * np.interp(t, [0, 0.35, 0.75, 1], [0.55, 0.8, 0.4, 0.0])
    radii = wide * (1.15 / strands) * np.interp(t, [0, 0.3, 0.7, 1], [0.7, 1.0, 0.75, 0.1])
    offs = [(k - (strands - 1) / 2) / max(strands - 1, 1) for k in range(strands)]
    lines = [middle + np.outer(spread * off * 1.7, aside) for off in offs]
    return lines, ([rise - 0.35 * thick * abs(off) for off in offs], radii, thick)


def _outermost(skin, origin, out):
    """Where a ray from the axis leaves the skin for the last time."""
    reach = np.linspace(0, 40, 400)
    inside = skin.distance(origin + np.outer(reach, out)) < 0
    first_out = int(np.argmin(inside)) if inside[0] else 0
    return origin + out * reach[first_out]


def ruff(shaping, w):
    """Rings of pointed locks that stand out around a centre: cheek ruffs, mane rings, collars of hair."""
    centre, axis = np.array(w["at"], float), solid.unit(w.get("facing", (0, 1, 0)))
    frame = solid.facing(axis)
    first, last, rings, count = w.get("start", 0.0), w.get("end", 180.0), int(w.get("rings", 1)), int(w["count"])
    rng = np.random.default_rng(count * 17 + rings)
    skin = shaping.frozen()
    for ring in range(rings):
        for n in range(count):
            for sign in (1, -1):
                degrees = first + (last - first) * (n + 0.25 + 0.5 * (ring % 2) + rng.uniform(-0.12, 0.12)) / count
                angle = np.radians(degrees)
                out = frame[:, 1] * np.cos(angle) + np.array([np.sin(angle) * sign, 0, 0])
                seed = _outermost(skin, centre - axis * ring * w.get("pitch", 2.0), out)
                _ruff_lock(shaping, w, seed, out, np.cross(axis, out), rng, degrees / 180.0)


def _ruff_lock(shaping, w, seed, out, around, rng, down):
    """One lock: it leaves the skin by `flare`, leans back, hangs and sways."""
    long = np.interp(down, [0, 0.5, 1], np.resize(solid.along(w["length"], 2), 3)) * rng.uniform(0.85, 1.12)
    wide = w["wide"] * rng.uniform(0.85, 1.15)
    flare, back = w.get("flare", 0.5), solid.unit(w.get("lean", (0, -1, 0)))
    t = np.linspace(0, 1, 9)
    way = solid.unit(out * flare + back * (1 - flare))
    hang = np.array([0, 0, -1.0]) * w.get("hang", 0.4)
    sway = w.get("sway", 0.2) * rng.choice([-1, 1]) * rng.uniform(0.4, 1.0)
    line = (
        seed
        - way * 0.12 * long
        + long * (np.outer(t, way) + np.outer(t**2 * 0.6, hang) + np.outer(np.sin(t * np.pi * 1.4) * t * sway, around))
    )
    line -= np.outer((1 - t) ** 3, out) * 0.8 * w.get("thick", 0.5)  # the root lies in the skin: no step
    along = np.gradient(line, axis=0)
    normals = np.cross(along, around)
    normals *= np.sign(normals @ (out - back * 0.3))[:, None]
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    radii = wide * np.interp(t, [0, 0.3, 0.7, 1], [0.6, 1.0, 0.66, 0.08])
    rows = _bundle(line, radii, normals, w.get("thick", 0.5) / w["wide"], int(w.get("strands", 3)))
    shaping.add(_group(w, "ruff", rows, blend=0.25, fur=0.35, both=False))


def _bundle(line, radii, normals, flat, strands):
    """One lock along a line: a single flattened cord, or so many side by side that meet at the tip."""
    steps = 10
    line, radii, normals = solid.curve(line, steps), solid.along(radii, steps), solid.curve(normals, steps)
    if strands <= 1:
        return solid.cord(line, radii, flat=min(flat, 1.0), across=normals, smooth=False)
    side = np.cross(np.gradient(line, axis=0), normals)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    rows, thin = [], radii * 1.4 / strands
    for k in range(strands):
        u = (k - (strands - 1) / 2) / strands * 2  # -1..1 across the lock; the middle strands lie higher
        offset = side * (u * radii * 0.85)[:, None] + normals * ((1 - u * u) * 0.55 * flat * radii)[:, None]
        rows += solid.cord(line + offset, thin, flat=min(flat * strands * 0.42, 1.0), across=normals, smooth=False)
    return rows


def locks(shaping, w):
    """Big locks, each a curve: manes, forelocks, beards, flames; free, or laid on the skin as it was before them."""
    skin = shaping.frozen()
    for n, path in enumerate(w["through"]):
        steps = 6 * len(path)
        line = solid.curve(np.array(path, float), steps)
        if "lay" in w:
            line = skin.project(line, 6, 2.0)
            line = line + skin.normals(line) * solid.along(w["lay"], steps)[:, None]
        normals = skin.normals(line)
        radii = solid.along(w.get("wide", [0.5, 1.0, 0.8, 0.1]), steps)
        strands = int(w.get("strands", 1))
        thin = min(w.get("thick", radii.max()) / radii.max(), 1.0)
        if strands <= 1:
            rows = solid.cord(line, radii, flat=thin, across=normals, smooth=False)
            shaping.add(_group(w, "lock", rows, blend=0.35, fur=0.8))
        else:
            shaping.add(*_wound(w, line, normals, radii, strands, n * 0.37))


def _wound(w, line, normals, radii, strands, start):
    """The strands of one lock, wound about its line: twist in turns of a radian along its length."""
    side = np.cross(np.gradient(line, axis=0), normals)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    t = np.linspace(0, 1, len(line))
    for k in range(strands):
        phase = 2 * np.pi * (k / strands + start) + t * w.get("twist", 2.2)
        offset = side * (np.cos(phase) * radii * 0.62)[:, None] + normals * (np.sin(phase) * radii * 0.3)[:, None]
        yield _group(w, "strand", solid.cord(line + offset, radii * 0.5, smooth=False), blend=0.15, fur=0.5)


def spout(shaping, w):
    """The round water pipe behind the lips, with a rim and a bore."""
    at, facing, r = np.array(w["at"], float), solid.unit(w.get("facing", (0, 1, 0))), w["size"]
    back = at - facing * w.get("length", 4.0)
    shaping.add(
        _group({}, "spout", [solid.bar(back, at, r)], blend=0.15, both=False, mark=0.1),
        _group({}, "spout rim", [solid.ring(at, r, 0.22 * r, solid.facing(facing))], blend=0.1, both=False, mark=0.2),
        _group(
            {},
            "bore",
            [solid.bar(at - facing * 1.6 * r, at + facing * r, 0.66 * r)],
            blend=0.1,
            both=False,
            how=CARVE,
            mark=-1.0,
        ),
    )


def neck(shaping, w):
    """The wavy cut across the neck, and the hollow of the casting seen from below."""
    x, y, z = w.get("at", (0, 0, 0))
    z += w["height"]
    if "hollow" in w:
        inner = np.broadcast_to(np.asarray(w["hollow"], float), 3)
        shaping.add(_group({}, "hollow", [solid.ball((x, y, z), inner)], blend=0.4, both=False, how=CARVE, mark=-0.8))
    rows = [solid.wave((x, y, z), w.get("wave", 0.35), w.get("waves", 5))]
    shaping.add(_group({}, "neck cut", rows, blend=0.35, both=False, how=CARVE, fur=-1.0))
