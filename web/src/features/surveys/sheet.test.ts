import { expect, test } from 'vitest'
import type { SurveyChoices } from '@/api'
import { counted, openForm, percent, tidy } from './sheet'

const name = { zh: '问题', en: 'Question' }
const choices: SurveyChoices = {
  basis: '', leastDays: 1, mostDays: 60, usualDays: 10, databases: [], duties: [],
  questions: [{ code: 'responsible', name, kind: 'TEXT', required: true }, { code: 'systems', name, kind: 'COUNT', required: false, counted: 'SYSTEMS' }, { code: 'paper', name, kind: 'COUNT', required: true }],
}

test('what is counted is never sent, and blanks are left out', () => {
  const sheet = openForm({ systems: [{ name: ' 系统 ', matters: [], resources: ['x'], reason: '无', tables: '' as unknown as number }], figures: [{ question: 'responsible', text: ' 周 ' }] }, choices)
  expect(sheet.figures.map((figure) => figure.question)).toEqual(['responsible', 'paper'])
  expect(tidy(sheet, choices)).toEqual({
    systems: [{ name: '系统', purpose: undefined, database: undefined, matters: [], tables: undefined, resources: ['x'], reason: undefined }],
    figures: [{ question: 'responsible', number: undefined, text: '周' }], remark: undefined,
  })
})

test('zero is an answer', () => {
  const sheet = openForm({ systems: [], figures: [{ question: 'paper', number: 0 }] }, choices)
  expect(tidy(sheet, choices).figures).toEqual([{ question: 'paper', number: 0, text: undefined }])
})

test('systems are counted by what is registered', () => {
  expect(counted({ systems: [{ matters: [], resources: ['a'], tables: 3 }, { matters: [], resources: [], tables: 4 }], figures: [] })).toEqual({ SYSTEMS: 2, REGISTERED: 1, UNREGISTERED: 1, TABLES: 7 })
  expect([percent(1, 3), percent(0, 0)]).toEqual(['33.3%', '—'])
})
