import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, uploadWhole, type FileRef, type Page, type Query, type StockErrorView, type StockImport, type StockTypeChoice, type StockView } from '@/api'
import { whileMoving } from '@/kernel/lists'

const base = '/api/work/certificate-stock'
const key = ['work', 'certificate-stock']
export const working = (one?: StockImport) => one?.state === 'CHECKING' || one?.state === 'TAKING'
export const templateHref = (type: string, format: 'csv' | 'xlsx') => `${base}/template?type=${type}&format=${format}`
export const reportHref = (id: string) => `${base}/${id}/report`

export const useStockTypes = () => useQuery({ key: [...key, 'types'], query: () => http.get<StockTypeChoice[]>(`${base}/types`) })

/** Asked again while something is under way. */
export function useImports(params: MaybeRefOrGetter<Query>) {
  const query = useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<StockImport>>(base, toValue(params), signal), placeholderData: (previous) => previous })
  whileMoving(query, () => query.data.value?.items.some(working), 2000)
  return query
}
export function useImport(id: () => string) {
  const query = useQuery({ key: () => [...key, 'one', id()], query: ({ signal }) => http.get<StockView>(`${base}/${id()}`, {}, signal), staleTime: 0 })
  whileMoving(query, () => working(query.data.value?.one), 1000)
  return query
}
export const useErrors = (id: () => string, params: MaybeRefOrGetter<Query>, moved: () => number) =>
  useQuery({ key: () => [...key, 'errors', id(), moved(), JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<StockErrorView>>(`${base}/${id()}/errors`, toValue(params), signal), placeholderData: (previous) => previous })

export const send = (file: File, onProgress: (share: number) => void) => uploadWhole<FileRef>(`${base}/files?name=${encodeURIComponent(file.name)}`, file, onProgress)

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function useCheck() {
  const onSuccess = useRefresh()
  return useMutation({ mutation: (body: { file: string; type: string }) => http.post<StockImport>(base, body), onSuccess })
}
export function useAct() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, act }: { id: string; act: 'taking' | 'cancellation' | 'resumption' }) => http.post<StockImport>(`${base}/${id}/${act}`), onSettled })
}
