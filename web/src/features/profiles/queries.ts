import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import {
  http, type DataSourceRow, type FeedDraft, type FeedFault, type FeedRow, type FeedRun, type FeedView, type Job, type LibraryRow, type Page, type PairDecision, type PairRow, type PairView, type ProfileAnswer, type ProfileLook,
  type ProfileQuestion, type Query, type SourceTableRow, type SourceTableView, type StartedFeed,
} from '@/api'
import { whileMoving } from '@/kernel/lists'

const feeds = '/api/work/library-feeds'
const pairs = '/api/work/match-reviews'
const key = ['work', 'libraries']
const pairKey = ['work', 'match-reviews']

/** A table is being read: a job that waits has no run yet. */
export const underWay = (one?: FeedView) => one?.latest?.state === 'RUNNING'

export const useLibraries = () => useQuery({ key: [...key, 'all'], query: () => http.get<LibraryRow[]>('/api/work/libraries'), staleTime: 0 })
export const useFeeds = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'feeds', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<FeedRow>>(feeds, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
/** Asked again while the table is read, or is about to be. */
export function useFeed(id: () => string, waiting: () => boolean) {
  const query = useQuery({ key: () => [...key, 'feed', id()], query: ({ signal }) => http.get<FeedView>(`${feeds}/${id()}`, {}, signal), staleTime: 0 })
  whileMoving(query, () => waiting() || underWay(query.data.value), 1000)
  return query
}
export function useFeedJob(id: () => string | undefined) {
  const query = useQuery({ key: () => ['work', 'jobs', id() ?? ''], query: () => http.get<Job>(`/api/work/jobs/${id()}`), enabled: () => !!id(), staleTime: 0 })
  whileMoving(query, () => !!id() && (!query.data.value || ['WAITING', 'RUNNING'].includes(query.data.value.state)), 1000)
  return query
}
export const useFeedRuns = (id: () => string, newest: () => string) => useQuery({ key: () => [...key, 'runs', id(), newest()], query: () => http.get<FeedRun[]>(`${feeds}/${id()}/runs`) })
/** @param state of the run: what was wrong is not whole before it has ended */
export const useFaults = (id: () => string, run: () => string | undefined, state: () => string | undefined) => useQuery({ key: () => [...key, 'faults', id(), run() ?? '', state() ?? ''], query: () => http.get<FeedFault[]>(`${feeds}/${id()}/runs/${run()}`), enabled: () => !!run() })

export const useFeedSources = () => useQuery({ key: ['work', 'library-sources'], query: () => http.get<Page<DataSourceRow>>('/api/work/data-sources', { size: 100 }), staleTime: 0 })
export const useSourceTables = (source: () => string | undefined) =>
  useQuery({ key: () => ['work', 'library-tables', source() ?? ''], query: () => http.get<Page<SourceTableRow>>(`/api/work/data-sources/${source()}/tables`, { size: 100 }), enabled: () => !!source() })
export const useSourceTable = (source: () => string | undefined, table: () => string | undefined) =>
  useQuery({ key: () => ['work', 'library-table', source() ?? '', table() ?? ''], query: () => http.get<SourceTableView>(`/api/work/data-sources/${source()}/table`, { name: table() ?? '' }), enabled: () => !!source() && !!table() })

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
/** Without an id and version it is new. */
export function useStoreFeed() {
  const onSuccess = useRefresh()
  return useMutation({
    mutation: ({ id, version, draft }: { id?: string; version?: number; draft: FeedDraft }) => (id ? http.put<FeedView>(`${feeds}/${id}`, draft, { version }) : http.post<FeedView>(feeds, draft)),
    onSuccess,
  })
}
export function useRemoveFeed() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, version }: { id: string; version: number }) => http.post<void>(`${feeds}/${id}/remove`, undefined, { version }), onSettled })
}
export function useRunFeed() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<StartedFeed>(`${feeds}/${id}/runs`), onSettled })
}

export const usePairs = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...pairKey, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<PairRow>>(pairs, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const usePair = (id: () => string) => useQuery({ key: () => [...pairKey, 'one', id()], query: () => http.get<PairView>(`${pairs}/${id()}`), staleTime: 0 })
export function usePairAct() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ pair, decision, split }: { pair: PairView; decision?: PairDecision; split?: string }) =>
      decision ? http.post<PairView>(`${pairs}/${pair.id}/decide`, decision, { version: pair.version }) : http.post<PairView>(`${pairs}/${pair.id}/split`, { reason: split }, { version: pair.version }),
    onSettled: () => cache.invalidateQueries({ key: pairKey }),
  })
}

/** Nothing of it is kept in the cache. */
export const useLook = () => useMutation({ mutation: (question: ProfileQuestion) => http.post<ProfileAnswer>('/api/work/profiles/look', question) })
export const useOwnProfile = () => useQuery({ key: ['portal', 'profile'], query: () => http.get<ProfileAnswer>('/api/portal/profile'), staleTime: 0 })
export const useLooks = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'profile', 'looks', JSON.stringify(toValue(params))], query: () => http.get<Page<ProfileLook>>('/api/portal/profile/looks', toValue(params)), placeholderData: (previous) => previous, staleTime: 0 })
