import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dayFromNow } from './format'

describe('dayFromNow', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is the day in China while Greenwich still has yesterday', () => {
    vi.setSystemTime('2026-12-31T23:30:00Z')
    expect(dayFromNow()).toBe('2027-01-01')
  })

  it('changes at midnight in China', () => {
    vi.setSystemTime('2026-03-04T15:59:59Z')
    expect(dayFromNow()).toBe('2026-03-04')
    vi.setSystemTime('2026-03-04T16:00:00Z')
    expect(dayFromNow()).toBe('2026-03-05')
  })

  it('counts days on over the end of a month', () => {
    vi.setSystemTime('2028-02-28T16:30:00Z')
    expect(dayFromNow()).toBe('2028-02-29')
    expect(dayFromNow(1)).toBe('2028-03-01')
    expect(dayFromNow(-1)).toBe('2028-02-28')
  })
})
