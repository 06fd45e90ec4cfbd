"""Light, air, clouds and film for the sample photographs: everything in linear light, metres, y up.

Nothing here is taken from a picture: the sky is a single-scattering integral, the clouds are
ray-marched noise, and `develop` plays the part of the camera (tone curve, vignette, grain)."""
import os
os.environ.setdefault("OMP_NUM_THREADS", "1")
import cv2
import numpy as np
from scipy import ndimage as ndi

cv2.setNumThreads(1)
F = np.float32


def unit(*v):
    v = np.array(v, F)
    return v / np.linalg.norm(v)


def smooth(a, b, x):
    """0 below a, 1 above b, a smooth step between (a > b turns it round)."""
    t = np.clip((x - a) / (b - a), 0, 1)
    return (t * t * (3 - 2 * t)).astype(F)


def band(shape, cell, rng):
    """Isotropic noise of one scale, about unit variance, `cell` pixels from bump to bump."""
    h, w = shape
    cell = 1 if cell < 1.02 else cell
    gh, gw = int(np.ceil(h / cell)) + 6, int(np.ceil(w / cell)) + 6
    g = ndi.gaussian_filter(rng.standard_normal((gh, gw)), 0.75).astype(F)
    g /= g.std() + 1e-9
    if cell == 1:
        return g[3:3 + h, 3:3 + w]
    o = int(3 * cell)
    return cv2.resize(g, None, fx=cell, fy=cell, interpolation=cv2.INTER_CUBIC)[o:o + h, o:o + w]


def fbm(shape, cell, rng, octaves=6, gain=0.5):
    """Fractal sum of bands from `cell` pixels down, about unit variance."""
    out, amp, tot = np.zeros(shape, F), 1.0, 0.0
    for _ in range(octaves):
        if cell < 1:
            break
        out += amp * band(shape, cell, rng)
        tot, amp, cell = tot + amp * amp, amp * gain, cell / 2.03
    return out / np.sqrt(tot)


def tile(n, beta, rng, lo=1, hi=1e9, dims=2):
    """Tileable noise with a power-law spectrum between `lo` and `hi` cycles a tile."""
    f = np.fft.fftn(rng.standard_normal((n,) * dims))
    k = np.sqrt(sum(np.square(a) for a in np.meshgrid(*[np.fft.fftfreq(n) * n] * dims, indexing="ij")))
    out = np.fft.ifftn(f * np.where((k >= lo) & (k <= hi), np.maximum(k, 1) ** -beta, 0)).real
    return (out / out.std()).astype(F)


def look(tex, *uv):
    """Linear lookup with wrap-around: coordinates in texels, row first."""
    return ndi.map_coordinates(tex, uv, order=1, mode="grid-wrap", prefilter=False)


# ---- the air -------------------------------------------------------------------------------
RAY, MIE = np.array([5.8e-6, 13.5e-6, 33.1e-6]), np.array([4e-6] * 3)
OZONE = np.array([0.65e-6, 1.88e-6, 0.085e-6])
GROUND, TOP = 6.36e6, 6.42e6


def _path(r0, d_up, far):
    """Distance from radius r0, going up at sine d_up, to the sphere of radius `far`."""
    b = r0 * d_up
    return -b + np.sqrt(np.maximum(b * b - r0 * r0 + far * far, 0))


def _depth(r0, d_up, n=12):
    s = _path(r0, d_up, TOP)
    out = 0
    for i in range(n):
        t = s * (i + 0.5) / n
        h = np.sqrt(r0 * r0 + t * t + 2 * r0 * t * d_up) - GROUND
        out = out + (s / n)[..., None] * (np.exp(-h / 8000)[..., None] * (RAY + OZONE) + np.exp(-h / 1200)[..., None] * MIE * 1.1)
    return out


def sky_light(dirs, sun, power=22.0, haze=1.0):
    """Radiance of the clear sky in the directions `dirs` (…,3), single scattering + a little more."""
    up = np.maximum(dirs[..., 1], 0.003).astype(np.float64)
    mu = (dirs @ sun).astype(np.float64)
    r0 = GROUND + 300
    s = _path(r0, up, TOP)
    g = 0.76
    pr = 3 / (16 * np.pi) * (1 + mu * mu)
    pm = 3 / (8 * np.pi) * (1 - g * g) * (1 + mu * mu) / ((2 + g * g) * (1 + g * g - 2 * g * mu) ** 1.5)
    tau, out, n = 0, 0, 24
    for i in range(n):
        a, b = (i / n) ** 2, ((i + 1) / n) ** 2
        t, dt = s * (a + b) / 2, s * (b - a)
        r = np.sqrt(r0 * r0 + t * t + 2 * r0 * t * up)
        h = r - GROUND
        dr, dm = np.exp(-h / 8000)[..., None] * RAY, np.exp(-h / 1200)[..., None] * MIE * haze
        tau = tau + dt[..., None] * (dr + dm * 1.1 + np.exp(-h / 8000)[..., None] * OZONE)
        sun_up = (r0 * sun[1] + t * mu) / r
        light = np.exp(-_depth(r, sun_up)) + 0.06                       # 0.06: many bounces, roughly
        out = out + dt[..., None] * np.exp(-tau) * light * (dr * pr[..., None] + dm * pm[..., None])
    return (out * power).astype(F)


def sun_light(sun, power=22.0):
    return (power * np.exp(-_depth(np.array(GROUND + 300.0), np.array(float(sun[1]))))).astype(F)


def view(w, h, f, cx, cy):
    """Directions of the pixels of a level camera with horizon row cy (a shift lens: verticals stay upright)."""
    x, y = np.meshgrid((np.arange(w, dtype=F) + 0.5 - cx) / f, (cy - np.arange(h, dtype=F) - 0.5) / f)
    d = np.stack([x, y, np.ones_like(x)], -1)
    return d / np.linalg.norm(d, axis=-1, keepdims=True)


def sky_image(w, h, f, cx, cy, sun, power=22.0, haze=1.0):
    k = 12
    small = sky_light(view(w // k + 2, h // k + 2, f / k, cx / k + 0.5, cy / k + 0.5), sun, power, haze)
    big = cv2.resize(small, None, fx=k, fy=k, interpolation=cv2.INTER_CUBIC)
    return big[k // 2:k // 2 + h, k // 2:k // 2 + w]


# ---- clouds --------------------------------------------------------------------------------
class Clouds:
    """A slab of cumulus between two heights, shaped by a 2-D cover map and eroded by 3-D noise."""

    def __init__(self, seed, base=1400.0, top=2500.0, cover=0.4, scale=9000.0, sigma=0.02, wind=(0.0, 0.0)):
        rng = np.random.default_rng(seed)
        self.base, self.top, self.sigma, self.scale, self.wind = base, top, sigma, scale, wind
        n = tile(512, 2.0, rng, 4, 90)
        self.map = np.clip((n - np.quantile(n, 1 - cover)) / 1.9, 0, 1) ** 0.8
        self.vol = tile(96, 2.1, rng, 3, dims=3)

    def density(self, x, y, z, fine=True):
        u = (y - self.base) / (self.top - self.base)
        c = look(self.map, (z + self.wind[1]) * (512 / self.scale / 2), (x + self.wind[0]) * (512 / self.scale / 2))
        live = np.flatnonzero((c > 0.01) & (u > 0) & (u < 1))
        d = np.zeros(x.shape, F)
        if live.size:
            x, y, z, u, c = x[live], y[live], z[live], u[live], c[live]
            shape = c * (0.5 + 0.5 * smooth(0.0, 0.12, u)) - 0.8 * u - 0.06
            k = 96 / 1900.0
            n = look(self.vol, y * k * 1.3, z * k, x * k)
            if fine:
                n = n + 0.5 * look(self.vol, y * k * 4.1 + 31, z * k * 4.1, x * k * 4.1 + 17)
            d[live] = np.clip((shape + 0.16 * n * (0.25 + c)) * 3, 0, 1)
        return d

    def render(self, w, h, f, cx, cy, sun, light, zenith, air, steps=80, cam=(0.0, 0.0, 0.0), seed=5):
        """Premultiplied RGB and transmittance of the clouds over the w x h view."""
        dirs = view(w, h, f, cx, cy).reshape(-1, 3)
        rng = np.random.default_rng(seed)
        up = np.maximum(dirs[:, 1], 1e-3)
        t0, t1 = self.base / up, np.minimum(self.top / up, self.base / up + 9000)
        rgb, tr = np.zeros((len(up), 3), F), np.ones(len(up), F)
        dt = (t1 - t0) / steps
        mu = dirs @ sun
        hg = lambda g: (1 - g * g) / (1 + g * g - 2 * g * mu) ** 1.5 / (4 * np.pi)
        phase = 0.65 * hg(0.55) + 0.35 * hg(-0.2) + 0.04
        alive0 = (dirs[:, 1] > 0.02) & (t0 < 45000)
        jit = rng.random(len(up), dtype=F)
        for i in range(steps):
            a = np.flatnonzero(alive0 & (tr > 0.02))
            if not a.size:
                break
            t = t0[a] + dt[a] * (i + jit[a])
            p = [dirs[a, j] * t + cam[j] for j in range(3)]
            d = self.density(*p)
            s = np.flatnonzero(d > 0.004)
            if not s.size:
                continue
            q, deep, step = [c[s] for c in p], 0, 45.0
            for j in range(5):
                q = [c + sun[m] * step for m, c in enumerate(q)]
                deep = deep + step * self.density(*q, fine=j < 2)
                step *= 1.7
            deep = deep * self.sigma
            lit = np.exp(-deep) + 0.38 * np.exp(-0.22 * deep) + 0.12 * np.exp(-0.05 * deep)
            b, u = a[s], (p[1][s] - self.base) / (self.top - self.base)
            col = light * (lit * phase[b] * 1.6)[:, None] + zenith * (0.35 + 0.75 * u)[:, None]
            keep = np.exp(-d[s] * self.sigma * np.minimum(dt[b], 160))
            far = np.exp(-t[s] / 32000)[:, None]
            rgb[b] += (tr[b] * (1 - keep))[:, None] * (col * far + air[b] * (1 - far) if air is not None else col)
            tr[b] *= keep
        return rgb.reshape(h, w, 3), tr.reshape(h, w)


# ---- the camera ----------------------------------------------------------------------------
def bokeh(img, radius):
    """Out-of-focus blur: a disc with a slightly bright rim, in linear light."""
    n = int(np.ceil(radius))
    y, x = np.mgrid[-n:n + 1, -n:n + 1]
    r = np.hypot(x, y)
    k = (np.clip(radius + 0.5 - r, 0, 1) * (1 + 0.35 * smooth(0.6, 1.0, r / radius))).astype(F)
    return cv2.filter2D(img, -1, k / k.sum(), borderType=cv2.BORDER_REFLECT)


def develop(rgb, exposure=1.0, seed=9, grain=0.011, vignette=0.22, warmth=0.0, saturation=1.08, bloom=0.06):
    """Linear radiance to an 8-bit sRGB photograph (BGR, as OpenCV writes it)."""
    h, w = rgb.shape[:2]
    rng = np.random.default_rng(seed)
    x = rgb.astype(F) * exposure
    small = cv2.resize(np.minimum(x, 4), (w // 4, h // 4), interpolation=cv2.INTER_AREA)
    x += bloom * (cv2.resize(cv2.GaussianBlur(small, (0, 0), w / 160), (w, h)) - x)
    yy, xx = np.mgrid[-1:1:h * 1j, -1:1:w * 1j].astype(F)
    x *= (1 - vignette * np.clip((xx * xx + yy * yy) / 2, 0, 1) ** 1.2)[..., None]
    x *= np.array([1 + warmth, 1, 1 - warmth], F)
    x = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)             # a filmic tone curve
    grey = x.mean(-1, keepdims=True)
    x = np.clip(grey + (x - grey) * saturation, 0, 1)
    x = np.where(x < 0.0031308, 12.92 * x, 1.055 * x ** (1 / 2.4) - 0.055)
    g = cv2.GaussianBlur(rng.standard_normal((h, w, 3)).astype(F), (0, 0), 0.7)
    g = 0.8 * g.mean(-1, keepdims=True) * 1.7 + 0.35 * g
    x = x + grain * g * (1.5 - x.mean(-1, keepdims=True)) * 1.6
    return (np.clip(x, 0, 1)[..., ::-1] * 255 + 0.5).astype(np.uint8)


def save(path, bgr, quality=88):
    """The JPEG and, beside it, its 240-pixel thumbnail."""
    cv2.imwrite(path, bgr, [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1])
    h, w = bgr.shape[:2]
    k = 240 / max(h, w)
    stem, ext = os.path.splitext(path)
    cv2.imwrite(f"{stem}-thumb{ext}", cv2.resize(bgr, (round(w * k), round(h * k)), interpolation=cv2.INTER_AREA), [cv2.IMWRITE_JPEG_QUALITY, 80])
