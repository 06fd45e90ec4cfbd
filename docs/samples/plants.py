"""Leaves, grass, conifers and boulders, each drawn from thousands of small strokes of its own.

Strokes go onto a float RGBA canvas larger than wanted (no anti-aliasing), which is then averaged
down: premultiplied colour in linear light, ready to be laid over a picture."""
from terrain import *


def canvas(w, h, over=2):
    return np.zeros((int(h * over), int(w * over), 4), F)


def shrink(c, w, h):
    return cv2.resize(c, (w, h), interpolation=cv2.INTER_AREA)


def lay(img, layer, x=0, y=0):
    """Put a premultiplied layer over img with its corner at (x, y), clipped to the picture."""
    h, w = layer.shape[:2]
    a, b, c, d = max(x, 0), max(y, 0), min(x + w, img.shape[1]), min(y + h, img.shape[0])
    if a < c and b < d:
        l = layer[b - y:d - y, a - x:c - x]
        img[b:d, a:c] = img[b:d, a:c] * (1 - l[..., 3:]) + l[..., :img.shape[2]]


def shade_leaf(n, sun, light, amb, albedo, lit):
    """A thin leaf: reflects on the sunny side, glows yellower when seen against the sun."""
    s = float(n @ sun)
    face = n if n[2] < 0 else -n                       # the side the camera sees
    front = max(float(face @ sun), 0)
    back = max(-float(face @ sun), 0)
    thru = albedo * np.array([1.25, 1.2, 0.35], F)
    gloss = 0.035 * max(float(face @ unit(*(sun + np.array([0, 0, -1], F)))), 0) ** 12
    return light / np.pi * lit * (albedo * front + 0.9 * thru * back + gloss) + amb * albedo * (0.55 + 0.45 * max(face[1], -0.6))


LEAF = np.array([[0, 0], [.16, .16], [.38, .25], [.62, .21], [.84, .10], [1, 0]], F)


def leaf(c, p, size, rng, sun, light, amb, albedo, lit, hang=0.5, wide=1.0):
    """One leaf at p (pixels): a pointed oval, its two halves folded a little along the midrib."""
    axis = unit(rng.normal(), -hang * 1.6 + rng.normal() * 0.7, rng.normal() * 0.8)
    side = np.cross(axis, unit(rng.normal() * 0.6, 1, rng.normal() * 0.9 - 0.4))
    side = side / (np.linalg.norm(side) + 1e-6)
    n = np.cross(side, axis)
    for sgn in (-1, 1):
        m = n + 0.35 * sgn * side
        col = shade_leaf(m / np.linalg.norm(m), sun, light, amb, albedo, lit)
        q = p + size * (LEAF[:, :1] * axis[:2] * [1, -1] + sgn * wide * LEAF[:, 1:] * side[:2] * [1, -1])
        cv2.fillConvexPoly(c, np.round(q * 16).astype(np.int32), (*map(float, col), 1.0), shift=4)


def twig(c, p, q, w0, w1, col):
    d = np.array([-(q - p)[1], (q - p)[0]]) / (np.linalg.norm(q - p) + 1e-6)
    poly = np.array([p + d * w0, q + d * w1, q - d * w1, p - d * w0])
    cv2.fillConvexPoly(c, np.round(poly * 16).astype(np.int32), (*map(float, col), 1.0), shift=4)


def bough(c, p, ang, length, width, rng, sun, light, amb, leaf_size, level=3, out=None, droop=0.25):
    """A branch that forks into twigs; draws the wood and returns where the leaves want to hang."""
    out = [] if out is None else out
    n = 7 if level > 1 else 5
    for i in range(n):
        ang += rng.normal() * 0.13 + droop * 0.08 * np.cos(ang)
        q = p + length / n * np.array([np.cos(ang), np.sin(ang)])
        w = width * (1 - 0.75 * (i + 1) / n)
        bark = (np.array([0.13, 0.105, 0.08], F) * (light * 0.10 + amb * 0.7) * rng.uniform(0.6, 1.2))
        twig(c, p, q, width * (1 - 0.75 * i / n), w, bark)
        twig(c, p - [w * 0.4, w * 0.4], q - [w * 0.4, w * 0.4], w * 0.35, w * 0.3, bark * 2.2)
        p = q
        if level > 0 and i > 0:
            for _ in range(2 if level > 1 else 1):
                bough(c, p, ang + rng.choice([-1, 1]) * rng.uniform(0.4, 1.0), length * rng.uniform(0.30, 0.52), max(w * 0.55, 0.8), rng, sun, light, amb, leaf_size, level - 1, out, droop)
        if level <= 1:
            for _ in range(3):
                out.append((p + rng.normal(0, leaf_size * 0.55, 2), level))
    return out


def foliage(w, h, boughs, rng, sun, light, amb, leaf_size, albedo=(0.075, 0.125, 0.022), over=2):
    """A layer of branches with leaves; boughs are (x, y, angle, length, width, level) in pixels."""
    c = canvas(w, h, over)
    shadow = fbm((h // 8 + 1, w // 8 + 1), leaf_size / 8 * 3.2, rng, 3)
    for back in (True, False):
        for x, y, ang, length, width, level in boughs:
            spots = bough(c, np.array([x, y], float) * over, ang + (rng.normal() * 0.2 if back else 0), length * over * (0.92 if back else 1), width * over, rng, sun, light, amb, leaf_size * over, level)
            for p, _ in spots:
                s = shadow[int(np.clip(p[1] / over / 8, 0, shadow.shape[0] - 1)), int(np.clip(p[0] / over / 8, 0, shadow.shape[1] - 1))]
                lit = np.clip(0.55 + 0.5 * s + rng.normal() * 0.25, 0.05, 1) * (0.35 if back else 1)
                tone = np.array(albedo, F) * rng.uniform(0.65, 1.3) * (1 + 0.25 * rng.normal(size=3) * [1, .3, .6])
                leaf(c, p, leaf_size * over * rng.uniform(0.65, 1.15), rng, sun, light, amb * (0.6 if back else 1), tone.astype(F), lit)
    return shrink(c, w, h)


def blade(c, p, height, lean, width, cols):
    """A blade of grass: four tapering segments from dark root to bright tip."""
    n = len(cols)
    t = np.linspace(0, 1, n + 1)
    x, y = p[0] + lean * height * t ** 2, p[1] - height * (t - 0.18 * abs(lean) * t ** 2)
    for i in range(n):
        twig(c, np.array([x[i], y[i]]), np.array([x[i + 1], y[i + 1]]), width * (1 - t[i]) ** 0.7 + 0.3, width * (1 - t[i + 1]) ** 0.7 + 0.2, cols[i])


def grass(w, h, roots, rng, light, amb, tall, over=2, albedo=(0.088, 0.105, 0.032), wind=0.25):
    """Blades from `roots` (x, y, scale), far ones first, some gone to seed."""
    c = canvas(w, h, over)
    for x, y, s in sorted(roots, key=lambda r: r[1]):
        tone = np.array(albedo, F) * rng.uniform(0.6, 1.25) * (np.array([1.5, 1.15, 1.0], F) if rng.random() < 0.22 else 1)
        sunny = np.clip(rng.normal(0.55, 0.3), 0.05, 1)
        cols = [tone * (light / np.pi * sunny * k + amb * (0.25 + 0.7 * k)) for k in (0.12, 0.4, 0.75, 1.0, 1.1)]
        height = tall * s * over * rng.uniform(0.45, 1.1)
        lean = rng.normal(wind, 0.35)
        blade(c, np.array([x, y]) * over, height, lean, max(tall * s * over * 0.018, 0.7), cols)
    return shrink(c, w, h)


def conifer(px, rng, sun, light, amb, over=3, thin=1.0):
    """A spruce `px` pixels tall (the layer is 0.5 px wide): whorls of drooping boughs hung with needles."""
    h, w = px, px // 2
    c = canvas(w, h, over)
    H, cx = h * over, w * over / 2
    bend = rng.normal() * 0.01
    strokes = []
    for i in range(int(95 * thin)):
        t = 0.02 + 0.93 * (i / (95 * thin)) ** 0.9
        r = H * (0.012 + 0.175 * t ** 0.85) * rng.uniform(0.7, 1.15)
        for _ in range(rng.integers(5, 9)):
            phi = rng.uniform(0, 2 * np.pi)
            ln = r * rng.uniform(0.55, 1.1)
            y0 = t * H + rng.normal() * H * 0.006
            lit = np.clip(np.cos(phi) * sun[0] + np.sin(phi) * sun[2] + 0.25, 0, 1)
            gap = 1.0 if rng.random() < 0.93 else 0.3
            strokes.append((np.sin(phi) * ln, y0, phi, ln * gap, lit))
    strokes.sort(key=lambda s: -s[0])
    trunk = np.array([0.09, 0.07, 0.055], F) * (light * 0.12 + amb)
    twig(c, np.array([cx, H * 0.05]), np.array([cx, H]), H * 0.002, H * 0.011, trunk)
    for depth, y0, phi, ln, lit in strokes:
        n = max(int(ln / (H * 0.0042)), 3)
        for k in range(n):
            s = (k + rng.random()) / n
            x = cx + bend * (H - y0) + np.cos(phi) * ln * s
            y = y0 - 0.10 * ln * s + 0.42 * ln * s * s + np.sin(phi) * 0.10 * ln * s
            glow = lit * (0.2 + 0.8 * s) * rng.uniform(0.3, 1.2)
            tone = np.array([0.034, 0.060, 0.024], F) * rng.uniform(0.75, 1.3)
            col = tone * (light / np.pi * glow * 1.25 + amb * (0.18 + 0.6 * s))
            for _ in range(2):
                dx = np.cos(phi) * rng.uniform(0.0, 0.012) + rng.normal() * 0.006
                q = (x + dx * H, y + rng.uniform(0.002, 0.016) * H)
                cv2.line(c, (int(x), int(y)), (int(q[0]), int(q[1])), (*map(float, col), 1.0), max(1, int(H * 0.0022)))
    return shrink(c, w, h)


def boulders(shape, step, spots, rng):
    """Height of rounded, chipped stones at spots (x, z, radius) in metres from the grid's corner."""
    z, x = np.mgrid[:shape[0], :shape[1]].astype(F) * F(step)
    out = np.full(shape, -9, F)
    rough = fbm(shape, 0.5 / step, rng, 6)
    facet = band(shape, 0.45 / step, rng)
    for sx, sz, r in spots:
        a = rng.uniform(0, np.pi)
        u, v = (x - sx) * np.cos(a) + (z - sz) * np.sin(a), (z - sz) * np.cos(a) - (x - sx) * np.sin(a)
        q = (np.abs(u / (r * rng.uniform(0.9, 1.4))) ** 2.6 + np.abs(v / (r * rng.uniform(0.7, 1))) ** 2.6 + 0.10 * facet)
        cap = r * rng.uniform(0.5, 0.8) * (np.clip(1 - q, 0, 1) ** 0.42 - 0.25)
        out = np.maximum(out, np.where(q < 1, cap + 0.03 * rough * min(r, 1), -9))
    return out
