"""A mountain lake on a summer morning: python docs/samples/paint_lake.py OUT.jpg [scale]"""
import sys
from scipy.special import erfinv
from plants import *

SUN = unit(-0.66, 0.46, -0.50)
EYE = 3.2                                             # the camera, above the water


def land(rng, sun, fine=True):
    """The valley: far mountains on a 6 m mesh, the forested shore on a 0.75 m one."""
    step, x0, z0 = 6.0, -7000.0, 0.0
    shape = (1900, 2334)
    z, x = np.mgrid[:shape[0], :shape[1]].astype(F) * F(step)
    x += x0
    axis = 160 * np.sin(z / 1400) + z * 0.03
    side = smooth(330, 4300, np.abs(x - axis))
    back = smooth(2600, 7600, z)
    m = np.maximum(side, back * 1.05)
    crest = ridged(shape, 2100 / step, rng)
    peak = np.exp(-((x - 500) ** 2 / 1500 ** 2 + (z - 7300) ** 2 / 1500 ** 2)) + 0.55 * np.exp(-((x + 2300) ** 2 / 1300 ** 2 + (z - 5600) ** 2 / 1300 ** 2))
    h = m * (160 + 1900 * crest) + peak * (450 + 1500 * crest) + 16 * fbm(shape, 60, rng, 5) * (0.15 + m)
    wob = 55 * fbm(shape, 420 / step, rng, 4)
    shore = np.minimum(1050 - z + 0.15 * x, 330 + 0.10 * z - np.abs(x - axis)) + wob
    h = np.where(shore > 0, -3.0, np.minimum(h, 400 * smooth(0, 900, -shore) + h * smooth(0, 1100, -shore)) + np.minimum(-shore * 0.12, 9))
    wood = smooth(-0.5, 0.3, fbm(shape, 70, rng, 5) + 1.35 - h / 720 - 1.2 * np.hypot(*np.gradient(h, step))) * (h > 3)
    far = Grid(x0, z0, step, h + wood * (9 + 5 * band(shape, 1.2, rng)), sun, h, wood, reach=160, stride=1.5)
    if not fine:
        return [far]
    s2, x2, z2, sh2 = 0.8, -1150.0, 330.0, (1900, 2875)
    zz, xx = np.mgrid[:sh2[0], :sh2[1]].astype(F) * F(s2)
    q = ((zz + z2 - z0) / step, (xx + x2 - x0) / step)
    up = lambda a: ndi.map_coordinates(a, q, order=1, prefilter=False)
    ground = up(ndi.gaussian_filter(h, 0.8)) + 0.35 * fbm(sh2, 24, rng, 4)
    mask = (smooth(0.3, 0.6, up(wood) + 0.5 * smooth(3, 10, ground)) * smooth(1.2, 2.4, ground)).astype(F)
    trees, kind = plant(sh2, s2, mask, rng)
    near = Grid(x2, z2, s2, ground + trees, sun, ground, mask, kind, reach=70, stride=1.2)
    s3, sh3 = 0.15, (700, 800)                         # a wooded point, and the bank at our feet
    z3, x3 = np.mgrid[:sh3[0], :sh3[1]].astype(F) * F(s3)
    edge = 96 - x3 - 0.020 * (z3 - 45) ** 2 + 3.0 * fbm(sh3, 60, rng, 4)
    rise = np.where(edge > 0, 0.13 * edge + 0.25 * fbm(sh3, 16, rng, 4) * np.minimum(edge / 4, 1), -1)
    rocks = boulders(sh3, s3, [(95 - 0.02 * (v - 45) ** 2 + rng.normal() * 1.6, v, rng.uniform(0.4, 1.7)) for v in rng.uniform(8, 90, 60)], rng)
    flat = lambda a: np.zeros(a.shape, F)
    point = Grid(-150, 95, s3, np.maximum(rise, rocks), sun, rise, flat(rise), reach=40, stride=1, scale=0.4)
    s4, sh4 = 0.014, (700, 760)
    z4, x4 = np.mgrid[:sh4[0], :sh4[1]].astype(F) * F(s4)
    edge = x4 - 2.6 - 0.55 * z4 + 0.45 * fbm(sh4, 130, rng, 5)
    rise = np.clip(0.16 * edge, -0.5, 0.7) + 0.035 * fbm(sh4, 40, rng, 5)
    spots = [(2.6 + 0.55 * v + rng.normal() * 0.7 + 0.3, v, rng.uniform(0.08, 0.5) ** 1.1) for v in rng.uniform(0.2, 9, 75)] + [(2.5, 1.9, 0.75), (4.3, 2.6, 0.9), (5.7, 5.2, 0.8)]
    bank = Grid(-1.6, 6.6, s4, np.maximum(rise, boulders(sh4, s4, spots, rng)), sun, rise, flat(rise), reach=60, stride=1.4, scale=0.02)
    return [bank, point, near, far]


def ripples(rng, n=1024):
    """Slopes of a small wind sea as two tileable maps (along x, along z), unit variance together."""
    k = np.fft.fftfreq(n) * n
    kz, kx = np.meshgrid(k, k, indexing="ij")
    r = np.hypot(kx, kz)
    amp = np.where((r > 5) & (r < 300), np.maximum(r, 1) ** -2.35, 0) * (0.35 + (0.45 * kx + 0.9 * kz) ** 2 / np.maximum(r * r, 1))
    s = np.fft.fft2(rng.standard_normal((n, n))) * amp
    sx, sz = np.fft.ifft2(1j * kx * s).real, np.fft.ifft2(1j * kz * s).real
    return (sx / np.hypot(sx.std(), sz.std())).astype(F), (sz / np.hypot(sx.std(), sz.std())).astype(F)


def water(mirror, w, h, f, cx, cy, top, eye, rng, deep, slope=0.017, samples=6, size=26.0):
    """Pixels below the horizon: Fresnel mix of the mirrored picture (row 0 = `top` rows up) and the depths."""
    sx, sz = ripples(rng)
    calm = tile(512, 1.5, rng, 2)
    rows = np.arange(int(cy) + 1, h)
    out = np.zeros((h, w, 3), F)
    px = np.arange(w, dtype=F)[None, :] + np.zeros((len(rows), 1), F)
    py = rows[:, None].astype(F) + np.zeros((1, w), F)
    mh, mw = mirror.shape[:2]
    spread = (np.sqrt(2) * erfinv(2 * (np.arange(samples) + 0.5) / samples - 1)).astype(F)
    for i in range(samples):
        ju, jv = rng.random((2,) + px.shape).astype(F)
        v = np.maximum(py + jv - cy, 0.4)
        z = eye * f / v
        x = (px + ju - cx) * z / f
        wind = slope * (0.30 + 1.3 * smooth(-0.2, 1.2, look(calm, z * 0.55, x * 0.28)))
        nx = nz = 0
        for m, (scale, gone) in enumerate(((1, 45), (4.3, 140), (23.0, 600))):   # a pixel far away spans many waves:
            a = 1024 / size / scale                                             # what it cannot show, blurs it
            u, q = x * a * (1 - 0.2 * m) + z * a * 0.3 * m, z * a - x * a * 0.3 * m
            fade = smooth(gone, gone / 4, z) * (1, 0.8, 0.45)[m]
            nx, nz = nx + fade * look(sx, q, u), nz + fade * look(sz, q, u)
        blur = smooth(10, 150, z) * (0.55 + 0.1 * rng.standard_normal(px.shape).astype(F)) * spread[i]
        nx, nz = nx * wind, (nz + blur) * wind / (1 + z / 900)
        near = np.clip(v / f, 0.001, 1)
        u = px + ju + 2 * f * nx * near * 1.2 - 0.5
        up = np.abs(v - 2 * f * nz)
        cosi = np.clip(near / np.sqrt(1 + near * near) - nz * 0.9, 0.004, 1)
        fres = 0.02 + 0.98 * (1 - cosi) ** 5
        c = cv2.remap(mirror, u.astype(F), (top - up - 0.5).astype(F), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        out[rows] += c * fres[..., None] + deep * (1 - fres[..., None])
    return out / samples


def scene(w, h, horizon=0.53, f=0.80, seed=4, eye=EYE, sun=SUN, samples=6, cloud_seed=7, cover=0.34, ss=1.5, standing=(), fine=True):
    """Linear radiance of the view without its foreground, and what the foreground needs to fit in."""
    rng = np.random.default_rng(seed)
    W, H = int(w * ss), int(h * ss)
    F_, cx, cy = f * W, W / 2, horizon * H
    light = sun_light(sun)
    top = int(cy + 0.55 * H)                          # the mirror sees higher than the picture does
    sky = sky_image(W, top, F_, cx, top, sun, haze=0.7)
    zenith = sky[int(0.1 * top), W // 2]
    k = 2 * ss
    cw, ch = int(W / k), int(np.ceil(top / k))
    air = cv2.resize(sky, (cw, ch), interpolation=cv2.INTER_AREA).reshape(-1, 3)
    crgb, ctr = Clouds(cloud_seed, cover=cover, scale=12000).render(cw, ch, F_ / k, cx / k, top / k, sun, light, zenith * 1.3, air)
    sky = sky * cv2.resize(ctr, (W, top), interpolation=cv2.INTER_CUBIC)[..., None] + cv2.resize(crgb, (W, top), interpolation=cv2.INTER_CUBIC)
    haze = sky_image(W, 12, F_, cx, 40 * ss, sun, haze=0.7)[6] * np.array([0.62, 0.72, 0.86], F)
    grids = land(rng, sun, fine)
    tex = tile(512, 1.0, rng, 2, 200)
    amb = zenith * 0.9 + haze.mean(0) * 0.35
    images = []
    spruces = [conifer(int(0.24 * W), rng, sun, light, amb, thin=t) for t in (1, 0.85, 1.1, 0.95)] if standing else []
    for cam in (eye, -eye):
        rows = int(top + (H - cy if cam > 0 else 0))
        depth = lookdown(grids, cam, W, rows, F_, cx, top)
        img = paint(grids, depth, cam, F_, cx, top, sun, light, amb, haze, tex, alpine)
        mask = np.isfinite(depth)
        full = np.dstack([img * mask[..., None], mask.astype(F)])
        for x, y, z, tall, kind in sorted(standing, key=lambda t: -t[2]):
            px = tall * F_ / z
            s = spruces[kind % 4][:, ::1 if kind < 4 else -1]
            s = cv2.resize(s, (int(px / 2), int(px)), interpolation=cv2.INTER_AREA)
            lay(full, s, int(cx + x * F_ / z - px / 4), int(top + (cam - y) * F_ / z - px))
        img, mask = full[..., :3], full[..., 3]
        images.append((img, mask))
    (img, mask), (mimg, mmask) = images
    mirror = mimg + sky * (1 - mmask[..., None])
    out = water(mirror, W, H, F_, cx, cy, top, eye, rng, np.array([0.020, 0.055, 0.055], F), samples=samples)
    skyline = int(cy)
    out[:skyline] = sky[top - skyline:top]
    rows = min(img.shape[0] - (top - skyline), H)
    view_, m = img[top - skyline:][:rows], mask[top - skyline:][:rows]
    out[:rows] = view_ + out[:rows] * (1 - m[..., None])
    return cv2.resize(out, (w, h), interpolation=cv2.INTER_AREA), light, amb


def foreground(img, rng, sun, light, amb):
    """Grass on the bank at the right, and a birch bough hanging into the picture above it."""
    h, w = img.shape[:2]
    k = w / 1920
    roots = []
    for _ in range(int(2600)):
        x = rng.uniform(0.66, 1.02)
        line = 1.04 - 0.62 * (x - 0.66) * (1 if x > 0.8 else 0.4)
        y = rng.uniform(max(line, 0.80), 1.06)
        roots.append((x * w, y * h, 0.5 + 0.9 * (y - 0.75) / 0.25))
    lay(img, grass(w, h, roots, rng, light, amb, 105 * k))
    boughs = [(1.03 * w, -0.03 * h, np.pi * 0.95, 0.27 * w, 8 * k, 2), (1.03 * w, 0.05 * h, np.pi * 0.93, 0.19 * w, 7 * k, 2), (0.88 * w, -0.04 * h, np.pi * 0.82, 0.11 * w, 4 * k, 2), (1.03 * w, 0.16 * h, np.pi * 0.95, 0.13 * w, 5 * k, 2)]
    lay(img, foliage(w, h, boughs, rng, sun, light, amb, 19 * k, (0.052, 0.085, 0.019)))
    return img


if __name__ == "__main__":
    k = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    rng = np.random.default_rng(21)
    trees = []
    for _ in range(34):
        z = rng.uniform(108, 170)
        x = -58 - 0.02 * (z - 140) ** 2 - rng.exponential(13)
        trees.append((x, 0.4, z, rng.uniform(7, 13) + 9 * smooth(-60, -80, x), int(rng.integers(0, 8))))
    img, light, amb = scene(round(1920 * k), round(1280 * k), ss=1.5 if k > 0.6 else 1.0, standing=trees)
    save(sys.argv[1], develop(foreground(img, rng, SUN, light, amb), 0.5))
