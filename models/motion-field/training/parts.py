"""The four parts of a motion-field pack: how each is built, loaded and fed."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import torch
from torch import nn

import image_encoder
import motion_decoder
from denoiser import Denoiser, DenoiserConfig, load_denoiser
from image_encoder import ImageEncoder, load_image_encoder
from motion_decoder import MotionDecoder, load_motion_decoder
from text_encoder import TextConfig, TextEncoder, load_text_encoder


@dataclass(frozen=True)
class Part:
    name: str
    full: Callable[[], nn.Module]
    tiny: Callable[[], nn.Module]
    load: Callable[[str], nn.Module]
    checkpoints: tuple[str, ...]
    """File names to look for, best first."""
    tiny_checkpoints: tuple[str, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    f32_scopes: tuple[str, ...] = ()
    """Node name prefixes that stay float32 in the f16 graph."""


PARTS = (
    Part("image-encoder", ImageEncoder, lambda: ImageEncoder(image_encoder.TINY), load_image_encoder,
         ("image_encoder.final.pt", "image_encoder.pt"), ("image_encoder.tiny.final.pt", "image_encoder.tiny.pt"),
         ("image",), tuple(ImageEncoder.OUTPUTS), ("/background/",)),
    Part("text-encoder", TextEncoder, lambda: TextEncoder(TextConfig.tiny()), load_text_encoder,
         ("text_encoder.final.pt", "text_encoder.pt"), ("text_encoder.tiny.final.pt", "text_encoder.tiny.pt"),
         ("tokens",), ("text", "camera", "intent")),
    Part("denoiser", Denoiser, lambda: Denoiser(DenoiserConfig.tiny()), load_denoiser,
         ("denoiser_student.final.pt", "denoiser_student.pt"),
         ("denoiser_student.tiny.final.pt", "denoiser_student.tiny.pt", "denoiser.tiny.pt"),
         ("latent", "time", "step", "features", "text", "hints", "controls"), ("next", "clean")),
    Part("motion-decoder", MotionDecoder, lambda: MotionDecoder(motion_decoder.TINY), load_motion_decoder,
         ("motion_decoder.final.pt", "motion_decoder.pt"), ("motion_decoder.tiny.final.pt", "motion_decoder.tiny.pt"),
         ("latent", "features", "fine", "image"), tuple(MotionDecoder.OUTPUTS), ("/extend/", "/mattes/prior/")),
)


def example_inputs(part: str, height: int, width: int, seed: int = 0) -> dict[str, torch.Tensor]:
    """Plausible random inputs for a photo of height x width (multiples of 32)."""
    g = torch.Generator().manual_seed(seed)
    rand = lambda *shape: torch.rand(*shape, generator=g)
    randn = lambda *shape: torch.randn(*shape, generator=g)
    h, w = height // 8, width // 8
    image = torch.nn.functional.interpolate(rand(1, 3, h // 2, w // 2), size=(height, width), mode="bicubic").clamp(0, 1)
    classes = torch.softmax(4 * torch.nn.functional.interpolate(randn(1, 12, h // 4, w // 4), size=(h, w), mode="bicubic"), 1)
    features = torch.cat([classes, rand(1, 1, h, w), torch.nn.functional.avg_pool2d(image, 8), torch.tanh(randn(1, 32, h, w))], 1)
    tokens = torch.zeros(1, 24, 16, dtype=torch.int32)
    tokens[:, :5, :9] = torch.randint(1, 4096, (1, 5, 9), generator=g, dtype=torch.int32)
    hints = torch.zeros(1, 5, h, w)
    hints[:, 0, : h // 2] = 1
    every = {
        "image": image, "tokens": tokens, "features": features, "fine": rand(1, 16, height // 2, width // 2),
        "time": torch.tensor([0.75]), "step": torch.tensor([-0.25]), "text": randn(1, 8, 128), "hints": hints,
        "controls": torch.tensor([[4.0, 1.0]]),
        "latent": randn(1, 22, h, w) if part == "denoiser" else
        torch.nn.functional.interpolate(randn(1, 22, h // 2, w // 2), size=(h, w), mode="bilinear"),
    }
    return {name: every[name] for name in next(p for p in PARTS if p.name == part).inputs}


def _wake_zero_weights(model: nn.Module) -> None:
    """Give zero-initialised layers of an untrained model small values, so that tests of it test something."""
    for parameter in model.parameters():
        if parameter.ndim > 1 and not parameter.detach().any():
            nn.init.normal_(parameter, std=0.05)


def build_part(part: Part, runs: Path | None, tiny: bool) -> tuple[nn.Module, str]:
    """The part with its best checkpoint in runs, or with random weights; and where the weights come from."""
    for name in (part.tiny_checkpoints if tiny else part.checkpoints) if runs else ():
        if (runs / name).exists():
            return part.load(str(runs / name)).eval(), name
    torch.manual_seed(1)
    model = (part.tiny if tiny else part.full)()
    _wake_zero_weights(model)
    return model.eval(), "random"


def fold_norms(model: nn.Module) -> nn.Module:
    """Fold every batch norm that follows a convolution in a Sequential into the convolution."""
    for child in model.children():
        fold_norms(child)
    if isinstance(model, nn.Sequential):
        for i in range(len(model) - 1):
            if isinstance(model[i], nn.Conv2d) and isinstance(model[i + 1], nn.BatchNorm2d):
                model[i] = nn.utils.fusion.fuse_conv_bn_eval(model[i], model[i + 1])
                model[i + 1] = nn.Identity()
    return model


@torch.no_grad()
def ready_for_export(model: nn.Module) -> nn.Module:
    """Norms folded and weights rounded to float16, as the pack stores them."""
    model = fold_norms(model.eval()).requires_grad_(False)
    for tensor in model.parameters():
        if tensor.numel() >= 256:
            tensor.copy_(tensor.half().float())
    return model
