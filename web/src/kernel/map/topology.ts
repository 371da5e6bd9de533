import type { BoundaryFile } from '@/api'

/** A point on the paper; x to the east, y down, in degrees of latitude. */
export type XY = [number, number]

/** Equirectangular with the middle parallel of Henan true to length: the province is so small that angles are off by less than two degrees. */
const middle = 33.9
const narrow = Math.cos((middle * Math.PI) / 180)
export const project = (longitude: number, latitude: number): XY => [longitude * narrow, -latitude]

export interface Area { code: string; rings: XY[][]; centre: XY; box: Box }
export interface Box { x: number; y: number; w: number; h: number }

const municipal = (code: string) => (code.startsWith('4190') ? code : `${code.slice(0, 4)}00000000`)
const province = (code: string) => code.endsWith('0000000000')
const city = (code: string) => !province(code) && (code.endsWith('00000000') || code.startsWith('4190'))

/** The drawing by code: any county, any city, the province. Cities and the province are put together from the arcs their counties do not share. */
export function useTopology(file: BoundaryFile) {
  const arcs = file.arcs.map((steps) => {
    const points: XY[] = []
    for (let i = 0, x = 0, y = 0; i + 1 < steps.length; i += 2) {
      x += steps[i]!
      y += steps[i + 1]!
      points.push(project(file.translate[0] + x * file.scale[0], file.translate[1] + y * file.scale[1]))
    }
    return points
  })
  const ends = (arc: number): [string, string] => [String(arcs[arc]![0]), String(arcs[arc]!.at(-1))]
  const seats = new Map(file.divisions.filter((one) => one.seat).map((one) => [one.code, project(file.translate[0] + one.seat![0] * file.scale[0], file.translate[1] + one.seat![1] * file.scale[1])]))
  const counties = file.divisions.filter((one) => one.rings)
  const known = new Map<string, Area | undefined>()

  function members(code: string) {
    if (province(code)) return counties
    return counties.filter((one) => one.code === code || (city(code) && municipal(one.code) === code))
  }
  function area(code: string): Area | undefined {
    if (!known.has(code)) known.set(code, draw(code))
    return known.get(code)
  }
  function draw(code: string): Area | undefined {
    const parts = members(code)
    if (!parts.length) return undefined
    const rings = (parts.length === 1 ? parts[0]!.rings! : outline(parts.flatMap((one) => one.rings!), ends)).map((ring) => join(ring, arcs))
    return { code, rings, centre: parts.length === 1 || city(code) ? (seats.get(code) ?? middleOf(rings)) : middleOf(rings), box: boxOf(rings.flat()) }
  }
  /** What stands on the map of a division: its cities, its counties, or itself. */
  function under(code: string): Area[] {
    const codes = province(code) ? [...new Set(counties.map((one) => municipal(one.code)))] : members(code).map((one) => one.code)
    return codes.map(area).filter((one) => one !== undefined)
  }
  return { area, under, has: (code: string) => members(code).length > 0 }
}
export type Topology = ReturnType<typeof useTopology>

/** The rings around several areas: arcs that stand twice lie between two of them and go; the others are put together end to end, whichever way they run. */
export function outline(rings: number[][], ends: (arc: number) => [string, string]): number[][] {
  const once = new Set<number>()
  for (const arc of rings.flat()) {
    const plain = arc < 0 ? ~arc : arc
    if (!once.delete(plain)) once.add(plain)
  }
  const at = new Map<string, number[]>()
  for (const arc of once) for (const end of ends(arc)) at.set(end, [...(at.get(end) ?? []), arc])
  const joined: number[][] = []
  for (const first of once) {
    once.delete(first)
    const ring = [first]
    let [start, end] = ends(first)
    while (end !== start) {
      const next = at.get(end)!.find((arc) => once.has(arc))
      if (next === undefined) break
      once.delete(next)
      const [from, to] = ends(next)
      ring.push(from === end ? next : ~next)
      end = from === end ? to : from
    }
    joined.push(ring)
  }
  return joined
}

/** Arcs to one closed ring of points. */
function join(ring: number[], arcs: XY[][]): XY[] {
  const points: XY[] = []
  for (const arc of ring) {
    const piece = arc < 0 ? [...arcs[~arc]!].reverse() : arcs[arc]!
    points.push(...(points.length ? piece.slice(1) : piece))
  }
  return points
}

export function boxOf(points: XY[]): Box {
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [px, py] of points) {
    x = Math.min(x, px)
    y = Math.min(y, py)
    right = Math.max(right, px)
    bottom = Math.max(bottom, py)
  }
  return { x, y, w: right - x, h: bottom - y }
}

/** Centre of gravity of the largest ring. */
function middleOf(rings: XY[][]): XY {
  let best: { size: number; at: XY } = { size: 0, at: rings[0]![0]! }
  for (const ring of rings) {
    let [size, cx, cy] = [0, 0, 0]
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!]
      const cross = x1 * y2 - x2 * y1
      size += cross
      cx += (x1 + x2) * cross
      cy += (y1 + y2) * cross
    }
    if (Math.abs(size) > Math.abs(best.size) && size) best = { size, at: [cx / (3 * size), cy / (3 * size)] }
  }
  return best.at
}

export const path = (rings: XY[][]) => rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`).join('L')}Z`).join('')
