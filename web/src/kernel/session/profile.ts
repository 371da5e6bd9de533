import { http, type PersonProfile } from '@/api'

export type ProfileChange = { address?: string | null; elderMode?: boolean }

/** Only what is named changes. */
export const saveProfile = (change: ProfileChange) => http.put<PersonProfile>('/api/portal/person', change)
