"""Sampling: the teacher with classifier-free guidance, the student with guidance as an input.

Rectified flow (Liu et al., 2022): Euler from t = 1 (noise) to 0. The teacher's steps crowd near the noise, where
motion decides on its direction and phase, as an image of smooth fields is recognised through much noise.
"""

from __future__ import annotations

import torch

from denoiser import Denoiser

SHIFT = 3.0


def times(steps: int, shift: float = 1.0) -> torch.Tensor:
    """[steps+1] from 1 to 0; shift > 1 spends more steps near 1."""
    t = torch.linspace(1, 0, steps + 1)
    return shift * t / (1 + (shift - 1) * t)


def guidance_weight(guidance: torch.Tensor) -> torch.Tensor:
    """The guidance control 1..8 to the weight of the extrapolation 1..2.4: conditioning here is clean and needs little."""
    return 1 + 0.2 * (guidance - 1)


@torch.no_grad()
def guided_clean(teacher: Denoiser, z, t, features, text, hints, controls) -> torch.Tensor:
    """Clean latent with classifier-free guidance (Ho and Salimans, 2021), brought back to the amplitude of the
    conditional one (Lin et al., 2024), so that guidance sharpens what moves and not how much. Nowhere does it change
    a value by more than the value itself: what the text leaves still would else be pushed against its usual motion."""
    plain = torch.cat([torch.ones_like(controls[:, :1]), controls[:, 1:]], 1)
    weight = guidance_weight(controls[:, 0])[:, None, None, None]
    level = t.expand(len(z))
    if weight.max() <= 1.001 or float(t) > 0.97 or float(t) < 0.15:
        return teacher.clean(z, level, features, text, hints, plain)
    double = lambda x: torch.cat([x, x])
    both = teacher.clean(double(z), double(level), double(features), torch.cat([text, torch.zeros_like(text)]), double(hints), double(plain))
    asked, free = both.chunk(2)
    most = asked.abs()
    guided = asked + torch.clamp((weight - 1) * (asked - free), -most, most)
    size = lambda x: x.square().mean((1, 2, 3), keepdim=True).sqrt()
    return guided * (size(asked) + 1e-3) / (size(guided) + 1e-3)


@torch.no_grad()
def sample_teacher(teacher: Denoiser, noise, features, text, hints, controls, steps: int = 50) -> torch.Tensor:
    z, schedule = noise, times(steps, SHIFT)
    for now, then in zip(schedule[:-1], schedule[1:]):
        clean = guided_clean(teacher, z, now, features, text, hints, controls)
        z = clean + (z - clean) * (then / now)
    return z


@torch.no_grad()
def sample_student(student: Denoiser, noise, features, text, hints, controls, steps: int = 4) -> torch.Tensor:
    z, schedule = noise, times(steps)
    for now, then in zip(schedule[:-1], schedule[1:]):
        z, _ = student(z, now.expand(len(z)), (then - now).expand(len(z)), features, text, hints, controls)
    return z
