import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type DataSourceRow, type LineageColumn, type LineageGraph, type LineageHit, type LineageReporter, type NewReporter, type Page, type Query, type SqlLineage, type SqlTold, type ToldLineage, type ViewsRead } from '@/api'

const base = '/api/work/lineage'
const key = ['work', 'lineage']

export interface Asked extends LineageColumn { direction: string; depth: number }

export const useColumns = (q: () => string) => useQuery({ key: () => [...key, 'columns', q()], query: ({ signal }) => http.get<LineageHit[]>(`${base}/columns`, { q: q() }, signal), enabled: () => !!q(), staleTime: 0 })
export const useGraph = (asked: () => Asked | undefined) =>
  useQuery({ key: () => [...key, 'graph', JSON.stringify(asked() ?? {})], query: ({ signal }) => http.get<LineageGraph>(`${base}/graph`, { ...asked() } as Query, signal), enabled: () => !!asked(), staleTime: 0, placeholderData: (previous) => previous })
export const useTold = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'told', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ToldLineage>>(`${base}/statements`, toValue(params), signal), staleTime: 0, placeholderData: (previous) => previous })
export const useReporters = (may: () => boolean) => useQuery({ key: () => [...key, 'reporters'], query: () => http.get<LineageReporter[]>(`${base}/reporters`), enabled: may, staleTime: 0 })
/** Sources statements can be about. */
export const useLineageSources = () => useQuery({ key: [...key, 'sources'], query: () => http.get<Page<DataSourceRow>>('/api/work/data-sources', { size: 100 }), staleTime: 0 })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export const useCheckSql = () => useMutation({ mutation: (told: SqlTold) => http.post<SqlLineage>(`${base}/statements/check`, told) })
export function useTell() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (told: SqlTold) => http.post<SqlLineage>(`${base}/statements`, told), onSuccess })
}
export function useForget() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<void>(`${base}/statements/${id}/forget`), onSettled })
}
export function useReadViews() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (source: string) => http.post<ViewsRead>(`${base}/sources/${source}/views`), onSettled })
}
export function useRegister() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (name: string) => http.post<NewReporter>(`${base}/reporters`, { name }), onSuccess })
}
export function useRevoke() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<LineageReporter>(`${base}/reporters/${id}/revoke`), onSettled })
}
