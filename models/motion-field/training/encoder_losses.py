"""What the image encoder's trunk is taught by: classes, disparity, thin structures. All in f32, at half size."""
from __future__ import annotations

import torch
import torch.nn.functional as F

from image_encoder import CLASSES

CLASS_WEIGHTS = torch.tensor([0.9, 1.0, 1.2, 1.2, 1.2, 1.0, 1.1, 1.0, 1.0, 1.0, 1.1, 1.0])
"""Nearly even: a judged class that is favoured more is found everywhere as long as the network is unsure."""
OWN_SHARE = 0.4
ORDER_MARGIN, ORDER_SOFTNESS = 0.1, 0.1


def dice_loss(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Soft overlap of each class over the batch (Milletari et al. 2016): the share that IoU looks at."""
    p = torch.softmax(logits, 1)
    t = torch.stack([target == k for k in range(CLASSES)], 1).float()
    inter, total = (p * t).sum((0, 2, 3)), (p + t).sum((0, 2, 3))
    present = t.sum((0, 2, 3)) > 50
    return ((1 - 2 * inter / (total + 1)) * present).sum() / present.sum().clamp(min=1)


def disparity_loss(d: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """L1 of the value and of its gradients at two scales (after Li & Snavely, MegaDepth, 2018)."""
    norm = weight.mean().clamp(min=0.05)
    loss = ((d - target).abs() * weight).mean() / norm
    e = (d - target) * weight
    for step in (1, 4):
        loss = loss + ((e[..., step:] - e[..., :-step]).abs().mean() + (e[:, step:] - e[:, :-step]).abs().mean()) / norm
    return loss


def order_loss(d: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Which of two places is nearer, for pairs at random offsets (after Chen et al., Depth in the Wild, 2016): the
    pseudo-labels' order is worth more than their values."""
    d, target, weight = d[:, 1::4, 1::4], target[:, 1::4, 1::4], weight[:, 1::4, 1::4]
    loss = d.new_zeros(())
    for _ in range(3):
        offset = int(torch.randint(d.shape[1], ())), int(torch.randint(d.shape[2], ()))
        step, true = d - d.roll(offset, (1, 2)), target - target.roll(offset, (1, 2))
        counts = weight * weight.roll(offset, (1, 2)) * (true.abs() > ORDER_MARGIN)
        loss = loss + (F.softplus(-step * true.sign() / ORDER_SOFTNESS) * counts).sum() / counts.sum().clamp(min=1)
    return loss / 3


def soft_entropy(logits: torch.Tensor, target: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """Cross entropy with the labels and, for OWN_SHARE, with what the averaged network itself says [b,12,h,w] (Reed et
    al., Training on Noisy Labels with Bootstrapping, 2015): where labels contradict all that was learned, they may be wrong."""
    entropy = F.cross_entropy(logits, target, CLASS_WEIGHTS, label_smoothing=0.05)
    return (1 - OWN_SHARE) * entropy + OWN_SHARE * F.cross_entropy(logits, own, CLASS_WEIGHTS)


def losses(raw: dict[str, torch.Tensor], trunk, batch: dict[str, torch.Tensor], own: torch.Tensor | None = None) -> torch.Tensor:
    raw, target = {name: x.float() for name, x in raw.items()}, batch["classes"]
    if own is None:
        entropy = F.cross_entropy(raw["logits"], target, CLASS_WEIGHTS, label_smoothing=0.05)
    else:
        entropy = soft_entropy(raw["logits"], target, own)
    loss = entropy + 0.3 * dice_loss(raw["logits"], target)
    loss = loss + 2 * disparity_loss(raw["disparity"][:, 0], batch["disparity"], batch["disparity_weight"])
    loss = loss + 0.3 * order_loss(raw["disparity"][:, 0], batch["disparity"], batch["disparity_weight"])
    thin = F.binary_cross_entropy_with_logits(trunk.thin_head(raw["fine"])[:, 0], batch["thin"].clamp(0, 1))
    aux = trunk.learned_head(raw["learned"])
    aux_loss = F.cross_entropy(aux[:, :CLASSES], target[:, 2::4, 2::4], CLASS_WEIGHTS, label_smoothing=0.05)
    aux_disp = ((torch.sigmoid(aux[:, CLASSES]) - batch["disparity"][:, 2::4, 2::4]).abs()
                * batch["disparity_weight"][:, 2::4, 2::4]).mean()
    return loss + 0.5 * thin + 0.3 * aux_loss + 0.5 * aux_disp
