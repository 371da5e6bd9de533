import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CertificateChoices, type CertificateConsent, type CertificateUse, type CertificateCopy, type CertificateInquiry, type ConsentState, type LegalGround, type MatterSearchResult, type NewCertificateConsent, type NewCertificateCopy, type ReceivedConsent, type UsedCertificate } from '@/api'
import { formatDate } from '@/i18n/format'

/** The last day of a period that ends when the next one begins. */
export const lastDay = (end: string) => formatDate(new Date(Date.parse(end) - 1).toISOString())

export type Side = 'portal' | 'work'
export const consentTones: Record<ConsentState, 'green' | 'grey' | 'yellow' | 'red'> = { ACTIVE: 'green', EXHAUSTED: 'grey', EXPIRED: 'grey', REVOKED: 'red' }
export const usePath = (side: Side) => `/api/${side}/certificate-uses`

const own = (id: string) => `/api/portal/certificates/${id}`
const key = (id: string, what: string) => ['portal', 'certificate-usage', id, what]

export const useUses = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => key(toValue(id), 'uses'), query: () => http.get<CertificateUse[]>(`${own(toValue(id))}/uses`), staleTime: 0 })
export const useConsents = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => key(toValue(id), 'consents'), query: () => http.get<CertificateConsent[]>(`${own(toValue(id))}/consents`), staleTime: 0 })

export function useGive(id: MaybeRefOrGetter<string>) {
  const cache = useQueryCache()
  return useMutation({ mutation: (wish: NewCertificateConsent) => http.post<CertificateConsent>(`${own(toValue(id))}/consents`, wish), onSuccess: () => cache.invalidateQueries({ key: key(toValue(id), 'consents') }) })
}
export function useRevoke(id: MaybeRefOrGetter<string>) {
  const cache = useQueryCache()
  return useMutation({ mutation: (consent: string) => http.post<CertificateConsent>(`${own(toValue(id))}/consents/${consent}/revoke`), onSettled: () => cache.invalidateQueries({ key: key(toValue(id), 'consents') }) })
}

export const copyHref = (id: string, copy: string, what: 'file' | 'rendition') => `${own(id)}/copies/${copy}/${what}`
export const useCopies = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => key(toValue(id), 'copies'), query: () => http.get<CertificateCopy[]>(`${own(toValue(id))}/copies`), staleTime: 0 })
export function useMakeCopy(id: MaybeRefOrGetter<string>) {
  const cache = useQueryCache()
  return useMutation({ mutation: (wish: NewCertificateCopy) => http.post<CertificateCopy>(`${own(toValue(id))}/copies`, wish), onSuccess: () => cache.invalidateQueries({ key: key(toValue(id), 'copies') }) })
}

export const useReceived = (side: Side) => useQuery({ key: [side, 'received-consents'], query: () => http.get<ReceivedConsent[]>(`/api/${side}/received-consents`), staleTime: 0 })
export function useConsentUse(side: Side) {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ id, caseNumber }: { id: string; caseNumber: string }) => http.post<UsedCertificate>(`/api/${side}/received-consents/${id}/uses`, side === 'work' ? { caseNumber } : undefined),
    onSettled: () => cache.invalidateQueries({ key: [side, 'received-consents'] }),
  })
}

/** Matters that can be applied for online. */
export const useMatterChoices = () =>
  useQuery({ key: ['usage', 'matters'], query: () => http.get<MatterSearchResult>('/api/public/matters', { size: 100 }).then((found) => found.page.items), staleTime: 600_000 })

export const useGrounds = () => useQuery({ key: ['work', 'certificate-grounds'], query: () => http.get<LegalGround[]>('/api/work/certificate-inquiries/grounds'), staleTime: 600_000 })
export const useCertificateTypes = () => useQuery({ key: ['work', 'certificate-types'], query: () => http.get<CertificateChoices>('/api/work/certificates/choices').then((choices) => choices.types), staleTime: 600_000 })
export const useInquire = () => useMutation({ mutation: (inquiry: CertificateInquiry) => http.post<UsedCertificate[]>('/api/work/certificate-inquiries', inquiry) })
