import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Authorisation, type Capacity, type DataAccess, type EnterpriseClaim, type NewAuthorisation, type Page, type PersonProfile, type RealNameRequest, type SessionRow } from '@/api'
import { saveProfile, sessionKey, type ProfileChange } from '@/kernel/session'

const personKey = ['identity', 'person']
const sessionsKey = ['identity', 'sessions']
const authorisationsKey = ['identity', 'authorisations']

export const usePerson = () => useQuery({ key: personKey, query: () => http.get<PersonProfile>('/api/portal/person') })
export const useSessions = () => useQuery({ key: sessionsKey, query: () => http.get<SessionRow[]>('/api/portal/sessions') })
export const useAuthorisations = () => useQuery({ key: authorisationsKey, query: () => http.get<Authorisation[]>('/api/portal/authorisations') })
export const useEnterprises = () => useQuery({ key: ['identity', 'enterprises'], query: () => http.get<Capacity[]>('/api/portal/enterprises') })
export const useAccesses = (page: MaybeRefOrGetter<number>, size: number) =>
  useQuery({ key: () => ['identity', 'accesses', toValue(page)], query: () => http.get<Page<DataAccess>>('/api/portal/accesses', { page: toValue(page), size }) })

/** A write after which the named lists, and the session, are asked for again. */
function useWrite<B, R>(send: (body: B) => Promise<R>, ...keys: string[][]) {
  const cache = useQueryCache()
  return useMutation({
    mutation: send,
    onSuccess: async () => {
      await Promise.all([...keys, sessionKey].map((key) => cache.invalidateQueries({ key })))
    },
  })
}

export const useSavePerson = () => useWrite((change: ProfileChange) => saveProfile(change), personKey)
export const useLevelUp = () => useWrite((body: RealNameRequest) => http.post<PersonProfile>('/api/portal/person/real-name', body), personKey)
export const useRevokeSession = () => useWrite((id: string) => http.delete(`/api/portal/sessions/${id}`), sessionsKey)
export const useClaim = () => useWrite((body: EnterpriseClaim) => http.post<Capacity[]>('/api/portal/enterprises', body), ['identity', 'enterprises'])
export const useGrant = () => useWrite((body: NewAuthorisation) => http.post<Authorisation>('/api/portal/authorisations', body), authorisationsKey)
export const useRevoke = () => useWrite((one: Authorisation) => http.delete(`/api/portal/authorisations/${one.id}`, { version: one.version }), authorisationsKey)
