import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type AskedMaterial, type AskingTotals, type CertificateChoice, type NewReplacement, type Page, type Query, type Replacement } from '@/api'

const base = '/api/work/asked-materials'
const key = ['work', 'asked-materials']

export const useAsked = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<AskedMaterial>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useTotals = () => useQuery({ key: [...key, 'totals'], query: () => http.get<AskingTotals>(`${base}/totals`), staleTime: 0 })
export const useReplacements = () => useQuery({ key: [...key, 'replacements'], query: () => http.get<Replacement[]>(`${base}/replacements`), staleTime: 0 })
export const useCertificateTypes = () => useQuery({ key: [...key, 'certificate-types'], query: () => http.get<CertificateChoice[]>(`${base}/certificate-types`), staleTime: 3_600_000 })

function useRefresh() {
  const cache = useQueryCache()
  return () => void cache.invalidateQueries({ key })
}
export const useCount = () => useMutation({ mutation: () => http.post<AskingTotals>(`${base}/count`), onSettled: useRefresh() })
export const useAdd = () => useMutation({ mutation: (line: NewReplacement) => http.post<Replacement>(`${base}/replacements`, line), onSuccess: useRefresh() })
export const useWithdraw = () => useMutation({ mutation: ({ id, reason }: { id: string; reason: string }) => http.post<void>(`${base}/replacements/${id}/withdraw`, { reason }), onSettled: useRefresh() })
