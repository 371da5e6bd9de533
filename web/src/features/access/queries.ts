import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type AccountPage, type AccountRow, type GrantBody, type GrantRow, type InitialPassword, type Organ, type Page, type PostRef, type Query, type RotatedKeys } from '@/api'

type Value<T> = MaybeRefOrGetter<T>
export const useAccounts = (params: Value<Query>) => useQuery({ key: () => ['work', 'accounts', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<AccountPage>('/api/admin/accounts', { ...toValue(params), size: 50 }, signal), placeholderData: (previous) => previous })
export const useAccount = (id: Value<string>) => useQuery({ key: () => ['work', 'accounts', 'one', toValue(id)], query: () => http.get<AccountRow>(`/api/admin/accounts/${toValue(id)}`), enabled: () => toValue(id) !== '' })
export const useGrants = (account: Value<string>) => useQuery({ key: () => ['work', 'grants', toValue(account)], query: () => http.get<GrantRow[]>('/api/admin/grants', { account: toValue(account) }), enabled: () => toValue(account) !== '' })
export const getOrgans = (q: string, region: string | null) => http.get<Page<Organ>>('/api/admin/grants/organs', { q, region })
export const getPosts = (organ: string) => http.get<PostRef[]>('/api/admin/grants/posts', { organ })

function useRefresh() {
  const cache = useQueryCache()
  return () => Promise.all([cache.invalidateQueries({ key: ['work', 'accounts'] }), cache.invalidateQueries({ key: ['work', 'grants'] })])
}
export function useGrant() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (body: GrantBody) => http.post<GrantRow>('/api/admin/grants', body), onSuccess })
}
export function useRevoke() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (id: string) => http.delete<GrantRow>(`/api/admin/grants/${id}`), onSuccess })
}
export function useCreateAccount() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (body: { account: string; name: string }) => http.post<InitialPassword>('/api/admin/accounts', body), onSuccess })
}
export type AccountAct = 'disable' | 'enable' | 'reset-password' | 'reset-factors' | 'end-sessions'
export function useAccountAct() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: ({ id, act }: { id: string; act: AccountAct }) => http.post<AccountRow | InitialPassword>(`/api/admin/accounts/${id}/${act}`), onSuccess })
}
export const useRotateKeys = () => useMutation({ mutation: () => http.post<RotatedKeys>('/api/admin/keys/rotate') })
