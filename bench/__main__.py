"""Print every figure with its baseline and ratio, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Iterator, Sequence
from importlib import import_module

from bench.measure import Figure

MODULES = (
    "screens",
    "preview",
    "records",
    "starting",
    "timing",
    "grouping",
    "concepts",
    "finding",
    "phones",
)


def main() -> None:
    """Measure what is asked for, by default everything."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=", ".join(MODULES))
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--growth", action="store_true", help="how each cost grows, instead")
    options = parser.parse_args()
    if options.growth:
        _print_growth(as_json=options.json)
        return
    figures = [figure for name in options.what or MODULES for figure in _figures(name)]
    if options.json:
        rows = [{**f._asdict(), "ratio": f.ratio, "met": f.met} for f in figures]
        print(json.dumps({"machine": machine(), "figures": rows}, indent=2))
        return
    print(f"{machine()}\n")
    head = ("figure", "takes", "baseline", "takes", "ratio", "at most", "")
    print("\n".join(_table([head, *map(_row, figures)])))


def machine() -> str:
    """Describe the machine without naming it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores, {platform.machine()}, {platform.system()}, {python}"


def _figures(name: str) -> Iterator[Figure]:
    measured: Iterator[Figure] = import_module(f"bench.{name}").figures()
    return measured


def _row(figure: Figure) -> tuple[str, ...]:
    limit = figure.most_seconds
    return (
        figure.name,
        _time(figure.seconds),
        figure.baseline,
        _time(figure.baseline_seconds),
        f"{figure.ratio:.3g}",
        _time(limit) if limit is not None else f"{figure.at_most:g}" if figure.at_most else "",
        "ok" if figure.met else "OVER",
    )


def _print_growth(*, as_json: bool) -> None:
    from bench.growth import growth

    found = growth()
    if as_json:
        rows = [each._asdict() for each in found]
        print(json.dumps({"machine": machine(), "growth": rows}, indent=2))
        return
    print(machine())
    for of in dict.fromkeys(each.of for each in found):
        lines = [each for each in found if each.of == of]
        sizes = [f"{size:,}" for size in lines[0].seconds]
        table = [(f"by {of}", *sizes)]
        table += [(each.name, *map(_time, each.seconds.values())) for each in lines]
        print("", *_table(table), sep="\n")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Set rows as a Markdown table with its columns aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    for row in (rows[0], rule, *rows[1:]):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"


def _time(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 0.001:  # noqa: PLR2004 - a millisecond
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds * 1_000_000:.1f} µs"


if __name__ == "__main__":
    main()
