import { expect, test } from 'vitest'
import type { Question } from '@/api'
import { answersFrom, answersTo, applicantKinds } from './situation'

const question = (code: string, type: Question['type'], codes: string[] = []): Question => ({ code, type, text: { zh: code, en: code }, options: codes.map((one) => ({ code: one, text: { zh: one, en: one } })), hasCondition: false })
const questions = [question('kind', 'SINGLE', ['a', 'b']), question('items', 'MULTI', ['x', 'y']), question('cold', 'YES_NO')]

test('answers survive the address', () => {
  const answers = { kind: 'a', items: ['x', 'y'], cold: false }
  expect(answersFrom(answersTo(answers) as never, questions)).toEqual(answers)
  expect(answersFrom(answersTo({ items: [] }) as never, questions)).toEqual({ items: [] })
})

test('an address edited by hand brings in nothing the matter does not ask', () => {
  expect(answersFrom({ 'a.kind': 'z', 'a.cold': 'maybe', 'a.other': 'x', 'a.items': 'x,q' }, questions)).toEqual({ items: ['x'] })
})

test('who may apply', () => {
  expect(applicantKinds(['1'])).toEqual(['person'])
  expect(applicantKinds(['2', '5', '3'])).toEqual(['enterprise', 'organisation'])
})
