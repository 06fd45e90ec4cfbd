"""A woman in a knitted jumper looks out over a lake: python docs/samples/paint_portrait.py OUT.jpg [scale]

Seen from behind, her face turned a little to the right. Pixel positions below are for 1280 x 1600."""
import sys
from paint_lake import *

SUN = unit(-0.70, 0.52, -0.42)
HAIR_Y = np.array([388, 400, 430, 480, 560, 640, 720, 800, 900, 1000, 1100, 1190], F)
HAIR_L = np.array([652, 598, 545, 506, 482, 478, 476, 466, 448, 436, 434, 440], F)
HAIR_R = np.array([662, 706, 742, 766, 764, 742, 728, 734, 754, 772, 784, 786], F)
FACE = [(680, 430), (742, 452), (775, 500), (784, 540), (779, 562), (786, 596), (786, 640), (774, 690), (756, 735), (738, 752), (716, 752), (704, 790), (706, 930), (560, 930), (560, 600)]
BODY = [(556, 905), (520, 930), (400, 975), (318, 1020), (268, 1085), (236, 1180), (210, 1320), (190, 1480), (178, 1640), (1104, 1640), (1090, 1480), (1068, 1320), (1040, 1180), (1006, 1085), (956, 1020), (880, 975), (760, 930), (724, 905), (724, 850), (640, 838), (556, 850)]


def curve(points, n=900):
    """A smooth closed outline through the points."""
    p = np.array(points, float)
    k = np.linspace(0, len(p), n, endpoint=False)
    i, t = k.astype(int), (k % 1)[:, None]
    a, b, c, d = (p[(i + j) % len(p)] for j in (-1, 0, 1, 2))
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3)


def inflate(points, h, w, k, radius, soft=2.0):
    """The outline's coverage and a cushion-like height over it, in pixels."""
    m = np.zeros((h, w), np.uint8)
    cv2.fillPoly(m, [np.round(curve(points) * k * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    d = cv2.distanceTransform((np.pad(m, 40, mode="edge") > 127).astype(np.uint8), cv2.DIST_L2, 5)[40:-40, 40:-40]
    r = radius * k
    d = np.minimum(cv2.GaussianBlur(d, (0, 0), soft * k + 0.5), r)
    return (m / 255).astype(F), np.sqrt(np.maximum(2 * r * d - d * d, 0))


def normals(height, strength=1.0):
    gy, gx = np.gradient(height)
    n = np.stack([-gx * strength, gy * strength, -np.ones_like(gx)], -1)
    return n / np.linalg.norm(n, axis=-1, keepdims=True)


def jumper(h, w, k, rng, sun, light, amb):
    """Stocking stitch over a cushion of a body, with folds; returns a premultiplied layer."""
    mask, high = inflate(BODY, h, w, k, 230, 10)
    y, x = np.mgrid[:h, :w].astype(F) / F(k)
    fold = cv2.resize(fbm((h // 4 + 1, w // 10 + 1), 22 * k, rng, 4), (w, h), interpolation=cv2.INTER_CUBIC)
    arm = smooth(150, 330, np.abs(x - 640))
    high = high + k * fold * (4 + 9 * arm) * smooth(960, 1150, y)
    seam = np.abs(np.abs(x - 640) - (150 + 0.42 * (y - 930)))
    high -= k * 7 * np.exp(-(seam / 9) ** 2) * smooth(1330, 1200, y)
    across = np.arcsin(np.clip((x - 640) / 500, -0.98, 0.98)) * 500
    u = across / 15 + 0.05 * fold
    v = (y - 0.22 * np.abs(x - 640) * smooth(250, 420, np.abs(x - 640)) + 3 * fold) / 12.5
    s = np.abs((u % 1) - 0.5) * 2                                        # 0 in a stitch's middle, 1 between columns
    loop = np.cos(2 * np.pi * (v - 0.55 * s)) * 0.5 + 0.5
    knit = (loop ** 0.7) * np.clip(1 - s ** 4, 0, 1) * np.clip(0.25 + s * 2.4, 0, 1)
    fuzz = band((h, w), max(1.5 * k, 1.01), rng)
    n = normals(high + k * (3.4 * knit + 0.35 * fuzz))
    lam = np.clip((n @ sun + 0.12) / 1.12, 0, 1)
    occl = (0.40 + 0.60 * knit) * (0.85 + 0.15 * smooth(0, 60 * k, high))
    wool = np.array([0.50, 0.41, 0.29], F) * (1 + 0.06 * fuzz + 0.05 * fold)[..., None]
    rim = 0.10 * (1 + n[..., 2:3]) ** 2
    col = wool * (light / np.pi * (lam * occl)[..., None] + amb * ((0.55 + 0.45 * n[..., 1:2]) * occl[..., None] + rim))
    return np.dstack([col, np.ones_like(mask)]) * mask[..., None]


def skin(h, w, k, sun, light, amb):
    """The cheek, the jaw and the neck: soft light that turns red before it turns dark."""
    mask, high = inflate(FACE, h, w, k, 95, 7)
    y, x = np.mgrid[:h, :w].astype(F) / F(k)
    high = high + k * 10 * np.exp(-((x - 752) / 30) ** 2 - ((y - 610) / 45) ** 2)
    n = normals(cv2.GaussianBlur(high, (0, 0), 5 * k))
    d = n @ sun
    wrap = np.stack([np.clip((d + q) / (1 + q), 0, 1) ** 1.3 for q in (0.42, 0.20, 0.13)], -1)
    neck = 1 - 0.62 * smooth(735, 790, y)
    tone = np.array([0.52, 0.315, 0.22], F) * (1 - 0.10 * np.exp(-((x - 765) / 40) ** 2 - ((y - 625) / 50) ** 2)[..., None] * np.array([-0.4, 1, 1], F))
    col = tone * (light / np.pi * wrap * neck[..., None] * 0.8 + amb * (0.75 + 0.4 * n[..., 1:2]) * neck[..., None])
    return np.dstack([col, np.ones_like(mask)]) * mask[..., None]


def hair(h, w, k, rng, sun, light, amb, over=2, locks=250, strands=62):
    """Thousands of strands in locks: they leave the crown along meridians, wave, and end in the wind."""
    c = canvas(w, h, over)
    s = k * over
    half = unit(*(sun + np.array([0, 0, -1], F)))
    dark = np.array([0.085, 0.040, 0.018], F)
    order = []
    for _ in range(locks):
        order.append((rng.random() ** 0.7, rng.uniform(-1, 1)))
    order.sort()
    for li, (depth, a0) in enumerate(order + [(1.2, None)]):
        fly = a0 is None
        amp, freq, ph = rng.uniform(3, 13), rng.uniform(0.010, 0.017), rng.uniform(0, 6.28)
        end0, shade, wind = rng.normal(1125, 40), (0.30 + 0.75 * depth) * rng.uniform(0.8, 1.2), rng.uniform(5, 60)
        for _ in range(400 if fly else strands):
            off = rng.normal()
            a = rng.uniform(-1.05, 1.05) if fly else np.clip(a0 + 0.055 * off, -1.02, 1.02)
            end = end0 + rng.normal() * 28 - 50 * abs(a) ** 2
            if fly:
                amp, freq, ph, wind, end = rng.uniform(4, 26), rng.uniform(0.006, 0.016), rng.uniform(0, 6.28), rng.uniform(-20, 130), rng.uniform(600, 1200)
            start = 388 + (rng.uniform(0, 330) if rng.random() < 0.5 and not fly else rng.uniform(0, 12))
            t = np.linspace(0, 1, 34)
            y = start + (end - start) * t
            L, R = np.interp(y, HAIR_Y, HAIR_L), np.interp(y, HAIR_Y, HAIR_R)
            fall = np.clip((y - 560) / 560, 0, 1)
            pinch = 0.055 * off * (0 if fly else 1) * (R - L) / 2 * -0.75 * fall ** 2
            x = (L + R) / 2 + a * (R - L) / 2 + pinch + amp * fall ** 0.8 * np.sin(freq * y + ph + 0.12 * off) + wind * fall ** 3
            if fly:
                x += np.sign(a) * abs(a) ** 3 * rng.exponential(9) + rng.normal() * 3
                y = y - rng.exponential(4) * (1 - fall)
            ny = np.clip((520 - y) / 130, -0.12, 0.93)
            nx = np.clip(a, -0.97, 0.97) * np.sqrt(1 - ny ** 2)
            nz = -np.sqrt(np.clip(1 - nx ** 2 - ny ** 2, 0.02, 1))
            T = np.stack([np.gradient(x), -np.gradient(y), -1.1 * np.clip(ny, 0, 1) * np.gradient(y)], -1)
            T /= np.linalg.norm(T, axis=1, keepdims=True) + 1e-9
            dl = np.clip((nx * sun[0] + ny * sun[1] + nz * sun[2] + 0.18) / 1.18, 0, 1)
            th = T @ half + 0.05 * rng.normal()
            sp1, sp2 = np.clip(1 - (th - 0.10) ** 2, 0, 1) ** 90, np.clip(1 - (th + 0.12) ** 2, 0, 1) ** 24
            g = shade * rng.uniform(0.65, 1.35)
            tone = dark * (1 + 0.9 * (t * 0.8)[:, None] ** 2) * rng.uniform(0.8, 1.25)
            col = g * (tone * (light / np.pi * (0.75 * dl)[:, None] + amb * 0.8) + light / np.pi * dl[:, None] * (0.022 * sp1[:, None] + tone * 1.7 * sp2[:, None]))
            p = np.round(np.stack([x, y], 1) * s * 8).astype(int).tolist()
            wide = 1 if fly else max(1, round(s * 0.8))
            for i in range(33):
                cv2.line(c, p[i], p[i + 1], (*map(float, col[i]), 1.0), wide if i < 28 else 1, cv2.LINE_8, 3)
    return shrink(c, w, h)


def backdrop(w, h, k, rng):
    """The lake far out of focus, and leaves nearer by, out of focus too."""
    img, light, amb = scene(w // 2, h // 2, horizon=0.50, f=1.25, seed=4, eye=5.0, sun=SUN, samples=3, cloud_seed=3, cover=0.36, ss=1.0, fine=False)
    img = bokeh(np.minimum(img, 9), 6.5 * k)
    leaves = foliage(w // 2, h // 2, [(-0.03 * w / 2, 0.10 * h / 2, 0.25, 0.12 * w, 5 * k, 2), (-0.03 * w / 2, 0.35 * h / 2, -0.2, 0.10 * w, 5 * k, 2), (-0.02 * w / 2, 0.62 * h / 2, 0.1, 0.09 * w, 5 * k, 2), (-0.02 * w / 2, 0.86 * h / 2, -0.5, 0.11 * w, 4 * k, 2),
                                      (1.03 * w / 2, 0.78 * h / 2, np.pi * 1.1, 0.12 * w, 4 * k, 2), (1.03 * w / 2, 0.95 * h / 2, np.pi * 1.15, 0.14 * w, 5 * k, 2)], rng, SUN, light, amb, 17 * k, (0.06, 0.095, 0.02))
    lay(img, bokeh(leaves, 8.5 * k))
    return cv2.resize(img, (w, h), interpolation=cv2.INTER_CUBIC), light, amb


if __name__ == "__main__":
    k = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    w, h = round(1280 * k), round(1600 * k)
    rng = np.random.default_rng(77)
    img, light, amb = backdrop(w, h, k, rng)
    light = light * 0.9
    strands = hair(h=h, w=w, k=k, rng=rng, sun=SUN, light=light, amb=amb)
    cast = cv2.GaussianBlur(np.roll(strands[..., 3], (int(14 * k), int(16 * k)), (0, 1)), (0, 0), 12 * k)[..., None]
    for layer in (skin(h, w, k, SUN, light, amb), jumper(h, w, k, rng, SUN, light, amb)):
        layer[..., :3] *= 1 - 0.55 * cast
        lay(img, cv2.GaussianBlur(layer, (0, 0), 0.7 * k))
    lay(img, strands)
    save(sys.argv[1], develop(np.maximum(img, 0), 0.5, warmth=0.03, vignette=0.3))
