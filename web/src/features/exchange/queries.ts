import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type DataSourceRow, type ExchangeCheck, type ExchangeFlowDraft, type ExchangeFlowRow, type ExchangeFlowView, type ExchangeRejection, type ExchangeRun, type Page, type Query, type SourceTableRow, type SourceTableView } from '@/api'
import { whileMoving } from '@/kernel/lists'

const base = '/api/work/exchange-flows'
const sources = '/api/work/data-sources'
const key = ['work', 'exchange-flows']

export const running = (run?: ExchangeRun) => run?.state === 'RUNNING'

export function useFlows(params: MaybeRefOrGetter<Query>) {
  const query = useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ExchangeFlowRow>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
  whileMoving(query, () => query.data.value?.items.some((one) => running(one.last)), 2000)
  return query
}
export function useFlow(id: () => string | undefined) {
  const query = useQuery({ key: () => [...key, 'one', id() ?? ''], query: ({ signal }) => http.get<ExchangeFlowView>(`${base}/${id()}`, {}, signal), enabled: () => !!id(), staleTime: 0 })
  whileMoving(query, () => running(query.data.value?.last), 1000)
  return query
}
export const useRuns = (id: () => string, newest: () => string, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'runs', id(), newest(), JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ExchangeRun>>(`${base}/${id()}/runs`, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export function useRun(id: () => string, run: () => string) {
  const query = useQuery({ key: () => [...key, 'run', run()], query: ({ signal }) => http.get<ExchangeRun>(`${base}/${id()}/runs/${run()}`, {}, signal), staleTime: 0 })
  whileMoving(query, () => running(query.data.value), 1000)
  return query
}
export const useRejections = (id: () => string, run: () => string, stamp: () => string, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'rejections', run(), stamp(), JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ExchangeRejection>>(`${base}/${id()}/runs/${run()}/rejections`, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })

/** Data sources and what was read of them; at most a hundred each: more are found by typing the name. */
export const useSourceNames = () => useQuery({ key: ['work', 'data-sources', 'names'], query: () => http.get<Page<DataSourceRow>>(sources, { size: 100 }), staleTime: 0 })
export const useTableNames = (id: () => string | undefined) =>
  useQuery({ key: () => ['work', 'data-sources', 'table-names', id() ?? ''], query: () => http.get<Page<SourceTableRow>>(`${sources}/${id()}/tables`, { size: 100 }), enabled: () => !!id() })
/** Of the newest reading; fails where there is none. */
export const tableOf = (id: string, name: string) => http.get<SourceTableView>(`${sources}/${id}/table`, { name })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
/** Without an id and version it is new. */
export function useStore() {
  const onSuccess = useRefresh()
  return useMutation({
    mutation: ({ id, version, draft }: { id?: string; version?: number; draft: ExchangeFlowDraft }) => (id ? http.put<ExchangeFlowView>(`${base}/${id}`, draft, { version }) : http.post<ExchangeFlowView>(base, draft)),
    onSuccess,
  })
}
export function useRemove() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, version }: { id: string; version: number }) => http.post<void>(`${base}/${id}/remove`, undefined, { version }), onSettled })
}
export function useCheck() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<ExchangeCheck>(`${base}/${id}/check`), onSettled })
}
export function useStart() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, anew }: { id: string; anew: boolean }) => http.post<ExchangeRun>(`${base}/${id}/runs`, { anew }), onSettled })
}
export function useAct() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, run, act }: { id: string; run: string; act: 'pause' | 'resume' | 'cancel' | 'reconcile' }) => http.post<ExchangeRun>(`${base}/${id}/runs/${run}/${act}`), onSettled })
}
export function useResend() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, run }: { id: string; run: string }) => http.post<void>(`${base}/${id}/runs/${run}/resend`), onSettled })
}
