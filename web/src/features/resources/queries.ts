import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import {
  http, uploadWhole, type DemandView, type FileRef, type OpenDatasetView, type Page, type Query, type ResourceAct, type ResourceChoices, type ResourceDraft, type ResourceImportCheck, type ResourceImportResult, type ResourceJournalEntry, type ResourceRow,
  type ResourceSearchResult, type ResourceView, type Responsibility,
} from '@/api'

const catalogue = '/api/work/resources'
const managed = '/api/work/managed-resources'
const imports = '/api/work/resource-imports'
const catalogueKey = ['work', 'resources']
const managedKey = ['work', 'managed-resources']
/** Without an edition: the newest. */
const oneKey = (id: string, edition?: string) => [...managedKey, 'one', id, edition ?? '']

export const useSearch = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...catalogueKey, 'search', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<ResourceSearchResult>(catalogue, toValue(params), signal), placeholderData: (previous) => previous })
export const useChoices = () => useQuery({ key: ['work', 'resource-choices'], query: () => http.get<ResourceChoices>(`${catalogue}/choices`), staleTime: 3_600_000 })
export const useResource = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => [...catalogueKey, 'one', toValue(id)], query: () => http.get<ResourceView>(`${catalogue}/${toValue(id)}`) })

export const useManaged = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...managedKey, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ResourceRow>>(managed, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useManagedOne = (id: MaybeRefOrGetter<string>, edition: MaybeRefOrGetter<string | undefined>) =>
  useQuery({ key: () => oneKey(toValue(id), toValue(edition)), query: () => http.get<ResourceView>(`${managed}/${toValue(id)}`, { edition: toValue(edition) }), staleTime: 0 })
export const useJournal = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...managedKey, 'journal', toValue(id)], query: () => http.get<ResourceJournalEntry[]>(`${managed}/${toValue(id)}/journal`), staleTime: 0 })

export const useResponsibilities = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...catalogueKey, 'responsibilities', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<Responsibility>>('/api/work/responsibilities', toValue(params), signal), placeholderData: (previous) => previous })
export const useExportResponsibilities = () => useMutation({ mutation: (query: Record<string, string>) => http.post('/api/work/exports', { list: 'responsibilities', query }) })

export const useCreate = () => {
  const cache = useQueryCache()
  return useMutation({ mutation: (name: string) => http.post<ResourceView>(managed, { name }), onSuccess: () => cache.invalidateQueries({ key: [...managedKey, 'list'] }) })
}

/** The answer to a write is the newest edition; what was refused is read again, it may be another by now. */
function useWrite<V extends { id: string }>(mutation: (value: V) => Promise<ResourceView>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSuccess: (view: ResourceView) => cache.setQueryData(oneKey(view.id), view),
    onError: (_error, { id }) => cache.invalidateQueries({ key: oneKey(id) }),
    onSettled: () => { for (const key of [catalogueKey, [...managedKey, 'list'], [...managedKey, 'journal']]) void cache.invalidateQueries({ key }) },
  })
}
export const useSave = () => useWrite(({ id, version, draft }: { id: string; version: number; draft: ResourceDraft }) => http.put<ResourceView>(`${managed}/${id}`, draft, { version }))
export const useAct = () =>
  useWrite(({ id, version, act, note, no = [] }: { id: string; version: number; act: ResourceAct; note: string; no?: string[] }) =>
    http.post<ResourceView>(`${managed}/${id}/${act.toLowerCase().replaceAll('_', '-')}`, { note, no }, { version }))

export const templateHref = `${imports}/template`
export const sendTable = (file: File, onProgress: (share: number) => void) => uploadWhole<FileRef>(`${imports}/files?name=${encodeURIComponent(file.name)}`, file, onProgress)
export const checkTable = (file: string) => http.post<ResourceImportCheck>(`${imports}/checks`, { file })
export const useImport = () => {
  const cache = useQueryCache()
  return useMutation({ mutation: (body: { file: string; digest: string }) => http.post<ResourceImportResult>(imports, body), onSettled: () => cache.invalidateQueries({ key: managedKey }) })
}
/** With the filters of the list. */
export const useExport = () => useMutation({ mutation: (query: Record<string, string>) => http.post('/api/work/exports', { list: 'managed-resources', query }) })
/** 申请使用: begins a demand for it, or goes on with the one begun. */
export const useBeginOpenData = () => useMutation({ mutation: (resource: string) => http.post<OpenDatasetView>('/api/work/open-datasets', { resource }) })
export const useBeginDemand = () => useMutation({ mutation: (resource: string) => http.post<DemandView>('/api/work/demands', { resource }) })
