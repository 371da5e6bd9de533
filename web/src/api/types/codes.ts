import type * as Api from '../generated'

export type {
  CodeHolder, CodeSeen, Consent as CertificateConsent, CopyView as CertificateCopy, GivenCode, Inquiry as CertificateInquiry, LegalGround, NewConsent as NewCertificateConsent, NewCopy as NewCertificateCopy, ReceivedConsent, SaidFact, Use as CertificateUse, UsedCertificate, Verified,
} from '../generated'

export type CodeKind = Api.GivenCode['kind']
export type Outcome = Api.Verified['outcome']
export type ConsentState = Api.Consent['state']
