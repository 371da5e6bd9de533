import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http } from '@/api'
import type { EvidenceReceipt, Notarised, VerifierKeys } from '@/api'

export const useVerifierKeys = () => useQuery({ key: ['ledger', 'keys'], query: () => http.get<VerifierKeys>('/api/public/ledger/keys') })

export const useNotarisations = () => useQuery({ key: ['ledger', 'notarisations'], query: () => http.get<Notarised[]>('/api/public/ledger/notarisations') })

/** Those of a case, for whoever may read it. */
export const useReceipts = (number: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'receipts', toValue(number)], query: () => http.get<EvidenceReceipt[]>(`/api/portal/cases/${toValue(number)}/receipts`), enabled: () => toValue(number) !== '' })
