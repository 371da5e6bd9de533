import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type SheetBody, type SheetContent, type SigningSheet } from '@/api'

const base = '/api/portal/signatures'
const key = ['portal', 'signatures']
export const useSheets = () => useQuery({ key: [...key, 'list'], query: () => http.get<SigningSheet[]>(base) })
export const useSheet = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => [...key, 'one', toValue(id)], query: () => http.get<SigningSheet>(`${base}/${toValue(id)}`) })
export const useContent = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => [...key, 'content', toValue(id)], query: () => http.get<SheetContent>(`${base}/${toValue(id)}/content`) })
export const fileHref = (id: string) => `${base}/${id}/file`

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function useOpen() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (body: SheetBody) => http.post<SigningSheet>(base, body), onSuccess })
}
export function useSign(id: MaybeRefOrGetter<string>) {
  const onSettled = useRefresh()
  return useMutation({ mutation: () => http.post<SigningSheet>(`${base}/${toValue(id)}/sign`), onSettled })
}
export function useDecline(id: MaybeRefOrGetter<string>) {
  const onSettled = useRefresh()
  return useMutation({ mutation: (reason: string) => http.post<SigningSheet>(`${base}/${toValue(id)}/decline`, { reason }), onSettled })
}
