import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type ConsumerSystem, type DataSourceRow, type DataUse, type ExpectedMaintenance, type MaintenanceDraft, type OperationUse, type Page, type PersonalUse, type Query, type ResourceRow, type ResourceView, type ServiceDraft, type ServiceRefreshed, type ServiceRow, type ServiceView, type SourceTableRow, type SourceTableView, type SystemDraft, type TableServiceDraft, type UseStatistics } from '@/api'

const services = '/api/work/shared-services'
const systems = '/api/work/consumer-systems'
const servicesKey = ['work', 'shared-services']
const systemsKey = ['work', 'consumer-systems']

export const useServices = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...servicesKey, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ServiceRow>>(services, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useService = (id: () => string) => useQuery({ key: () => [...servicesKey, 'one', id()], query: () => http.get<ServiceView>(`${services}/${id()}`), staleTime: 0 })
export const useHosts = () => useQuery({ key: ['work', 'service-hosts'], query: () => http.get<string[]>(`${services}/hosts`) })
/** Entries of the organ that are in force, to say which of them an operation gives. */
export const useOwnResources = () => useQuery({ key: ['work', 'own-resources'], query: async () => (await http.get<Page<ResourceRow>>('/api/work/managed-resources', { state: 'PUBLISHED', size: 100 })).items })

/** Databases of the organ, their tables as last read, and the columns of one: what can be served. */
export const useOwnSources = () => useQuery({ key: ['work', 'own-sources'], query: async () => (await http.get<Page<DataSourceRow>>('/api/work/data-sources', { size: 100 })).items, staleTime: 0 })
export const useSourceTables = (source: () => string) =>
  useQuery({ key: () => ['work', 'own-sources', source(), 'tables'], query: async () => (await http.get<Page<SourceTableRow>>(`/api/work/data-sources/${source()}/tables`, { size: 100 })).items, enabled: () => !!source() })
export const useSourceTable = (source: () => string, name: () => string) =>
  useQuery({ key: () => ['work', 'own-sources', source(), 'table', name()], query: () => http.get<SourceTableView>(`/api/work/data-sources/${source()}/table`, { name: name() }), enabled: () => !!source() && !!name() })
export const useOwnResource = (id: () => string) => useQuery({ key: () => ['work', 'own-resources', id()], query: () => http.get<ResourceView>(`/api/work/managed-resources/${id()}`), enabled: () => !!id() })
export const useDocument = (id: () => string, version: () => string) => useQuery({ key: () => [...servicesKey, 'document', id(), version()], query: () => http.get<Record<string, unknown>>(`${services}/${id()}/document`), staleTime: 0 })

export const useSystems = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...systemsKey, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ConsumerSystem>>(systems, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })

export const useExpectedMaintenance = (enabled: () => boolean) => useQuery({ key: () => [...systemsKey, 'maintenance'], query: () => http.get<ExpectedMaintenance[]>(`${systems}/maintenance`), enabled, staleTime: 0 })

export const useUses = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'data-uses', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<DataUse>>('/api/work/data-uses', toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useStatistics = (from: () => string, until: () => string) =>
  useQuery({ key: () => ['work', 'data-uses', 'statistics', from(), until()], query: () => http.get<UseStatistics[]>('/api/work/data-uses/statistics', { from: from(), until: until() }), staleTime: 0 })
export const useOwnUses = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'data-uses', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<PersonalUse>>('/api/portal/data-uses', toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })

function useChange<V, R>(key: string[], mutation: (value: V) => Promise<R>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key }) })
}
/** Without an id and version it is new. */
export const useStore = () => useChange(servicesKey, ({ id, version, draft }: { id?: string; version?: number; draft: ServiceDraft }) => (id ? http.put<ServiceView>(`${services}/${id}`, draft, { version }) : http.post<ServiceView>(services, draft)))
export const useStoreTable = () =>
  useChange(servicesKey, ({ id, version, draft }: { id?: string; version?: number; draft: TableServiceDraft }) => (id ? http.put<ServiceView>(`${services}/${id}/table`, draft, { version }) : http.post<ServiceView>(`${services}/tables`, draft)))
export const useAnnounce = () => useChange(servicesKey, ({ id, draft }: { id: string; draft: MaintenanceDraft }) => http.post<ServiceView>(`${services}/${id}/maintenance`, draft))
export const useCallOff = () => useChange(servicesKey, ({ id, window }: { id: string; window: string }) => http.post<ServiceView>(`${services}/${id}/maintenance/${window}/withdraw`))
export const useRemove = () => useChange(servicesKey, ({ id, version }: { id: string; version: number }) => http.post<void>(`${services}/${id}/remove`, undefined, { version }))
export const useRefresh = () => useChange(servicesKey, (id: string) => http.post<ServiceRefreshed>(`${services}/${id}/refresh`))
export const useOpen = () => useChange(servicesKey, ({ id, use }: { id: string; use: OperationUse }) => http.post<ServiceView>(`${services}/${id}/operations`, use))
export const useRegister = () => useChange(systemsKey, (draft: SystemDraft) => http.post<ConsumerSystem>(systems, draft))
export const useAddKey = () => useChange(systemsKey, ({ id, pem }: { id: string; pem: string }) => http.post<ConsumerSystem>(`${systems}/${id}/keys`, { pem }))
export const useRevokeKey = () => useChange(systemsKey, ({ id, key, why }: { id: string; key: string; why: string }) => http.post<ConsumerSystem>(`${systems}/${id}/keys/${key}/revoke`, { why }))
export const useSuspension = () => useChange(systemsKey, ({ id, act, why }: { id: string; act: 'suspend' | 'resume'; why: string }) => http.post<ConsumerSystem>(`${systems}/${id}/${act}`, { why }))
