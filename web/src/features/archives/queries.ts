import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type DisposalView, type HandoverView, type Job, type PackageSummary, type PackageView, type Page, type Query } from '@/api'
import { whileMoving } from '@/kernel/lists'

const key = ['work', 'archives']
const address = (id: string) => `/api/work/archives/${id}`

export const usePackages = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<PackageSummary>>('/api/work/archives', toValue(params), signal), placeholderData: (previous) => previous })

/** Asked again while something is under way: a filing that was asked for, a check that runs. */
export function usePackage(id: () => string, underWay: () => boolean) {
  const query = useQuery({ key: () => [...key, 'one', id()], query: ({ signal }) => http.get<PackageView>(address(id()), {}, signal) })
  whileMoving(query, underWay, 1500)
  return query
}

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function useFileNow() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (id: string) => http.post<PackageView>(`${address(id)}/filing`), onSuccess })
}
export const useCheck = () => useMutation({ mutation: (id: string) => http.post<Job>(`${address(id)}/checks`) })

const lists = ['work', 'archive-disposals']
export const useDisposals = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...lists, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<DisposalView>>('/api/work/archive-disposals', toValue(params), signal), placeholderData: (previous) => previous })
export const useDisposal = (id: () => string) => useQuery({ key: () => [...lists, 'one', id()], query: ({ signal }) => http.get<DisposalView>(`/api/work/archive-disposals/${id()}`, {}, signal) })

function useAllRefresh() {
  const cache = useQueryCache()
  return async () => { await Promise.all([cache.invalidateQueries({ key }), cache.invalidateQueries({ key: lists })]) }
}
export function usePropose() {
  const onSuccess = useAllRefresh()
  return useMutation({ mutation: (body: { packages: string[]; reason: string }) => http.post<DisposalView>('/api/work/archive-disposals', body), onSuccess })
}
export function useDecide() {
  const onSuccess = useAllRefresh()
  return useMutation({ mutation: ({ id, body }: { id: string; body: { approve: boolean; opinion: string } }) => http.post<DisposalView>(`/api/work/archive-disposals/${id}/decision`, body), onSuccess })
}

const batches = ['work', 'archive-handovers']
export const useHandovers = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...batches, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<HandoverView>>('/api/work/archive-handovers', toValue(params), signal), placeholderData: (previous) => previous })
export function useHandover(id: () => string, underWay: () => boolean) {
  const query = useQuery({ key: () => [...batches, 'one', id()], query: ({ signal }) => http.get<HandoverView>(`/api/work/archive-handovers/${id()}`, {}, signal) })
  whileMoving(query, underWay, 1500)
  return query
}
export const usePrepare = () => useMutation({ mutation: (packages: string[]) => http.post<Job>('/api/work/archive-handovers', { packages }) })
export const useSend = () => useMutation({ mutation: (id: string) => http.post<Job>(`/api/work/archive-handovers/${id}/sending`, { carrierSafe: true }) })
