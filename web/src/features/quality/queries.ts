import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type ComparisonFound, type DataSourceRow, type Job, type PackageFinding, type Page, type QualityRun, type QualityTicket, type QualityTicketRow, type Query, type RuleFound, type RuleSchedule, type RuleSetDraft, type RuleSetRow, type RuleSetView, type RuleTrend, type StartedRun } from '@/api'
import { whileMoving } from '@/kernel/lists'

const base = '/api/work/quality-rules'
const key = ['work', 'quality-rules']

/** Rules are at work: a job that waits has no run yet. */
export const underWay = (one?: RuleSetView) => one?.latest?.state === 'RUNNING'

export const useRuleSets = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<RuleSetRow>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
/** Asked again while its rules run, or are about to. */
export function useRuleSet(id: () => string, waiting: () => boolean) {
  const query = useQuery({ key: () => [...key, 'one', id()], query: ({ signal }) => http.get<RuleSetView>(`${base}/${id()}`, {}, signal), staleTime: 0 })
  whileMoving(query, () => waiting() || underWay(query.data.value), 1000)
  return query
}
/** The job that runs them; how far it came. */
export function useRunJob(id: () => string | undefined) {
  const query = useQuery({ key: () => ['work', 'jobs', id() ?? ''], query: () => http.get<Job>(`/api/work/jobs/${id()}`), enabled: () => !!id(), staleTime: 0 })
  whileMoving(query, () => !!id() && (!query.data.value || ['WAITING', 'RUNNING'].includes(query.data.value.state)), 1000)
  return query
}
export const useRuns = (id: () => string, newest: () => string) => useQuery({ key: () => [...key, 'runs', id(), newest()], query: () => http.get<QualityRun[]>(`${base}/${id()}/runs`) })
export const useFound = (id: () => string, run: () => string | undefined) =>
  useQuery({ key: () => [...key, 'found', id(), run() ?? ''], query: () => http.get<RuleFound[]>(`${base}/${id()}/runs/${run()}`), enabled: () => !!run() })
export const useComparisons = (id: () => string, run: () => string | undefined) =>
  useQuery({ key: () => [...key, 'comparisons', id(), run() ?? ''], query: () => http.get<ComparisonFound[]>(`${base}/${id()}/runs/${run()}/comparisons`), enabled: () => !!run() })
export const useTrend = (id: () => string, newest: () => string) => useQuery({ key: () => [...key, 'trend', id(), newest()], query: () => http.get<RuleTrend[]>(`${base}/${id()}/trend`) })
/** Sources rules can be about. */
export const useRuleSources = () => useQuery({ key: ['work', 'quality-sources'], query: () => http.get<Page<DataSourceRow>>('/api/work/data-sources', { size: 100 }), staleTime: 0 })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export const useCheck = () => useMutation({ mutation: (file: string) => http.post<PackageFinding[]>(`${base}/check`, { file }) })
/** Without an id and version it is new. */
export function useStore() {
  const onSuccess = useRefresh()
  return useMutation({
    mutation: ({ id, version, draft }: { id?: string; version?: number; draft: RuleSetDraft }) => (id ? http.put<RuleSetView>(`${base}/${id}`, draft, { version }) : http.post<RuleSetView>(base, draft)),
    onSuccess,
  })
}
/** No schedule: the rules run only when somebody asks. */
export function useSchedule() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, version, schedule }: { id: string; version: number; schedule?: RuleSchedule }) => http.put<RuleSetView>(`${base}/${id}/schedule`, { schedule }, { version }), onSettled })
}
export function useRemove() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, version }: { id: string; version: number }) => http.post<void>(`${base}/${id}/remove`, undefined, { version }), onSettled })
}
export function useRun() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<StartedRun>(`${base}/${id}/runs`), onSettled })
}

const tickets = '/api/work/quality-tickets'
const ticketKey = ['work', 'quality-tickets']
export type TicketAct = 'rectify' | 'explain' | 'accept' | 'reject'
export const useTickets = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...ticketKey, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<QualityTicketRow>>(tickets, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useTicket = (id: () => string) => useQuery({ key: () => [...ticketKey, 'one', id()], query: ({ signal }) => http.get<QualityTicket>(`${tickets}/${id()}`, {}, signal), staleTime: 0 })
export function useTicketAct() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ id, version, act, note }: { id: string; version: number; act: TicketAct; note: string }) => http.post<QualityTicket>(`${tickets}/${id}/${act}`, { note }, { version }),
    onSettled: () => cache.invalidateQueries({ key: ticketKey }),
  })
}
