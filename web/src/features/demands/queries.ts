import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type ContractTerms, type DemandAct, type DemandJournalEntry, type DemandRow, type DemandView, type Draft, type FormValue, type Page, type Query, type ResourceView } from '@/api'

const demands = '/api/work/demands'
const key = ['work', 'demands']
type Id = MaybeRefOrGetter<string>

export const draftPath = (id: string) => `${demands}/${id}/draft`
export const useDemands = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<DemandRow>>(demands, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useDemand = (id: Id) => useQuery({ key: () => [...key, 'one', toValue(id)], query: () => http.get<DemandView>(`${demands}/${toValue(id)}`), staleTime: 0 })
export const useJournal = (id: Id) => useQuery({ key: () => [...key, 'one', toValue(id), 'journal'], query: () => http.get<DemandJournalEntry[]>(`${demands}/${toValue(id)}/journal`), staleTime: 0 })
/** Editing starts from what the server has now, so no visit leaves a copy behind. */
export const useDemandDraft = (id: Id, enabled: MaybeRefOrGetter<boolean>) => useQuery({ enabled: () => toValue(enabled), key: () => ['work', 'draft', draftPath(toValue(id))], query: () => http.get<Draft>(draftPath(toValue(id))), gcTime: 0, staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false })
/** The items to choose from. */
export const useResource = (id: Id) => useQuery({ key: () => ['work', 'resources', 'one', toValue(id)], query: () => http.get<ResourceView>(`/api/work/resources/${toValue(id)}`), enabled: () => !!toValue(id) })

function useRefresh() {
  const cache = useQueryCache()
  return () => { for (const one of [key, ['work', 'tasks'], ['work', 'task-counts']]) void cache.invalidateQueries({ key: one }) }
}
export const useAct = () =>
  useMutation({
    mutation: ({ id, version, act, note }: { id: string; version: number; act: DemandAct; note: string }) => http.post<DemandView>(`${demands}/${id}/${act.toLowerCase().replaceAll('_', '-')}`, { note }, { version }),
    onSettled: useRefresh(),
  })
/** `version`: of the case. */
export const useCorrect = () => useMutation({ mutation: ({ id, version, form }: { id: string; version: number; form: FormValue }) => http.post<DemandView>(`${demands}/${id}/correct`, { form }, { version }), onSettled: useRefresh() })
export const useWithdraw = () => useMutation({ mutation: ({ id, version, reason }: { id: string; version: number; reason: string }) => http.post<DemandView>(`${demands}/${id}/withdraw`, { reason }, { version }), onSettled: useRefresh() })
export const useSaveTerms = () => useMutation({ mutation: ({ id, version, terms }: { id: string; version: number; terms: ContractTerms }) => http.put<DemandView>(`${demands}/${id}/terms`, terms, { version }), onSettled: useRefresh() })
