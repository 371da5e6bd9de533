import type { SheetState, SignatureVerdict, SignerState } from '@/api'

type Tone = 'green' | 'grey' | 'yellow' | 'red' | 'blue'
export const tones: Record<SheetState | SignerState | SignatureVerdict, Tone> = { OPEN: 'blue', COMPLETE: 'green', WAITING: 'grey', SIGNED: 'green', DECLINED: 'red', VALID: 'green', CONTENT_CHANGED: 'yellow', UNTRUSTED: 'red', FORGED: 'red' }
