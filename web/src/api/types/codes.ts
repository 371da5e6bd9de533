import type * as Api from '../generated'

export type { CodeHolder, CodeSeen, GivenCode, SaidFact, Use as CertificateUse, Verified } from '../generated'

export type CodeKind = Api.GivenCode['kind']
export type Outcome = Api.Verified['outcome']
