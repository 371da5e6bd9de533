/** The generated types under the names the pages use; by hand only what is authored as content. */
export type * from './types/common'
export type * from './types/identity'
export type * from './types/matters'
export type * from './types/cases'
export type * from './types/work'
export type * from './types/admin'
export type * from './types/codes'
export type * from './types/payments'
