"""The motion programs: what each region does, as physical fields, given a wish and random numbers.

Speeds and sizes are those of ordinary photos: clouds 0.01-0.04 long sides a second, rivers 0.03-0.10,
waterfalls 0.1-0.25, ripples 0.001-0.006 long sides high, sway 0.002-0.010.
Every function takes Maps `m`, per-sample slots `s` and the random numbers `r` of one region (simulator.Chance)
and works at any resolution: random fields are sums of sinusoids in the photo's coordinates.
"""

from __future__ import annotations

import math

import torch

from latent import SWAY_FREQUENCIES
from simulator_maps import GRASS, SKY, VEHICLE, WATER, Maps

TAU = 2 * math.pi


def speed_gain(speed: torch.Tensor) -> torch.Tensor:
    return 4.0 ** (2 * (speed - 0.5))


def amount_gain(amount: torch.Tensor) -> torch.Tensor:
    return 2.5 ** (2 * (amount - 0.5))


def rotate(direction: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """direction [B,2] turned by angle [B]"""
    c, s = angle.cos(), angle.sin()
    return torch.stack([direction[:, 0] * c - direction[:, 1] * s, direction[:, 0] * s + direction[:, 1] * c], 1)


def over(value: torch.Tensor) -> torch.Tensor:
    """[B] -> [B,1,1]"""
    return value[:, None, None]


def smooth_noise(m: Maps, r, wavelength: float) -> torch.Tensor:
    """About unit variance, [B,h,w]: three plane waves of random direction and phase. sin(x + y) is taken apart, so
    that sines are needed of rows and columns only."""
    x, y = m.x[0, 0, :1], m.y[0, 0, :, :1]
    across = TAU / wavelength * r.angles.cos()[:, :, None] * x + r.phases[:, 4:7, None]
    down = TAU / wavelength * y[None] * r.angles.sin()[:, None]
    rows, columns = torch.cat([down.cos(), down.sin()], 2), torch.cat([across.sin(), across.cos()], 1)
    return rows @ columns * 0.8


def clouds(m: Maps, s, r) -> torch.Tensor:
    """Drift [B,2,h,w] of a cloud plane: one direction, slower at the horizon, spreading when it comes towards us."""
    sideways = torch.stack([r.sign, torch.zeros_like(r.sign)], 1)
    free = torch.where((r.uniform < 0.85)[:, None], sideways, torch.stack([torch.zeros_like(r.sign), r.sign], 1))
    direction = rotate(torch.where(s.directed[:, None], s.direction, free), r.normal[:, 0] * torch.where(s.directed, 0.06, 0.15))
    elevation = 1 - m.nearness(SKY)
    size = over(0.024 * (0.3 * r.normal[:, 1]).exp() * speed_gain(s.speed) * amount_gain(s.amount) ** 0.5)
    size = size * (0.4 + 0.6 * elevation) * (1 + 0.08 * smooth_noise(m, r, 0.9))
    dx, dy = over(direction[:, 0]), over(direction[:, 1])
    return torch.stack([size * (dx - 0.5 * dy * (m.x[:, 0] - m.middle[:, SKY])), size * dy], 1)


def river(m: Maps, s, r) -> torch.Tensor:
    """Drift of flowing water: in the told direction, or along the perspective, or down where it falls."""
    near, falls = m.nearness(WATER), s.variant > 0.75
    x, y = m.x[:, 0], m.y[:, 0]
    from_far = torch.stack([x - m.middle[:, WATER], y - (m.top[:, WATER] - 0.15)], 1)
    along = from_far / from_far.square().sum(1, keepdim=True).sqrt().clamp(min=0.05) * over(torch.where(r.uniform < 0.85, 1.0, -1.0))[:, None]
    told = rotate(s.direction, r.normal[:, 0] * 0.06)[:, :, None, None].expand_as(along)
    down = torch.stack([0.15 * (x - m.middle[:, WATER]), torch.ones_like(near)], 1)
    undirected = torch.where(falls[:, None, None, None], down, along)
    direction = torch.where(s.directed[:, None, None, None], told, undirected)
    base = torch.where(falls, 0.15, 0.055) * (0.3 * r.normal[:, 1]).exp() * speed_gain(s.speed) ** 0.8 * amount_gain(s.amount) ** 0.5
    perspective = torch.where(over(falls), 0.7 + 0.3 * near, 0.25 + 0.75 * near)
    return direction * (over(base) * perspective * (1 + 0.1 * smooth_noise(m, r, 0.5)))[:, None]


def ripple(m: Maps, s, r) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """-> amplitude [B,h,w] (smaller with distance), wavelength [B,h,w] of the nearest water, direction [B,2]."""
    towards = rotate(torch.tensor([[0.0, 1.0]]).expand(len(r.sign), 2), r.normal[:, 2] * 0.5)
    along = rotate(torch.stack([r.sign, 0.3 * torch.ones_like(r.sign)], 1), r.normal[:, 2] * 0.2)
    free = torch.where((r.uniform < 0.75)[:, None], towards, along)
    direction = torch.where(s.directed[:, None], rotate(s.direction, 0.1 * r.normal[:, 2]), free)
    direction = direction / direction.norm(dim=1, keepdim=True).clamp(min=1e-3)
    flowing = torch.where(s.variant > 0.75, 0.35, torch.where(s.variant > 0.25, 0.6, 1.0))
    size = 0.0028 * (0.3 * r.normal[:, 3]).exp() * amount_gain(s.amount) * 1.5 ** (2 * (s.speed - 0.5)) * flowing
    amplitude = over(size) * (0.25 + 0.75 * m.nearness(WATER))
    wavelength = over(0.055 * (0.3 * r.normal[:, 4]).exp() * amount_gain(s.amount) ** 0.3).expand_as(amplitude)
    return amplitude, wavelength, direction


def wind_sway(m: Maps, s, r, region: int) -> torch.Tensor:
    """Sway [B,16,h,w] of plants: more away from the stem and near us, gusts travelling with the wind, to the right
    where nothing is told: which way hardly shows, and would be much for the denoiser to guess."""
    wind = torch.where(s.directed[:, None], s.direction, rotate(torch.tensor([[1.0, 0.0]]), 0.2 * r.normal[:, 0]))
    if region == GRASS:
        lever = 0.3 + 0.7 * m.nearness(GRASS)
    else:
        lever = 0.3 + 0.7 * m.height[:, region]
    lever = lever * (1 + 0.3 * smooth_noise(m, r, 0.45)).clamp(min=0.2)
    travel = over(wind[:, 0]) * m.x[:, 0] + over(wind[:, 1]) * m.y[:, 0]
    size = over((0.25 * r.normal[:, 1]).exp() * amount_gain(s.amount))
    scale, gust_speed = (0.8, 0.45) if region == GRASS else (1.0, 0.7)
    bend = 0.5 * smooth_noise(m, r, 0.8)
    fields = []
    for k, (frequency, base) in enumerate(zip(SWAY_FREQUENCIES, (0.0042, 0.0038, 0.0022, 0.0008))):
        liveliness = over((2.0 ** k / 2.5) ** (1.2 * (s.speed - 0.5)))
        number = min(TAU * frequency / gust_speed, TAU / 0.4)
        phase = over(r.phases[:, k]) - number * travel + bend
        a = size * lever * base * scale * liveliness
        ax, ay = a * over(wind[:, 0].abs().clamp(min=0.35)), a * 0.3
        fields += [ax * phase.cos(), ay * (phase + 1).cos(), ax * phase.sin(), ay * (phase + 1).sin()]
    return torch.stack(fields, 1)


def body_sway(m: Maps, s, r, region: int) -> torch.Tensor:
    """Breathing (variant 0) or blowing hair and cloth (variant 0.5) of people and animals, anchored at the feet."""
    h = m.height[:, region]
    blows = s.variant > 0.25
    gain = over((0.2 * r.normal[:, 1]).exp() * amount_gain(s.amount))
    chest = h * (1.15 - h).clamp(min=0) * 3
    upper = h.square()
    zero = torch.zeros_like(h)
    wind = over(torch.where(s.directed, s.direction[:, 0], torch.ones_like(s.moves)))
    bend = 0.5 * smooth_noise(m, r, 0.5)
    fields = []
    for k, (breath, cloth) in enumerate(zip((0.0014, 0.0005, 0.0, 0.0), (0.0010, 0.0030, 0.0020, 0.0008))):
        phase = over(r.phases[:, k])
        by = -breath * chest * gain
        phase_c = phase - TAU * wind * m.x[:, 0] / 0.5 + bend
        cx = cloth * upper * gain * wind
        still, blown = (zero, by * phase.cos(), zero, by * phase.sin()), (
            cx * phase_c.cos(), 0.3 * cx * (phase_c + 1).cos(), cx * phase_c.sin(), 0.3 * cx * (phase_c + 1).sin())  # fmt: skip
        fields += [torch.where(over(blows), b, a) for a, b in zip(still, blown)]
    return torch.stack(fields, 1)


def boat_bob(m: Maps, s, r) -> torch.Tensor:
    """A vessel bobs as one piece, with a little roll."""
    gain = over((0.2 * r.normal[:, 1]).exp() * amount_gain(s.amount))
    across = m.x[:, 0] - m.middle[:, VEHICLE]
    zero = torch.zeros_like(across * gain)
    fields = []
    for k, base in enumerate((0.0030, 0.0022, 0.0004, 0.0)):
        phase = over(r.phases[:, k])
        y, x = gain * base * (1 + 1.5 * across), gain * base * 0.3
        fields += [x * phase.sin() + zero, y * phase.cos(), x * -phase.cos() + zero, y * phase.sin()]
    return torch.stack(fields, 1)


def rising(m: Maps, s, r) -> torch.Tensor:
    """Smoke, steam and fire: upwards, curling."""
    up = torch.tensor([[0.0, -1.0]]).expand(len(r.sign), 2)
    direction = rotate(torch.where(s.directed[:, None], s.direction, up), 0.12 * r.normal[:, 0])
    base = torch.where(s.variant > 0.25, 0.09, 0.05) * (0.3 * r.normal[:, 1]).exp() * speed_gain(s.speed) * amount_gain(s.amount) ** 0.5
    curl = 0.3 * smooth_noise(m, r, 0.3)
    dx, dy = over(direction[:, 0]), over(direction[:, 1])
    return over(base)[:, None] * torch.stack([dx - curl * dy, dy + curl * dx], 1)


def falling(m: Maps, s, r) -> torch.Tensor:
    """Snow and rain: down, with a slant."""
    down = rotate(torch.tensor([[0.0, 1.0]]).expand(len(r.sign), 2), 0.2 * r.normal[:, 0])
    direction = torch.where(s.directed[:, None], s.direction, down)
    base = torch.where(s.variant > 0.25, 0.2, 0.07) * (0.25 * r.normal[:, 1]).exp() * speed_gain(s.speed) ** 0.8 * amount_gain(s.amount) ** 0.3
    return (direction * base[:, None])[:, :, None, None] * (1 + 0.1 * smooth_noise(m, r, 0.5))[:, None]
