/** The contract's schemas under the contract's names. Replaced by the client generated from OpenAPI. */
export type * from './types/common'
export type * from './types/identity'
export type * from './types/matters'
export type * from './types/cases'
export type * from './types/work'
export type * from './types/admin'
