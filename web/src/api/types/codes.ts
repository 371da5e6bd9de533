import type * as Api from '../generated'

export type {
  CodeHolder, CodeSeen, Consent as CertificateConsent, GivenCode, Inquiry as CertificateInquiry, LegalGround, NewConsent as NewCertificateConsent, ReceivedConsent, SaidFact, Use as CertificateUse, UsedCertificate, Verified,
} from '../generated'

export type CodeKind = Api.GivenCode['kind']
export type Outcome = Api.Verified['outcome']
export type ConsentState = Api.Consent['state']
