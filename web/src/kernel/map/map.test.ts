import { expect, test } from 'vitest'
import type { BoundaryFile } from '@/api'
import { classOf, limits } from './classes'
import { legible, short } from './labels'
import { useTopology } from './topology'

/** Two squares side by side in one city, a third apart in another; arc 0 is the border the first two share. */
const file: BoundaryFile = {
  scale: [1, 1], translate: [0, 0],
  arcs: [[1, 0, 0, 1], [1, 1, -1, 0, 0, -1, 1, 0], [1, 0, 1, 0, 0, 1, -1, 0], [5, 0, 1, 0, 0, 1, -1, 0, 0, -1]],
  divisions: [{ code: '410102000000', rings: [[0, 1]] }, { code: '410103000000', rings: [[~0, 2]] }, { code: '410202000000', rings: [[3]] }],
}

test('a city is its counties without the border between them', () => {
  const city = useTopology(file).area('410100000000')!
  expect(city.rings).toHaveLength(1)
  expect(city.rings[0]![0]).toEqual(city.rings[0]!.at(-1))
  expect(city.rings[0]).toHaveLength(7)
  expect(city.box.h).toBe(1)
})

test('the province has its cities, a city its counties, a zone nothing', () => {
  const topology = useTopology(file)
  expect(topology.under('410000000000').map((one) => one.code)).toEqual(['410100000000', '410200000000'])
  expect(topology.under('410100000000').map((one) => one.code)).toEqual(['410102000000', '410103000000'])
  expect(topology.under('410102000000').map((one) => one.code)).toEqual(['410102000000'])
  expect(topology.has('410173000000')).toBe(false)
  expect(topology.area('410000000000')!.rings).toHaveLength(2)
})

test('classes hold about as many divisions each, nought is none', () => {
  expect(limits([0, 0])).toEqual([])
  const least = limits([1, 2, 3, 40, 500, 0])
  expect(least).toEqual([1, 2, 3, 40, 500])
  expect([0, 1, 39, 40, 9000].map((value) => classOf(value, least))).toEqual([0, 1, 3, 4, 5])
  expect(classOf(7, limits([7]))).toBe(5)
})

test('a label that would lie on another is left out', () => {
  const shown = legible([{ code: 'a', text: '郑州', at: [0, 0] }, { code: 'b', text: '开封', at: [1, 0] }, { code: 'c', text: '信阳', at: [0, 90] }], 1, 10)
  expect([...shown]).toEqual(['a', 'c'])
  expect(['郑州市', '新县', '管城回族区', '睢县'].map(short)).toEqual(['郑州', '新县', '管城', '睢县'])
})
