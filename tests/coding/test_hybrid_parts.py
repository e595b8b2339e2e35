import re
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.hybrid import schema
from trucewatch.coding.hybrid.decode import Found, Policy, alike, distinct, once, peaks, softmax
from trucewatch.coding.hybrid.network import TOKENIZER, WEIGHTS, checked
from trucewatch.coding.hybrid.numbers import counts, value
from trucewatch.coding.hybrid.phrases import Phrase, likely, point, runs_on, several
from trucewatch.coding.hybrid.pieces import Pieces, cut, load_tokenizer, quoted, shape
from trucewatch.coding.hybrid.tolls import toll
from trucewatch.coding.hybrid.windows import windows
from trucewatch.errors import CodingError


def words(text: str) -> Pieces:
    """Each word one piece, with the two markers."""
    spans, at = [(0, 0)], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    spans.append((0, 0))
    starts, ends = (np.array([s[k] for s in spans]) for k in (0, 1))
    zeros = np.zeros(len(spans), dtype=np.int64)
    return Pieces(text, zeros, starts, ends, zeros, zeros)


TEXT = "Rebels killed three soldiers and wounded twelve others near the town"


@pytest.mark.parametrize(
    ("phrase", "number"),
    [("13", 13), ("1,200", 1200), ("twenty-one", 21), ("two hundred and five", 205), ("a hundred", 100), ("three thousand", 3000),
     ("two dozen", 24), ("a", 1), ("a dozen", 12), ("half a dozen", 6), ("a couple of dozen", 24), ("couple of hundred", 200), ("a pair", 2),
     ("1\u202f200", 1200), ("1.5 thousand", 1500)],
)
def test_number_phrases_have_their_value(phrase: str, number: int) -> None:
    assert value(phrase) == number


@given(st.integers(0, 10**7))
def test_digits_mean_themselves_with_and_without_commas(number: int) -> None:
    assert value(f"{number:,}") == value(str(number)) == number


@given(st.text(max_size=80))
def test_counts_stand_where_they_say(text: str) -> None:
    assert all(value(text[c.start:c.end]) == c.value for c in counts(text))


def test_a_number_phrase_is_counted_once() -> None:
    text = "half a dozen of two dozen men, a couple of dozen women, 1.5 thousand in all"
    assert [count.value for count in counts(text)] == [6, 24, 24, 1500]
    assert [count.value for count in counts("a three-day truce, a hundred and two men")] == [1, 3, 102]


TOKENS = load_tokenizer(str(checked(WEIGHTS, TOKENIZER)))


def test_a_line_in_capitals_has_the_shapes_of_small_letters() -> None:
    written = {text: cut(text, TOKENS).shapes.tolist() for text in ("SHELLS HIT GOMA\nThe UN", "shells hit goma\nThe UN")}
    assert written["SHELLS HIT GOMA\nThe UN"] == written["shells hit goma\nThe UN"]


@given(st.text(alphabet="AİßÉ ñb\n", max_size=40))
def test_capitals_move_no_offset(text: str) -> None:
    pieces = cut(text, TOKENS)
    assert all(0 <= s <= e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert len(pieces.shapes) == len(pieces)


@pytest.mark.parametrize(("word", "kind"), [("rebels", 1), ("Rebels", 2), ("ELN", 3), ("McGuinness", 4), ("2020", 5), ("—", 6)])
def test_shapes_tell_case_and_digits(word: str, kind: int) -> None:
    assert shape(word) == kind


@given(st.lists(st.text("ab. \n", min_size=1, max_size=30), max_size=20).map(" ".join), st.integers(5, 60))
def test_windows_cover_the_text_in_order(text: str, most: int) -> None:
    found = windows(text, len, most)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(a < c <= b < d for (a, b), (c, d) in pairwise(found))


def test_long_text_is_cut_into_windows_that_fit() -> None:
    text = "\n\n".join(f"Paragraph {n} says something." for n in range(50))
    assert all(b - a <= 200 for a, b in windows(text, len, 200))


def chances(size: int, at: int) -> np.ndarray:
    found = np.zeros(size)
    found[at] = 12.0
    return softmax(found)


def test_a_pointer_gives_the_words_between_start_and_end() -> None:
    pieces = words(TEXT)
    found = point(pieces, chances(len(pieces), 3), chances(len(pieces), 4), 0.3)
    assert found == Phrase(14, 28, "three soldiers")


def test_a_pointer_at_the_marker_gives_nothing() -> None:
    pieces = words(TEXT)
    assert point(pieces, chances(len(pieces), 0), chances(len(pieces), 0), 0.3) is None


def split_between(size: int, shares: dict[int, float]) -> np.ndarray:
    found = np.full(size, 1e-9)
    found[list(shares)] = list(shares.values())
    return found / found.sum()


def test_of_phrases_the_one_that_most_agree_with_stands_though_another_is_likelier_alone() -> None:
    pieces = words(TEXT)  # "twelve others" .16; "soldiers", "three soldiers" and "killed three soldiers" .12 each
    starts = split_between(len(pieces), {7: 0.4, 4: 0.2, 3: 0.2, 2: 0.2})
    ends = split_between(len(pieces), {8: 0.4, 4: 0.6})
    found = point(pieces, starts, ends, 0.3)
    assert found is not None
    assert found.quote == "three soldiers"


def test_no_phrase_runs_from_the_beginning_of_one_to_the_end_of_another() -> None:
    pieces = words(TEXT)  # "three soldiers" or "twelve others"
    starts, ends = split_between(len(pieces), {3: 0.55, 7: 0.45}), split_between(len(pieces), {4: 0.55, 8: 0.45})
    assert [one.phrase.quote for one in likely(pieces, starts, ends)] == ["three soldiers", "twelve others"]


def test_phrases_that_agree_are_strong_together_where_each_alone_is_weak() -> None:
    pieces = words(TEXT)
    starts, ends = split_between(len(pieces), {0: 0.4, 3: 0.3, 4: 0.3}), split_between(len(pieces), {0: 0.4, 4: 0.6})
    assert point(pieces, starts, ends, 0.35) is not None
    assert point(pieces, split_between(len(pieces), {0: 0.7, 3: 0.3}), ends, 0.35) is None


def test_a_list_gives_each_name_once() -> None:
    pieces = words("Israel and Hamas agreed while Israel struck")
    marks = np.full(len(pieces), -9.0)
    marks[[1, 3, 6]] = 9.0
    assert [p.quote for _, p in several(pieces, softmax(marks), softmax(marks), 0.2)] == ["Israel", "Hamas"]


def test_of_ends_as_likely_a_name_has_the_nearest_and_none_beyond_its_sentence() -> None:
    pieces = words("The Irish Republican Army agreed. Israel agreed")
    starts, ends = np.full((2, len(pieces)), -9.0)
    starts[2] = ends[6] = 9.0
    ends[[3, 4]] = 5.0
    assert [p.quote for _, p in several(pieces, softmax(starts), softmax(ends), 0.2)] == ["Irish Republican"]


@given(st.lists(st.sampled_from(["truce", "Truce", "U.N.", "ended.", "ended.”", "“Hamas", "a\nb", "\n\n"]), max_size=12).map(" ".join))
def test_a_phrase_runs_on_where_a_whole_break_lies_in_it(text: str) -> None:
    pieces, breaks = words(text), [m.span() for m in re.finditer(r"\n|[a-z]{4}[.!?][\"”’)]*\s+[A-Z“]", text)]
    for first in range(1, len(pieces) - 1):
        for last in range(first, len(pieces) - 1):
            start, end = pieces.starts[first], pieces.ends[last]
            assert runs_on(pieces, first, last) == any(start <= a and b <= end for a, b in breaks)


@given(st.text("ab 1-.", max_size=30), st.data())
def test_a_piece_begins_a_word_unless_it_goes_on_from_letters(text: str, data: st.DataObject) -> None:
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=6))})
    spans = [(0, 0), *pairwise(cuts), (0, 0)]
    starts, ends = (np.array([s[k] for s in spans]) for k in (0, 1))
    zeros = np.zeros(len(spans), dtype=np.int64)
    heads = Pieces(text, zeros, starts, ends, zeros, zeros).heads
    for (a, b), begins in zip(spans, heads, strict=True):
        assert begins == (not (0 < a < b and text[a - 1].isalnum() and text[a].isalnum()))


@pytest.mark.parametrize(
    ("text", "inside"),
    [("a “b” c", "0011000"), ('a "b" c "d', "0011000011"), ("“a\nb", "1100"), ("«a» b”", "110000"), ("", "")],
)
def test_what_stands_in_quotation_marks(text: str, inside: str) -> None:
    assert "".join(str(int(mark)) for mark in quoted(text)) == inside


SOME, NO_NUMBER = np.array([0.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0])


def counted(text: str, *marks: tuple[str, float]) -> tuple[int, str | None]:
    """The toll where these words are marked so much, and what it shows."""
    pieces = words(text)
    told = np.zeros(len(pieces))
    for phrase, mark in marks:
        start = text.index(phrase)
        told[(pieces.starts >= start) & (pieces.starts < start + len(phrase)) & (pieces.ends > pieces.starts)] = mark
    found = toll(pieces, told, SOME, 0.5, 0)
    assert found is not None
    return found[0], found[1] and found[1].quote


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("Gunmen fired on an army patrol, killing one soldier, a Karo army officer said", (("an army", 0.5), ("one", 0.65)), 1),
        ("They shot at a Karo patrol near Lund, wounding one soldier", (("a Karo", 0.6), ("one", 0.6)), 1),
        ("Men ambushed a bus, killing a driver and two travellers, a police officer said", (("a bus", 0.5), ("a driver", 0.4), ("two", 0.5)), 3),
        ("A jet bombed a camp, killing at least nine soldiers and an aid worker", (("a camp", 0.6), ("nine", 1.0)), 10),
        ("They shot at a mayor, killing him and two guards", (("a mayor", 1.0), ("two", 1.0)), 3),
        ("A boy was shot dead at a post before a blast, killing two men", (("A boy", 1.0), ("two", 1.0)), 3),
    ],
)  # fmt: skip
def test_what_was_struck_is_no_victim(text: str, marks: tuple[tuple[str, float], ...], value: int) -> None:
    assert counted(text, *marks)[0] == value


@pytest.mark.parametrize(
    ("text", "pointed", "value"),
    [
        ("Gunmen shot guards during a three-day truce", "three-day", None),
        ("Gunmen shot guards in the twenty-first raid", "twenty-first", None),
        ("Gunmen shot guards after five years", "five", None),
        ("Gunmen shot guards\n\nHe said three of them were freed", "three", None),
        ("Gunmen shot guards\n\nHe said three of them died", "three", 3),
        ("Gunmen shot guards, three of them", "three", 3),
        ("Gunmen shot guards with 76 wounds in all", "76", None),
        ("Gunmen shot guards, who had twelve stab wounds", "twelve", None),
        ("Gunmen shot guards, 76 wounded in all", "76", 76),
        ("A shell killed 60-odd people", "60-odd", 60),
        ("A shell wiped out a five-member family", "five-member", 5),
    ],
)
def test_what_counts_no_people_or_tells_elsewhere_of_something_else_is_no_toll(text: str, pointed: str, value: int | None) -> None:
    pieces = words(text)
    start = text.index(pointed)
    marks = np.where((pieces.starts <= start) & (pieces.ends > start), 1.0, 0.0)
    found = toll(pieces, marks, SOME, 0.5, 0)
    assert (found and found[0]) == value


def test_a_toll_is_the_sum_of_the_counts_pointed_at() -> None:
    assert counted("Three soldiers and four civilians died in two towns", ("Three", 1.0), ("four", 1.0)) == (7, "Three")


@pytest.mark.parametrize(
    ("text", "pointed", "value", "shown"),
    [
        ("He died in an air strike", ("an",), 1, None),
        ("A farmer and two herders died", ("A", "two"), 3, "two"),
        ("One farmer died", ("One",), 1, "One"),
    ],
)
def test_an_article_shows_no_toll(text: str, pointed: tuple[str, ...], value: int, shown: str | None) -> None:
    assert counted(text, *((word, 1.0) for word in pointed)) == (value, shown)


@pytest.mark.parametrize(
    ("text", "sure", "less", "value"),
    [
        ("Two soldiers and a policeman died", "Two", "a policeman", 3),
        ("Three policemen, a boy and one nurse died", "Three", "one", 3),
        ("Three policemen, two boys and one nurse died", "two", "one", 3),
        ("Two soldiers died, and a bomb hurt six", "Two", "six", 2),
    ],
)
def test_counts_beside_one_that_is_meant_need_less(text: str, sure: str, less: str, value: int) -> None:
    assert counted(text, (sure, 0.9), (less.split()[0] + " " if less == "a policeman" else less, 0.4))[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The toll rose from 14 to 22", 22), ("The toll climbed to 22 from 14", 22), ("It killed 14 to 16 men", 14),
        ("Between 14 and 16 men died", 14), ("Some 14 or 15 men died", 14), ("It killed 14 men and 15 women", 29),
    ],
)  # fmt: skip
def test_two_bounds_are_one_count(text: str, value: int) -> None:
    assert counted(text, *((number, 1.0) for number in ("14", "15", "16", "22") if number in text))[0] == value


def test_no_toll_where_none_is_stated() -> None:
    pieces = words(TEXT)
    assert toll(pieces, np.zeros(len(pieces)), NO_NUMBER, 0.5, 0) is None


def test_peaks_keep_their_distance_within_a_family() -> None:
    pieces = words(TEXT)
    scores = np.zeros((len(pieces), schema.CLASSES))
    scores[:, 0] = 8.0
    for at in (2, 3, 9):
        scores[at, schema.FIRST_CLASS["incident"]] = 9.0
    found = peaks(pieces, scores, Policy())
    assert {top.piece for top in found} in ({2, 9}, {3, 9})


def incident(probability: float, at: int, **roles: str) -> Found:
    made = Found("incident", Phrase(at, at + 1, "x"), probability, "shooting")
    made.roles = {k: Phrase(0, len(v), v) for k, v in roles.items()}
    return made


def test_of_two_alike_the_likelier_stays() -> None:
    one = incident(0.9, 5, actor="rebels", target="soldiers", place="town")
    two = incident(0.7, 2, actor="rebels", target="soldiers", place="town")
    other = incident(0.8, 1, actor="army", target="camp", place="hill")
    assert [e.at for e in distinct([two, one, other], Policy(keep=0.5))] == [other.at, one.at]
    assert once([two, one, other], Policy(keep=0.5)) == [other, one]
    assert alike(one, one) == 1.0


def test_an_act_whose_probability_is_divided_between_two_words_is_as_likely_as_both() -> None:
    one = incident(0.3, 5, actor="rebels", target="soldiers", place="town")
    two = incident(0.25, 2, actor="rebels", target="soldiers", place="town")
    other = incident(0.45, 1, actor="army", target="camp", place="hill")
    found = distinct([two, one, other], Policy(keep=0.5))
    assert [(e.at, round(e.probability, 2)) for e in found] == [(one.at, 0.55)]


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.sampled_from(["rebels", "army"]), st.sampled_from(["camp", "town"])), max_size=8))
def test_probabilities_stay_probabilities_and_no_two_alike_stay(drawn: list[tuple[float, str, str]]) -> None:
    given_ = [incident(p, n, actor=actor, target=target, place="hill") for n, (p, actor, target) in enumerate(drawn)]
    found = distinct(given_, Policy(keep=0.4))
    assert all(0.4 <= e.probability < 1 for e in found)
    assert all(alike(a, b) < Policy().same for a, b in combinations(found, 2))
    assert [e.at.start for e in found] == sorted(e.at.start for e in found)


def test_unlikely_entries_go() -> None:
    assert distinct([incident(0.1, 0, actor="rebels")], Policy(keep=0.5)) == []


def test_altered_weights_are_refused(tmp_path) -> None:
    (tmp_path / "weights.sha256").write_text("00 trunk.onnx\n")
    (tmp_path / "trunk.onnx").write_bytes(b"altered")
    with pytest.raises(CodingError, match="altered"):
        checked(tmp_path, "trunk.onnx")


def test_shipped_weights_are_whole_and_small() -> None:
    files = ("trunk.onnx", "tower.onnx", "tokenizer.json")
    assert sum(checked(WEIGHTS, name).stat().st_size for name in files) <= 30_000_000
