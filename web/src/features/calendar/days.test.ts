import { expect, test } from 'vitest'
import { countWorkingDays, dayOf, monthsOf } from './days'

const calendar = { source: '', rest: [{ from: '2026-01-01', to: '2026-01-03', name: { zh: '元旦', en: 'New Year' } }], workingWeekends: ['2026-01-04'] }
const zh = (name: { zh: string }) => name.zh

test('a make-up Sunday works, a holiday Thursday does not, an ordinary Sunday rests', () => {
  expect(dayOf('2026-01-04', calendar, zh).kind).toBe('MAKE_UP')
  expect(dayOf('2026-01-01', calendar, zh)).toMatchObject({ kind: 'HOLIDAY', name: '元旦' })
  expect(dayOf('2026-01-11', calendar, zh).kind).toBe('REST')
  expect(dayOf('2026-01-05', calendar, zh).kind).toBe('WORK')
})

test('months begin on Monday and hold every day of the year once', () => {
  const months = monthsOf(2026, calendar, zh)
  expect(months).toHaveLength(12)
  expect(months[0]![0]!.slice(0, 3)).toEqual([undefined, undefined, undefined])
  expect(months.flat(2).filter(Boolean)).toHaveLength(365)
  expect(countWorkingDays(months)).toBe(261 - 2 + 1)
})
