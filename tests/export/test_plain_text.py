"""Documents as plain text keep every word, with signs that say what is what."""

from __future__ import annotations

from hypothesis import given, settings

from facilitator.export.markdown import text as md
from facilitator.export.plain_text import plain_text
from markdown_reader import TYPED


def test_each_block_is_known_by_its_signs() -> None:
    source = """\
# Träff

## Beslut

Se [här](https://a.se) och https://b.se\\
eller ring.

- ett
- två
  - inre

1. a

   mer
2. b

> sagt
>
> - så

| F | S |
|---|---|
| a | b |

```
x
```

___
"""
    assert (
        plain_text(source)
        == """\
Träff
=====

Beslut
------

Se här (https://a.se) och https://b.se
eller ring.

- ett
- två
  - inre

1. a

   mer

2. b

> sagt
>
> - så

F | S
a | b

x

________________________________________________________________________
"""
    )


@settings(max_examples=50)
@given(TYPED, TYPED)
def test_no_word_is_lost(one: str, other: str) -> None:
    source = "\n\n".join((md.block(one), md.items([md.block(other), md.quoted(md.block(one))])))
    words = [word for word in plain_text(source).split() if word not in (">", "-")]
    wanted = [word for word in f"{one} {other} {one}".split() if word not in (">", "-")]
    assert words == wanted
