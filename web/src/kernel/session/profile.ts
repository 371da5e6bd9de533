import { http, type PersonProfile } from '@/api'

export type ProfileChange = { address?: string | null; elderMode?: boolean }

let before: Promise<unknown> = Promise.resolve()

/** Only what is named changes. One after the other, so that of two quick presses the last one holds. */
export function saveProfile(change: ProfileChange) {
  const saved = before.then(() => http.put<PersonProfile>('/api/portal/person', change))
  before = saved.catch(() => undefined)
  return saved
}
