"""The table of the model card, from the measured figures."""

from __future__ import annotations

import math
import re
from statistics import mean, median

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def _row(what: str, found: str, bar: str, met: bool | None) -> str:
    return f"| {what} | {found} | {bar} | {'-' if met is None else 'yes' if met else '**no**'} |"


def _still(by_photo: dict[int, float]) -> tuple[str, float]:
    """The mean, which a few photos decide, in words; and itself."""
    values = {photo: value for photo, value in by_photo.items() if not math.isnan(value)}
    average = sum(values.values()) / len(values)
    worst = max(values, key=lambda photo: values[photo])
    others = [value for photo, value in values.items() if photo != worst]
    return f"{average:.3f} (median {median(values.values()):.3f}; {mean(others):.3f} without photo {worst})", average


def _four(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def make_table(r: dict) -> str:
    a, t = r["asked"], r["told"]
    (rest, rest_mean), (no, no_mean) = _still(r["rest"]), _still(r["no"])
    regions = ", ".join(f"{name} {value:.2f}" for name, value in a.items() if name != "all")
    rows = ["| what | measured | bar | met |", "|---|---|---|---|"]
    rows.append(_row("moves what was asked: share of displacement on the class", f"{a['all']:.2f} ({regions})", ">= 0.85", a["all"] >= 0.85))
    rows.append(_row("leaves people and buildings alone: rms px at 512", rest, "<= 0.15", rest_mean <= 0.15))
    rows.append(_row("goes where it was told: mean cosine", f"prompt {t['prompt']:.2f}, stroke {t['stroke']:.2f}", ">= 0.9", min(t.values()) >= 0.9))
    rows.append(_row("not frozen: dynamic degree of landscapes, strong", f"{r['dynamic']:.2f}", ">= 0.6", r["dynamic"] >= 0.6))
    rows.append(_row("seeds differ: spread against the simulator's", f"{r['seeds']:.2f}", "0.7 to 1.3", 0.7 <= r["seeds"] <= 1.3))
    if "teacher" in r:
        s, d = r["student"], r["teacher"]
        text = ", ".join(f"{k} {s[k]:.3f} / {d[k]:.3f}" for k in s)
        within = all(abs(s[k] - d[k]) <= 0.05 * max(abs(d[k]), 0.02) or math.isnan(d[k]) for k in s)
        rows.append(_row("student (4 steps) / teacher (50 steps)", text, "within 5 %", within))
    for steps, figures in r.get("steps", {}).items():
        rows.append(_row(f"the same with {steps} step{'s' if steps > 1 else ''}", _four(figures), "-", None))
    for name, figures in r.get("other way", {}).items():
        rows.append(_row(f"a student distilled otherwise ({name})", _four(figures), "-", None))
    rows.append(_row("says no: rms px when the prompt names what is not there", no, "<= 0.1", no_mean <= 0.1))
    rows.append(_row("the simulator itself on the same class maps", _four(r["simulator"]), "-", None))
    strengths = ", ".join(f"{name} {value:.2f}" for name, value in r["amplitude"].items())
    rows.append(_row("as strong as the simulator: rms of motion on the class against its own", strengths, "-", None))
    if r.get("encoder"):
        e = r["encoder"]
        classes = ", ".join(f"{name.removeprefix('class ')} {value:.2f}" for name, value in e.items() if name.startswith("class "))
        rows.append(_row("classes: mean IoU of sky, water, foliage, grass, person; disparity: ordinal accuracy", f"{e['iou']:.2f} ({classes}); {e['ordinal']:.2f}",
                         ">= 0.65; >= 0.85", e["iou"] >= 0.65 and e["ordinal"] >= 0.85))  # fmt: skip
        rows.append(_row("disparity is steady: mean change when the photo is darkened by a tenth and noise is added", f"{e['unsteady']:.3f}", "-", None))
    if r.get("text"):
        text = ", ".join(f"{name} {value:.2f}" for name, value in r["text"].items())
        rows.append(_row("prompts read right, held-out phrasings", text, "-", None))
    return "\n".join(rows)


def write_card(results: dict, path: str | None) -> str:
    table = make_table(results)
    if path:
        with open(path, encoding="utf-8") as file:
            card = file.read()
        card = re.sub(f"{BEGIN}.*?{END}", lambda _: f"{BEGIN}\n{table}\n{END}", card, flags=re.S)
        with open(path, "w", encoding="utf-8") as file:
            file.write(card)
    return table
