"""The section in the forms of systems of publication: paths of any name, labels over the headline, the menu's current item, lists."""

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.records import Page

PARAGRAPH = "Both sides said on Sunday that the truce along the river would hold for another week, and nobody was hurt in the towns on either bank."
H1 = "<h1>Truce holds along the river</h1>"
OWN = "<link rel='canonical' href='https://river.example/2024/05/03/truce-holds/'>"


def section(above: str, head: str = "", below: str = "", title: str = "Truce holds along the river - River Post", headline: str = H1, site: str = "River Post") -> str | None:
    named = f"<meta property='og:site_name' content='{site}'>" if site else ""
    html = (
        f"<html lang='en'><head><title>{title}</title>{named}{head}</head><body>{above}{headline}"
        f"<div class='text'><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('Sunday', 'Monday')}</p></div>{below}</body></html>"
    )
    return read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint.section


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("<div class='x1'><a href='/'>Home</a> › <a href='/c/7'>Borderlands</a></div>", "Borderlands"),
        ("<div id='way'><a href='/'>Главная</a> / <a href='/w/'>Мир</a> / <a href='/w/b/'>Граница</a></div>", "Граница"),
        ("<ul class='x1'><li><a href='/'>Home</a></li><li><a href='/world/'>World</a></li><li><a href='/world/borders/'>Borders</a></li></ul>", "Borders"),
        ("<p>您的位置：<a href='/'>首页</a> &gt; <a href='/gj/'>国际</a> &gt; 正文</p>", "国际"),
        ("<p><a href='/'>Strona główna</a> » <a href='/s/'>Świat</a> » Truce holds along the …</p>", "Świat"),
        ("<div class='bread-crumbs'><a href='/'>Home</a><a href='/c/7'>Borderlands</a></div>", "Borderlands"),
        ("<div><a href='/'>Home</a> | <a href='/about'>About</a> | <a href='/contact'>Contact</a></div>", None),
        ("<ul><li><a href='/'>Home</a></li><li><a href='/world/'>World</a></li><li><a href='/sport/'>Sport</a></li></ul>", None),
    ],
)
def test_a_path_is_known_by_its_form(above: str, name: str | None) -> None:
    assert section(above, OWN) == name


MENU = "<nav><ul><li><a href='/w/1'>World</a></li><li%s><a href='/a/2'%s>Borderlands</a></li><li><a href='/s/3'>Sport</a></li></ul></nav>"


@pytest.mark.parametrize(
    ("item", "link", "name"),
    [
        (" class='active'", "", "Borderlands"),
        (" class='menu-item current-post-ancestor'", "", "Borderlands"),
        (" class='nav__item is-active'", "", "Borderlands"),
        ("", " aria-current='page'", "Borderlands"),
        ("", " aria-current='true' class='selected'", "Borderlands"),
        ("", " aria-current='false'", None),
        (" class='interactive'", "", None),
    ],
)
def test_the_current_item_of_the_menu_is_the_section(item: str, link: str, name: str | None) -> None:
    assert section(MENU % (item, link), OWN) == name


def test_of_several_current_items_the_innermost_is_the_section() -> None:
    menus = "<nav><ul><li class='active'><a href='/n'>News</a></li><li><a>Sport</a></li><li><a>Radio</a></li></ul></nav>" + MENU % (" class='active'", "")
    assert section(menus, OWN) == "Borderlands"
    assert section("<ul class='tabs'><li class='active'><a href='#a'>Latest</a></li><li><a href='#b'>Popular</a></li><li><a href='#c'>Tags</a></li></ul>", OWN) is None


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("<main><div><span class='text-xs'>Borderlands</span>", "Borderlands"),
        ("<article><p>Borderlands</p>", "Borderlands"),
        ("<article><div><p>Borderlands · 4 min read</p></div>", "Borderlands"),
        ("<article><header><p>Borderlands</p><p>3 May 2024</p>", "Borderlands"),
        ("<ul><li><a href='/b'>Borderlands</a></li><li><a>World</a></li><li><a>Sport</a></li></ul><table><tr><td><font color='red'>BORDERLANDS</font><br><br>", "BORDERLANDS"),
        ("<table><tr><td><font color='red'>BORDERLANDS</font><br><br>", None),
        ("<article><p>Exclusive</p>", None),
        ("<article><p>4 min read</p>", None),
        ("<article><p>Nobody was hurt, and the ferry runs again.</p>", None),
        ("<article><p>River Post</p>", None),
        ("<article><p>3 May 2024</p>", None),
        ("<article><p class='byline'>Jane Doe</p>", None),
    ],
)
def test_a_few_words_over_the_headline_are_the_section(above: str, name: str | None) -> None:
    assert section(above, OWN) == name


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("<header><a href='/'>River Post</a><div><a href='/reportage'>Reportage</a><a href='/essays'>Essays</a><a href='/maps'>Maps</a></div></header>", None),
        ("<main><a href='/programs/levant'>Levant Program</a>", "Levant Program"),
        ("<div><div class='field-label'>Region</div><div class='field-items'><a href='/t/7'>Borderlands</a></div></div>", "Borderlands"),
        ("<p>Section: <a href='/t/7'>Borderlands</a></p>", "Borderlands"),
        ("<p>Desk: <a href='/t/7'>Borderlands</a></p>", "Borderlands"),
        ("<div>Filed under</div><div><a href='/t/7'>Borderlands</a></div>", "Borderlands"),
        ("<div>Published in</div><div><a href='/t/7'>The Border Review</a></div>", None),
        ("<article data-section='Borderlands'>", "Borderlands"),
        ("<main data-category-name='borderlands'>", "borderlands"),
        ("<div data-section='Borderlands'></div>", None),
    ],
)
def test_labels_and_links(above: str, name: str | None) -> None:
    assert section(above, OWN) == name


LINKED = "<script type='application/ld+json'>%s</script>"
STEPS = '{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home","item":"https://river.example/"},{"@type":"ListItem","name":"Borderlands","item":"https://river.example/b"}]}'


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ('{"@type":"NewsArticle","articleSection":["Borderlands","Rivers"]}', "Borderlands"),
        ('{"@type":"NewsArticle","articleSection":["News","Borderlands"]}', "Borderlands"),
        ('{"@type":"NewsArticle","articleSection":["News"]}', "News"),
        ('{"@type":"NewsArticle","articleSection":[]}', None),
        (f'{{"@type":"WebPage","breadcrumb":{STEPS}}}', "Borderlands"),
        ('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","articleSection":"Borderlands"}}', "Borderlands"),
        ('[[{"@type":"NewsArticle","articleSection":"Borderlands"}]]', "Borderlands"),
    ],
)
def test_linked_data_of_many_shapes(data: str, name: str | None) -> None:
    assert section("", OWN + LINKED % data) == name


@pytest.mark.parametrize(
    ("title", "site", "name"),
    [
        ("Borderlands - Truce holds along the river - River Post", "River Post", "Borderlands"),
        ("River Post - Truce holds along the river - Borderlands", "River Post", "Borderlands"),
        ("Truce holds along the river - Borderlands - River Post", "River Post", "Borderlands"),
        ("Jane Doe - Truce holds along the river - Another Paper", "River Post", None),
    ],
)
def test_a_title_may_name_the_section_before_the_headline(title: str, site: str, name: str | None) -> None:
    assert section("", OWN, title=title, site=site) == name


def test_a_site_named_at_the_end_of_such_a_title_is_the_outlet_and_does_not_prove_the_section() -> None:
    html = f"<html><head><title>Borderlands - Truce holds along the river - River Policy Center</title></head><body>{H1}<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></body></html>"
    found = read(Page(location="a.html", content=html.encode(), media_type="text/html", gathered=datetime(2024, 5, 5, tzinfo=UTC))).imprint
    assert (found.outlet, found.section) == ("River Policy Center", None)
