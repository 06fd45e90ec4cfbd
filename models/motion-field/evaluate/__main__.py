"""Measures the trained model on the held-out photos, prints the table and writes it into the model card.

    python models/motion-field/evaluate --photos DIR --runs DIR [--quick] [--no-card]
"""

from __future__ import annotations

import argparse
import os
import sys
import time

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "training")]

from amplitude import amplitude  # noqa: E402
from denoiser import load_denoiser  # noqa: E402
from encoder_figures import encoder_figures  # noqa: E402
from measure import asked, dynamic_degree, four_figures, rest, says_no, seed_spread, told  # noqa: E402
from label_audit import WRONG  # noqa: E402
from model_under_test import Model  # noqa: E402
from scenes import load_scenes  # noqa: E402
from simulator_under_test import Simulator  # noqa: E402
from table import write_card  # noqa: E402
from text_encoder import load_text_encoder  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--student", default="denoiser_student.final.pt")
    parser.add_argument("--encoder", default="image_encoder.final.pt")
    parser.add_argument("--rivals", nargs="*", default=[], help="students distilled in another way, to compare")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--teacher-photos", type=int, default=12, help="held-out photos for the 50-step comparison, at 256 px; 0 leaves it out")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="every third photo")
    parser.add_argument("--no-card", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    started = time.time()
    here = lambda name: os.path.join(args.runs, name)
    encoder = here(args.encoder) if os.path.exists(here(args.encoder)) else None
    scenes = load_scenes(args.photos, encoder, args.size)[:: 3 if args.quick else 1]
    text = load_text_encoder(here("text_encoder.final.pt"))
    model = Model(text, load_denoiser(here(args.student)), False, args.steps, args.guidance)
    everyone = {scene.id for scene in scenes}
    audited = everyone - set(WRONG)
    results = {"asked": asked(model, scenes), "rest": rest(model, scenes), "told": told(model, scenes), "no": says_no(model, scenes),
               "dynamic": dynamic_degree(model, scenes), "seeds": seed_spread(model, scenes), "amplitude": amplitude(model, scenes),
               "simulator": [four_figures(Simulator(text), scenes, ids) for ids in (audited, everyone)]}  # fmt: skip
    if args.teacher_photos:
        few = load_scenes(args.photos, encoder, 256)
        few = few[:: max(1, len(few) // args.teacher_photos)]
        compared = lambda denoiser, teacher, steps: four_figures(Model(text, denoiser, teacher, steps, args.guidance), few, everyone)
        results["student"] = compared(model.denoiser, False, args.steps)
        results["teacher"] = compared(load_denoiser(here("denoiser_teacher.pt")), True, 50)
        results["steps"] = {n: compared(model.denoiser, False, n) for n in (1, 2, 8)}
        results["other way"] = {name: compared(load_denoiser(here(name)), False, args.steps) for name in args.rivals}
    results["text"] = torch.load(here("text_encoder.final.pt"), weights_only=False).get("accuracy", {})
    results["encoder"] = [encoder_figures(args.photos, encoder, ids) for ids in (audited, everyone)]
    table = write_card(results, audited, everyone, None if args.no_card else os.path.join(HERE, "..", "README.md"))
    print(table)
    print(f"measured in {time.time() - started:.0f}s over {len(scenes)} photos at {args.size} px, {args.steps} steps, guidance {args.guidance}")


if __name__ == "__main__":
    main()
