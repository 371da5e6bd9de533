import { expect, test } from 'vitest'
import type { DataClass } from '@/api'
import { broad, levelsOf, lineOf, settled } from './classes'

const one = (code: string, below: DataClass[] = []): DataClass => ({ code, name: { zh: code, en: code }, below })
const classes = [one('1', [one('101', [one('101001'), one('101002')])]), one('3', [one('301', [one('301000')]), one('302', [one('302000')])])]
const codes = (all: DataClass[]) => all.map((each) => each.code)

test('a code is told from the broad to the narrow, as far as the table knows it', () => {
  expect(codes(lineOf('101002', classes))).toEqual(['1', '101', '101002'])
  expect(codes(lineOf('101999', classes))).toEqual(['1', '101'])
  expect(lineOf(undefined, classes)).toEqual([])
})

test('selects lead one step further than what is chosen', () => {
  expect(levelsOf('', classes).map((level) => level.chosen)).toEqual([null])
  expect(levelsOf('101', classes).map((level) => level.chosen)).toEqual(['1', '101', null])
  expect(levelsOf('101002', classes).map((level) => level.chosen)).toEqual(['1', '101', '101002'])
})

test('an only choice is no choice', () => {
  expect(settled('301', classes)).toBe('301000')
  expect(settled('3', classes)).toBe('3')
  expect(settled('101', classes)).toBe('101')
})

test('a filter shows classes and their items', () => {
  expect(broad(classes).map((each) => [each.code, each.depth])).toEqual([['1', 0], ['101', 1], ['3', 0], ['301', 1], ['302', 1]])
})
