import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.documents.plain import lay_out

ARTICLE = (
    "Gunmen and soldiers traded fire for an hour on Monday near the bridge, the provincial governor said, and one farmer was hurt.\n\n"
    "By noon the road was open again. Elders of both valleys had walked out between the lines with a white sheet on a pole."
)


def test_article_without_furniture_is_untouched() -> None:
    assert lay_out(ARTICLE).body == ARTICLE and lay_out(ARTICLE).headline == ""


def test_headline_is_found_where_it_stands_alone() -> None:
    layout = lay_out(f"Fire across the river ends after an hour\n\n{ARTICLE}")
    assert layout.headline == "Fire across the river ends after an hour" and layout.body == ARTICLE


DISPATCH = f"GOMA, Feb 22 (Reuters) - Both sides agreed on a truce on Friday.\n\n{ARTICLE}"


@pytest.mark.parametrize("under", ["February 23, 2002", "Published: 10 May 2025 20:45 GMT", "By our South Asia desk", "Source: Reuters", "(Reuters)"])
def test_a_headline_ends_where_an_imprint_follows_on_the_next_line(under: str) -> None:
    layout = lay_out(f"Rebels and army sign truce\n{under}\n\n{DISPATCH}")
    assert layout.headline == "Rebels and army sign truce" and under in layout.text()[0].split("\n")
    assert layout.body.endswith(DISPATCH)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "under",
    [
        ("Lake Karo Herald", "14 February 2026"), ("Reuters", "14 February 2026"), ("The Harbour Gazette", "Published: 14 February 2026"),
        ("Kivu Morning Post, Bukavu", "14 February 2026"), ("La Voix du Kivu, Goma (translated)", "14 February 2026"),
        ("Al Jazeera", "2026-02-14"), ("News Agency of Nigeria", "By Jane Doe", "Feb. 14, 2026"), ("Cambodianess", "Jane Doe", "14 Feb 2026"),
    ],
)  # fmt: skip
def test_the_name_of_the_outlet_may_stand_between_headline_and_day(under: tuple[str, ...], gap: str) -> None:
    layout = lay_out(f"Rebels and army sign truce{gap}{gap.join(under)}\n\n{DISPATCH}")
    assert (layout.headline, layout.above, layout.body) == ("Rebels and army sign truce", under, DISPATCH)


@pytest.mark.parametrize("rows", ["Lake Karo Elders\n\nThe 14 February 2026 truce holds, elders of both valleys said.", "The army is silent.\n14 February 2026"])
def test_what_is_no_name_over_a_day_is_the_article(rows: str) -> None:
    assert lay_out(f"Rebels and army sign truce\n{rows}\n\n{DISPATCH}").above == ()


@pytest.mark.parametrize("headline", ["US, rebels begin week of calm", "UN, AU urge both sides to keep truce", "RSF, army agree to truce"])
def test_a_headline_may_begin_with_an_acronym_and_a_comma(headline: str) -> None:
    layout = lay_out(f"{headline}\n2020-02-22\n\n{DISPATCH}")
    assert (layout.headline, layout.above, layout.body) == (headline, ("2020-02-22",), DISPATCH)


@pytest.mark.parametrize("headline", ["Fighting is to stop at 4 a.m.", "Rebels reject truce offer of the U.S.", "Truce runs until Feb."])
def test_a_headline_may_end_with_an_abbreviation(headline: str) -> None:
    layout = lay_out(f"{headline}\n2020-02-22\n\n{DISPATCH}")
    assert (layout.headline, layout.above, layout.body) == (headline, ("2020-02-22",), DISPATCH)


def test_a_headline_ends_where_the_head_of_a_dispatch_follows_on_the_next_line() -> None:
    layout = lay_out(f"Rebels and army sign truce\n{DISPATCH}")
    assert layout.headline == "Rebels and army sign truce" and layout.body == DISPATCH


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_date_may_stand_over_the_headline(gap: str) -> None:
    layout = lay_out(f"February 23, 2002{gap}Rebels and army sign truce{gap}{DISPATCH}")
    assert (layout.headline, layout.above, layout.body) == ("Rebels and army sign truce", ("February 23, 2002",), DISPATCH)


def test_a_date_over_an_article_without_a_headline_is_none() -> None:
    layout = lay_out(f"February 23, 2002\n\n{DISPATCH}")
    assert (layout.headline, layout.above, layout.body) == ("", ("February 23, 2002",), DISPATCH)


def test_markdown_heading_loses_its_mark() -> None:
    assert lay_out(f"# Fire across the river ends\n{ARTICLE}").headline == "Fire across the river ends"


def test_dateline_or_sentence_is_no_headline() -> None:
    for first in ("KABUL (AP) — A truce began", "A truce began on Monday.", "By The Associated Press"):
        assert lay_out(f"{first}\n\n{ARTICLE}").headline == ""


def test_a_time_of_publication_may_stand_at_the_foot() -> None:
    layout = lay_out(f"Truce in Karo\n\n{ARTICLE}\n\nSource: River Radio\nPublished: 12 October 2020")
    assert layout.credits == ("Source: River Radio", "Published: 12 October 2020") and layout.body == ARTICLE
    assert lay_out(f"{ARTICLE}\n\nThe list was published on 12 October 2020.").credits == ()


def test_bylines_and_dates_stand_above_and_credits_below() -> None:
    above, below = "By Our Correspondent\nMarch 3, 2024", "___\n\nSource: River Radio\n\nShare this:\nTwitter"
    layout = lay_out(f"Fire across the river ends\n\n{above}\n\n{ARTICLE}\n\n{below}")
    assert layout.above == ("By Our Correspondent", "March 3, 2024")
    assert layout.credits == ("Source: River Radio",) and layout.body == ARTICLE


def test_everything_below_the_comments_is_gone() -> None:
    assert lay_out(f"{ARTICLE}\n\n3 Comments\n\nNobody believes a word of this.\n\nLeave a Reply").body == ARTICLE


def test_word_comments_in_a_menu_does_not_end_the_page() -> None:
    assert lay_out(f"Comments\n\n{ARTICLE}").body == ARTICLE


def test_title_that_the_source_gave_is_not_repeated() -> None:
    layout = lay_out(f"FIRE ACROSS THE RIVER ENDS\n\n{ARTICLE}", "Fire across the river ends")
    assert layout.body == ARTICLE and layout.text()[0].lower().count("fire across") == 1


@given(st.text(min_size=1), st.text(max_size=50))
def test_article_lies_where_the_layout_says(text: str, title: str) -> None:
    layout = lay_out(text, title)
    whole, start, end = layout.text()
    assert whole[start:end] == layout.body


ROWS = [*ARTICLE.split("\n\n"), "Share this:", "Source: X", "Advertisement", "", "By Y", "Leave a Reply"]


@given(st.lists(st.sampled_from(ROWS), max_size=8))
def test_every_line_of_the_result_stands_in_the_page(rows: list[str]) -> None:
    layout = lay_out("\n".join(rows))
    assert set(layout.text()[0].split("\n")) <= {*rows, ""}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "headline",
    [
        "THAILAND, CAMBODIA SIGN 13-POINT CEASEFIRE ARRANGEMENT AT GBC MEETING", "GAZA - TRUCE HOLDS, ARMY SAYS", "ARMY (SAF) SAYS TRUCE WITH REBELS HOLDS",
        "UN-backed truce holds along the river",
    ],
)  # fmt: skip
def test_a_headline_of_capitals_is_one_though_a_comma_or_a_dash_stands_in_it(headline: str, gap: str) -> None:
    layout = lay_out(f"{headline}{gap}7 August 2025\n\n{ARTICLE}")
    assert (layout.headline, layout.above, layout.body) == (headline, ("7 August 2025",), ARTICLE)


@pytest.mark.parametrize("head", ["KUALA LUMPUR, AUG 7 (BERNAMA) - TRUCE HOLDS", "GOMA, FEB 22 - TRUCE HOLDS", "GOMA - The rebels and the army keep their truce"])
def test_the_head_of_a_dispatch_is_no_headline_in_capitals_either(head: str) -> None:
    assert lay_out(f"{head}\n\n{ARTICLE}").headline == ""


@pytest.mark.parametrize("name", ["The Nation (Thailand)", "Daily Star (Beirut)", "The Standard (Hong Kong)"])
def test_a_name_over_a_day_may_have_its_country_in_brackets(name: str) -> None:
    layout = lay_out(f"Rebels and army sign truce\n{name}\nTUESDAY, JANUARY 06, 2026\n\n{ARTICLE}")
    assert (layout.headline, layout.above, layout.body) == ("Rebels and army sign truce", (name, "TUESDAY, JANUARY 06, 2026"), ARTICLE)


@pytest.mark.parametrize("row", ["The truce holds (for now)", "(Thailand)"])
def test_other_brackets_make_no_name(row: str) -> None:
    layout = lay_out(f"Rebels and army sign truce\n{row}\n7 August 2025\n\n{ARTICLE}")
    assert (layout.above, layout.body) == (("7 August 2025",), f"{row}\n\n{ARTICLE}")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("over", ["El Heraldo del Lago (English edition)", "lakeherald.example", "Lake Herald, page 4", "Home | World\nNorda\nTruce talks"])
def test_a_day_alone_over_the_first_paragraph_is_the_articles_whatever_short_lines_stand_over_it(over: str, gap: str) -> None:
    layout = lay_out(f"Rebels and army sign truce\n\n{over}{gap}January 5, 2023\n\n{ARTICLE}")
    assert layout.headline == "Rebels and army sign truce"
    assert layout.above[-1] == "January 5, 2023" and "2023" not in layout.body and layout.body.endswith(ARTICLE)


@pytest.mark.parametrize(
    "rows",
    [
        "Key dates\n\nDecember 31, 2022\nThe truce is declared.\n\nJanuary 5, 2023\nThe truce is broken.",
        "The army and the rebels have met at the lake.\n\nJanuary 5, 2023",
        "Home | World\nThe truce of January 5, 2023, holds in all districts of the lake",
    ],
)  # fmt: skip
def test_a_day_of_a_chronology_behind_a_paragraph_or_beside_words_stays_in_the_article(rows: str) -> None:
    assert lay_out(f"Rebels and army sign truce\n\n{rows}\n\n{ARTICLE}").above == ()
