"""How a page looks: in light, in the dark and on A4, readable without any resource of others."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import Language

LIGHT: Final = {
    "ground": "#ffffff",
    "ink": "#1d1f23",
    "soft": "#494e57",
    "link": "#0b4f99",
    "line": "#757b85",
    "tint": "#f1f3f6",
    "bar": "#2d6cb5",
}
"""Colours by what they are for; text has a contrast of at least 7 to `ground` and `tint`."""

DARK: Final = {
    "ground": "#15171a",
    "ink": "#eceef1",
    "soft": "#b9bec7",
    "link": "#9cc4ff",
    "line": "#8a909b",
    "tint": "#22252a",
    "bar": "#6ea8f0",
}


def _colours(of: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in of.items())


_FOOT: Final = "FOOT"
_COUNTERS: Final = {"page": '" counter(page) "', "pages": '" counter(pages) "'}

_STYLE: Final = f"""
:root{{color-scheme:light dark;{_colours(LIGHT)}}}
@media (prefers-color-scheme:dark){{:root{{{_colours(DARK)}}}}}
*{{box-sizing:border-box}}
body{{margin:0 auto;padding:1.5rem;max-width:60rem;background:var(--ground);color:var(--ink);
font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:break-word}}
h1,h2,h3,h4,h5,h6{{line-height:1.25;margin:1.6em 0 .5em}}
h1{{font-size:1.9rem;margin-top:.5em}}
h2{{font-size:1.45rem;border-bottom:2px solid var(--line);padding-bottom:.2em}}
h3{{font-size:1.2rem}}
h4,h5,h6{{font-size:1.05rem}}
a{{color:var(--link)}}
:focus-visible{{outline:3px solid var(--link);outline-offset:2px}}
.skip{{position:absolute;left:-99rem}}
.skip:focus{{position:static;display:inline-block;padding:.5rem;font-weight:bold}}
nav{{background:var(--tint);padding:.75rem 1.25rem;margin:1.25rem 0;border-radius:.4rem}}
nav h2{{font-size:1rem;border:0;margin:0;padding:0}}
nav ul{{columns:18rem;margin:.4rem 0;padding-left:1.2rem}}
nav li,li{{margin:.2em 0}}
article{{border-top:4px double var(--line);margin-top:3rem}}
blockquote{{margin:1em 0;padding:.1em 1.1em;border-left:.3rem solid var(--line)}}
pre{{background:var(--tint);padding:.75rem;overflow-x:auto}}
hr{{border:0;border-top:1px solid var(--line);margin:1.5em 0}}
hr+hr{{margin-top:2.4em}}
.ticks{{list-style:none;padding-left:.4rem}}
.table{{overflow-x:auto;margin:1em 0}}
table{{border-collapse:collapse;font-size:.95em}}
caption{{text-align:left;color:var(--soft);padding-bottom:.3em}}
.unseen{{height:1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
th,td{{border:1px solid var(--line);padding:.3em .6em;text-align:left;vertical-align:top}}
thead th{{background:var(--tint)}}
tbody th{{font-weight:inherit}}
.blank{{height:2.6em;min-width:5em}}
.times,.unbroken{{white-space:nowrap}}
table:has(.blank){{width:100%}}
.center{{text-align:center}}
.right{{text-align:right}}
figure{{margin:1.2em 0}}
figcaption{{color:var(--soft);font-size:.95rem;margin-bottom:.3em}}
svg{{display:block;width:100%;height:auto;fill:var(--ink);font-size:14px}}
.timeline .tick{{fill:var(--soft);font-size:13px}}
.timeline .grid{{stroke:var(--line);stroke-width:.5;stroke-dasharray:2 3}}
.timeline .planned{{fill:none;stroke:var(--ink);stroke-width:1.2}}
.timeline .actual{{fill:var(--bar)}}
.timeline .pause{{fill:var(--ground);stroke:var(--bar)}}
.cloud .size4,.cloud .size3{{font-weight:bold;fill:var(--link)}}
.cloud .size1{{fill:var(--soft)}}
@page{{size:A4;margin:18mm 18mm 20mm;
@bottom-center{{content:{_FOOT};
font:9pt Arial,Helvetica,"Liberation Sans",sans-serif}}}}
@media print{{
:root{{color-scheme:light;{_colours(LIGHT)}font-size:10pt}}
body{{max-width:none;padding:0;font:1rem/1.3 Arial,Helvetica,"Liberation Sans",sans-serif}}
p,ul,ol,.table,figure{{margin:.5em 0}}
h1{{font-size:1.8rem}}
h2{{font-size:1.35rem;border-bottom-width:1px}}
h3{{font-size:1.15rem}}
h4,h5,h6{{font-size:1rem}}
blockquote{{margin:.5em 0}}
blockquote p{{margin:.3em 0}}
nav,.skip{{display:none}}
article{{border:0;margin:0}}
article+article{{break-before:page}}
h2,h3,h4,h5,h6{{margin:.9em 0 .3em}}
nav li,li{{margin:.1em 0}}
h1{{margin-top:0}}
h1,h2,h3,h4,h5,h6,figcaption,thead{{break-after:avoid;break-inside:avoid}}
figure,tr,blockquote,.few{{break-inside:avoid}}
p:has(+:is(ul,ol,blockquote,.table)){{break-after:avoid}}
li:first-child:not(:last-child){{break-after:avoid}}
li:last-child:not(:first-child){{break-before:avoid}}
main>p:last-child{{break-before:avoid}}
hr:has(+hr){{break-after:avoid}}
p,li{{orphans:3;widows:3}}
thead{{display:table-header-group}}
.table{{overflow:visible}}
table{{max-width:100%}}
.wide td,.wide th{{overflow-wrap:anywhere}}
.actual,.pause,thead th{{print-color-adjust:exact}}
main a[href^="http"]:not(.bare)::after{{content:" (" attr(href) ")";font-size:.85em}}
}}
"""


def style(language: Language) -> str:
    """Return the style sheet of a page; on paper its foot says which page it is of how many."""
    foot = language.say("Page {page} of {pages}", **_COUNTERS)
    return _STYLE.replace(_FOOT, f'"{foot}"')
