import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CascadeReconciliation, type NodeDraft, type NodeMessage, type NodeView, type OwnNode, type Page, type Query, type ReturnedRecord } from '@/api'
import { whileMoving } from '@/kernel/lists'

const base = '/api/work/cascade'
const key = ['work', 'cascade']

/** Links move by themselves: looked at again every few seconds. */
const EVERY = 5000

export const useOwn = () => useQuery({ key: [...key, 'own'], query: () => http.get<OwnNode>(`${base}/own`), staleTime: 0 })
export function useNodes() {
  const query = useQuery({ key: [...key, 'nodes'], query: ({ signal }) => http.get<NodeView[]>(`${base}/nodes`, {}, signal), staleTime: 0 })
  whileMoving(query, () => !!query.data.value?.length, EVERY)
  return query
}
export function useNode(id: () => string) {
  const query = useQuery({ key: () => [...key, 'node', id()], query: ({ signal }) => http.get<NodeView>(`${base}/nodes/${id()}`, {}, signal), staleTime: 0 })
  whileMoving(query, () => !!query.data.value, EVERY)
  return query
}
export const useMessages = (id: () => string, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'messages', id(), JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<NodeMessage>>(`${base}/nodes/${id()}/messages`, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useReturned = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'returned', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ReturnedRecord>>(`${base}/returned`, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useReconciliation = () => useQuery({ key: [...key, 'reconciliation'], query: ({ signal }) => http.get<CascadeReconciliation>(`${base}/reconciliation`, {}, signal), staleTime: 0 })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
/** Without an id and version it is new. */
export function useStore() {
  const onSuccess = useRefresh()
  return useMutation({
    mutation: ({ id, version, draft }: { id?: string; version?: number; draft: NodeDraft }) => (id ? http.put<NodeView>(`${base}/nodes/${id}`, draft, { version }) : http.post<NodeView>(`${base}/nodes`, draft)),
    onSuccess,
  })
}
/** With a reason it is suspended, else resumed. */
export function useTurn() {
  const onSettled = useRefresh()
  return useMutation({
    mutation: ({ id, version, reason }: { id: string; version: number; reason?: string }) => (reason === undefined ? http.post<NodeView>(`${base}/nodes/${id}/resume`, undefined, { version }) : http.post<NodeView>(`${base}/nodes/${id}/suspend`, { reason }, { version })),
    onSettled,
  })
}
export function useAgain() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, number }: { id: string; number: number }) => http.post<NodeMessage>(`${base}/nodes/${id}/messages/${number}/again`), onSettled })
}
