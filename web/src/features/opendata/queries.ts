import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import {
  http, uploadWhole, type AnnualOpenList, type OpenChoices, type OpenDataPage, type OpenDataRequest, type OpenDataSearch, type OpenDatasetAct, type OpenDatasetDraft, type OpenDatasetRow, type OpenDatasetStep, type OpenDatasetView, type Page, type Query,
} from '@/api'

const open = '/api/public/open-data'
const sets = '/api/work/open-datasets'
const asked = '/api/work/open-data-requests'
const mine = '/api/portal/open-data-requests'
type Id = MaybeRefOrGetter<string>

export const fileAddress = (id: string, edition: number, format: 'CSV' | 'JSONL') => `${open}/${id}/versions/${edition}/file?format=${format}`
export const useOpenData = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['open-data', 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<OpenDataSearch>(open, toValue(params), signal), placeholderData: (previous) => previous })
export const useOpenDataset = (id: Id, edition: MaybeRefOrGetter<string | undefined>) =>
  useQuery({ key: () => ['open-data', 'one', toValue(id), toValue(edition) ?? ''], query: () => http.get<OpenDataPage>(`${open}/${toValue(id)}`, { edition: toValue(edition) }) })

const lists = '/api/public/open-data-lists'
export const listAddress = (list: AnnualOpenList) => `${lists}/${list.year}/${list.organ}/file`
export const useAnnualLists = () => useQuery({ key: ['open-data', 'annual'], query: () => http.get<AnnualOpenList[]>(lists) })
export const usePublishList = () => useMutation({ mutation: (year: number) => http.post<AnnualOpenList>(`/api/work/open-data-lists/${year}`), onSettled: useRefresh() })

export const useMyRequests = (enabled: MaybeRefOrGetter<boolean> = true) => useQuery({ key: ['open-data', 'mine'], query: () => http.get<OpenDataRequest[]>(mine), staleTime: 0, enabled: () => toValue(enabled) })
export const useAsk = () => useMutation({ mutation: (body: { dataset: string; purpose: string; agreement: string }) => http.post<OpenDataRequest>(mine, body), onSettled: useRefresh() })
export const useTakeBack = () => useMutation({ mutation: (id: string) => http.post<OpenDataRequest>(`${mine}/${id}/withdraw`), onSettled: useRefresh() })

function useRefresh() {
  const cache = useQueryCache()
  return () => { for (const one of [['open-data'], ['work', 'open-datasets'], ['work', 'tasks'], ['work', 'task-counts']]) void cache.invalidateQueries({ key: one }) }
}

export const useOpenChoices = () => useQuery({ key: ['work', 'open-choices'], query: () => http.get<OpenChoices>(`${sets}/choices`) })
export const useDatasets = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'open-datasets', 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<OpenDatasetRow>>(sets, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useDataset = (id: Id, edition: MaybeRefOrGetter<string | undefined>) =>
  useQuery({ key: () => ['work', 'open-datasets', 'one', toValue(id), toValue(edition) ?? ''], query: () => http.get<OpenDatasetView>(`${sets}/${toValue(id)}`, { edition: toValue(edition) }), staleTime: 0 })
export const useSteps = (id: Id, stamp: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['work', 'open-datasets', 'steps', toValue(id), toValue(stamp)], query: () => http.get<OpenDatasetStep[]>(`${sets}/${toValue(id)}/journal`) })
export const useSave = () => useMutation({ mutation: ({ id, version, draft }: { id: string; version: number; draft: OpenDatasetDraft }) => http.put<OpenDatasetView>(`${sets}/${id}`, draft, { version }), onSettled: useRefresh() })
export const useSendTable = () =>
  useMutation({ mutation: ({ id, file }: { id: string; file: File }) => uploadWhole<OpenDatasetView>(`${sets}/${id}/table?name=${encodeURIComponent(file.name)}`, file, () => undefined).done, onSettled: useRefresh() })
export const useReport = () => useMutation({ mutation: ({ id, version }: { id: string; version: number }) => http.post<OpenDatasetView>(`${sets}/${id}/report`, undefined, { version }), onSettled: useRefresh() })
export const useAct = () =>
  useMutation({
    mutation: ({ id, version, act, note, edition }: { id: string; version: number; act: OpenDatasetAct; note: string; edition: number }) =>
      http.post<OpenDatasetView>(`${sets}/${id}/${act.toLowerCase()}`, { note, edition }, { version }),
    onSettled: useRefresh(),
  })

export const useRequests = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'open-datasets', 'requests', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<OpenDataRequest>>(asked, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useRequest = (id: Id) => useQuery({ key: () => ['work', 'open-datasets', 'request', toValue(id)], query: () => http.get<OpenDataRequest>(`${asked}/${toValue(id)}`), staleTime: 0 })
export const useDecide = () =>
  useMutation({
    mutation: ({ id, version, ...body }: { id: string; version: number; grant: boolean; reason: string; validUntil?: string }) => http.post<OpenDataRequest>(`${asked}/${id}/decide`, body, { version }),
    onSettled: useRefresh(),
  })
export const useRevoke = () => useMutation({ mutation: ({ id, version, reason }: { id: string; version: number; reason: string }) => http.post<OpenDataRequest>(`${asked}/${id}/revoke`, { reason }, { version }), onSettled: useRefresh() })
