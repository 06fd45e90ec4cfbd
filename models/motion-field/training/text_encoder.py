"""Text encoder: n-gram ids -> 8 tokens for the denoiser, a camera path and the intent understood.

Each word is the mean of its n-gram embeddings (Bojanowski et al., 2017); two small transformer layers read
word order and negation ("the trees sway, the water does not"); learned queries pool the words. Token k of
the eight stands for region k of REGIONS and says whether and how that region moves (SLOT), laid out in 128
numbers by a fixed matrix. So the denoiser can be trained on what a caption means, at the same time as the text
encoder learns to read it, and either can be improved without the other.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

from onnx_friendly import reshape
from tokenizer import BUCKETS, WORDS

REGIONS = ("sky", "water", "foliage", "grass", "person", "animal", "smoke", "falling")
CAMERA_AXES = ("truck", "pedestal", "dolly", "pan", "tilt", "roll", "zoom", "pace")
SLOT = ("moves", "direction_x", "direction_y", "directed", "speed", "amount", "variant")
TEXT_DIM = 128
MASKED = -1e4


@dataclass
class TextConfig:
    embedding: int = 128
    width: int = 128
    layers: int = 2
    heads: int = 4

    @staticmethod
    def tiny() -> "TextConfig":
        return TextConfig(embedding=6, width=32, layers=1, heads=2)


def text_layout() -> tuple[torch.Tensor, torch.Tensor]:
    """Fixed: how seven slot values [.,7] lie in 128 numbers, and the eight regions' names [1,8,128]; all orthogonal."""
    generator = torch.Generator().manual_seed(20170607)
    basis = torch.linalg.qr(torch.randn(TEXT_DIM, TEXT_DIM, generator=generator))[0] * TEXT_DIM**0.5
    return basis[: len(SLOT)].contiguous(), basis[len(SLOT) : len(SLOT) + len(REGIONS)].unsqueeze(0).contiguous()


def slots_to_text(slots: torch.Tensor) -> torch.Tensor:
    """wishes.Wish.slots [B,8,7] -> the text tokens [B,8,128] that a perfect reader would give."""
    layout, names = text_layout()
    return slots @ layout + names


def text_to_slots(text: torch.Tensor) -> torch.Tensor:
    """The text tokens [B,8,128] -> slots [B,8,7]: what they say."""
    layout, names = text_layout()
    return (text - names) @ layout.T / TEXT_DIM


class Attention(nn.Module):
    """Multi-head attention as plain MatMul and Softmax. queries [B,n,D], words [B,m,D], mask [B,1,1,m]."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads, self.scale = heads, (width // heads) ** -0.5
        self.q, self.k, self.v, self.out = (nn.Linear(width, width) for _ in range(4))

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        return reshape(x, 0, 0, self.heads, -1).transpose(1, 2)

    def forward(self, queries: torch.Tensor, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        scores = self._split(self.q(queries)) @ self._split(self.k(words)).transpose(2, 3) * self.scale + mask
        mixed = scores.softmax(-1) @ self._split(self.v(words))
        return self.out(reshape(mixed.transpose(1, 2), 0, 0, -1))


class Layer(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.SiLU(), nn.Linear(2 * width, width))

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        y = self.norm1(x)
        x = x + self.attention(y, y, mask)
        return x + self.mlp(self.norm2(x))


class TextEncoder(nn.Module):
    """tokens int32 [B,24,16] -> text [B,8,128], camera [B,8], intent [B,16]."""

    QUERIES = len(REGIONS) + 4  # eight region tokens, four for camera and intent

    def __init__(self, config: TextConfig | None = None):
        super().__init__()
        c = self.config = config or TextConfig()
        self.embedding = nn.Embedding(BUCKETS + 1, c.embedding)
        nn.init.normal_(self.embedding.weight, std=0.3)
        self.project = nn.Linear(c.embedding, c.width)
        self.null_word = nn.Parameter(torch.zeros(1, 1, c.width))
        self.position = nn.Parameter(torch.randn(1, WORDS + 1, c.width) * 0.1)
        self.layers = nn.ModuleList(Layer(c.width, c.heads) for _ in range(c.layers))
        self.norm = nn.LayerNorm(c.width)
        self.queries = nn.Parameter(torch.randn(1, self.QUERIES, c.width) * 0.5)
        self.pool = Attention(c.width, c.heads)
        self.pool_norm = nn.LayerNorm(c.width)
        self.pool_mlp = nn.Sequential(nn.Linear(c.width, 2 * c.width), nn.SiLU(), nn.Linear(2 * c.width, c.width))
        self.camera_head = nn.Linear(4 * c.width, 15)  # 7 axes asked (logits), 7 values, pace
        self.intent_head = nn.Linear(4 * c.width, 14)
        self.slot_head = nn.Parameter(torch.randn(len(REGIONS), c.width, len(SLOT)) * 0.05)
        self.slot_bias = nn.Parameter(torch.zeros(1, len(REGIONS), len(SLOT)))
        layout, names = text_layout()
        self.register_buffer("layout", layout)
        self.register_buffer("names", names)

    def words(self, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """-> words [B,25,width] with the null word first, additive mask [B,1,1,25]."""
        present = tokens.float().clamp(0, 1).unsqueeze(-1)
        count = present.sum(2)
        if torch.onnx.is_in_onnx_export():
            mean = (self.embedding(tokens) * present).sum(2) / count.clamp(min=1)
        else:  # the same, without the [B,24,16,D] in between
            bags = F.embedding_bag(tokens.flatten(0, 1), self.embedding.weight, mode="mean", padding_idx=0)
            mean = bags.unflatten(0, tokens.shape[:2])
        words = self.project(mean)
        null = self.null_word + words[:, :1] * 0
        words = torch.cat([null, words], 1) + self.position[:, : tokens.shape[1] + 1]
        empty = (1 - count.clamp(0, 1)).transpose(1, 2).unsqueeze(1)
        return words, torch.cat([empty[..., :1] * 0, empty], -1) * MASKED

    def pooled(self, tokens: torch.Tensor) -> torch.Tensor:
        x, mask = self.words(tokens)
        for layer in self.layers:
            x = layer(x, mask)
        x = self.norm(x)
        pooled = self.queries + self.pool(self.queries + x[:, :1] * 0, x, mask)
        return pooled + self.pool_mlp(self.pool_norm(pooled))

    def heads(self, pooled: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """-> slots [B,8,7], camera, intent, all before their squashing."""
        slots = reshape(pooled[:, : len(REGIONS)].unsqueeze(2) @ self.slot_head, 0, len(REGIONS), -1) + self.slot_bias
        rest = reshape(pooled[:, len(REGIONS) :], 0, -1)
        return slots, self.camera_head(rest), self.intent_head(rest)

    @staticmethod
    def squash_slots(raw: torch.Tensor) -> torch.Tensor:
        """Made sure of itself, and plain where the region does not move, as the wishes are that the denoiser trains on."""
        moves, directed = (2 * raw[..., :1]).sigmoid(), (2 * raw[..., 3:4]).sigmoid()
        direction, manner = raw[..., 1:3].clamp(-1, 1) * directed * moves, raw[..., 4:6].clamp(0, 1)
        manner = 0.5 + (manner - 0.5) * moves
        return torch.cat([moves, direction, directed * moves, manner, raw[..., 6:].clamp(0, 1) * moves], -1)

    @staticmethod
    def squash_camera(raw: torch.Tensor) -> torch.Tensor:
        return torch.cat([(2 * raw[:, :7]).sigmoid() * raw[:, 7:14].tanh() * 1.25, raw[:, 14:].sigmoid()], 1)

    @staticmethod
    def squash_intent(raw: torch.Tensor) -> torch.Tensor:
        zeros = raw[:, :2] * 0
        return torch.cat([raw[:, :10].sigmoid(), raw[:, 10:12].tanh(), raw[:, 12:14].sigmoid(), zeros], 1)

    def forward(self, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        slots, camera, intent = self.heads(self.pooled(tokens))
        text = self.squash_slots(slots) @ self.layout + self.names
        return text, self.squash_camera(camera), self.squash_intent(intent)


def save_text_encoder(model: TextEncoder, path: str, **extra) -> None:
    from checkpoints import save_atomically

    save_atomically({"config": asdict(model.config), "model": model.state_dict(), **extra}, path)


def load_text_encoder(path: str) -> TextEncoder:
    stored = torch.load(path, map_location="cpu", weights_only=False)
    model = TextEncoder(TextConfig(**stored["config"]))
    model.load_state_dict(stored["model"])
    return model.eval()
