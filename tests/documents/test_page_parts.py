"""What is the article of a page and what is not: short sentences, embedded posts, its own headings, text that only its data hold."""

import json
from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.errors import DocumentError
from trucewatch.records import Document, Page

LEAD = "The Hill Front announced on Saturday a ceasefire of three days with the army over the holiday, starting on Sunday."
LAST = "The president welcomed the offer and said government forces would observe it, if the others did."
SHORT = ("The truce begins on Monday.", "The army rejected the offer.", "“We know nothing of it,” she said.")


def page(body: str, head: str = "", **facts: str) -> Document:
    html = f'<html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    gathered = datetime(2024, 5, 3, tzinfo=UTC)
    return read(Page(location="a", content=html.encode(), media_type="text/html", gathered=gathered, facts=tuple(facts.items())))


def table(*rows: str) -> str:
    return f"<table><tr><td>{'<br><br>'.join(rows)}</td></tr><tr><td><a href=/>Back</a> | Hits: 1203</td></tr></table>"


@pytest.mark.parametrize("short", SHORT)
def test_short_sentences_between_and_below_paragraphs_are_kept(short: str) -> None:
    assert page(table(LEAD, short, LAST)).body == f"{LEAD}\n\n{short}\n\n{LAST}"
    assert page(table(LEAD, LAST, short)).body == f"{LEAD}\n\n{LAST}\n\n{short}"


@pytest.mark.parametrize("label", ["Hits: 1203", "Share this article", "<a href=/x>The army denied it all.</a>"])
def test_labels_and_links_between_paragraphs_are_not(label: str) -> None:
    assert page(table(LEAD, label, LAST)).body == f"{LEAD}\n\n{LAST}"


TWEET = '<p>Front attack killed my cousin today #ceasefire</p>— Ali (@ali) <a href="https://x.example/1">May 23, 2020</a>'
EMBEDDED = {
    "tweet": f'<blockquote class="twitter-tweet" data-lang="en">{TWEET}</blockquote>',
    "wordpress": f'<figure class="wp-block-embed is-provider-x"><div>{TWEET}</div></figure>',
    "instagram": f'<blockquote class="instagram-media">{TWEET}</blockquote>',
    "facebook": f'<div class="fb-post" data-href="x">{TWEET}</div>',
}


@pytest.mark.parametrize("post", EMBEDDED.values(), ids=EMBEDDED)
def test_embedded_posts_are_not_the_article_and_take_no_paragraph_with_them(post: str) -> None:
    document = page(f"<article><h1>Front declares truce</h1><p>{LEAD}</p>{post}<p>{LAST}</p></article>", "<title>Front declares truce</title>")
    assert document.body == f"{LEAD}\n\n{LAST}" and "cousin" not in document.text


@pytest.mark.parametrize("quote", ["<blockquote><p>We will not attack first</p></blockquote>", '<blockquote class="pullquote"><p>We will not attack first</p></blockquote>'])
def test_quotations_stay(quote: str) -> None:
    assert "We will not attack first" in page(f"<article><p>{LEAD}</p>{quote}<p>{LAST}</p></article>").body


@pytest.mark.parametrize("title", ["Hill fighters bomb town despite truce", "Front: a truce and an attack", "Town is bombed"])
def test_the_own_heading_of_a_page_is_no_sentence_of_it(title: str) -> None:
    body = f"<article><h1>Front jets bomb the town despite truce</h1><p>{LEAD}</p><p>{LAST}</p></article>"
    document = page(body, "<title>Front jets bomb the town despite truce</title>", title=title)
    assert document.text == f"{title}\n\n{LEAD}\n\n{LAST}"


@pytest.mark.parametrize("text", [f"{LEAD}\n\n{LAST}", f"<p>{LEAD}</p>\n<p>{LAST}</p>"])
def test_an_article_that_stands_only_in_linked_data_is_read(text: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Front declares truce", "articleBody": text})
    document = page('<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>', f'<script type="application/ld+json">{data}</script>')
    assert document.text == f"Front declares truce\n\n{LEAD}\n\n{LAST}"


def test_what_the_page_shows_outranks_the_text_of_its_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": f"{LEAD} {LAST} {LEAD} {LAST}"})
    document = page(f"<article><p>{LEAD}</p><p>{LAST}</p></article>", f'<script type="application/ld+json">{data}</script>')
    assert document.body == f"{LEAD}\n\n{LAST}"


@pytest.mark.parametrize(("title", "heading"), [
    ("Hill Courier – English edition", "<h2>Front accuses army of breaking the truce</h2>"),
    ("The Hill Courier of the North", "<h1>Front accuses army of breaking the truce</h1>"),
    ("Hills: Front accuses army of breaking the truce - Hill Courier", "<h1>Front accuses army of breaking the truce</h1>"),
])
def test_the_headline_is_the_heading_where_the_title_says_something_else(title: str, heading: str) -> None:
    document = page(f"<div>{heading}<p>{LEAD}</p><p>{LAST}</p></div>", f"<title>{title}</title>")
    assert document.imprint.headline is not None and document.imprint.headline.quote == "Front accuses army of breaking the truce"


def test_a_title_that_the_page_shows_outranks_a_heading_beside_it() -> None:
    body = f"<div><p>Front accuses army of breaking the truce</p><p>{LEAD}</p><p>{LAST}</p><h2>What our readers looked at most</h2></div>"
    document = page(body, "<title>Front accuses army of breaking the truce - Hill Courier</title>")
    assert document.imprint.headline is not None and document.imprint.headline.quote == "Front accuses army of breaking the truce"


REFUSALS = {
    "check": "<title>Just a moment...</title><h1>river.example</h1><p>Checking your browser before accessing river.example. This may take a few seconds.</p>",
    "cookies": "<title>River Post</title><div><p>Enable JavaScript and cookies to continue reading at the site of the River Post</p></div>",
    "denied": '<title>Access Denied</title><h1>Access Denied</h1><p>You don\'t have permission to access "http://river.example/a" on this server.</p>',
    "human": "<title>River Post</title><p>Please verify you are human by completing the action below. The site needs to review the security of your connection.</p>",
}


@pytest.mark.parametrize("html", REFUSALS.values(), ids=REFUSALS)
def test_a_site_that_lets_nobody_in_is_no_article(html: str) -> None:
    with pytest.raises(DocumentError, match="gives no access"):
        page(html)


def test_news_of_access_and_of_robots_is_an_article() -> None:
    text = "Access to the camps was denied for a third day, the agency said. It asked the army to verify that the convoy was human aid."
    assert page(f"<title>Access denied to aid convoys</title><article><h1>Access denied to aid convoys</h1><p>{LEAD}</p><p>{text}</p></article>").body
    assert page(f"<article><p>{LEAD}</p><p>{LAST}</p><p>Please enable JavaScript to view the comments powered by Disqus.</p></article>").body


LINKS = [f'<a href="/{number}">Front and army trade fire in the hills for day {number}</a>' for number in range(12)]


def test_a_front_page_is_a_list_of_links() -> None:
    with pytest.raises(DocumentError, match="list of links"):
        page(f"<title>World news</title><h1>World news</h1><ul>{''.join(f'<li>{link} 2 hours ago</li>' for link in LINKS)}</ul>")


def test_an_article_among_links_is_none() -> None:
    document = page(f"<title>Truce</title><ul>{''.join(f'<li>{link}</li>' for link in LINKS)}</ul><article><h1>Truce</h1><p>{LEAD}</p></article>")
    assert LEAD in document.body
