"""The caption grammar: draws what a person could type, together with what it asks for (a Wish).

Held-out phrasings: a noun-verb pair or a sentence frame whose hash is divisible by HELD_OUT is never used for
training; `Grammar(held_out=True)` uses only such pairs, so that validation measures understanding, not memory.
"""

from __future__ import annotations

import random

from caption_languages import LANGUAGES
from caption_words import (CAMERA, CAMERA_MANNERS, CAMERA_NAMES, DIRECTIONS, LIFE, MANNERS, MOODS, REGION_PHRASES,
                           STILL_ALL, STILL_ELSE, STILL_VERBS, WIND, WINDS)  # fmt: skip
from text_encoder import REGIONS
from tokenizer import fnv1a
from wishes import LIVELY_BY_NATURE, NATURAL, RegionWish, Wish, direction_vector, natural_regions

HELD_OUT = 9
REGION_WEIGHTS = {"sky": 4, "water": 5, "foliage": 4, "grass": 2.5, "person": 2, "animal": 1.2, "smoke": 1.2, "falling": 1}
DRIFTS = ("sky", "water", "smoke", "falling")


def _gerund(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    if head == "lap" or head in ("run", "bob", "stir", "swim"):
        head += head[-1]
    elif head == "lie":
        head = "ly"
    elif head.endswith("e") and not head.endswith("ee"):
        head = head[:-1]
    return f"{head}ing {rest}".strip()


def _third(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    head += "es" if head.endswith(("s", "sh", "ch", "x")) else "s"
    if head.endswith("rys"):
        head = head[:-2] + "ies"
    return f"{head} {rest}".strip()


class Grammar:
    def __init__(self, seed: int, held_out: bool = False):
        self.random, self.held_out = random.Random(seed), held_out

    def _pick(self, words: str) -> str:
        return self.random.choice(words.split("|"))

    def _allowed(self, phrase: str) -> bool:
        return (fnv1a(phrase) % HELD_OUT == 0) == self.held_out

    # -- one clause -------------------------------------------------------------------------------------------
    def _manner(self, wish: RegionWish, chance: float = 0.5) -> str:
        if self.random.random() > chance:
            return ""
        words, speed, amount = self.random.choice(MANNERS)
        wish.speed, wish.amount = NATURAL if speed is None else speed, NATURAL if amount is None else amount
        return self._pick(words)

    def _direction(self, region: str, wish: RegionWish) -> str:
        chance = {"sky": 0.5, "water": 0.35, "smoke": 0.3, "falling": 0.25, "foliage": 0.15, "grass": 0.2}.get(region, 0.05)
        if self.random.random() > chance:
            if region == "water" and wish.variant == 2:
                wish.direction = (0.0, 1.0)
            return ""
        names = list(DIRECTIONS) if region in DRIFTS else ["left", "right"]
        name = self.random.choices(names, [4 if n in ("left", "right") else 2 if " " not in n else 0.7 for n in names])[0]
        wish.direction = direction_vector(name, region)
        return self._pick(DIRECTIONS[name])

    def _clause(self, region: str) -> tuple[str, RegionWish]:
        """"white clouds drifting slowly to the left" and what it means."""
        while True:
            nouns, verbs, variant = self.random.choice(REGION_PHRASES[region])
            noun, verb = self._pick(nouns), self._pick(verbs)
            if self._allowed(f"{noun}:{verb}"):
                break
        wish = RegionWish(variant=variant)
        how, where = self._manner(wish), self._direction(region, wish)
        if region in ("foliage", "grass") and self.random.random() < 0.3:
            where = f"{where} {self._pick(WINDS)}".strip()
        form = self.random.random()
        article = "the " if self.random.random() < 0.4 and not noun.startswith(("the ", "it", "he", "she", "my ")) else ""
        if form < 0.35:
            action = verb
        elif form < 0.6:
            action = _third(verb)
        elif form < 0.85:
            action = _gerund(verb)
        else:
            action = f"{'is' if self.random.random() < 0.5 else 'are'} {_gerund(verb)}"
        order = self.random.random()
        if order < 0.5:
            parts = [article + noun, action, how, where]
        elif order < 0.65:
            parts = [how, action if form >= 0.6 else _gerund(verb), noun, where]
        elif order < 0.8:
            parts = [article + noun, how, action, where]
        elif order < 0.9:
            parts = ["let" if self.random.random() < 0.5 else "make", article + noun, verb, where, how]
        else:
            parts = [article + noun, action, where, how]
        return " ".join(p for p in parts if p), wish

    def _foreign_clause(self, language: dict, region: str) -> tuple[str, RegionWish]:
        nouns, verbs, variant = self.random.choice(language["regions"][region])
        wish, how, where = RegionWish(variant=float(variant)), "", ""
        if self.random.random() < 0.45:
            words, speed, amount = self.random.choice(language["manners"])
            wish.speed, wish.amount, how = speed or NATURAL, amount or NATURAL, self._pick(words)
        if region in ("sky", "water", "smoke") and self.random.random() < 0.45:
            name = self.random.choice(list(language["directions"]))
            wish.direction, where = direction_vector(name, region), self._pick(language["directions"][name])
        elif variant == 2:
            wish.direction = (0.0, 1.0)
        text = language["clause"].format(noun=self._pick(nouns), verb=self._pick(verbs), how=how, where=where)
        return " ".join(text.split()), wish

    def _camera(self, wish: Wish, language: dict | None) -> str:
        entries = language["camera"] if language else CAMERA
        words, axes = self.random.choice(entries)
        text = self._pick(words).format(cam=self._pick(CAMERA_NAMES))
        size, pace = 1.0, 0.5
        if not language and axes and self.random.random() < 0.5:
            manner, size, pace = self.random.choice(CAMERA_MANNERS)
            manner = self._pick(manner)
            text = f"{manner} {text}" if self.random.random() < 0.5 else f"{text} {manner}"
        wish.camera, wish.pace = {axis: value * size for axis, value in axes.items()}, pace
        return text

    # -- a whole prompt ---------------------------------------------------------------------------------------
    def _regions(self, present: dict[str, float] | None) -> list[str]:
        """Which regions the prompt names: mostly what the photo has, at times what it lacks."""
        count = self.random.choices([1, 2, 3], [0.64, 0.27, 0.09])[0]
        weights = dict(REGION_WEIGHTS)
        if present is not None and self.random.random() < 0.8:
            weights = {n: w * (1.0 if present.get(n, 0) > 0.02 else 0.03) for n, w in weights.items()}
        chosen: list[str] = []
        while len(chosen) < count:
            name = self.random.choices(list(weights), list(weights.values()))[0]
            if name not in chosen:
                chosen.append(name)
        return chosen

    def sample(self, present: dict[str, float] | None = None) -> Wish:
        """present: share of the photo that each region covers, or None to draw without a photo."""
        wish, parts = Wish(), []
        language = LANGUAGES[self.random.choice(list(LANGUAGES))] if self.random.random() < 0.22 else None
        kind = self.random.random()
        if kind < 0.05:
            wish.regions = natural_regions()
            return wish
        if kind < 0.13:
            parts.append(self._life(wish, language))
        elif kind < 0.19:
            wish.regions = natural_regions()
            parts.append(self._camera(wish, language))
        elif kind < 0.27:
            wish.still = True
            parts.append(language["still"].split("|")[self.random.randrange(4)] if language else self._pick(STILL_ALL))
        elif kind < 0.31:
            parts.append(self._wind(wish))
        elif kind < 0.35:
            parts.append(self._all_but(wish))
        else:
            parts += self._named(wish, language, present)
        if not 0.13 <= kind < 0.19 and self.random.random() < 0.22:
            parts.insert(self.random.randrange(len(parts) + 1), self._camera(wish, language))
        if self.random.random() < 0.15:
            mood = ", ".join(self._pick(MOODS) for _ in range(self.random.choice([1, 1, 2])))
            parts.insert(self.random.randrange(len(parts) + 1), mood)
        wish.caption = self._finish(parts)
        return wish

    def _life(self, wish: Wish, language: dict | None) -> str:
        overall = RegionWish()
        manner = "" if language else self._manner(overall, 0.4)
        wish.regions = natural_regions(overall.amount, overall.speed)
        if not language and self.random.random() < 0.2:
            return f"{manner} {self._pick(MOODS)}".strip()
        text = language["life"].split("|")[self.random.randrange(3)] if language else self._pick(LIFE)
        return f"{text} {manner}".strip()

    def _wind(self, wish: Wish) -> str:
        text = self._pick(WIND)
        overall = RegionWish(amount=0.85 if text.startswith(("strong", "gust")) else 0.25 if "gentle" in text or "light" in text else NATURAL)
        if self.random.random() < 0.35:
            name = self.random.choice(["left", "right"])
            overall.direction = direction_vector(name, "sky")
            where = self._pick(DIRECTIONS[name]) if self.random.random() < 0.6 else f"from the {'left' if name == 'right' else 'right'}"
            text = f"{text} {where}"
        for name in ("foliage", "grass"):
            wish.regions[name] = RegionWish(overall.direction, overall.speed, overall.amount)
            wish.named.add(name)
        return text

    def _all_but(self, wish: Wish) -> str:
        """Everything moves, one thing does not."""
        wish.regions = natural_regions()
        name = self.random.choice(LIVELY_BY_NATURE)
        del wish.regions[name]
        noun = self._pick(self.random.choice(REGION_PHRASES[name])[0])
        if self.random.random() < 0.5:
            return f"{self._pick('everything moves except|animate everything but|all moves but not|animate all except')} the {noun}"
        return f"{self._pick(LIFE)}, {noun} {self._pick(STILL_VERBS)}"

    def _named(self, wish: Wish, language: dict | None, present: dict[str, float] | None) -> list[str]:
        parts = []
        for name in self._regions(present):
            text, region = self._foreign_clause(language, name) if language else self._clause(name)
            wish.regions[name] = region
            wish.named.add(name)
            parts.append(text)
        if self.random.random() < 0.12:
            parts.append(self._pick(language["else"]) if language else self._pick(STILL_ELSE))
        elif not language and self.random.random() < 0.15:
            name = self.random.choice([n for n in REGIONS if n not in wish.regions])
            frozen = f"{self._pick(self.random.choice(REGION_PHRASES[name])[0])} {self._pick(STILL_VERBS)}"
            parts.insert(self.random.randrange(len(parts) + 1), frozen)
        elif not language and self.random.random() < 0.06:
            parts[0] = f"only the {parts[0].removeprefix('the ')}"
        return parts

    def _finish(self, parts: list[str]) -> str:
        text = self.random.choice([", ", ", ", ". ", "; ", " and ", " while ", " "]).join(p for p in parts if p)
        if self.random.random() < 0.4:
            text = text[:1].upper() + text[1:]
        if self.random.random() < 0.25:
            text += self.random.choice([".", "!", " ..."])
        return self._misspell(text) if self.random.random() < 0.15 else text

    def _misspell(self, text: str) -> str:
        letters = list(text)
        for _ in range(self.random.choice([1, 1, 2])):
            if len(letters) < 6:
                break
            i = self.random.randrange(1, len(letters) - 1)
            action = self.random.random()
            if action < 0.35:
                letters[i], letters[i - 1] = letters[i - 1], letters[i]
            elif action < 0.65:
                del letters[i]
            elif action < 0.85:
                letters.insert(i, letters[i])
            else:
                letters[i] = self.random.choice("abcdefghijklmnopqrstuvwxyz")
        return "".join(letters)
