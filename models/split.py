"""Split the gold by event: `python -m models.split` writes models/gold/split.json.

Passages that tell one event stay together (union-find over the links below), and a passage that was dealt once keeps its part when gold is
added later. The measured parts are closed: what is new is dealt to train, or goes with its event to dev or aside.
"""

import json
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
RARE = 10  # a name in at most this many passages tells an event
DAYS = 5
HELD = {"test", "fresh", "choice", "articles"}  # what tells their events later goes aside, so that figures on them stay comparable
NAME = re.compile(r"\b[A-Z][\w'-]{2,}")
Row = dict[str, Any]


def files(folder: Path = GOLD) -> list[Path]:
    """The files of passages: those named by one or two letters."""
    return sorted(path for path in folder.glob("*.jsonl") if len(path.stem) < 3)


def read_gold(folder: Path = GOLD) -> list[Row]:
    """All gold passages, in the order of their files' names."""
    return [json.loads(line) for path in files(folder) for line in path.open(encoding="utf-8") if line.strip()]


def read_split() -> dict[str, str]:
    """The part of each passage, by its id; none where nothing was dealt yet."""
    path = GOLD / "split.json"
    return json.loads(path.read_text()) if path.exists() else {}


def part_of_gold(name: str) -> list[Row]:
    """The passages of one part."""
    split = read_split()
    return [row for row in read_gold() if split.get(row["id"]) == name]


def page(url: str) -> str:
    """The page of a URL: without scheme, `www.`, fragment and closing slash."""
    return re.sub(r"^https?://(www\.)?", "", url.split("#")[0].strip()).rstrip("/").lower()


def names(row: Row) -> set[str]:
    """Capitalised words of title and text, of which the rare ones tell events apart."""
    return set(NAME.findall(f"{row['title'] or ''}. {row['text']}"))


def known_clusters(folder: Path = GOLD) -> list[list[str]]:
    """Clusters written down by the coders, as lists of ids."""
    path = folder / "clusters.json"
    return json.loads(path.read_text()) if path.exists() else []


class Groups:
    """Union-find over ids."""

    def __init__(self, ids: list[str]) -> None:
        self.parent = {i: i for i in ids}

    def find(self, i: str) -> str:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, a: str, b: str) -> None:
        if a in self.parent and b in self.parent:
            self.parent[self.find(a)] = self.find(b)


def near(a: Row, b: Row) -> bool:
    """Whether two passages were published within a few days of each other; false where a date is missing."""
    if not a["published"] or not b["published"]:
        return False
    return abs((date.fromisoformat(a["published"]) - date.fromisoformat(b["published"])).days) <= DAYS


def told_alike(rows: list[Row]) -> list[tuple[str, str]]:
    """Pairs that share rare names: two within days of each other, or five at any distance."""
    found = {r["id"]: names(r) for r in rows}
    df = Counter(n for ns in found.values() for n in ns)
    holders = defaultdict(list)
    for row in rows:
        for name in found[row["id"]]:
            if 1 < df[name] <= RARE:
                holders[name].append(row["id"])
    shared = Counter(pair for ids in holders.values() for pair in combinations(sorted(ids), 2))
    by_id = {r["id"]: r for r in rows}
    return [(a, b) for (a, b), n in shared.items() if n >= 5 or (n >= 2 and near(by_id[a], by_id[b]))]


def clusters(rows: list[Row], folder: Path = GOLD) -> list[list[str]]:
    """Ids grouped by event, each group sorted, groups sorted."""
    groups = Groups([r["id"] for r in rows])
    pages = defaultdict(list)
    for row in rows:
        if row["url"]:
            pages[page(row["url"])].append(row["id"])
        for other in re.findall(r"\b[a-z]{1,2}\d{3}\b", row["notes"] or ""):
            groups.join(row["id"], other)
    for ids in [*pages.values(), *known_clusters(folder), *map(list, told_alike(rows))]:
        for other in ids[1:]:
            groups.join(ids[0], other)
    found = defaultdict(list)
    for row in rows:
        found[groups.find(row["id"])].append(row["id"])
    return sorted(sorted(ids) for ids in found.values())


def deal(found: list[list[str]], earlier: dict[str, str]) -> dict[str, str]:
    """Part of each id: that of the cluster's earlier members, aside where these are held out; what is new is to train on."""
    part = dict(earlier)
    for ids in found:
        held = {earlier[i] for i in ids if i in earlier}
        chosen = "aside" if held & HELD else "dev" if "dev" in held else "train"
        part.update({i: chosen for i in ids if i not in part})
    return part


def main() -> None:
    rows = read_gold()
    found = clusters(rows)
    part = deal(found, read_split())
    (GOLD / "split.json").write_text(json.dumps(dict(sorted(part.items())), indent=0) + "\n")
    print(len(rows), "passages,", len(found), "events,", Counter(part.values()), "largest", sorted(map(len, found))[-8:])


if __name__ == "__main__":
    main()
