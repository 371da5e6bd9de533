import type { DataUse, ServiceDraft, ServiceHealth, ServiceView } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const healthTones: Record<ServiceHealth['state'], Tone> = { CLOSED: 'green', HALF_OPEN: 'yellow', OPEN: 'red' }
export const faults: NonNullable<DataUse['fault']>[] = ['REQUEST', 'PLATFORM', 'PROVIDER']
export const useTone = (use: DataUse): Tone => (!use.status ? 'grey' : use.fault ? (use.fault === 'REQUEST' ? 'yellow' : 'red') : 'green')

/** What the form begins with. */
export const begun = (one?: ServiceView): ServiceDraft => one
  ? { name: one.name, baseUrl: one.baseUrl, testUrl: one.testUrl, document: one.document, timeoutMillis: one.timeoutMillis, atOnce: one.atOnce, notice: one.notice }
  : { name: '', baseUrl: '', document: '/openapi.json', timeoutMillis: 3000, atOnce: 20 }

/** As it is sent: nothing that is empty, numbers as such. */
export const tidy = (draft: ServiceDraft): ServiceDraft => ({
  name: draft.name.trim(), baseUrl: draft.baseUrl.trim(), testUrl: draft.testUrl?.trim() || undefined, document: draft.document.trim(), timeoutMillis: Number(draft.timeoutMillis) || 0, atOnce: Number(draft.atOnce) || 0,
  publicKey: draft.publicKey?.trim() || undefined, notice: draft.notice,
})
