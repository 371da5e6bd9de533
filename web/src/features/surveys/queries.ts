import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type NewSurvey, type Page, type Query, type SurveyAnswerAct, type SurveyAnswerRow, type SurveyAnswerView, type SurveyChoices, type SurveyJournalEntry, type SurveyOrgan, type SurveyRow, type SurveySheet, type SurveyView } from '@/api'

const surveys = '/api/work/surveys'
const answers = '/api/work/survey-answers'
const surveyKey = ['work', 'surveys']
const answerKey = ['work', 'survey-answers']
type Id = MaybeRefOrGetter<string>

export const useSurveys = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...surveyKey, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<SurveyRow>>(surveys, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useChoices = () => useQuery({ key: ['work', 'survey-choices'], query: () => http.get<SurveyChoices>(`${surveys}/choices`), staleTime: 3_600_000 })
export const useSurvey = (id: Id) => useQuery({ key: () => [...surveyKey, 'one', toValue(id)], query: () => http.get<SurveyView>(`${surveys}/${toValue(id)}`), staleTime: 0 })
export const useAnswers = (id: Id, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...surveyKey, 'answers', toValue(id), JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<SurveyAnswerRow>>(`${surveys}/${toValue(id)}/answers`, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useAddressees = (params: MaybeRefOrGetter<Query>, enabled: MaybeRefOrGetter<boolean>) =>
  useQuery({ key: () => [...surveyKey, 'addressees', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<SurveyOrgan[]>(`${surveys}/addressees`, toValue(params), signal), enabled: () => toValue(enabled) })
export const useAnswer = (id: Id) => useQuery({ key: () => [...answerKey, toValue(id)], query: () => http.get<SurveyAnswerView>(`${answers}/${toValue(id)}`), staleTime: 0, refetchOnWindowFocus: false })
export const useJournal = (id: Id) => useQuery({ key: () => [...answerKey, toValue(id), 'journal'], query: () => http.get<SurveyJournalEntry[]>(`${answers}/${toValue(id)}/journal`), staleTime: 0 })

function useRefresh() {
  const cache = useQueryCache()
  return () => { for (const key of [surveyKey, answerKey, ['work', 'tasks'], ['work', 'task-counts']]) void cache.invalidateQueries({ key }) }
}
export const useStart = () => useMutation({ mutation: (body: NewSurvey) => http.post<SurveyView>(surveys, body), onSuccess: useRefresh() })
export const useClose = () => useMutation({ mutation: ({ id, version }: { id: string; version: number }) => http.post<SurveyView>(`${surveys}/${id}/close`, undefined, { version }), onSettled: useRefresh() })
export const useRemind = () => useMutation({ mutation: (id: string) => http.post<{ organs: number }>(`${surveys}/${id}/remind`) })
export const useSaveSheet = () => useMutation({ mutation: ({ id, version, sheet }: { id: string; version: number; sheet: SurveySheet }) => http.put<SurveyAnswerView>(`${answers}/${id}`, sheet, { version }), onSettled: useRefresh() })
export const useAct = () =>
  useMutation({
    mutation: ({ id, version, act, note }: { id: string; version: number; act: SurveyAnswerAct; note: string }) => http.post<SurveyAnswerView>(`${answers}/${id}/${act.toLowerCase().replaceAll('_', '-')}`, { note }, { version }),
    onSettled: useRefresh(),
  })
export const useExport = () => useMutation({ mutation: ({ list, survey }: { list: string; survey: string }) => http.post('/api/work/exports', { list, query: { survey } }) })
