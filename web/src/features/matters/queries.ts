import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, putXml, upload, type Difference, type ImplementationRow, type ImportReport, type MatterDefinition, type MatterVersionRow, type Page, type QualityFinding, type Query, type UniformityRow } from '@/api'

const key = ['work', 'matters']
const at = (slug: string, version?: number) => `/api/work/matters/${encodeURIComponent(slug)}${version === undefined ? '' : `/versions/${version}`}`
type Slug = MaybeRefOrGetter<string>
type Version = MaybeRefOrGetter<number>

export const useMatters = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<MatterVersionRow>>('/api/work/matters', toValue(params), signal), placeholderData: (previous) => previous })
export const useVersions = (slug: Slug) => useQuery({ key: () => [...key, 'versions', toValue(slug)], query: () => http.get<MatterVersionRow[]>(at(toValue(slug))) })
export const useDefinition = (slug: Slug, version: Version) => useQuery({ key: () => [...key, 'definition', toValue(slug), toValue(version)], query: () => http.get<MatterDefinition>(at(toValue(slug), toValue(version))), staleTime: 600_000 })
export const useFindings = (slug: Slug, version: Version) => useQuery({ key: () => [...key, 'findings', toValue(slug), toValue(version)], query: () => http.post<QualityFinding[]>(`${at(toValue(slug), toValue(version))}/check`) })
export const useImplementations = (slug: Slug, page: MaybeRefOrGetter<number>) => useQuery({ key: () => [...key, 'implementations', toValue(slug), toValue(page)], query: () => http.get<Page<ImplementationRow>>(`${at(toValue(slug))}/implementations`, { page: toValue(page), size: 50 }) })
export const useUniformity = () => useQuery({ key: [...key, 'uniformity'], query: () => http.get<UniformityRow[]>('/api/work/matters/uniformity') })
export const useComparison = (slug: Slug, a: MaybeRefOrGetter<number | null>, b: MaybeRefOrGetter<number | null>) =>
  useQuery({ key: () => [...key, 'compare', toValue(slug), toValue(a) ?? 0, toValue(b) ?? 0], query: () => http.get<Difference[]>(`${at(toValue(slug))}/compare`, { a: toValue(a), b: toValue(b) }), enabled: () => toValue(a) !== null && toValue(b) !== null && toValue(a) !== toValue(b) })

export function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function usePublish(slug: Slug) {
  const refresh = useRefresh()
  return useMutation({ mutation: ({ version, date }: { version: number; date: string }) => http.post<MatterVersionRow>(`${at(toValue(slug), version)}/publish`, { planEffectiveDate: date || null }), onSuccess: refresh })
}
export function useWithdraw(slug: Slug) {
  const refresh = useRefresh()
  return useMutation({ mutation: ({ act, reason }: { act: 'suspend' | 'cancel' | 'resume'; reason: string }) => http.post<MatterVersionRow>(`${at(toValue(slug))}/${act}`, act === 'resume' ? undefined : { reason }), onSuccess: refresh })
}
export function useSaveFlow(slug: Slug) {
  const refresh = useRefresh()
  return useMutation({ mutation: ({ version, xml }: { version: number; xml: string }) => putXml<ImportReport>(`${at(toValue(slug), version)}/flow`, xml), onSuccess: refresh })
}
export const sendPackage = (file: File, dryRun: boolean, onProgress: (share: number) => void) => upload<ImportReport>(`/api/work/matters/import?dryRun=${dryRun}`, file, file.name, onProgress)
export const packageHref = (slug: string, version: number) => `${at(slug, version)}/package.zip`
