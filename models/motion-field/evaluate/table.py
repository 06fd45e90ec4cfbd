"""The table of the model card, from the measured figures."""

from __future__ import annotations

import math
import re
from statistics import mean, median

from measure import ByPhoto, averages

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def _row(what: str, audited: str, everyone: str, bar: str = "-", met: bool | None = None) -> str:
    return f"| {what} | {audited} | {everyone} | {bar} | {'-' if met is None else 'yes' if met else '**no**'} |"


def _named(figures: dict[str, float], digits: int = 2) -> str:
    return ", ".join(f"{name} {value:.{digits}f}" for name, value in figures.items() if name != "all")


def _still(found: ByPhoto, ids: set[int]) -> tuple[str, float]:
    """The mean, which a few photos decide, in words; and itself."""
    values = {photo: value for photo, figures in found.items() if photo in ids for value in sum(figures.values(), []) if not math.isnan(value)}
    worst = max(values, key=lambda photo: values[photo])
    average, others = mean(values.values()), mean([value for photo, value in values.items() if photo != worst])
    return f"{average:.3f} (median {median(values.values()):.3f}; {others:.3f} without photo {worst})", average


def _bars(r: dict, audited: set[int], everyone: set[int]) -> list[str]:
    """The rows of the design's table; whether a bar is met is judged where labels hold."""
    both = lambda found: [averages(found, ids) for ids in (audited, everyone)]
    share = lambda a: f"{a['all']:.2f} ({_named(a)})"
    a, t, d = both(r["asked"]), both(r["told"]), both(r["dynamic"])
    rest, no = ([_still(r[name], ids) for ids in (audited, everyone)] for name in ("rest", "no"))
    return [
        _row("moves what was asked: share of displacement on the class", share(a[0]), share(a[1]), ">= 0.85", a[0]["all"] >= 0.85),
        _row("leaves people and buildings alone: rms px at 512", rest[0][0], rest[1][0], "<= 0.15", rest[0][1] <= 0.15),
        _row("goes where it was told: mean cosine", _named(t[0]), _named(t[1]), ">= 0.9", min(t[0]["prompt"], t[0]["stroke"]) >= 0.9),
        _row("not frozen: dynamic degree of landscapes, strong", _named(d[0]), _named(d[1]), ">= 0.6", d[0]["all"] >= 0.6),
        _row("says no: rms px when the prompt names what is not there", no[0][0], no[1][0], "<= 0.1", no[0][1] <= 0.1),
        _row("seeds differ: spread against the simulator's", "-", f"{r['seeds']:.2f}", "0.7 to 1.3", 0.7 <= r["seeds"] <= 1.3),
    ]


def _students(r: dict) -> list[str]:
    s, d = r["student"], r["teacher"]
    within = all(abs(s[k] - d[k]) <= 0.05 * max(abs(d[k]), 0.02) or math.isnan(d[k]) for k in s)
    rows = [_row("student (4 steps) / teacher (50 steps)", "-", ", ".join(f"{k} {s[k]:.3f} / {d[k]:.3f}" for k in s), "within 5 %", within)]
    rows += [_row(f"the same with {steps} step{'s' if steps > 1 else ''}", "-", _named(found, 3)) for steps, found in r["steps"].items()]
    return rows + [_row(f"a student distilled otherwise ({name})", "-", _named(found, 3)) for name, found in r["other way"].items()]


def _encoder(e: list[dict[str, float]]) -> list[str]:
    classes = [{name: value for name, value in figures.items() if name not in ("iou", "ordinal", "unsteady")} for figures in e]
    iou = [f"{figures['iou']:.2f} ({_named(by_class)})" for figures, by_class in zip(e, classes)]
    return [
        _row("classes: mean IoU of sky, water, foliage, grass, person", iou[0], iou[1], ">= 0.65", e[0]["iou"] >= 0.65),
        _row("disparity: ordinal accuracy of pairs", f"{e[0]['ordinal']:.2f}", f"{e[1]['ordinal']:.2f}", ">= 0.85", e[0]["ordinal"] >= 0.85),
        _row("disparity is steady: mean change when the photo is darkened by a tenth and noise is added", f"{e[0]['unsteady']:.3f}", f"{e[1]['unsteady']:.3f}"),
    ]


def make_table(r: dict, audited: set[int], everyone: set[int]) -> str:
    rows = [f"| what | where labels hold ({len(audited)} photos) | all {len(everyone)} | bar | met where labels hold |", "|---|---|---|---|---|"]
    rows += _bars(r, audited, everyone)
    if "teacher" in r:
        rows += _students(r)
    rows.append(_row("the simulator itself on the same class maps", *(_named(figures, 3) for figures in r["simulator"])))
    rows.append(_row("as strong as the simulator: rms of motion on the class against its own", "-", _named(r["amplitude"])))
    if all(r["encoder"]):
        rows += _encoder(r["encoder"])
    if r.get("text"):
        rows.append(_row("prompts read right, held-out phrasings", "-", _named(r["text"])))
    return "\n".join(rows)


def write_card(results: dict, audited: set[int], everyone: set[int], path: str | None) -> str:
    table = make_table(results, audited, everyone)
    if path:
        with open(path, encoding="utf-8") as file:
            card = file.read()
        card = re.sub(f"{BEGIN}.*?{END}", lambda _: f"{BEGIN}\n{table}\n{END}", card, flags=re.S)
        with open(path, "w", encoding="utf-8") as file:
            file.write(card)
    return table
