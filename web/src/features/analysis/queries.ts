import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import {
  http, uploadWhole, type AnalysisAlarm, type AnalysisAnswer, type AnalysisExport, type AnalysisQuestion, type AnalysisTable, type AnalysisUse, type ExportRecognised, type Page, type Query, type SavedAnalysis, type SavedAnalysisDraft,
} from '@/api'

const base = '/api/work/analysis'
const saved = '/api/work/saved-analyses'
const key = ['work', 'analysis']

export const useTables = () => useQuery({ key: [...key, 'tables'], query: ({ signal }) => http.get<AnalysisTable[]>(`${base}/tables`, undefined, signal), staleTime: 0 })
export const useSaved = () => useQuery({ key: [...key, 'saved'], query: ({ signal }) => http.get<SavedAnalysis[]>(saved, undefined, signal), staleTime: 0 })
export const useUses = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'uses', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<AnalysisUse>>(`${base}/uses`, toValue(params), signal), staleTime: 0, placeholderData: (previous) => previous })
export const useAlarms = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'alarms', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<AnalysisAlarm>>(`${base}/alarms`, toValue(params), signal), staleTime: 0, placeholderData: (previous) => previous })

export const useAsk = () => useMutation({ mutation: (question: AnalysisQuestion) => http.post<AnalysisAnswer>(`${base}/questions`, question) })
export const callOff = (id: string) => http.post<void>(`${base}/questions/${id}/cancel`)
export const useExport = () => useMutation({ mutation: (body: { question: AnalysisQuestion; format: 'CSV' | 'XLSX' }) => http.post<AnalysisExport>(`${base}/exports`, body) })
export const recognise = (file: File) => uploadWhole<ExportRecognised>(`${base}/exports/recognise?name=${encodeURIComponent(file.name)}`, file, () => undefined)

function useRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key })
}
export function useKeep() {
  const onSettled = useRefresh()
  return useMutation({
    mutation: ({ of, draft }: { of?: SavedAnalysis; draft: SavedAnalysisDraft }) => (of ? http.put<SavedAnalysis>(`${saved}/${of.id}`, draft, { version: of.version }) : http.post<SavedAnalysis>(saved, draft)), onSettled,
  })
}
export function useRemove() {
  const onSettled = useRefresh()
  return useMutation({ mutation: (of: SavedAnalysis) => http.post<void>(`${saved}/${of.id}/remove`, undefined, { version: of.version }), onSettled })
}
export function useAcknowledge() {
  const onSettled = useRefresh()
  return useMutation({ mutation: ({ id, words }: { id: string; words: string }) => http.post<AnalysisAlarm>(`${base}/alarms/${id}/acknowledge`, { words }), onSettled })
}
