"""A smaller vocabulary for the shipped network: word pieces that news of conflicts hardly has are left out, and cut into shorter ones.

The base's table of words is never trained, so that its rows can go where nothing here was read with them.
"""

import json
from collections.abc import Iterable
from typing import Any

from tokenizers import Tokenizer

ROWS = 20_400
LATIN = 0x24F


def kept(tokenizer: Tokenizer, texts: Iterable[str]) -> list[int]:
    """The ids of the ROWS pieces that stay, in order: nearly all that the texts have, the commonest first; foreign ones last."""
    names = {number: name for name, number in tokenizer.get_vocab().items()}
    had = {number for coded in tokenizer.encode_batch(list(texts)) for number in coded.ids}

    def rank(number: int) -> tuple[bool, bool, int]:
        name = names[number]
        foreign = name.startswith("[unused") or any(ord(letter) > LATIN for letter in name)
        needed = number in had or (name.startswith("[") and not foreign) or len(name.removeprefix("##")) == 1
        return foreign and number not in had, not needed, number

    return sorted(sorted(names, key=rank)[:ROWS])


def reduced(tokenizer: str, ids: list[int]) -> str:
    """The tokenizer's JSON with these pieces alone, numbered anew in their order."""
    data: dict[str, Any] = json.loads(tokenizer)
    new = {old: number for number, old in enumerate(ids)}
    vocabulary = data["model"]["vocab"]
    data["model"]["vocab"] = {name: new[number] for name, number in vocabulary.items() if number in new}
    for token in data["added_tokens"]:
        token["id"] = new[token["id"]]
    for token in data["post_processor"]["special_tokens"].values():
        token["ids"] = [new[number] for number in token["ids"]]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
