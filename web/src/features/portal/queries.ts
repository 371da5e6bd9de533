import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Answers, type ApplicantKind, type Draft, type LifeEvent, type MatterGuide, type MatterSearchResult, type Query, type SituationOutcome, type Suggestion, type Theme } from '@/api'

const minutes = (n: number) => n * 60_000

export const useThemes = (audience: MaybeRefOrGetter<string>, region: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['matters', 'themes', toValue(audience), toValue(region)], query: () => http.get<Theme[]>('/api/public/themes', { audience: toValue(audience), region: toValue(region) }), staleTime: minutes(10) })

export const useLifeEvents = (region: MaybeRefOrGetter<string>, audience?: MaybeRefOrGetter<string | undefined>) =>
  useQuery({ key: () => ['matters', 'life-events', toValue(audience) ?? '', toValue(region)], query: () => http.get<LifeEvent[]>('/api/public/life-events', { audience: toValue(audience), region: toValue(region) }), staleTime: minutes(10) })

export const useSearch = (query: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['matters', 'search', JSON.stringify(toValue(query))], query: ({ signal }) => http.get<MatterSearchResult>('/api/public/matters', toValue(query), signal), staleTime: minutes(1), placeholderData: (previous) => previous })

export const getSuggestions = (q: string, region: string, signal?: AbortSignal) => http.get<Suggestion[]>('/api/public/matters/suggest', { q, region }, signal)

export const useGuide = (code: MaybeRefOrGetter<string>, region: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['matters', 'guide', toValue(code), toValue(region)], query: () => http.get<MatterGuide>(`/api/public/matters/${toValue(code)}`, { region: toValue(region) }), staleTime: minutes(5) })

interface SituationQuestion { code: string; applicantKind: ApplicantKind; answers: Answers; commitment: boolean }

export const useSituation = (asked: MaybeRefOrGetter<SituationQuestion | undefined>) =>
  useQuery({
    key: () => ['matters', 'situation', JSON.stringify(toValue(asked) ?? null)],
    query: () => {
      const { code, ...body } = toValue(asked)!
      return http.post<SituationOutcome>(`/api/public/matters/${code}/situation`, body)
    },
    enabled: () => toValue(asked) !== undefined,
    staleTime: minutes(5),
  })

interface Opening { draftId?: string; matterCode: string; answers: Answers; commitment: boolean }

/** A new draft, or the answers of one that is already begun. */
export function useOpenDraft() {
  const cache = useQueryCache()
  return useMutation({
    mutation: async ({ draftId, matterCode, answers, commitment }: Opening) => {
      if (!draftId) return http.post<Draft>('/api/portal/drafts', { matterCode, answers, commitment })
      const { version } = await http.get<Draft>(`/api/portal/drafts/${draftId}`)
      return http.put<Draft>(`/api/portal/drafts/${draftId}`, { answers, commitment }, { version })
    },
    onSuccess: () => cache.invalidateQueries({ key: ['portal'] }),
  })
}
