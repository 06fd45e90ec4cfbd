"""Mountains, forest and the camera that walks over them: height fields seen column by column.

The camera is level, so every image column is one vertical plane through the land: walking outwards
in all columns at once and keeping the highest ray reached so far gives every pixel its distance,
for the view from above the water and, with the eye mirrored below it, for the reflection."""
from optics import *


def ridged(shape, cell, rng, octaves=8):
    """Ridged multifractal: sharp crests whose detail fades towards the valley floors."""
    out, weight, amp, tot = np.zeros(shape, F), np.ones(shape, F), 1.0, 0.0
    for _ in range(octaves):
        n = band(shape, cell, rng)
        r = np.clip(1 - np.sqrt(n * n + 0.004) * 0.62, 0, 1) ** 1.5
        out += amp * (r - 0.2) * weight
        weight = weight * np.clip(0.25 + 1.1 * r, 0, 1)
        tot, amp, cell = tot + amp * 0.8, amp * 0.52, cell / 2.07
        if cell < 1.5:
            break
    return out / tot


class Grid:
    """A height field on a square mesh, with slopes and the height up to which it lies in shadow."""

    def __init__(self, x0, z0, step, height, sun, ground=None, forest=None, kind=None, reach=90, stride=1.6, scale=1.0):
        self.x0, self.z0, self.step, self.scale = x0, z0, step, scale
        self.h, self.ground, self.forest, self.kind = height, ground, forest, kind
        self.gz, self.gx = np.gradient(height, step)
        low = float(height.min())
        flat = np.hypot(sun[0], sun[2])
        dx, dz, rise = sun[0] / flat, sun[2] / flat, sun[1] / flat * step
        shade, k = np.full_like(height, low), 1.0
        for _ in range(reach):                       # the height a far-off neighbour shades here
            m = np.array([[1, 0, dx * k], [0, 1, dz * k]], F)
            s = cv2.warpAffine(height, m, height.shape[::-1], flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_CONSTANT, borderValue=low)
            np.maximum(shade, s - rise * k, out=shade)
            k = k + stride * (1 + k * 0.02)
        self.shade = shade

    def at(self, name, x, z):
        return ndi.map_coordinates(getattr(self, name), ((z - self.z0) / self.step, (x - self.x0) / self.step), order=1, mode="nearest", prefilter=False)

    def inside(self, x, z, margin=4):
        h, w = self.h.shape
        u, v = (x - self.x0) / self.step, (z - self.z0) / self.step
        return (u > margin) & (u < w - margin) & (v > margin) & (v < h - margin)


def plant(shape, step, mask, rng, spacing=4.6, tall=(11, 24), leafy=0.2):
    """Height of a forest of cones and domes over bare ground, and which tree (0..1) each cell shows."""
    h, w = shape
    n = spacing / step
    gh, gw = int(h / n) + 3, int(w / n) + 3
    px, py = rng.random((2, gh, gw)).astype(F)
    patch = fbm((gh, gw), 20, rng, 4)
    size = (tall[0] + (tall[1] - tall[0]) * rng.random((gh, gw)) ** 1.2 * smooth(-2, 1.5, patch)).astype(F)
    dome = (rng.random((gh, gw)) < leafy * smooth(-0.3, 1.2, fbm((gh, gw), 14, rng, 3)) * 2)
    tint = rng.random((gh, gw)).astype(F)
    yy, xx = np.mgrid[:h, :w].astype(F) / F(n)
    cy, cx = yy.astype(np.int32), xx.astype(np.int32)
    out, kind = np.zeros(shape, F), np.zeros(shape, F)
    rough = 1 + 0.22 * band(shape, 1.4, rng)
    for j in (0, 1, 2):
        for i in (0, 1, 2):
            b, a = cy + j, cx + i
            d = np.hypot(xx + 1 - a - px[b, a], yy + 1 - b - py[b, a]) * F(spacing) * rough
            s, o = size[b, a], dome[b, a]
            q = d / np.where(o, 0.30 * s, 0.19 * s + 0.5)
            t = s * np.where(o, 0.72 * np.sqrt(np.clip(1 - q * q, 0, 1)), np.clip(1 - q, 0, 1) ** 0.85)
            new = t > out
            out = np.where(new, t, out)
            kind = np.where(new, tint[b, a] * 0.499 + 0.5 * o, kind)
    return out * mask, kind


def lookdown(grids, *view_):
    """Distance of the land behind every pixel (nan where there is none), the nearest mesh first:
    a mirrored ray may pass below a near bank, that is, meet the water only beyond it."""
    depth = None
    for g in grids:
        d = walk(g, *view_)
        depth = d if depth is None else np.where(np.isfinite(depth), depth, d)
    return depth


def walk(g, cam, w, rows, f, cx, cy, ratio=0.0017):
    """One mesh, walked over outwards in all columns at once."""
    d, end = [max(g.z0 + 4 * g.step, 60.0 if g.z0 == 0 else 1.0)], g.z0 + (g.h.shape[0] - 5) * g.step
    while d[-1] < end:
        d.append(d[-1] * (1 + ratio))
    d = np.array(d, F)
    slope = ((np.arange(w, dtype=F) + 0.5 - cx) / f)
    reach = np.empty((len(d), w), F)
    for i, z in enumerate(d):
        x = slope * z
        at = np.full_like(x, z)
        y = np.where(g.inside(x, at), g.at("h", x, at), -1)
        reach[i] = np.where(y > 0, cy - f * (y - cam) / z, 1e9)
    np.minimum.accumulate(reach, out=reach)
    want = np.arange(rows, dtype=F) + 0.5
    depth = np.full((rows, w), np.nan, F)
    for c in range(w):
        r = -reach[:, c]
        k = np.searchsorted(r, -want)
        ok = k < len(d)
        kk = np.clip(k, 1, len(d) - 1)
        a, b = r[kk - 1], r[kk]
        t = np.where(a < -1e8, 1, np.clip((-want - a) / np.maximum(b - a, 1e-6), 0, 1))
        depth[:, c] = np.where(ok, d[kk - 1] + (d[kk] - d[kk - 1]) * t, np.nan)
    above = cam + (cy - want[:, None]) * depth / f > -0.01               # the rest is water
    return np.where(above, depth, np.nan)


def paint(grids, depth, cam, f, cx, cy, sun, light, sky, air, tex, look_of):
    """Lit radiance of the land at `depth`; look_of(x, y, z, grid, …) says what grows there."""
    rows, w = depth.shape
    out = np.zeros((rows, w, 3), F)
    r, c = np.nonzero(np.isfinite(depth))
    z = depth[r, c]
    x = (c + F(0.5) - cx) * z / f
    y = cam + (cy - r - F(0.5)) * z / f
    todo = np.ones(len(z), bool)
    col = np.zeros((len(z), 3), F)
    for g in grids:
        s = np.flatnonzero(todo & (g.inside(x, z) if g is not grids[-1] else True))
        todo[s] = False
        if s.size:
            col[s] = look_of(g, x[s], y[s], z[s], sun, light, sky, tex)
    far = np.exp(-z[:, None] * np.array([1.9e-5, 3.3e-5, 6.3e-5], F) * 1.5 - (1 - np.exp(-z[:, None] / 2500)) * 0.10 * np.exp(-np.maximum(y, 0)[:, None] / 160))
    out[r, c] = col * far + air[c] * (1 - far)
    return out


def alpine(g, x, y, z, sun, light, sky, tex):
    """Forest below, rock and scree above, snow on the high ledges, pale stones along the water."""
    gx, gz = g.at("gx", x, z), g.at("gz", x, z)
    ground, wood = g.at("ground", x, z), g.at("forest", x, z)
    crown = g.at("h", x, z) - ground
    if g.kind is not None:
        kind = g.at("kind", x, z)
    k, world_y = g.scale, y
    lit = smooth(-1.5 * k, (2.0 + z * 0.002) * k, y - g.at("shade", x, z))
    x, y, z = x / k, y / k, z / k                                    # near stones: the same, smaller
    n1 = look(tex, z / 3.1 + y / 2.3, x / 3.1) * 0.5 + look(tex, z / 17 + y / 11, x / 17) * 0.8
    n2 = look(tex, z / 90, x / 90 + y / 40)
    fine = look(tex, y * 2.2, (x + z * 0.7) * 1.3)
    gx, gz = gx + 0.16 * fine, gz + 0.16 * look(tex, y * 1.9 + 71, (x - z * 0.7) * 1.1)
    ny = 1 / np.sqrt(1 + gx * gx + gz * gz)
    lam = np.clip((-gx * sun[0] + sun[1] - gz * sun[2]) * ny, 0, 1)
    rock = np.array([0.150, 0.138, 0.128], F) * (1 + 0.22 * n1 + 0.2 * n2 + 0.10 * np.sin(y / 19 + 2 * n2))[:, None]
    grass = np.array([0.115, 0.135, 0.045], F) * (1 + 0.2 * n1 + 0.18 * n2)[:, None]
    base = rock + (grass - rock) * (smooth(0.66, 0.82, ny + 0.06 * n1) * smooth(1250, 800, world_y + 90 * n2))[:, None]
    if k < 1:                                                          # a bank with boulders on it
        base = np.where((crown > 0.01)[:, None], rock, base * 0.6)
    snow = smooth(-60, 120, world_y - 1230 + 130 * n2 + 45 * n1) * smooth(0.55, 0.72, ny + 0.05 * n1)
    base += (np.array([0.82, 0.85, 0.9], F) - base) * snow[:, None]
    beach = smooth(1.6, 0.5, y + 0.25 * n1) * (k == 1)
    base *= (1 - 0.55 * smooth(0.10, 0.02, world_y + 0.01 * n1) * (k < 1))[:, None]
    base += (np.array([0.30, 0.28, 0.25], F) * (1 + 0.3 * fine)[:, None] - base) * beach[:, None]
    if g.kind is not None:
        leaf = smooth(0.47, 0.53, kind)[:, None]
        t = ((kind * 2) % 1)[:, None]
        green = np.array([0.030, 0.052, 0.020], F) * (0.7 + 0.8 * t) * (1 - leaf) + np.array([0.075, 0.105, 0.022], F) * (0.75 + 0.6 * t) * leaf
        rel = np.clip((world_y - ground) / np.maximum(crown + 9, 6), 0, 1.0)
        wood = smooth(0.5, 2.0, crown)
        dark = 0.30 + 0.85 * rel
    else:
        green = np.array([0.034, 0.056, 0.022], F) * (1 + 0.35 * n2 + 0.1 * n1)[:, None]
        dark = np.full_like(y, 0.85)
    green = green * np.clip(1 + 0.45 * fine, 0.25, 2)[:, None]
    base = base + (green - base) * wood[:, None]
    occl = 1 + (dark - 1) * wood
    lam = lam * (1 - 0.35 * wood) + 0.30 * wood                      # needles scatter: softer than a wall
    return np.maximum(base, 0.004) * (light * (lam * lit)[:, None] / np.pi + sky * ((0.45 + 0.55 * ny) * occl)[:, None]) * (0.5 + 0.5 * occl)[:, None]
