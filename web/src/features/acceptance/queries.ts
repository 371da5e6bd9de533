import { useMutation, useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Agent, type Answers, type ApplicantKind, type CaseReceipt, type Draft, type MatterSearchResult, type Query, type RegisteredParty, type SituationOutcome, type WindowApplicant } from '@/api'

export const draftPath = (id: string) => `/api/work/acceptance/drafts/${id}`
export const useMatterSearch = (query: MaybeRefOrGetter<Query>, enabled: MaybeRefOrGetter<boolean>) =>
  useQuery({ key: () => ['public', 'matters', JSON.stringify(toValue(query))], query: ({ signal }) => http.get<MatterSearchResult>('/api/public/matters', toValue(query), signal), enabled: () => toValue(enabled), placeholderData: (previous) => previous })
export const useSituation = (code: MaybeRefOrGetter<string>, kind: MaybeRefOrGetter<ApplicantKind | undefined>, answers: MaybeRefOrGetter<Answers>) =>
  useQuery({ key: () => ['public', 'situation', toValue(code), toValue(kind) ?? '', JSON.stringify(toValue(answers))], query: () => http.post<SituationOutcome>(`/api/public/matters/${encodeURIComponent(toValue(code))}/situation`, { applicantKind: toValue(kind), answers: toValue(answers) }), enabled: () => !!toValue(code) && !!toValue(kind), placeholderData: (previous) => previous })
export const useRegister = () => useMutation({ mutation: (body: WindowApplicant) => http.post<RegisteredParty>('/api/work/acceptance/applicants', body) })
export const useOpen = () => useMutation({ mutation: (body: { matterCode: string; partyId: string; agent?: Agent; answers: Answers }) => http.post<Draft>('/api/work/acceptance/drafts', body) })
export const submitDraft = (id: string, body: { signedName: string; acceptNow: boolean }, idempotencyKey: string) => http.post<CaseReceipt>(`${draftPath(id)}/submit`, body, { idempotencyKey })
