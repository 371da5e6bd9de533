import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, upload, type FileRef, type Page, type Query, type SealAct, type SealChoice, type SealJournalEntry, type SealUseRow, type SealVerification, type SealView } from '@/api'

/** Officials and enterprises see the same things at two places. */
export type Side = 'work' | 'portal'
const base = (side: Side) => `/api/${side}/seals`
const key = (side: Side) => [side, 'seals']

export const useSeals = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key('work'), 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<SealView>>(base('work'), toValue(params), signal), placeholderData: (previous) => previous })
export const useOwnSeals = () => useQuery({ key: [...key('portal'), 'list'], query: () => http.get<SealView[]>(base('portal')) })
export const useSeal = (side: Side, id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...key(side), 'one', toValue(id)], query: () => http.get<SealView>(`${base(side)}/${toValue(id)}`) })
export const useJournal = (side: Side, id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...key(side), 'journal', toValue(id)], query: () => http.get<SealJournalEntry[]>(`${base(side)}/${toValue(id)}/journal`) })
export const useUses = (id: MaybeRefOrGetter<string>, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key('work'), 'uses', toValue(id), JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<SealUseRow>>(`${base('work')}/${toValue(id)}/uses`, toValue(params), signal), placeholderData: (previous) => previous })
export const useSealed = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...key('portal'), 'sealed', toValue(id)], query: () => http.get<FileRef[]>(`${base('portal')}/${toValue(id)}/sealed`) })
export const useChoices = (side: Side) => useQuery({ key: [...key(side), 'choices'], query: () => http.get<SealChoice[]>(`${base(side)}/choices`) })
export const pictureHref = (side: Side, id: string) => `${base(side)}/${id}/picture`

export function useApply(side: Side) {
  const cache = useQueryCache()
  return useMutation({ mutation: (body: { words: string; note: string }) => http.post<SealView>(base(side), body), onSuccess: () => cache.invalidateQueries({ key: key(side) }) })
}
export function useAct(side: Side) {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ seal, act, note }: { seal: SealView; act: SealAct; note: string }) => http.post<SealView>(`${base(side)}/${seal.id}/${act.toLowerCase()}`, { note }, { version: seal.version }),
    onSettled: () => cache.invalidateQueries({ key: key(side) }),
  })
}
export function usePutSeal(id: MaybeRefOrGetter<string>) {
  const cache = useQueryCache()
  return useMutation({ mutation: (file: File) => upload<FileRef>(`${base('portal')}/${toValue(id)}/seal`, file, file.name, () => undefined).done, onSuccess: () => cache.invalidateQueries({ key: key('portal') }) })
}
export const useVerify = () => useMutation({ mutation: (file: File) => upload<SealVerification>('/api/public/seal-verifications', file, file.name, () => undefined).done })
export const useExportUses = () => useMutation({ mutation: (seal: string) => http.post('/api/work/exports', { list: 'seal-uses', query: { seal } }) })
