import type { DataSourceDraft, DataSourceView, SourceColumn, SourceDrift, SourceReading, SourceTest } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'

export const readingTones: Record<SourceReading['state'], Tone> = { RUNNING: 'blue', DONE: 'green', FAILED: 'red', CANCELLED: 'yellow' }
export const driftTones: Record<SourceDrift['kind'], Tone> = { TABLE_ADDED: 'green', COLUMN_ADDED: 'green', TABLE_CHANGED: 'yellow', COLUMN_CHANGED: 'yellow', TABLE_REMOVED: 'red', COLUMN_REMOVED: 'red' }
/** Sensitivity 1–4. */
export const sensitivityTones: Tone[] = ['grey', 'blue', 'yellow', 'red']
export const outcomeTone = (test?: SourceTest): Tone => (!test ? 'grey' : test.outcome === 'CONNECTED' ? 'green' : 'red')

/** varchar(18), N(12,2): as the national guide writes types. */
export const typeText = (column: Pick<SourceColumn, 'type' | 'length' | 'scale'>) => `${column.type}${column.length ? `(${column.length}${column.scale ? `,${column.scale}` : ''})` : ''}`

/** What the form begins with; a new one is a PostgreSQL as far as nobody says otherwise. */
export const begun = (one?: DataSourceView): DataSourceDraft => one
  ? { name: one.name, kind: one.kind, host: one.host, port: one.port, database: one.database, schema: one.schema, user: one.user, tls: one.tls, target: one.target }
  : { name: '', kind: 'POSTGRESQL', host: '', port: 5432, database: '', user: '', tls: true, target: false }

/** Where the password would go elsewhere, it has to be written again. */
export const passwordAnew = (one: DataSourceView | undefined, draft: DataSourceDraft) =>
  !one || one.kind !== draft.kind || one.host !== draft.host?.trim() || one.port !== Number(draft.port) || one.user !== draft.user?.trim() || (one.tls && !draft.tls)

/** A draft as it is sent: nothing that is empty. */
export const tidy = (draft: DataSourceDraft): DataSourceDraft => ({
  name: draft.name?.trim() || undefined, kind: draft.kind || undefined, host: draft.host?.trim() || undefined, port: Number(draft.port) || undefined, database: draft.database?.trim() || undefined,
  schema: draft.schema?.trim() || undefined, user: draft.user?.trim() || undefined, password: draft.password || undefined, tls: draft.tls, target: !!draft.target,
})
