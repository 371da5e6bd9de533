export interface Text { zh: string; en: string }
export interface Page<T> { items: T[]; total: number; page: number; size: number }
export interface Facet { code: string; name: Text; count: number }
export type LimitUnit = 'WORKING_DAY' | 'NATURAL_DAY' | 'MONTH' | 'YEAR'
export interface Limit { days: number; unit: LimitUnit; basis?: string | null }
export interface Message { id: string; at: string; title: string; body: string; caseNumber?: string | null; read: boolean }
export type { FieldError } from '../problem'

export type RegionLevel = 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWNSHIP' | 'VILLAGE'
export interface Region { code: string; name: string; level: RegionLevel; parent: string | null; hasChildren: boolean; functionalZone: boolean }
export interface RegionWithPath extends Region { path: Region[] }
