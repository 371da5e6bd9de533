import type { MatterState } from '@/api'

export const states: MatterState[] = ['DRAFT', 'PUBLISHED', 'SUPERSEDED', 'SUSPENDED', 'CANCELLED']
export const tones: Record<MatterState, 'grey' | 'green' | 'blue' | 'yellow' | 'red'> = { DRAFT: 'blue', PUBLISHED: 'green', SUPERSEDED: 'grey', SUSPENDED: 'yellow', CANCELLED: 'red' }
/** 行使层级 of the national list. */
export const levels = [1, 2, 3, 4, 5, 6] as const
export const blocking = (severity: string) => severity === 'BLOCKING' || severity === 'ERROR'
