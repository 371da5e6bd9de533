import type * as Api from '../generated'

export type { FieldError } from '../problem'
export type { Facet, Limit, Message, Region, RegionLevel, Text } from '../generated'

export type Page<T> = Omit<Api.PageMessage, 'items'> & { items: T[] }
export type LimitUnit = Api.Limit['unit']
export type RegionWithPath = Api.RegionDetail
