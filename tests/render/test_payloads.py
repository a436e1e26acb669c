"""Nothing that an article says is executed, laid out or linked: payloads in every field, to HTML."""

from __future__ import annotations

import re
from functools import cache

import pytest
import yaml
from lxml import html
from msgspec.structs import replace

from tashan.briefings import compose_edition
from tashan.model import EDITIONS, Edition, Label, Library
from tashan.render import render_edition, write_sheet
from tests.briefings.library import LIBRARY, passage

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href=java&#115;cript:alert(1)>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>*{background:url(https://evil.example)}</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "`onmouseover=alert(1)`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "![x](https://evil.example/track.gif)",
    '![x](x "onerror=alert(1)")',
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "x {: onclick=alert(1) }",
    "x {: onclick='alert(1)' style='position:fixed' }",
    "# x {: onmouseover=alert(1) }",
    "**x**{: onclick=alert(1)}",
    "[x](#){: onclick=alert(1)}",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "*[HTML]: <script>alert(1)</script>",
    "--8<-- '/etc/passwd'",
    "-8<- '../../pyproject.toml'",
    ";--8<-- 'x'",
    "{{ config.items() }}",
    "{% include '/etc/passwd' %}",
    "{# comment #}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "```js\nalert(1)\n```",
    "~~~\n<script>alert(1)</script>\n~~~",
    "```{ .js onclick=alert(1) }",
    "    <script>alert(1)</script>",
    "!!! danger \"<script>alert(1)</script>\"\n    x",
    "??? note\n    <script>alert(1)</script>",
    "| a | b |\n|---|---|\n| <script>alert(1)</script> | x |",
    "<div markdown=1>\n\n<script>alert(1)</script>\n\n</div>",
    "---\ntitle: x\n---\n",
    "x\n---\nhtml: <script>\n---",
    ":smile: :material-alert:",
    "++ctrl+alt+del++",
    "==mark== ^^insert^^ ~~delete~~",
    "https://evil.example/ www.evil.example mail@evil.example",
    "\u202etxet desrever\u202c",
    "\u2066isolate\u2069 zero\u200bwidth\u200d\ufeff",
    "\x02wzxhzdk:0\x03 \x02amp\x03",
    "line\u2028separator\u2029paragraph",
    "null\x00byte \x1b[31mred",
    "half a pair \ud83d",
    "</q></li></ul></div><h1>out</h1>",
    "</div></div></div><script>alert(1)</script>",
)  # fmt: skip

_EVENT = re.compile(r"^on", re.IGNORECASE)
_FORBIDDEN = {
    *(
        "script",
        "iframe",
        "object",
        "embed",
        "base",
        "meta",
        "link",
        "style",
        "form",
        "img",
        "video",
        "math",
        "marquee",
    ),
    *("template", "noscript", "animate", "source"),
}
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\u2028\u2029]")


def poison(library: Library, payload: str) -> Library:
    """The library with the payload in every field that an article, its front matter or a contributor can fill."""
    label = Label(zh_hans=payload, en=payload)

    def article(item):
        # Sentences keep their places: the payload stands behind them, and in passages of its own of every kind.
        kinds = ("paragraph", "heading", "quote", "list", "note", "table", "code")
        more = tuple(passage(payload, 90, kind) for kind in kinds)
        old = tuple(replace(p, text=p.text + payload, markdown=p.markdown + payload) for p in item.passages)
        return replace(
            item,
            title=payload,
            summary=payload,
            authors=(payload,),
            editors=(payload,),
            publisher=payload,
            source_url=f"https://example.org/{payload}",
            source_title=payload,
            topics=(payload,),
            notice=payload,
            passages=(*old, *more),
        )

    facts = {
        key: replace(
            value,
            figures=tuple(replace(f, metric_name=label, metric=f.metric and "gdp") for f in value.figures),
            key_points=tuple(c for c, s in article(library.articles[key]).cited_sentences()),
        )
        for key, value in library.facts.items()
    }
    reference = replace(
        library.reference,
        places=tuple(replace(p, name=label, aliases=(payload,), profile=label) for p in library.reference.places),
        themes=tuple(replace(t, name=label, question=label) for t in library.reference.themes),
        terms=tuple(replace(t, name=label) for t in library.reference.terms),
        metrics=tuple(replace(m, name=label) for m in library.reference.metrics),
    )
    stories = tuple(
        replace(
            story,
            versions=tuple(
                replace(
                    version,
                    evidence=tuple(_poisoned_message(m, payload) for m in version.evidence),
                    drift=tuple(replace(d, message=_poisoned_message(d.message, payload)) for d in version.drift),
                )
                for version in story.versions
            ),
        )
        for story in library.stories
    )
    articles = {key: article(item) for key, item in library.articles.items()}
    return replace(library, reference=reference, articles=articles, facts=facts, stories=stories)


def _poisoned_message(message, payload):
    return replace(message, values=tuple((key, payload) for key, _ in message.values))


@cache
def built(payload: str, edition: Edition) -> dict[str, str]:
    """Every page of the edition: its meta as text, and its body; fails on text that is no UTF-8."""
    documents = render_edition(compose_edition(poison(LIBRARY, payload), edition), edition)
    found = {}
    for document in documents:
        text = write_sheet(document)
        text.encode("utf-8")
        head, body = text.removeprefix("---\n").split("\n---\n", 1)
        assert yaml.safe_load(head) == document.meta
        found[document.path] = head + "\x1e" + body
    return found


@pytest.mark.slow
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_field_leaves_nothing_that_acts(payload: str):
    for path, page in built(payload, "zh-Hans").items():
        head, body = page.split("\x1e", 1)
        assert_inert_front_matter(head, path)
        tree = html.document_fromstring(body)
        assert_inert_tree(tree, path)
        assert not _UNSEEN.search("".join(tree.itertext())), path
        assert len(tree.findall(".//h1")) == 1, path
        assert "root:" not in body
        assert "build-backend" not in body


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_as_safe(edition: Edition):
    for payload in (
        '"><script>alert(1)</script>',
        "x {: onclick=alert(1) }",
        "{{ 7*7 }}",
        "`</q><svg onload=alert(1)>",
    ):
        for path, page in built(payload, edition).items():
            assert_inert_tree(html.document_fromstring(page.split("\x1e", 1)[1]), path)


def assert_inert_tree(tree: html.HtmlElement, path: str) -> None:
    for element in tree.iter():
        assert isinstance(element.tag, str), f"{path}: a comment or instruction survived: {element!r}"
        assert element.tag not in _FORBIDDEN, f"{path}: <{element.tag}>"
        for name, value in element.attrib.items():
            assert not _EVENT.match(name), f"{path}: {name}={value}"
            assert name not in {"style", "srcdoc", "formaction", "src", "action"}, f"{path}: {name}={value}"
            if name == "href":
                assert re.match(r"(https?://example\.org/|[^:]*$)", value), f"{path}: {value}"
        for text in (element.text, element.tail):
            assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#", text or "") or _verbatim(element), f"{path}: {text}"


def _verbatim(element: html.HtmlElement) -> bool:
    return element.tag in {"code", "pre"} or any(parent.tag in {"code", "pre"} for parent in element.iterancestors())


def assert_inert_front_matter(head: str, path: str) -> None:
    """Builders put title and description into pages as they are."""

    def strings(value):
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [s for item in value for s in strings(item)]
        return [value] if isinstance(value, str) else []

    for text in strings(yaml.safe_load(head)):
        assert "<" not in text, f"{path}: {text}"
        assert not re.search(r"&#?\w+;", text), f"{path}: {text}"
        assert "\n" not in text, f"{path}: {text}"


def test_there_are_sixty_payloads_and_more():
    assert len(set(PAYLOADS)) >= 60


def test_the_poison_reaches_every_kind_of_page():
    pages = built("</q></li></ul></div><h1>out</h1>", "zh-Hans")
    kinds = {path for path, page in pages.items() if "out" in page}
    assert {"index.md", "briefings/index.md", "cities/index.md", "themes/index.md"} <= kinds
    assert any(path.startswith("cities/g") for path in kinds)
    assert "briefings/guangyan/guangyan-copy.md" in kinds


def test_no_value_of_a_page_is_printed_as_code():
    """A template that printed a struct or None would show it; pages hold neither."""
    for page in built("plain", "en").values():
        assert not re.search(r"\b(None|True|False|Text\(|Citation\()\b", page.split("\x1e", 1)[1])
