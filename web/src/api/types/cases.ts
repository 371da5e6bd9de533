import type * as Api from '../generated'
import type { Authored } from './matters'

export type {
  CaseMaterial, CaseProgress, CaseReceipt, CaseSummary, ClockView, CorrectionItem, CorrectionView, DecisionView, Delivery, DocumentRef, DraftMaterial, FileRef, Light, PublicState,
  MaterialOffer, SheetBody, SheetSigner, SigningSheet, SourcedFile, SpecialView, TimelineEntry,
} from '../generated'
export type { Notarised, Receipt as EvidenceReceipt, VerifierKeys } from '../generated'

/** What was typed into a form, shaped by the matter's own schema. */
export type FormValue = Record<string, unknown>

export type ClockState = Api.ClockView['state']
export type DeliveryWay = Api.Delivery['way']
export type Draft = Authored<Api.Draft>
export type DraftChange = Authored<Api.DraftChange>
export type CitizenCase = Authored<Api.CitizenCase>
export type SheetContent = Authored<Api.SheetContent>
export type SheetState = Api.SigningSheet['state']
export type SignerState = Api.SheetSigner['state']
export type SignatureVerdict = NonNullable<Api.SheetSigner['verdict']>
export type CorrectionAnswer = Authored<Api.CorrectionAnswer>
export type { CertificateCard, CertificateChoices, CertificateCommand, CertificateField, CertificateView, LifeEntry } from '../generated'
export type { CertificateState, LifeOperation } from '../generated'
