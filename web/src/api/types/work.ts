import type * as Api from '../generated'
import type { Authored } from './matters'

export type { Agent, BulkOutcome, CaseAction, CaseCommandBody, Job, MonitoringSummary, RegisteredParty, SavedFilter, TaskCounts, TaskRow, WindowApplicant } from '../generated'

export type JobState = Api.Job['state']
export type WorkCaseSummary = Api.CaseSummary
export type Channel = Api.CaseDossier['channel']
export type CaseDossier = Authored<Api.CaseDossier>
