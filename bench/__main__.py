"""Print every figure with its baseline and ratio, as a table or as JSON."""

from __future__ import annotations

import argparse
import json

from bench import records, screens, starting, timing
from bench.measure import Figure

MODULES = {"records": records, "starting": starting, "timing": timing, "screens": screens}


def main() -> None:
    """Measure what is asked for, by default everything."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=", ".join(MODULES))
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    figures = [figure for name in options.what or MODULES for figure in MODULES[name].figures()]
    if options.json:
        rows = [{**f._asdict(), "ratio": f.ratio, "met": f.met} for f in figures]
        print(json.dumps(rows, indent=2))
    else:
        print("\n".join(map(_line, figures)))


def _line(figure: Figure) -> str:
    limit = (
        f"at most {figure.most_seconds * 1000:g} ms"
        if figure.most_seconds is not None
        else f"at most {figure.at_most:g}"
    )
    return (
        f"{'ok  ' if figure.met else 'OVER'} {figure.name:<36}"
        f"{figure.seconds * 1000:9.2f} ms  {figure.ratio:7.2f} × {figure.baseline} "  # noqa: RUF001
        f"({figure.baseline_seconds * 1000:.2f} ms), {limit}"
    )


if __name__ == "__main__":
    main()
