import type { CalendarYearBody } from '@/api'

export type DayKind = 'WORK' | 'REST' | 'HOLIDAY' | 'MAKE_UP'
export interface Day { date: string; day: number; kind: DayKind; name?: string }

const iso = (date: Date) => date.toISOString().slice(0, 10)

/** The months of a year as weeks that begin on Monday; empty cells are undefined. */
export function monthsOf(year: number, calendar: CalendarYearBody, text: (name: CalendarYearBody['rest'][number]['name']) => string): (Day | undefined)[][][] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = new Date(Date.UTC(year, month, 1))
    const cells: (Day | undefined)[] = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => undefined)
    for (const date = new Date(first); date.getUTCMonth() === month; date.setUTCDate(date.getUTCDate() + 1)) cells.push(dayOf(iso(date), calendar, text))
    while (cells.length % 7) cells.push(undefined)
    return Array.from({ length: cells.length / 7 }, (__, week) => cells.slice(week * 7, week * 7 + 7))
  })
}

export function dayOf(date: string, calendar: CalendarYearBody, text: (name: CalendarYearBody['rest'][number]['name']) => string): Day {
  const at = new Date(`${date}T00:00:00Z`)
  const period = calendar.rest.find((one) => one.from <= date && date <= one.to)
  const weekend = at.getUTCDay() === 0 || at.getUTCDay() === 6
  const kind: DayKind = period ? 'HOLIDAY' : calendar.workingWeekends.includes(date) ? 'MAKE_UP' : weekend ? 'REST' : 'WORK'
  return { date, day: at.getUTCDate(), kind, name: period && text(period.name) }
}

export function countWorkingDays(months: (Day | undefined)[][][]): number {
  return months.flat(2).filter((day) => day && (day.kind === 'WORK' || day.kind === 'MAKE_UP')).length
}
