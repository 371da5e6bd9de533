import type * as Api from '../generated'
import type { CitizenCase } from './cases'

export type {
  ResourceAct, ResourceCheck, ResourceChoices, ResourceDraft, ResourceFinding, ResourceHit, ResourceImportCheck, ResourceImportEntry, ResourceImportFault, ResourceImportResult, ResourceItem, ResourceJournalEntry, ResourceMatter, ResourceRow, ResourceSearchResult, ResourceState, ResourceView,
  NewSurvey, Responsibility, SurveyAnswerAct, SurveyAnswerRow, SurveyAnswerState, SurveyAnswerView, SurveyChoices, SurveyJournalEntry, SurveyOrgan, SurveyRow, SurveySheet, SurveyState, SurveySystem, SurveyView,
  DemandAct, DemandJournalEntry, DemandRow, DemandSide, DemandState,
  ContractTerms,
} from '../generated'

export type DemandView = Omit<Api.DemandView, 'progress'> & { progress?: CitizenCase }
export type Masking = Api.ContractTerms['fields'][number]['masking']
export type ShareType = Api.ResourceHit['shareType']
export type OpenType = Api.ResourceHit['openType']
export type ShareMode = Api.ResourceHit['shareModes'][number]
export type UpdateCycle = Api.ResourceHit['updateCycle']
export type DataGrade = Api.ResourceHit['grade']
export type ProvisionNetwork = NonNullable<Api.ResourceDraft['network']>
export type DataType = NonNullable<Api.ResourceItem['type']>
export type Ground = NonNullable<Api.ResourceItem['notShared']>
export type DataElement = Api.ResourceChoices['elements'][number]
export type DataClass = Api.ResourceChoices['classes'][number]
export type ResourceChoice = Api.ResourceChoices['formats'][number]
export type ResourceAssessment = Api.ResourceChoices['secrecy']
export type ResourceCount = Api.ResourceSearchResult['facets']['organs'][number]

export type {
  ColumnProfile, ColumnSuggestion, DataSourceDraft, DataSourceRow, DataSourceView, ExchangeCheck, ExchangeField, ExchangeFlowDraft, ExchangeFlowRow, ExchangeFlowView, ExchangeRejection, ExchangeRun, SourceChoices, SourceColumn, SourceDrift, SourceEntry, SourceReading, SourceTableRow, SourceTableView, SourceTest, StartedReading,
} from '../generated'

export type { Contract, ContractAct, ContractJournalEntry, ContractRow, ContractState } from '../generated'
export type {
  ColumnFilter, ConsumerSystem, DataUse, ExpectedMaintenance, Maintenance, MaintenanceDraft, OperationUse, PersonalUse, ServedColumn, ServedColumnView, ServedTableView, ServiceDiff, ServiceDraft, ServiceHealth, ServiceOperation, ServiceRefreshed, ServiceRow, ServiceView, SystemDraft, SystemKey, SystemSuspension, TableDrift, TableServiceDraft, UseStatistics,
} from '../generated'

export type { AnalysisAlarm, AnalysisAnswer, AnalysisChart, AnalysisExport, AnalysisQuestion, AnalysisTable, AnalysisUse, ExportRecognised, SavedAnalysis, SavedAnalysisDraft } from '../generated'
export type { AssetAct, AssetDraft, AssetEntry, AssetKind, AssetRow, DisputeDraft, MeteredDay, OperationAct, OperationAgreement, OperationAsset, OperationDispute, OperationDraft, OperationJournalEntry, OperationPrice, OperationRow, OperationState, OperationStatement, PriceUnit, Recount, StatementLine } from '../generated'
export type { LineageColumn, LineageEdge, LineageGraph, LineageHit, LineageNode, LineageReporter, NewReporter, SqlLineage, SqlTold, ToldLineage, ViewsRead } from '../generated'
export type { ComparisonFound, QualityRun, QualityTicket, QualityTicketRow, QualityTicketState, RuleFound, RuleSchedule, RuleSetDraft, RuleSetRow, RuleSetView, RuleTrend, StartedRun } from '../generated'
/** What is still asked for, and what could replace it. */
export type { AskedDemand, AskedMaterial, AskingTotals, CertificateChoice, GiverKind, NewReplacement, Replacement, Standing } from '../generated'
export type {
  AnnualOpenList, AnonymityReport, ColumnUse, OpenAgreement, OpenChart, OpenChoice, OpenChoices, OpenColumn, OpenDataFacet, OpenDataFormat, OpenDataHit, OpenDataPage, OpenDataRequest, OpenDataRequestState, OpenDataSearch, OpenDatasetAct,
  OpenDatasetDraft, OpenDatasetRow, OpenDatasetState, OpenDatasetStep, OpenDatasetView,
} from '../generated'
export type { CaseObjection, CopyKind, CopyOutcome, NewObjection, ObjectionBox, ObjectionOrigin, ObjectionRow, ObjectionState, ObjectionView } from '../generated'
export type { CascadeReconciliation, NodeDraft, NodeMessage, NodeView, OwnNode, ReturnedRecord } from '../generated'
export type CascadeLink = Api.CascadeReconciliation['levels'][number]['links'][number]
export type LinkState = Api.NodeView['link']
export type LetterState = Api.NodeMessage['state']
export type { PrefillField, PrefillOffer, PrefillParameter, PrefillProof, PrefillRule, PrefillRuleDraft } from '../generated'
export type {
  Comparison, FeedColumn, FeedDraft, FeedFault, FeedRow, FeedRun, FeedView, LibraryRow, PairDecision, PairRow, PairView, ProfileAnswer, ProfileLook, ProfileQuestion, ProfileValue, ProfileView, StartedFeed,
} from '../generated'
