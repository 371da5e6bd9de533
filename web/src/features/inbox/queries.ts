import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Message, type Page, type SessionRow } from '@/api'

export function useMessages(page: MaybeRefOrGetter<number>) {
  return useQuery({ key: () => ['work', 'messages', toValue(page)], query: () => http.get<Page<Message>>('/api/work/messages', { page: toValue(page), size: 20 }), placeholderData: (previous) => previous })
}
export function useRead() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (ids: string[]) => http.post('/api/work/messages/read', { ids }),
    onSuccess: () => Promise.all([cache.invalidateQueries({ key: ['work', 'messages'] }), cache.invalidateQueries({ key: ['work', 'session'] })]),
  })
}
export function useReadAll() {
  const cache = useQueryCache()
  return useMutation({
    mutation: () => http.post('/api/work/messages/read-all'),
    onSuccess: () => Promise.all([cache.invalidateQueries({ key: ['work', 'messages'] }), cache.invalidateQueries({ key: ['work', 'session'] })]),
  })
}
export function useSessions() {
  return useQuery({ key: ['work', 'sessions'], query: () => http.get<SessionRow[]>('/api/work/sessions') })
}
export function useEndSession() {
  const cache = useQueryCache()
  return useMutation({ mutation: (id: string) => http.delete(`/api/work/sessions/${id}`), onSettled: () => cache.invalidateQueries({ key: ['work', 'sessions'] }) })
}
