"""What the student learns from the teacher: two ways to it, each a function from a batch to (z_t, t, clean latent).

`steps`: one student step learns what several guided teacher steps find (Salimans and Ho, 2022; Meng et al., 2023): from
z_t the teacher goes on to about half of t, and its guided clean latent there is the target. Near the noise, where motion
decides on its direction, it takes more and smaller steps. Half of the z_t lie on the student's own four-step path, which
is what it will meet; the rest are simulated motion plus noise.

`consistency`: wherever on the teacher's guided path it stands, the student finds the same end (Song et al., Consistency
Models, 2023): its answer at z_t is drawn towards its own averaged answer one small teacher step further on.
"""

from __future__ import annotations

import torch

from denoiser import Denoiser
from motion_data import Batch
from sampling import guided_clean, times

STEPS = 4
PATH_FROM_NOISE, PATH = (1.0, 0.87, 0.7, 0.45), (1.0, 0.55)
LEVELS = 16
LAST_LEVEL = 0.15
"""Below it the teacher's own answer is the end of the path."""

Target = tuple[torch.Tensor, float, torch.Tensor]


def noised(batch: Batch, t: float, generator: torch.Generator) -> torch.Tensor:
    return (1 - t) * batch.latent + t * torch.randn(batch.latent.shape, generator=generator)


def place(average: Denoiser, batch: Batch, generator: torch.Generator) -> tuple[torch.Tensor, float]:
    """A point z_t to learn at: on the student's own path, or simulated motion plus noise."""
    step = int(torch.multinomial(torch.tensor([0.35, 0.25, 0.2, 0.2]), 1, generator=generator))
    schedule = times(STEPS)
    t = float(schedule[step])
    if step == 0 or torch.rand((), generator=generator) < 0.5:
        if step and torch.rand((), generator=generator) < 0.5:
            t = float(0.1 + 0.9 * torch.rand((), generator=generator))
        return noised(batch, t, generator), t
    z = torch.randn(batch.latent.shape, generator=generator)
    for now, then in zip(schedule[:step], schedule[1 : step + 1]):
        b = len(z)
        z, _ = average(z, now.expand(b), (then - now).expand(b), *batch.conditions())
    return z, t


@torch.no_grad()
def by_steps(teacher: Denoiser, average: Denoiser, batch: Batch, generator: torch.Generator) -> Target:
    start, t = place(average, batch, generator)
    levels = [t * part for part in (PATH_FROM_NOISE if t > 0.8 else PATH)]
    z, clean = start, guided_clean(teacher, start, torch.tensor(t), *batch.conditions())
    for now, then in zip(levels, levels[1:]):
        z = clean + (z - clean) * (then / now)
        clean = guided_clean(teacher, z, torch.tensor(then), *batch.conditions())
    return start, t, clean.float()


@torch.no_grad()
def by_consistency(teacher: Denoiser, average: Denoiser, batch: Batch, generator: torch.Generator) -> Target:
    levels = times(LEVELS)
    index = int(torch.randint(LEVELS - 1, (), generator=generator))
    t, then = float(levels[index]), float(levels[index + 1])
    start = noised(batch, t, generator)
    clean = guided_clean(teacher, start, torch.tensor(t), *batch.conditions())
    if then <= LAST_LEVEL:
        return start, t, clean.float()
    z = clean + (start - clean) * (then / t)
    return start, t, average.clean(z, torch.full((len(z),), then), *batch.conditions()).float()


WAYS = {"steps": by_steps, "consistency": by_consistency}
