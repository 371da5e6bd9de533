import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { getText, http, type CaseObjection, type CaseCommandBody, type CaseDossier, type CertificateCard, type MaterialFacts, type Page, type PaymentNotice, type PrefillProof, type Query, type ResultDelivery, type WorkCaseSummary } from '@/api'

export const dossierKey = (number: string) => ['work', 'case', number]
const path = (number: string) => `/api/work/cases/${encodeURIComponent(number)}`
export const fetchDossier = (number: string) => http.get<CaseDossier>(path(number))

export function useCases(params: MaybeRefOrGetter<Query>) {
  return useQuery({ key: () => ['work', 'cases', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<WorkCaseSummary>>('/api/work/cases', toValue(params), signal), placeholderData: (previous) => previous })
}

export const useCaseCertificates = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...dossierKey(toValue(number)), 'certificates'], query: () => http.get<Page<CertificateCard>>('/api/work/certificates', { case: toValue(number) }) })

/** What is known of the files of a case beside the case itself. */
export const useMaterialFacts = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...dossierKey(toValue(number)), 'material-facts'], query: () => http.get<MaterialFacts[]>(`${path(toValue(number))}/material-facts`), staleTime: 0 })

export function useDossier(number: MaybeRefOrGetter<string>) {
  return useQuery({ key: () => dossierKey(toValue(number)), query: () => fetchDossier(toValue(number)), staleTime: 0, refetchOnWindowFocus: false })
}

export function useCaseDeliveries(number: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({ key: () => [...dossierKey(toValue(number)), 'deliveries'], query: () => http.get<ResultDelivery[]>(`${path(toValue(number))}/deliveries`), enabled: () => toValue(enabled), staleTime: 0 })
}
export function useCasePayments(number: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({ key: () => [...dossierKey(toValue(number)), 'payments'], query: () => http.get<PaymentNotice[]>(`${path(toValue(number))}/payments`), enabled: () => toValue(enabled), staleTime: 0 })
}

export function useFlowXml(url: MaybeRefOrGetter<string>) {
  return useQuery({ key: () => ['work', 'flow', toValue(url)], query: ({ signal }) => getText(toValue(url), signal), staleTime: 3_600_000 })
}

/** Fields that shared data filled in. */
export const useCasePrefills = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...dossierKey(toValue(number)), 'prefills'], query: () => http.get<PrefillProof[]>(`/api/work/case-prefills/${encodeURIComponent(toValue(number))}`), staleTime: 0 })
/** What objections say about fields of the case. */
export const useCaseObjections = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...dossierKey(toValue(number)), 'objections'], query: () => http.get<CaseObjection[]>(`/api/work/case-objections/${encodeURIComponent(toValue(number))}`), staleTime: 0 })
export function useTakeOver(number: MaybeRefOrGetter<string>) {
  const after = useAfterAct(number)
  return useMutation({ mutation: (one: CaseObjection) => http.post(`/api/work/objections/${one.id}/copies/${one.copy}/answer`, { outcome: 'CORRECTED', note: '' }), onSettled: () => after() })
}
export const usePrefillProof = (number: MaybeRefOrGetter<string>, id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...dossierKey(toValue(number)), 'prefills', toValue(id)], query: () => http.get<PrefillProof>(`/api/work/case-prefills/${encodeURIComponent(toValue(number))}/${toValue(id)}`), staleTime: 0 })

function useAfterAct(number: MaybeRefOrGetter<string>) {
  const cache = useQueryCache()
  return (dossier?: CaseDossier) => {
    if (dossier?.number) cache.setQueryData(dossierKey(toValue(number)), dossier)
    else void cache.invalidateQueries({ key: dossierKey(toValue(number)) })
    for (const list of ['tasks', 'task-counts', 'cases']) void cache.invalidateQueries({ key: ['work', list] })
  }
}

export function useCommand(number: MaybeRefOrGetter<string>) {
  const after = useAfterAct(number)
  return useMutation({
    mutation: ({ command, version, body, key }: { command: string; version: number; body: CaseCommandBody; key: string }) =>
      http.post<CaseDossier>(`${path(toValue(number))}/commands/${command}`, body, { version, idempotencyKey: key }),
    onSuccess: (dossier) => after(dossier),
  })
}

export function useClaim(number: MaybeRefOrGetter<string>) {
  const after = useAfterAct(number)
  return useMutation({ mutation: (taskId: string) => http.post(`/api/work/tasks/${taskId}/claim`), onSettled: () => after() })
}

export function useReveal(number: MaybeRefOrGetter<string>) {
  return useMutation({ mutation: (body: { fields: string[]; reason: string }) => http.post<Record<string, string>>(`${path(toValue(number))}/reveal`, body) })
}
