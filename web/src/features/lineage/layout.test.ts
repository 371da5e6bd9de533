import { describe, expect, it } from 'vitest'
import type { LineageGraph } from '@/api'
import { box, draw, fit, ways } from './layout'

const node = (number: number, distance: number) => ({ number, distance, place: 'SOURCE' as const, organName: '' })
const edge = (from: number, to: number) => ({ from, to, origin: 'EXCHANGE' as const, how: 'COPIED' as const, seenAt: '2026-11-01T00:00:00Z' })
const graph: LineageGraph = { nodes: [node(0, 0), node(1, -1), node(2, 1), node(3, 1), node(4, 2), node(5, 2)], edges: [edge(1, 0), edge(0, 2), edge(0, 3), edge(2, 5), edge(3, 4), edge(4, 1)], truncated: false }

describe('the drawing of a lineage', () => {
  it('puts boxes in columns by distance and none on another', () => {
    const { nodes, width, height } = draw(graph)
    const x = (number: number) => nodes.find((one) => one.node.number === number)!.x
    expect([x(1), x(0), x(2), x(4)]).toEqual([0, 1, 2, 3].map((i) => i * (box.width + box.gapX)))
    expect(new Set(nodes.map((one) => `${one.x} ${one.y}`)).size).toBe(6)
    expect(width).toBe(4 * box.width + 3 * box.gapX)
    expect(height).toBe(2 * box.height + box.gapY)
  })
  it('lays boxes beside those they are connected with', () => {
    const { nodes } = draw(graph)
    const y = (number: number) => nodes.find((one) => one.node.number === number)!.y
    expect(y(2) < y(3)).toBe(y(5) < y(4))
  })
  it('draws each edge, those that lead back too', () => {
    expect(draw(graph).lines.map((one) => one.path).every((path) => !path.includes('NaN'))).toBe(true)
    expect(draw(graph).lines).toHaveLength(6)
  })
  it('is drawn of a column alone', () => expect(draw({ nodes: [node(0, 0)], edges: [], truncated: false })).toMatchObject({ width: box.width, height: box.height }))
  it('cuts what is too wide', () => {
    expect(fit('统一社会信用代码', 8)).toBe('统一社会…')
    expect(fit('credit', 8)).toBe('credit')
  })
  it('says by what a column is connected', () => {
    expect(ways(graph, graph.nodes[1]!).map((one) => [one.from, one.to])).toEqual([[1, 0]])
    expect(ways(graph, graph.nodes[4]!).map((one) => [one.from, one.to])).toEqual([[3, 4]])
  })
})
