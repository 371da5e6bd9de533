import { http, type PersonProfile } from '@/api'

export type ProfileChange = { address?: string | null; elderMode?: boolean }

/** The server replaces the profile as a whole: a change is laid over what is there now. */
export async function saveProfile(change: ProfileChange): Promise<PersonProfile> {
  const { address = null, elderMode } = await http.get<PersonProfile>('/api/portal/person')
  return http.put<PersonProfile>('/api/portal/person', { address, elderMode, ...change })
}
