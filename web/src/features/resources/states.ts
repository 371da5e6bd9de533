import type { DataGrade, DataType, OpenType, ProvisionNetwork, ResourceAct, ResourceCheck, ResourceImportEntry, ResourceState, ShareMode, ShareType, UpdateCycle } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'

export const tones: Record<ResourceState, Tone> = {
  CREATED: 'blue', PUBLISHING: 'yellow', PUBLISHING_REFUSED: 'red', PUBLISHED: 'green', WITHDRAWING: 'yellow', WITHDRAWING_REFUSED: 'green', WITHDRAWN: 'grey', DELETED: 'grey',
}
export const shareTones: Record<ShareType, Tone> = { UNCONDITIONAL: 'green', CONDITIONAL: 'yellow', NOT_SHARED: 'grey' }
export const openTones: Record<OpenType, Tone> = { UNCONDITIONAL: 'green', CONDITIONAL: 'yellow', NOT_OPEN: 'grey' }
export const checkTones: Record<ResourceCheck['standing'], Tone> = { WAITS: 'yellow', PASSED: 'green', REFUSED: 'red', NOT_NEEDED: 'grey' }
/** What becomes of an entry of a table. */
export const changeTones: Record<ResourceImportEntry['change'], Tone> = { NEW: 'blue', EDITION: 'green', DRAFT: 'yellow', SAME: 'grey' }
export const changes = Object.keys(changeTones) as ResourceImportEntry['change'][]
/** Sensitivity 1–4. */
export const sensitivityTones: Tone[] = ['grey', 'blue', 'yellow', 'red']

export const states = Object.keys(tones) as ResourceState[]
export const shareTypes = Object.keys(shareTones) as ShareType[]
export const openTypes = Object.keys(openTones) as OpenType[]
export const shareModes: ShareMode[] = ['API', 'TABLE', 'FILE']
export const cycles: UpdateCycle[] = ['REAL_TIME', 'DAILY', 'WEEKLY', 'TEN_DAYS', 'MONTHLY', 'QUARTERLY', 'YEARLY', 'ON_DEMAND']
/** From the least to the highest. */
export const grades: DataGrade[] = ['GENERAL_1', 'GENERAL_2', 'GENERAL_3', 'GENERAL_4', 'IMPORTANT', 'CORE']
export const networks: ProvisionNetwork[] = ['GOVERNMENT', 'INTERNET', 'DEDICATED']
export const types: DataType[] = ['C', 'N', 'D', 'T', 'L', 'I', 'F', 'B', 'Y', 'M', 'G']
/** Types that have a length, and among them those with digits behind the point. */
export const measured: DataType[] = ['C', 'N', 'I', 'F', 'B', 'Y']
export const scaled: DataType[] = ['N', 'F', 'B', 'Y']

export type Assessing = 'ASSESS_SECRECY' | 'ASSESS_PERSONAL'
export const isAssessing = (act: ResourceAct): act is Assessing => act === 'ASSESS_SECRECY' || act === 'ASSESS_PERSONAL'
export const withReason: ResourceAct[] = ['REFUSE', 'WITHDRAW', 'REFUSE_WITHDRAWAL']
export const danger = (act: ResourceAct) => withReason.includes(act) || act === 'DELETE'
/** Acts with a button of their own, in the order a person looks for them; saving and handing in belong to the form. */
export const order: ResourceAct[] = ['ASSESS_SECRECY', 'ASSESS_PERSONAL', 'APPROVE', 'PUBLISH', 'AGREE_WITHDRAWAL', 'REVISE', 'RECALL', 'REFUSE', 'REFUSE_WITHDRAWAL', 'WITHDRAW', 'DELETE']
export const kindOf = (act: ResourceAct) => (danger(act) ? 'danger' : act === 'RECALL' || act === 'REVISE' ? 'default' : 'primary')
