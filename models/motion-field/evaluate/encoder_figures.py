"""Class IoU and ordinal accuracy of the image encoder, by its own evaluation, at two scales as in the app."""

from __future__ import annotations

from evaluate_encoder import evaluate
from image_encoder import load_image_encoder
from photos import CLASS_NAMES, MAIN_CLASSES, load_photos


def encoder_figures(folder: str, path: str | None, ids: set[int]) -> dict[str, float]:
    if path is None:
        return {}
    photos = [photo for photo in load_photos(folder, held_out=True) if photo.id in ids]
    found = evaluate(load_image_encoder(path), photos, 512, 2)
    return {"iou": float(found.iou[MAIN_CLASSES].mean()), "ordinal": float(found.ordinal), "unsteady": found.unsteadiness,
            **{CLASS_NAMES[k]: float(found.iou[k]) for k in MAIN_CLASSES}}
