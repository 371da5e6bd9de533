import type { CertificateState, LifeOperation } from '@/api'

export const tones: Record<CertificateState, 'green' | 'yellow' | 'red' | 'grey' | 'blue'> = { VALID: 'green', SUSPENDED: 'yellow', EXPIRED: 'grey', CANCELLED: 'red', SUPERSEDED: 'grey', NOT_YET_VALID: 'blue' }

/** The command in the address of each act of an official. */
export const commands: Partial<Record<LifeOperation, string>> = { RENEWED: 'renew', CHANGED: 'change', SUSPENDED: 'suspend', RETURNED: 'return', CANCELLED: 'cancel' }
