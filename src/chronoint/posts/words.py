"""The words by which pages mark their updates and their furniture, as data.

English, with what French and Dutch pages print around English or translated posts.
Everything is lower case. A language more is some rows more.
"""

from typing import Literal

from attrs import frozen

__all__ = [
    "FILLER",
    "FURNITURE",
    "MARK_WORDS",
    "MONTHS",
    "NUMBER_WORDS",
    "ORDINALS",
    "WEEKDAYS",
    "ZONES",
    "FurnitureRow",
    "word_set",
]


def word_set(words: str) -> frozenset[str]:
    """Give the words of a text as a set; a table of words reads better in one line."""
    return frozenset(words.split())


def _months() -> dict[str, int]:
    names = {
        "en": "january february march april may june july august september october november "
        "december",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        "nl": "januari februari maart april mei juni juli augustus september oktober november "
        "december",
    }
    table = {word: at for row in names.values() for at, word in enumerate(row.split(), 1)}
    short = {word[:3]: at for at, word in enumerate(names["en"].split(), 1)}
    return table | short | {"sept": 9}


MONTHS = _months()
WEEKDAYS = {
    word: at
    for row in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    )
    for at, word in enumerate(row.split())
} | {"tues": 1, "thur": 3, "thurs": 3}
ZONES = word_set(
    "utc gmt bst ist cet cest eet eest msk est edt cst cdt mst mdt pst pdt et ct mt "
    "pt wet west "
    "aest aedt awst acst nzst nzdt jst kst hkt sgt pkt"
)
# Words that may stand beside a date in the label of a mark.
FILLER = word_set(
    "on at as of from by posted added the and published written dated date time "
    "local a p m am pm "
    "le du au op van om st nd rd th no number noon gmt eastern central pacific"
) | frozenset(ZONES)

NUMBER_WORDS = {
    word: at
    for at, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {
    word: at
    for at, word in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}
ORDINALS = {
    word: at
    for at, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1
    )
} | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6}

MarkWord = Literal["update", "updated", "edit", "correction", "retraction", "note"]
MARK_WORDS: dict[tuple[str, ...], MarkWord] = {
    ("update",): "update",
    ("updated",): "updated",
    ("mise", "à", "jour"): "update",
    ("mise", "a", "jour"): "update",
    ("bijgewerkt",): "updated",
    ("addendum",): "update",
    ("edit",): "edit",
    ("edited",): "edit",
    ("edited", "to", "add"): "update",
    ("editor's", "update"): "update",
    ("author's", "update"): "update",
    ("correction",): "correction",
    ("corrections",): "correction",
    ("corrected",): "correction",
    ("clarification",): "correction",
    ("clarifications",): "correction",
    ("corrections", "and", "clarifications"): "correction",
    ("erratum",): "correction",
    ("errata",): "correction",
    ("corrigendum",): "correction",
    ("rectificatif",): "correction",
    ("rectification",): "correction",
    ("rectificatie",): "correction",
    ("correctie",): "correction",
    ("retraction",): "retraction",
    ("retracted",): "retraction",
    ("withdrawn",): "retraction",
    ("withdrawal",): "retraction",
    ("notice", "of", "retraction"): "retraction",
    ("story", "withdrawn"): "retraction",
    ("article", "withdrawn"): "retraction",
    ("editor's", "note"): "note",
    ("editors", "note"): "note",
    ("editors'", "note"): "note",
    ("editorial", "note"): "note",
    ("ed", "note"): "note",
    ("ed", "s", "note"): "note",
    ("eds", "note"): "note",
    ("author's", "note"): "note",
    ("publisher's", "note"): "note",
    ("note",): "note",
    ("note", "to", "readers"): "note",
}
"""What may open a mark; the words may follow "further", "new", "second" and the like."""


@frozen
class FurnitureRow:
    """One way in which a page's furniture begins.

    Parameters
    ----------
    words
        The first words of the line.
    rule
        What it is.
    form
        ``"whole"``: the line says no more; ``"colon"``: a colon or dash follows;
        ``"prefix"``: anything follows.
    reach
        ``"line"``: that line; ``"list"``: and the list under it; ``"end"``: and all that
        follows.
    most
        The line has at most so many characters.
    """

    words: str
    rule: str
    form: Literal["whole", "colon", "prefix"]
    reach: Literal["line", "list", "end"] = "line"
    most: int = 240


def _rows(
    rule: str,
    form: Literal["whole", "colon", "prefix"],
    words: str,
    reach: Literal["line", "list", "end"] = "line",
    most: int = 240,
) -> list[FurnitureRow]:
    return [FurnitureRow(one.strip(), rule, form, reach, most) for one in words.split("|")]


FURNITURE = (
    *_rows(
        "related posts",
        "colon",
        "related post|related posts|related|related article|"
        "related articles|related story|related stories|related coverage|related reading|"
        "related content|read also|also read|read more|see also|more on this|recommended|"
        "previous post|next post|previously on this blog|lire aussi|à lire aussi|lees ook|"
        "a lire aussi|read next|up next|don't miss|also on this blog|further coverage",
    ),
    *_rows(
        "related posts",
        "whole",
        "related post|related posts|related|related articles|"
        "related stories|related coverage|related reading|related content|read more|read also|"
        "see also|more on this|more on this story|recommended|recommended for you|"
        "you may also like|you might also like|more from this section|most read|most popular|"
        "most viewed|trending|popular posts|recent posts|latest posts|lire aussi|lees ook|"
        "meer lezen|à lire aussi|up next|read next|top stories|around the web",
        "list",
    ),
    *_rows(
        "references",
        "whole",
        "references|reference|sources|source|bibliography|"
        "further reading|external links|footnotes|endnotes|notes and references|works cited|"
        "links|références|bronnen|referenties|sources and further reading",
        "list",
    ),
    *_rows(
        "title history",
        "whole",
        "title history|earlier titles|previous titles|"
        "this post was published before as|titles of this post",
        "list",
    ),
    *_rows(
        "tags",
        "colon",
        "tags|tag|tagged|tagged with|filed under|categories|category|"
        "topics|keywords|labels|mots-clés|posted in|trefwoorden",
    ),
    *_rows(
        "tags",
        "prefix",
        "this entry was posted in|filed under|posted in|tagged with|"
        "bookmark the permalink|this entry was posted on",
    ),
    *_rows("tags", "whole", "tags|topics|categories|keywords", "list"),
    *_rows(
        "comments",
        "prefix",
        "leave a reply|leave a comment|post a comment|add a comment|"
        "join the conversation|join the discussion|fill in your details below|"
        "your email address will not be published|required fields are marked|"
        "you are commenting using|soyez le premier à commenter|laisser un commentaire|"
        "votre adresse de messagerie|plaats een reactie|geef een reactie|notify me of|"
        "you must be logged in to|comments are closed|sign in to comment|view comments|"
        "laat een reactie achter|cancel reply|be the first to comment|log in to leave",
        "end",
        120,
    ),
    *_rows(
        "comments",
        "whole",
        "comments|reader comments|responses|replies|reacties|"
        "commentaires|discussion about this post",
        "end",
    ),
    *_rows(
        "contents",
        "whole",
        "table of contents|contents|in this article|on this page|"
        "in this post|sommaire|table des matières|inhoud|inhoudsopgave|jump to",
        "list",
    ),
    *_rows("contents", "colon", "in this article|on this page"),
    *_rows(
        "copyright",
        "prefix",
        "©|copyright|all rights reserved|reproduction and dissemination|"
        "reproduction interdite|tous droits réservés|alle rechten voorbehouden|"
        "no part of this publication",
        most=300,
    ),
    *_rows(
        "follow us",
        "prefix",
        "follow us|follow me|follow @|subscribe to|sign up for|"
        "sign up to|share this|share on|share to|like this|support us|support this|"
        "click to share|click to email|click to print|like loading|get our newsletter|"
        "join our newsletter|suivez-nous|volg ons|partager|delen via|abonnez-vous|"
        "skip to content|skip to main content|advertisement|sponsored content|"
        "story continues below|article continues below|continue reading below|"
        "this page uses cookies|we use cookies|download our app|listen to this article|"
        "follow our live|listen to article|print this page|email this",
        most=160,
    ),
    *_rows(
        "follow us",
        "whole",
        "share|tweet|print|email|facebook|twitter|whatsapp|linkedin|"
        "telegram|reddit|pinterest|subscribe|newsletter|menu|search|log in|sign in|loading|"
        "like|donate|home|back to top|next|previous|older posts|newer posts|copy link|"
        "ad|save|follow|publicité|advertentie",
    ),
    *_rows(
        "caption",
        "colon",
        "photo|photos|image|picture|photograph|image credit|photo credit|"
        "caption|figure|fig|credit|video|watch|pictured|foto|file photo|illustration|map|"
        "graphic|photo by|image by|in pictures|file picture|infographic",
    ),
    *_rows(
        "caption",
        "prefix",
        "photo by|image by|photograph by|photo courtesy|image courtesy|"
        "file photo of|image source|featured image",
        most=200,
    ),
    *_rows(
        "age notice",
        "prefix",
        "this article is more than|this article is over|"
        "this post is more than|this story is more than|this article is older than|"
        "this page is more than|dit artikel is meer dan|cet article date de plus de",
        most=140,
    ),
    *_rows(
        "page date",
        "prefix",
        "last updated|last modified|last revised|last edited|"
        "date published|date modified|first published|published on|published at|"
        "page last updated|publié le|mis à jour le|gepubliceerd op|bijgewerkt op|issue dated|"
        "posted on|posted by|posted at|published by|updated at|updated on",
        most=120,
    ),
    *_rows(
        "page date",
        "colon",
        "published|posted|date|updated|modified|version|revised|issue|"
        "last revised|publication date|release date|expires|reading time|last updated|"
        "date of publication",
        most=160,
    ),
)
"""Ways in which furniture begins; a line that fits several takes the first."""
