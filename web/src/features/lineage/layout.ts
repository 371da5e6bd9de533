import type { LineageEdge, LineageGraph, LineageNode } from '@/api'

export const box = { width: 190, height: 62, gapX: 58, gapY: 18 }

export interface Placed { node: LineageNode; x: number; y: number }
export interface Line { edge: LineageEdge; path: string; near: boolean }
export interface Drawing { width: number; height: number; nodes: Placed[]; lines: Line[] }

/** Columns of boxes by distance, where it comes from on the left; in a column each box lies near those it is connected with. */
export function draw(graph: LineageGraph): Drawing {
  const layers = [...new Set(graph.nodes.map((one) => one.distance))].sort((a, b) => a - b)
  const columns = layers.map((distance) => graph.nodes.filter((one) => one.distance === distance))
  const neighbours = new Map<number, number[]>(graph.nodes.map((one) => [one.number, []]))
  for (const edge of graph.edges) {
    neighbours.get(edge.from)?.push(edge.to)
    neighbours.get(edge.to)?.push(edge.from)
  }
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const column of columns) {
      const at = new Map(columns.flatMap((each) => each.map((one, i) => [one.number, (i + 0.5) / each.length] as const)))
      const middle = (one: LineageNode) => {
        const near = (neighbours.get(one.number) ?? []).map((other) => at.get(other) ?? 0.5)
        return near.length ? near.reduce((sum, each) => sum + each, 0) / near.length : at.get(one.number)!
      }
      const middles = new Map(column.map((one) => [one.number, middle(one)]))
      column.sort((a, b) => middles.get(a.number)! - middles.get(b.number)! || a.number - b.number)
    }
  }
  const tallest = Math.max(1, ...columns.map((column) => column.length))
  const height = tallest * (box.height + box.gapY) - box.gapY
  const nodes = columns.flatMap((column, x) => {
    const top = (height - (column.length * (box.height + box.gapY) - box.gapY)) / 2
    return column.map((node, y) => ({ node, x: x * (box.width + box.gapX), y: top + y * (box.height + box.gapY) }))
  })
  const placed = new Map(nodes.map((one) => [one.node.number, one]))
  const lines = graph.edges.flatMap((edge) => {
    const from = placed.get(edge.from)
    const to = placed.get(edge.to)
    return from && to ? [{ edge, path: curve(from, to), near: edge.from === 0 || edge.to === 0 }] : []
  })
  return { width: Math.max(1, columns.length) * (box.width + box.gapX) - box.gapX, height, nodes, lines }
}

/** From the right side of one box to the left of the other; round the boxes where it leads back. */
function curve(from: Placed, to: Placed): string {
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2]
  const bend = x2 > x1 ? (x2 - x1) / 2 : box.gapX
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`
}

/** As much of a text as fits; a Chinese character is as wide as two others. */
export function fit(text: string, most: number): string {
  let width = 0
  let kept = ''
  for (const sign of text) {
    width += /[⺀-鿿豈-﫿＀-￯]/u.test(sign) ? 2 : 1
    if (width > most) return `${kept}…`
    kept += sign
  }
  return kept
}

/** The edges by which a column is connected with those nearer to the centre. */
export const ways = (graph: LineageGraph, node: LineageNode) =>
  graph.edges.filter((edge) => (node.distance < 0 ? edge.from === node.number : edge.to === node.number) && edge.from !== edge.to)
