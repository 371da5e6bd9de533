import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Duty, type Organ, type OrganBody, type Page, type Post, type Query } from '@/api'

const key = ['work', 'organs']
export const useDuties = () => useQuery({ key: ['work', 'duties'], query: () => http.get<Duty[]>('/api/admin/duties'), staleTime: 3_600_000 })
export const useOrgans = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<Organ>>('/api/admin/organs', toValue(params), signal), placeholderData: (previous) => previous })
export const useOrgan = (code: MaybeRefOrGetter<string>) => useQuery({ key: () => [...key, 'one', toValue(code)], query: () => http.get<Organ>(`/api/admin/organs/${toValue(code)}`), enabled: () => toValue(code) !== '' })
export const usePosts = (organ: MaybeRefOrGetter<string>) => useQuery({ key: () => [...key, 'posts', toValue(organ)], query: () => http.get<Post[]>('/api/admin/posts', { organ: toValue(organ) }), enabled: () => toValue(organ) !== '' })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function useSaveOrgan() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: ({ code, version, body }: { code: string; version?: number; body: OrganBody }) => (version === undefined ? http.post<Organ>('/api/admin/organs', { code, ...body }) : http.put<Organ>(`/api/admin/organs/${code}`, body, { version })), onSuccess })
}
export function useAbolish() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: ({ organ, reason }: { organ: Organ; reason: string }) => http.post<Organ>(`/api/admin/organs/${organ.code}/abolish`, { reason }, { version: organ.version }), onSuccess })
}
export function useSavePost() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: ({ post, organ, title, roles }: { post?: Post; organ: string; title: string; roles: string[] }) => (post ? http.put<Post>(`/api/admin/posts/${post.id}`, { title, roles }, { version: post.version }) : http.post<Post>('/api/admin/posts', { organ, title, roles })), onSuccess })
}
export function useClosePost() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (post: Post) => http.post<Post>(`/api/admin/posts/${post.id}/close`, undefined, { version: post.version }), onSuccess })
}
