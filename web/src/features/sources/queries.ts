import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type DataSourceDraft, type DataSourceRow, type DataSourceView, type Job, type Page, type Query, type SourceChoices, type SourceDrift, type SourceEntry, type SourceReading, type SourceTableRow, type SourceTableView, type SourceTest, type StartedReading } from '@/api'
import { whileMoving } from '@/kernel/lists'

const base = '/api/work/data-sources'
const key = ['work', 'data-sources']
const oneKey = (id: string) => [...key, 'one', id]

/** Somebody reads it: a job that waits has no reading yet. */
export const beingRead = (one?: DataSourceView) => one?.latest?.state === 'RUNNING'

export const useSourceChoices = () => useQuery({ key: ['work', 'source-choices'], query: () => http.get<SourceChoices>(`${base}/choices`) })
export const useSources = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<DataSourceRow>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })

/** Asked again while it is read, or about to be. */
export function useSource(id: () => string, waiting: () => boolean) {
  const query = useQuery({ key: () => oneKey(id()), query: ({ signal }) => http.get<DataSourceView>(`${base}/${id()}`, {}, signal), staleTime: 0 })
  whileMoving(query, () => waiting() || beingRead(query.data.value), 1000)
  return query
}
/** The job that reads; how far it came. */
export function useReadingJob(id: () => string | undefined) {
  const query = useQuery({ key: () => ['work', 'jobs', id() ?? ''], query: () => http.get<Job>(`/api/work/jobs/${id()}`), enabled: () => !!id(), staleTime: 0 })
  whileMoving(query, () => !!id() && (!query.data.value || ['WAITING', 'RUNNING'].includes(query.data.value.state)), 1000)
  return query
}
export const useReadings = (id: () => string, newest: () => string) =>
  useQuery({ key: () => [...key, 'readings', id(), newest()], query: () => http.get<SourceReading[]>(`${base}/${id()}/readings`) })
export const useTables = (id: () => string, reading: () => string | undefined, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'tables', id(), reading() ?? '', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<SourceTableRow>>(`${base}/${id()}/tables`, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useTable = (id: () => string, name: () => string) =>
  useQuery({ key: () => [...key, 'table', id(), name()], query: ({ signal }) => http.get<SourceTableView>(`${base}/${id()}/table`, { name: name() }, signal), staleTime: 0 })
export const useDrift = (id: () => string, reading: () => string | undefined) =>
  useQuery({ key: () => [...key, 'drift', id(), reading() ?? ''], query: () => http.get<SourceDrift[]>(`${base}/${id()}/readings/${reading()}/drift`), enabled: () => !!reading() })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
/** Without an id and version it is new. */
export function useStore() {
  const onSuccess = useRefresh()
  return useMutation({
    mutation: ({ id, version, draft }: { id?: string; version?: number; draft: DataSourceDraft }) => (id ? http.put<DataSourceView>(`${base}/${id}`, draft, { version }) : http.post<DataSourceView>(base, draft)),
    onSuccess,
  })
}
export function useRemove() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, version }: { id: string; version: number }) => http.post<void>(`${base}/${id}/remove`, undefined, { version }), onSettled })
}
export function useTest() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<SourceTest>(`${base}/${id}/test`), onSettled })
}
export function useRead() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, sample }: { id: string; sample: boolean }) => http.post<StartedReading>(`${base}/${id}/readings`, { sample }), onSettled })
}
export function useRegister() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, table, columns }: { id: string; table: string; columns: string[] }) => http.post<SourceEntry>(`${base}/${id}/entries`, { table, columns }), onSettled })
}
