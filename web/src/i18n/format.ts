import { currentLocale, translate } from './index'
import type { Limit } from '@/api/types'

const zone = 'Asia/Shanghai'

function formatter(options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(currentLocale() === 'en' ? 'en-GB' : 'zh-CN', { timeZone: zone, ...options })
}

function parsed(value: string): Date {
  // A plain date is a day in China, not midnight in Greenwich.
  return new Date(value.length === 10 ? `${value}T00:00:00+08:00` : value)
}

export function formatDate(value?: string | null): string {
  return value ? formatter({ year: 'numeric', month: 'long', day: 'numeric' }).format(parsed(value)) : ''
}

export function formatDateTime(value?: string | null): string {
  if (!value) return ''
  return formatter({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(parsed(value))
}

export function formatTime(value?: string | null): string {
  return value ? formatter({ hour: '2-digit', minute: '2-digit', hour12: false }).format(parsed(value)) : ''
}

/** A day as the server writes it, today or so many days from now: in China, wherever the browser is. */
export function dayFromNow(days = 0): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now() + days * 86_400_000)
}

/** Money is integer fen everywhere; only the screen shows yuan. */
export function formatMoney(fen: number): string {
  return new Intl.NumberFormat(currentLocale() === 'en' ? 'en-GB' : 'zh-CN', { style: 'currency', currency: 'CNY' }).format(fen / 100)
}

/** A count with its thousands apart. */
export function formatNumber(count: number): string {
  return new Intl.NumberFormat(currentLocale() === 'en' ? 'en-GB' : 'zh-CN').format(count)
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

export function formatLimit(limit?: Limit | null): string {
  return limit ? translate(`i18n.limit.${limit.unit}`, { n: limit.days }) : ''
}
