import { expect, test } from 'vitest'
import type { DataElement, ResourceDraft } from '@/api'
import { asText, blankItem, itemOf, leastGrade, moved, tidy, typeText } from './draft'

const draft = (more: Partial<ResourceDraft> = {}): ResourceDraft => ({ name: '婚姻登记', keywords: [], shareModes: [], formats: [], matters: [], items: [], ...more })
const element: DataElement = { code: 'floor-area', name: { zh: '建筑面积', en: 'Floor area' }, field: 'JZMJ', type: 'N', length: 12, scale: 2, sensitivity: 2, personal: false, generic: false }

test('what is emptied is as if it was never said', () => {
  expect(asText(draft({ summary: ' ', unrelated: '', grade: undefined, notOpen: { citation: '' } }))).toBe(asText(draft()))
})

test('what belongs to another type of sharing or opening is not sent', () => {
  const one = tidy(draft({ shareType: 'NOT_SHARED', shareCondition: '核验', shareModes: ['API'], notShared: { kind: 'LAW', citation: ' 第一条 ' }, openType: 'UNCONDITIONAL', notOpen: { kind: 'LAW' } }))
  expect(one).toMatchObject({ shareModes: [], notShared: { kind: 'LAW', citation: '第一条' } })
  expect([one.shareCondition, one.notOpen]).toEqual([undefined, undefined])
})

test('a reason for having no matters goes with the first matter', () => {
  expect(tidy(draft({ matters: ['000131010001'], unrelated: '统计用' })).unrelated).toBeUndefined()
})

test('an item of a data element is as the standard says and shared as the resource', () => {
  const item = itemOf(element, 'CONDITIONAL')
  expect(item).toMatchObject({ name: '建筑面积', field: 'JZMJ', element: 'floor-area', sensitivity: 2, shareType: 'CONDITIONAL' })
  expect(typeText(item)).toBe('N(12,2)')
  expect(typeText(blankItem())).toBe('—')
})

test('the most sensitive item gives the least grade', () => {
  expect(leastGrade([])).toBe('GENERAL_1')
  expect(leastGrade([blankItem(), { ...blankItem(), sensitivity: 3 }])).toBe('GENERAL_3')
})

test('an item moves up or down, the others keep their order', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})
