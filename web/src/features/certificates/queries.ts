import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CertificateCard, type CertificateChoices, type CertificateCommand, type CertificateView, type DirectoryEntryView, type DirectoryStanding, type EvidenceReceipt, type Page, type Query } from '@/api'

export const own = '/api/portal/certificates'
export const register = '/api/work/certificates'

export const useOwnCertificates = () => useQuery({ key: ['portal', 'certificates'], query: () => http.get<CertificateCard[]>(own) })
export const useCertificateReceipts = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'certificates', toValue(id), 'receipts'], query: () => http.get<EvidenceReceipt[]>(`${own}/${toValue(id)}/receipts`) })

export const useRegister = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'certificates', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<CertificateCard>>(register, toValue(params), signal), placeholderData: (previous) => previous })
export const useChoices = () => useQuery({ key: ['work', 'certificate-choices'], query: () => http.get<CertificateChoices>(`${register}/choices`) })
export const useRegistered = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['work', 'certificate', toValue(id)], query: () => http.get<CertificateView>(`${register}/${toValue(id)}`) })

const directory = '/api/work/certificate-directory'
export const useDirectory = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'certificate-directory', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<DirectoryEntryView>>(directory, toValue(params), signal), placeholderData: (previous) => previous })
export const useDirectoryStanding = () => useQuery({ key: ['work', 'certificate-directory-standing'], query: () => http.get<DirectoryStanding>(`${directory}/standing`) })
export function useResubmission() {
  const cache = useQueryCache()
  return useMutation({ mutation: (row: DirectoryEntryView) => http.post<void>(`${directory}/${row.certificate}/${row.sequence}/resubmission`), onSettled: () => cache.invalidateQueries({ key: ['work', 'certificate-directory'] }) })
}

export function useCommand() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ one, command, body }: { one: CertificateView; command: string; body: CertificateCommand }) => http.post<CertificateView>(`${register}/${one.id}/commands/${command}`, body, { version: one.revision }),
    onSuccess: async () => {
      await cache.invalidateQueries({ key: ['work', 'certificate'] })
      await cache.invalidateQueries({ key: ['work', 'certificates'] })
    },
  })
}
