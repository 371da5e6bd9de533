import type * as Api from '../generated'
import type { Authored } from './matters'

export type { Agent, BulkOutcome, CaseAction, CaseCommandBody, Checking, DisposalView, HandoverView, Job, MonitoringSummary, PackageSummary, PackageView, PackedFile, RegisteredParty, SavedFilter, TaskCounts, TaskRow, WindowApplicant } from '../generated'

export type JobState = Api.Job['state']
export type WorkCaseSummary = Api.CaseSummary
export type Channel = Api.CaseDossier['channel']
export type CaseDossier = Authored<Api.CaseDossier>
export type DisposalState = Api.DisposalView['state']
export type HandoverState = Api.HandoverView['state']
export type PackageState = Api.PackageSummary['state']
export type Nature = Api.CheckedItem['nature']
