"""Rings of neighbouring areas → arcs they share, simplified once, so that no gap opens between neighbours."""
import heapq
from collections import defaultdict


def arcs_of(areas):
    """areas: {code: [ring, …]}, a ring is a list of points without its first repeated at the end. → (arcs, {code: [[arc number or ~number, …], …]})."""
    pairs = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for i, point in enumerate(ring):
                pairs[point].add(frozenset((ring[i - 1], ring[(i + 1) % len(ring)])))
    junction = {point for point, around in pairs.items() if len(around) > 1}
    arcs, known, joined = [], {}, {}

    def number(points):
        back = tuple(reversed(points))
        if points in known:
            return known[points]
        if back in known:
            return ~known[back]
        known[points] = len(arcs)
        arcs.append(points)
        return known[points]

    for code, rings in areas.items():
        joined[code] = []
        for ring in rings:
            cuts = [i for i, point in enumerate(ring) if point in junction]
            if not cuts:
                start = ring.index(min(ring))
                turned = ring[start:] + ring[:start]
                joined[code].append([number(tuple(turned + turned[:1]))])
                continue
            parts = []
            for at, cut in enumerate(cuts):
                end = cuts[(at + 1) % len(cuts)]
                points = ring[cut:end + 1] if cut < end else ring[cut:] + ring[:end + 1]
                parts.append(number(tuple(points)))
            joined[code].append(parts)
    return arcs, joined


def simplified(points, least):
    """Visvalingam: the point that changes the least area goes first, until none changes less than `least`. Ends stay; a closed arc keeps a triangle's area."""
    closed = points[0] == points[-1]
    left = {i: i - 1 for i in range(len(points))}
    right = {i: i + 1 for i in range(len(points))}
    alive = [True] * len(points)

    def area(i):
        (x1, y1), (x2, y2), (x3, y3) = points[left[i]], points[i], points[right[i]]
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    current = {i: area(i) for i in range(1, len(points) - 1)}
    heap = [(size, i) for i, size in current.items()]
    heapq.heapify(heap)
    kept, lowest = len(points), 0
    while heap and kept > (5 if closed else 2):
        size, i = heapq.heappop(heap)
        if not alive[i] or size != current[i]:
            continue
        lowest = max(lowest, size)
        if lowest >= least:
            break
        alive[i] = False
        kept -= 1
        left[right[i]], right[left[i]] = left[i], right[i]
        for beside in (left[i], right[i]):
            if 0 < beside < len(points) - 1:
                current[beside] = max(area(beside), lowest)
                heapq.heappush(heap, (current[beside], beside))
    return tuple(point for point, stays in zip(points, alive) if stays)


def united(rings, arcs):
    """The rings around areas that lie side by side: arcs that stand twice go, the rest is put together end to end."""
    once = set()
    for arc in (n if n >= 0 else ~n for ring in rings for n in ring):
        once.symmetric_difference_update((arc,))
    joined = []
    while once:
        ring = [once.pop()]
        start, end = arcs[ring[0]][0], arcs[ring[0]][-1]
        while end != start:
            n = next(n for n in sorted(once) if end in (arcs[n][0], arcs[n][-1]))
            once.remove(n)
            ring.append(n if arcs[n][0] == end else ~n)
            end = arcs[n][-1] if arcs[n][0] == end else arcs[n][0]
        joined.append(ring)
    return joined
