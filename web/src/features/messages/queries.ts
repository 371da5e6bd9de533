import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Message, type Page } from '@/api'
import { currentLocale } from '@/i18n'
import { sessionKey } from '@/kernel/session'

export const useMessages = (page: MaybeRefOrGetter<number>, size: number) =>
  useQuery({ key: () => ['portal', 'messages', currentLocale(), toValue(page)], query: () => http.get<Page<Message>>('/api/portal/messages', { page: toValue(page), size }) })

export function useMarkRead() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (ids: string[]) => http.post('/api/portal/messages/read', { ids }),
    onSettled: async () => {
      await Promise.all([cache.invalidateQueries({ key: ['portal', 'messages'] }), cache.invalidateQueries({ key: sessionKey })])
    },
  })
}
