"""The trained parts as one function: scenes and a prompt in, physical motion fields out."""

from __future__ import annotations

import torch

from denoiser import Denoiser
from latent import denormalise
from sampling import sample_student, sample_teacher
from scenes import Scene
from text_encoder import TextEncoder
from tokenizer import tokenize_batch


class Model:
    def __init__(self, text: TextEncoder, denoiser: Denoiser, teacher: bool, steps: int, guidance: float):
        self.text, self.denoiser = text, denoiser
        self.teacher, self.steps, self.guidance = teacher, steps, guidance

    @torch.no_grad()
    def read(self, prompts: list[str]) -> torch.Tensor:
        """-> text tokens [len(prompts),8,128]"""
        return self.text(torch.from_numpy(tokenize_batch(prompts)))[0]

    @torch.no_grad()
    def fields(self, scene: Scene, prompts: list[str], seed: int = 0, strength: float = 1.0, hints: torch.Tensor | None = None) -> torch.Tensor:
        """-> [len(prompts),22,h,w]; each prompt has its own noise, drawn from the seed and the photo's id."""
        n, (h, w) = len(prompts), scene.features.shape[2:]
        text = self.read(prompts)
        noise = torch.randn(n, 22, h, w, generator=torch.Generator().manual_seed(1000 * scene.id + seed))
        controls = torch.tensor([[self.guidance, strength]]).expand(n, 2)
        hints = torch.zeros(n, 5, h, w) if hints is None else hints.expand(n, 5, h, w)
        sample = sample_teacher if self.teacher else sample_student
        return denormalise(sample(self.denoiser, noise, scene.features.expand(n, -1, -1, -1), text, hints, controls, self.steps))
