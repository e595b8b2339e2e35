"""Posts of social networks that a page embeds: somebody else's words, set among the article's and no part of it."""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

# The classes that the networks and WordPress give to what they embed.
_EMBEDS = (
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "fb-video", "bluesky-embed", "mastodon-embed",
    "reddit-embed-bq", "telegram-post", "wp-block-embed",
)  # fmt: skip
_FIND = " | ".join(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" for name in _EMBEDS)


def without_embedded(html: str, tree: HtmlElement) -> str:
    """Take the embedded posts out of the tree and return its HTML; as it was where it has none."""
    if not any(name in html for name in _EMBEDS) or not (found := tree.xpath(_FIND)):
        return html
    for post in found:
        if post.tag not in ("html", "body") and post.getparent() is not None:
            post.drop_tree()
    return str(lxml.html.tostring(tree, encoding="unicode"))
