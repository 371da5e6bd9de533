import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CopyOutcome, type NewObjection, type ObjectionRow, type ObjectionView, type Page, type Query } from '@/api'

const mine = '/api/portal/objections'
const work = '/api/work/objections'
type Id = MaybeRefOrGetter<string>

export const useMine = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'objections', 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ObjectionRow>>(mine, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useMyOne = (id: Id) => useQuery({ key: () => ['portal', 'objections', toValue(id)], query: () => http.get<ObjectionView>(`${mine}/${toValue(id)}`), staleTime: 0 })
export const useBox = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'objections', 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ObjectionRow>>(work, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useOne = (id: Id) => useQuery({ key: () => ['work', 'objections', toValue(id)], query: () => http.get<ObjectionView>(`${work}/${toValue(id)}`), staleTime: 0, refetchOnWindowFocus: false })

function useAfter() {
  const cache = useQueryCache()
  return () => { for (const key of [['portal', 'objections'], ['work', 'objections'], ['work', 'tasks'], ['work', 'task-counts'], ['work', 'case']]) void cache.invalidateQueries({ key }) }
}

export const useRaise = (official: boolean) => useMutation({ mutation: (body: NewObjection) => http.post<ObjectionView>(official ? work : mine, body), onSettled: useAfter() })
export const useTakeBack = () => useMutation({ mutation: (one: ObjectionView) => http.post<ObjectionView>(`${mine}/${one.id}/withdraw`, undefined, { version: one.version }), onSettled: useAfter() })
export const useAskAgain = () => useMutation({ mutation: (id: string) => http.post<ObjectionView>(`${work}/${id}/ask`), onSettled: useAfter() })
export const useCorrect = () =>
  useMutation({
    mutation: ({ one, ...body }: { one: ObjectionView; value: string; on?: string; where: string; finding: string }) => http.post<ObjectionView>(`${work}/${one.id}/correct`, body, { version: one.version }),
    onSettled: useAfter(),
  })
export const useRefuse = () =>
  useMutation({ mutation: ({ one, finding }: { one: ObjectionView; finding: string }) => http.post<ObjectionView>(`${work}/${one.id}/refuse`, { finding }, { version: one.version }), onSettled: useAfter() })
export const useAnswer = () =>
  useMutation({ mutation: ({ id, copy, outcome, note }: { id: string; copy: string; outcome: CopyOutcome; note: string }) => http.post<ObjectionView>(`${work}/${id}/copies/${copy}/answer`, { outcome, note }), onSettled: useAfter() })
