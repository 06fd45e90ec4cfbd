"""Procedural thin structures (poles, wires, branches, railings) with known alpha.

Class maps swallow masts and wires, which would then travel with the sky; compositing such things over photos teaches
the encoder's fine features and the mattes to leave them out.
"""
from __future__ import annotations

import cv2
import numpy as np

SHIFT = 4  # cv2 draws with 1/16 px positions


def _line(mask: np.ndarray, p, q, thickness: float) -> None:
    to = lambda v: tuple(int(round(c * (1 << SHIFT))) for c in v)
    cv2.line(mask, to(p), to(q), 255, max(1, int(round(thickness))), cv2.LINE_AA, SHIFT)


def _poles(rng, mask, h, w) -> None:
    for _ in range(rng.integers(1, 4)):
        x, top, bottom = rng.uniform(0, w), rng.uniform(0, 0.7 * h), rng.uniform(0.6 * h, h)
        thick = rng.uniform(1, 4) * h / 192
        _line(mask, (x, top), (x + rng.normal(0, 0.03) * h, bottom), thick)
        if rng.random() < 0.5:
            arm = rng.uniform(0.03, 0.15) * w * rng.choice([-1, 1])
            _line(mask, (x - arm * rng.random(), top + 0.03 * h), (x + arm, top + 0.03 * h), thick * 0.6)


def _wires(rng, mask, h, w) -> None:
    y0, y1, sag = rng.uniform(0, h), rng.uniform(0, h), rng.uniform(0, 0.15) * h
    xs = np.linspace(-5, w + 5, 24)
    for k in range(rng.integers(1, 5)):
        u = xs / w
        ys = y0 + (y1 - y0) * u + 4 * sag * u * (1 - u) + k * rng.uniform(3, 10)
        for a, b in zip(zip(xs, ys), zip(xs[1:], ys[1:])):
            _line(mask, a, b, 1)


def _branch(rng, mask, p, angle, length, thick, depth) -> None:
    q = (p[0] + np.cos(angle) * length, p[1] + np.sin(angle) * length)
    _line(mask, p, q, thick)
    if depth > 0:
        for _ in range(rng.integers(1, 4)):
            u = rng.uniform(0.4, 1.0)
            start = (p[0] + (q[0] - p[0]) * u, p[1] + (q[1] - p[1]) * u)
            _branch(rng, mask, start, angle + rng.normal(0, 0.6), length * rng.uniform(0.5, 0.9), thick * 0.65, depth - 1)


def _branches(rng, mask, h, w) -> None:
    side = rng.choice([-1, 1])
    start = (0 if side > 0 else w, rng.uniform(0, 0.8) * h) if rng.random() < 0.6 else (rng.uniform(0, w), h)
    angle = (0 if side > 0 else np.pi) + rng.normal(0, 0.4) if start[1] < h else -np.pi / 2 + rng.normal(0, 0.3)
    _branch(rng, mask, start, angle, rng.uniform(0.15, 0.3) * w, rng.uniform(2, 5) * h / 192, 4)


def _railing(rng, mask, h, w) -> None:
    y, height, step = rng.uniform(0.3, 0.9) * h, rng.uniform(0.1, 0.3) * h, rng.uniform(5, 20) * h / 192
    x0, x1 = sorted(rng.uniform(-0.2 * w, 1.2 * w, 2))
    slope, thick = rng.normal(0, 0.08), rng.uniform(1, 2.5) * h / 192
    for dy in (0, height):
        _line(mask, (x0, y + dy), (x1, y + dy + slope * (x1 - x0)), thick * 1.3)
    for x in np.arange(x0, x1, step):
        _line(mask, (x, y + slope * (x - x0)), (x, y + height + slope * (x - x0)), thick)


def draw_thin_structures(rng: np.random.Generator, h: int, w: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns alpha [h,w] float32 0..1 and colour [h,w,3] float32 0..255."""
    mask = np.zeros((h, w), np.uint8)
    kinds = [_poles, _wires, _branches, _railing]
    for draw in rng.choice(np.array(kinds, dtype=object), rng.integers(1, 3), replace=False):
        draw(rng, mask, h, w)
    if rng.random() < 0.5:
        mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.3, 0.8))
    alpha = mask.astype(np.float32) / 255 * rng.uniform(0.8, 1.0)
    base = rng.uniform(0, 110) if rng.random() < 0.7 else rng.uniform(110, 240)
    colour = np.clip(base + rng.normal(0, 12, 3), 0, 255)
    shade = cv2.resize(rng.normal(0, 18, (6, 6)).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    return alpha, np.clip(colour + shade[..., None], 0, 255).astype(np.float32)
