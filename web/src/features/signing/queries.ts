import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type KeyView, type Page, type Query, type RevocationBody } from '@/api'

const key = ['work', 'signing-keys']
export const useKeys = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<KeyView>>('/api/admin/signing-keys', toValue(params), signal), placeholderData: (previous) => previous })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function useReplace() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<KeyView>(`/api/admin/signing-keys/${id}/replace`), onSuccess })
}
export function useRevoke() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: ({ id, body }: { id: string; body: RevocationBody }) => http.post<KeyView>(`/api/admin/signing-keys/${id}/revoke`, body), onSuccess })
}
