import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type MessageApplication, type MessageKeyKind, type MessageQueue, type MessageTemplateRow, type MessageTemplateVersion, type Page, type Query, type SentMessage, type TemplateContent, type TemplatePreview } from '@/api'

const root = ['work', 'messaging']
const templatePath = (key: string) => `/api/work/message-templates/${key}`
const applicationPath = (id: string) => `/api/work/message-applications/${id}`

export const useSent = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...root, 'sent', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<SentMessage>>('/api/work/sent-messages', toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useQueue = () => useQuery({ key: [...root, 'queue'], query: () => http.get<MessageQueue>('/api/work/message-queue'), staleTime: 0 })
export const useTemplates = () => useQuery({ key: [...root, 'templates'], query: () => http.get<MessageTemplateRow[]>('/api/work/message-templates'), staleTime: 0 })
export const useVersions = (key: MaybeRefOrGetter<string>) => useQuery({ key: () => [...root, 'template', toValue(key)], query: () => http.get<MessageTemplateVersion[]>(templatePath(toValue(key))), staleTime: 0 })
export const useApplications = () => useQuery({ key: [...root, 'applications'], query: () => http.get<MessageApplication[]>('/api/work/message-applications'), staleTime: 0 })
export const useApplication = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => [...root, 'application', toValue(id)], query: () => http.get<MessageApplication>(applicationPath(toValue(id))), staleTime: 0 })

function useAct<V, R>(mutation: (value: V) => Promise<R>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: root }) })
}
export const useSendAgain = () => useAct((id: string) => http.post<MessageQueue>(`/api/work/sent-messages/${id}/again`))
export const usePreview = () => useMutation({ mutation: ({ key, content }: { key: string; content: TemplateContent }) => http.post<TemplatePreview>(`${templatePath(key)}/preview`, { content }) })
export const useDraft = () => useAct(({ key, content, note }: { key: string; content: TemplateContent; note: string }) => http.put<MessageTemplateVersion>(`${templatePath(key)}/draft`, { content, note }))
export const useDropDraft = () => useAct((key: string) => http.delete(`${templatePath(key)}/draft`))
export const usePublish = () => useAct((key: string) => http.post<MessageTemplateVersion>(`${templatePath(key)}/publication`))
export const useRestore = () => useAct(({ key, version }: { key: string; version: number }) => http.post<MessageTemplateVersion>(`${templatePath(key)}/versions/${version}/restoration`))

export const useOpenApplication = () => useAct((body: { name: string; dailyLimit: number }) => http.post<MessageApplication>('/api/work/message-applications', body))
export const useChangeApplication = () =>
  useAct(({ one, ...body }: { one: MessageApplication; members: string[]; dailyLimit: number }) => http.put<MessageApplication>(applicationPath(one.id), body, { version: one.version }))
export const useAddKey = () => useAct(({ id, ...body }: { id: string; kind: MessageKeyKind; name: string }) => http.post<{ key: string }>(`${applicationPath(id)}/keys`, body))
export const useRevokeKey = () => useAct(({ id, key }: { id: string; key: string }) => http.delete(`${applicationPath(id)}/keys/${key}`))
export const useSetEndpoint = () => useAct(({ one, endpoint }: { one: MessageApplication; endpoint: string }) => http.put<{ secret?: string }>(`${applicationPath(one.id)}/endpoint`, { endpoint }, { version: one.version }))
export const useVerifyEndpoint = () => useAct((id: string) => http.post<MessageApplication>(`${applicationPath(id)}/endpoint/verification`))
