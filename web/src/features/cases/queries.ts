import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CaseProgress, type CaseReceipt, type CaseSummary, type CertificateCard, type CitizenCase, type CorrectionAnswer, type Draft, type EvidenceReceipt, type KeptOffer, type MaterialOffer, type Page, type PaymentNotice, type Query, type ResultDelivery } from '@/api'

export const documentHref = (id: string) => `/api/portal/documents/${id}`
export const fileBase = '/api/portal/files'
export const draftPath = (id: string) => `/api/portal/drafts/${id}`
export const casePath = (number: string) => `/api/portal/cases/${number}`

export const useDrafts = () => useQuery({ key: ['portal', 'drafts'], query: () => http.get<Draft[]>('/api/portal/drafts') })

/** What need not be uploaded for this draft, since the applicant keeps it. */
export const useKept = (id: string) => useQuery({ key: ['portal', 'draft', id, 'kept'], query: () => http.get<KeptOffer[]>(`${draftPath(id)}/kept-materials`), staleTime: 0 })

export const useDeleteDraft = () => {
  const cache = useQueryCache()
  return useMutation({ mutation: (draft: Draft) => http.delete(draftPath(draft.id), { version: draft.version }), onSettled: () => cache.invalidateQueries({ key: ['portal', 'drafts'] }) })
}

/** Certificates that stand in for materials of a draft. */
export const useOffers = (draft: string) => useQuery({ key: ['portal', 'draft', draft, 'offers'], query: () => http.get<MaterialOffer[]>(`${draftPath(draft)}/offers`), staleTime: 0 })

export const useCases = (query: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'cases', JSON.stringify(toValue(query))], query: () => http.get<Page<CaseSummary>>('/api/portal/cases', toValue(query)), placeholderData: (previous) => previous })

export const useCase = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'case', toValue(number)], query: () => http.get<CitizenCase>(casePath(toValue(number))) })

/** The receipt is given once, at submission; later it is put together from the case itself. */
export const useReceipt = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'receipt', toValue(number)], query: () => rebuiltReceipt(toValue(number)), staleTime: Infinity })

/** What proves the acts of a case. The last of them may wait some seconds for a signed checkpoint. */
export const useIssuedCertificates = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'case', toValue(number), 'certificates'], query: () => http.get<CertificateCard[]>('/api/portal/certificates', { case: toValue(number) }) })

export const useEvidence = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'case', toValue(number), 'receipts'], query: () => http.get<EvidenceReceipt[]>(`${casePath(toValue(number))}/receipts`) })

export const useCasePayments = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'case', toValue(number), 'payments'], query: () => http.get<PaymentNotice[]>(`${casePath(toValue(number))}/payments`), staleTime: 0 })

export const useCaseDeliveries = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'case', toValue(number), 'deliveries'], query: () => http.get<ResultDelivery[]>(`${casePath(toValue(number))}/deliveries`), staleTime: 0 })

export function keepReceipt(cache: ReturnType<typeof useQueryCache>, receipt: CaseReceipt) {
  cache.setQueryData(['portal', 'receipt', receipt.number], receipt)
}

async function rebuiltReceipt(number: string): Promise<CaseReceipt> {
  const found = await http.get<CitizenCase>(casePath(number))
  return {
    number,
    queryCode: found.queryCode,
    submittedAt: found.submittedAt,
    matter: found.matter,
    applicantName: found.applicantName,
    materials: found.materials.map((material) => ({ name: material.name, count: material.files.length })),
    nextStep: found.clock.explain,
    documents: found.documents,
    state: found.state,
  }
}

export const useEnquiry = (asked: MaybeRefOrGetter<{ number: string; queryCode: string } | undefined>) =>
  useQuery({
    key: () => ['enquiry', toValue(asked)?.number ?? '', toValue(asked)?.queryCode ?? ''],
    query: () => http.get<CaseProgress>('/api/public/cases/enquiry', { ...toValue(asked)! }),
    enabled: () => toValue(asked) !== undefined,
    staleTime: 30_000,
  })

function useCaseWrite<B>(send: (number: string, body: B, version: number) => Promise<unknown>) {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ number, body, version }: { number: string; body: B; version: number }) => send(number, body, version),
    onSuccess: async () => {
      await Promise.all([cache.invalidateQueries({ key: ['portal', 'case'] }), cache.invalidateQueries({ key: ['portal', 'cases'] })])
    },
  })
}

export const useAnswerCorrection = () => useCaseWrite((number, body: CorrectionAnswer, version) => http.post(`${casePath(number)}/correction`, body, { version }))
export const useWithdraw = () => useCaseWrite((number, body: { reason: string }, version) => http.post(`${casePath(number)}/withdraw`, body, { version }))
export const useSupplyDeferred = () => useCaseWrite((number, body: { materials: Record<string, string[]> }, version) => http.post(`${casePath(number)}/deferred-materials`, body, { version }))
