import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Message, type MessagePreferences, type Page, type Query, type Unsubscribed } from '@/api'
import { currentLocale } from '@/i18n'
import { sessionKey } from '@/kernel/session'

export const useMessages = (query: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'messages', currentLocale(), JSON.stringify(toValue(query))], query: () => http.get<Page<Message>>('/api/portal/messages', toValue(query)) })

function useMarking<V>(mutation: (value: V) => Promise<unknown>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: async () => {
      await Promise.all([cache.invalidateQueries({ key: ['portal', 'messages'] }), cache.invalidateQueries({ key: sessionKey })])
    },
  })
}
export const useMarkRead = () => useMarking((ids: string[]) => http.post('/api/portal/messages/read', { ids }))
export const useMarkAllRead = () => useMarking(() => http.post('/api/portal/messages/read-all'))

const path = '/api/portal/message-preferences'
const key = ['portal', 'message-preferences']
export const usePreferences = () => useQuery({ key, query: () => http.get<MessagePreferences>(path), staleTime: 0 })

function usePreferenceAct<V>(mutation: (value: V) => Promise<MessagePreferences>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSuccess: (fresh) => cache.setQueryData(key, fresh) })
}
export const useChoose = () => usePreferenceAct(({ ways, english, kinds }: MessagePreferences) => http.put<MessagePreferences>(path, { ways, english, kinds: kinds.map(({ code, sms, email }) => ({ code, sms, email })) }))
export const useChangeEmail = () => usePreferenceAct((email: string) => http.put<MessagePreferences>(`${path}/email`, { email }))
export const useConfirmEmail = () => usePreferenceAct((code: string) => http.post<MessagePreferences>(`${path}/email/confirmation`, { code }))
export const useDropEmail = () => usePreferenceAct((_: void) => http.delete<MessagePreferences>(`${path}/email`))

const unsubscribing = (token: string) => `/api/public/messages/unsubscribe?token=${encodeURIComponent(token)}`
export const useUnsubscribable = (token: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['public', 'unsubscribe', toValue(token)], query: () => http.get<Unsubscribed>(unsubscribing(toValue(token))) })
export const useUnsubscribe = () => useMutation({ mutation: (token: string) => http.post<Unsubscribed>(unsubscribing(token)) })
