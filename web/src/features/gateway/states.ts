import type { ColumnFilter, DataUse, ResourceItem, ServedColumn, ServiceDraft, ServiceHealth, ServiceView, SourceColumn, TableServiceDraft } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const healthTones: Record<ServiceHealth['state'], Tone> = { CLOSED: 'green', HALF_OPEN: 'yellow', OPEN: 'red' }
export const faults: NonNullable<DataUse['fault']>[] = ['REQUEST', 'PLATFORM', 'PROVIDER']
export const useTone = (use: DataUse): Tone => (!use.status ? 'grey' : use.fault ? (use.fault === 'REQUEST' ? 'yellow' : 'red') : 'green')

export const columnFilters: ColumnFilter[] = ['NONE', 'EQUALS', 'RANGE', 'BOTH']

/** What the form of a table begins with. */
export const begunTable = (one?: ServiceView): TableServiceDraft => one?.table
  ? { name: one.name, source: one.table.source, table: one.table.table, testTable: one.table.testTable, resource: one.table.resource, columns: one.table.columns.map(({ type: _, ...column }) => column), subject: one.table.subject, most: one.table.most, timeoutMillis: one.timeoutMillis, atOnce: one.atOnce }
  : { name: '', source: '', table: '', resource: '', columns: [], most: 100, timeoutMillis: 3000, atOnce: 20 }

/** Columns as they fit the entry: by the field's name, else by the comment of the column; of those the entry does not have the key's only. */
export function matched(columns: SourceColumn[], items: ResourceItem[]): ServedColumn[] {
  let key = 0
  return columns.flatMap((column) => {
    const item = items.find((one) => (one.field || one.name)?.toLowerCase() === column.name.toLowerCase()) ?? items.find((one) => !!column.comment && one.name === column.comment)
    return item || column.key ? [{ field: item?.field || item?.name || column.name, column: column.name, filter: 'NONE' as const, required: false, key: column.key ? ++key : 0 }] : []
  })
}

export const tidyTable = (draft: TableServiceDraft): TableServiceDraft => ({
  ...draft, name: draft.name.trim(), testTable: draft.testTable || undefined, subject: draft.subject || undefined, most: Number(draft.most) || 0, timeoutMillis: Number(draft.timeoutMillis) || 0, atOnce: Number(draft.atOnce) || 0,
  columns: draft.columns.map((one) => ({ ...one, field: one.field.trim(), key: Number(one.key) || 0 })),
})

/** What the form begins with. */
export const begun = (one?: ServiceView): ServiceDraft => one
  ? { name: one.name, baseUrl: one.baseUrl, testUrl: one.testUrl, document: one.document, timeoutMillis: one.timeoutMillis, atOnce: one.atOnce }
  : { name: '', baseUrl: '', document: '/openapi.json', timeoutMillis: 3000, atOnce: 20 }

/** As it is sent: nothing that is empty, numbers as such. */
export const tidy = (draft: ServiceDraft): ServiceDraft => ({
  name: draft.name.trim(), baseUrl: draft.baseUrl.trim(), testUrl: draft.testUrl?.trim() || undefined, document: draft.document.trim(), timeoutMillis: Number(draft.timeoutMillis) || 0, atOnce: Number(draft.atOnce) || 0,
  publicKey: draft.publicKey?.trim() || undefined,
})
