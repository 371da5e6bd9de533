import type { TaskRow } from '@/api'

type Place = (task: TaskRow) => string
/** Where a task is done, by what it is a task of. */
const places: Record<string, Place> = {
  CASE: (task) => `/cases/${task.caseNumber}`,
  SURVEY: (task) => `/survey-answers/${task.ref}`,
  DEMAND: (task) => `/demands/${task.ref}`,
  OPENDATA: (task) => `/open-datasets/${task.ref}`,
  OPENDATAREQUEST: (task) => `/open-data-requests/${task.ref}`,
  OBJECTION: (task) => `/objections/${task.ref}`,
  QUALITYTICKET: (task) => `/quality-tickets/${task.ref}`,
  RESOURCE: (task) => `/managed-resources/${task.ref}`,
}
export const placeOf: Place = (task) => places[task.source]?.(task) ?? '/tasks'
export const ofCase = (task: TaskRow) => task.source === 'CASE'
/** How lists name it: a case by its number, anything else by its own name. */
export const nameOf = (task: TaskRow) => (ofCase(task) ? task.caseNumber : task.title)
