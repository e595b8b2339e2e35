"""Reported speech against hand-made attributions: `python benchmarks/speakers.py [FILE] [--errors N]`.

FILE holds texts with gold attributions (source, cue, content as character spans; the speaker's chain of mentions), by default
`../shared/data/gum_attribution_news.jsonl`. A content is found where a predicted one shares with it at least half of the words of both
(word F1 >= .5, one to one, most alike first); its speaker is right where the name given shares half of its words with a mention of
the gold speaker.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from trucewatch.coding.parsing import Parser
from trucewatch.coding.rules.lexicon import Lexicon
from trucewatch.coding.rules.names import Names
from trucewatch.coding.rules.reading import Reading
from trucewatch.coding.rules.speakers import Speakers
from trucewatch.coding.rules.voice import Voice
from trucewatch.coding.rules.voices import listen

FILE = Path(__file__).parents[2] / "shared" / "data" / "gum_attribution_news.jsonl"
STOP = {"the", "a", "an", "of", "to", "in", "on", "for", "and", "by", "with", "s", "his", "her", "their"}
Row = dict[str, Any]


def words(text: str) -> list[str]:
    found = re.findall(r"\w+", text.lower())
    return [w for w in found if w not in STOP] or found


def overlap(a: str, b: str) -> float:
    """Word F1 of two texts."""
    wa, wb = Counter(words(a)), Counter(words(b))
    shared = sum((wa & wb).values())
    return 2 * shared / max(1, sum(wa.values()) + sum(wb.values()))


def predicted(text: str, parse: Parser, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The contents and speakers that the rules find in a text."""
    reading = Reading(parse(text), text, 0, None, lexicon)
    voices = listen(reading)
    speakers = Speakers(reading, Names(reading), voices)
    return [(content(v, reading), name(v, speakers)) for v in voices.found if v.source is not None and v.spoken]


def content(voice: Voice, reading: Reading) -> str:
    return " ".join(reading.doc[start:end].text for start, end in voice.content)


def name(voice: Voice, speakers: Speakers) -> str:
    assert voice.source is not None
    speaker = speakers.speaker(voice.source, voice.cue)
    return speaker.span.quote if speaker else voice.source.text


def mentions(gold: Row) -> list[str]:
    speaker = gold["speaker"] or {}
    return [m for m in [gold["source_text"], *speaker.get("chain", [])] if m]


def score(rows: list[Row], parse: Parser, lexicon: Lexicon) -> tuple[dict[str, float], list[Row]]:
    """Precision, recall and F1 of content, and of content with the right speaker; then what went wrong."""
    found = right = gold_count = coded_count = 0
    errors: list[Row] = []
    for row in rows:
        coded = predicted(row["text"], parse, lexicon)
        gold_count, coded_count = gold_count + len(row["attributions"]), coded_count + len(coded)
        pairs, missed, extra = pair(row["attributions"], coded)
        found += len(pairs)
        good = [(g, c) for g, c in pairs if is_speaker(g, c[1])]
        right += len(good)
        wrong = [{"gold": mentions(g), "got": c[1], "content": g["content_text"]} for g, c in pairs if not is_speaker(g, c[1])]
        errors.append(
            {
                "id": row["id"],
                "missed": [f"{g['source_text']} | {g['cue_text']} | {g['content_text']}" for g in missed],
                "extra": extra,
                "wrong": wrong,
            }
        )
    return f1("content", found, coded_count, gold_count) | f1("speaker", right, coded_count, gold_count), errors


def is_speaker(gold: Row, got: str) -> bool:
    return any(overlap(got, m) >= 0.5 or contained(got, m) for m in mentions(gold))


def contained(a: str, b: str) -> bool:
    """Whether the shorter name is a part of the longer."""
    short, long = sorted((words(a), words(b)), key=len)
    return f" {' '.join(short)} " in f" {' '.join(long)} " and len(long) <= 2 * len(short) + 3


def pair(gold: list[Row], coded: list[tuple[str, str]]) -> tuple[list[tuple[Row, tuple[str, str]]], list[Row], list[tuple[str, str]]]:
    ranked = sorted(((overlap(g["content_text"], c[0]), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded)), reverse=True)
    used_g: set[int] = set()
    used_c: set[int] = set()
    pairs = []
    for like, i, j in ranked:
        if like >= 0.5 and i not in used_g and j not in used_c:
            used_g.add(i)
            used_c.add(j)
            pairs.append((gold[i], coded[j]))
    return pairs, [g for i, g in enumerate(gold) if i not in used_g], [c for j, c in enumerate(coded) if j not in used_c]


def f1(field: str, hits: int, coded: int, gold: int) -> dict[str, float]:
    p, r = hits / max(1, coded), hits / max(1, gold)
    return {f"{field}.p": round(p, 4), f"{field}.r": round(r, 4), f"{field}.f1": round(2 * p * r / max(1e-9, p + r), 4)}


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    figures, errors = score(read(args.file), Parser(), Lexicon.read())
    print(json.dumps(figures))
    for error in errors[: args.errors]:
        print(json.dumps(error, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
