"""Pages of an outlet that does not exist, in our own words, about real kinds of events: articles that differ, and what stands on all of them."""

from __future__ import annotations

from dataclasses import dataclass

BACKGROUND = "The war began on 15 April 2023, when the army and the Rapid Support Forces turned their guns on each other in the capital."
REPORTERS = ("Mara Lindqvist", "Joseph Adeyemi", "Tomas Reyes", "Ines Haddad", "Peter Novak", "Lucia Ferro", "Omar Saleh", "Anna Kivi")
ARTICLES = (
    ("Harvest fails along the upper river", (
        "Farmers in three districts said on Monday that most of their sorghum had dried up before it could be cut.",
        "Traders in the provincial town have doubled the price of flour since May, and the council has opened its grain store.",
        "The governor promised seed for the next season, but named no day on which it would come.")),
    ("Shells hit a market in the south of the capital", (
        "At least 17 people were killed when shells struck a market in the south of the capital on Wednesday, doctors said.",
        "Both sides denied that they had fired. A local committee said the wounded had been carried to a clinic on donkey carts.",
        BACKGROUND)),
    ("Central bank moves its office to the coast", (
        "The central bank has moved its head office to the port city, its deputy governor told reporters on Thursday.",
        "Salaries of civil servants will be paid from there until the vaults in the capital can be reached again.",
        "Two private banks have already followed, and a third is looking for rooms near the harbour.")),
    ("Envoys meet the two generals apart", (
        "Envoys of three countries met the two generals one after the other on Sunday and spoke of a truce of seven days.",
        "Neither delegation would say whether it had accepted. A further round is planned for the end of the week.",
        BACKGROUND)),
    ("Cholera wards open in two camps", (
        "Health workers opened cholera wards in two camps on Tuesday after 60 cases had been counted within a week.",
        "Wells have been closed, and water is brought in by lorry, an aid agency said, though never enough of it.",
        "Schools in the camps stay shut until the rains are over.")),
    ("Truce of seven days begins in the capital", (
        "A truce of seven days began in the capital on Monday night, and residents said that the guns had fallen silent by midnight.",
        "Lorries with flour crossed the bridge for the first time in a month. Two were turned back at a checkpoint.",
        BACKGROUND)),
    ("Bridge to the old town is repaired", (
        "Engineers reopened the bridge to the old town on Friday after patching a hole in its third span.",
        "Only cars may cross for now; buses must take the longer way by the dam, the works department said.",
        "A second crew is mending the pumping station beside it.")),
    ("Airstrike breaks the quiet of the truce", (
        "An airstrike hit a depot on the edge of the capital on Saturday, the first since the truce began, two witnesses said.",
        "The army said that it had kept to the truce and that the depot had blown up by itself. Three guards were wounded.",
        BACKGROUND)),
)  # fmt: skip


@dataclass(frozen=True)
class OutletPage:
    """A page: its address, its HTML, and the article that it holds, as one would mark it."""

    url: str
    html: str
    article: str


def pages(host: str = "www.rivergazette.example") -> list[OutletPage]:
    return [_page(host, number, title, list(rows)) for number, (title, rows) in enumerate(ARTICLES)]


def _page(host: str, number: int, title: str, rows: list[str]) -> OutletPage:
    reporter, day = REPORTERS[number], number + 3
    appeal = "Independent reporting from the river costs money, and our readers carry it: give what you can, once or each month, by bank or by phone."
    notice = f"{reporter} writes from the river for the Gazette and can be reached through our reading room, open from 9 to {number % 3 + 5}."
    lines = [rows[0], appeal, *rows[1:], notice, "The Gazette keeps all its articles open to everybody, without a wall and without a log of who reads them."]
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    comments = "".join(f'<li class="comment"><p>Reader {n} thinks that the army broke the truce again and that {reporter} should say so at last.</p></li>' for n in range(3))
    html = f"""<!doctype html><html lang="en"><head><title>{title} - River Gazette</title><meta property="og:site_name" content="River Gazette">
<meta property="article:published_time" content="2024-06-{day:02}T08:00:00Z"></head><body><header><nav><a href="/">Home</a> <a href="/w">World</a></nav></header>
<main><article><h1>{title}</h1>{body}</article></main>
<section id="comments" class="comments-area"><h2>3 thoughts on “{title}”</h2><ol class="comment-list">{comments}</ol></section>
<footer><p>River Gazette, Harbour Street 4</p></footer></body></html>"""
    return OutletPage(f"https://{host}/2024/06/{day:02}/a{number}", html, "\n".join([title, *rows]))
