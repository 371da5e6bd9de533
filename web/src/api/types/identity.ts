export type CapacityKind = 'SELF' | 'LEGAL_REPRESENTATIVE' | 'HANDLER' | 'AGENT'
export type PartyKind = 'PERSON' | 'ENTERPRISE' | 'ORGANISATION'

export interface Capacity {
  id: string
  kind: CapacityKind
  partyId: string
  partyName: string
  partyKind: PartyKind
  creditCode?: string | null
  /** catalog codes; empty means every matter */
  scope?: string[] | null
  validTo?: string | null
}

export interface PortalSession {
  signedIn: boolean
  name: string | null
  realNameLevel: number
  mobileMasked: string | null
  capacity: Capacity | null
  capacities: Capacity[]
  unreadMessages: number
  idleSeconds: number
  elderMode: boolean
}

export interface PostRef { id: string; organCode: string; organName: string; regionCode: string; regionName: string; title: string; roles: string[] }
export type AdministratorKind = 'SYSTEM' | 'SECURITY' | 'AUDIT'
export interface WorkSession {
  signedIn: boolean
  name: string | null
  account: string | null
  post: PostRef | null
  posts: PostRef[]
  permissions: string[]
  administrator: AdministratorKind | null
  unreadMessages: number
  idleSeconds: number
}

export interface SessionRow { id: string; client: string; device: string; address: string; signedInAt: string; lastSeenAt: string; current: boolean; factors: string[] }
export interface PersonProfile { name: string; idNumberMasked: string | null; mobileMasked: string | null; realNameLevel: number; address?: string | null; elderMode: boolean; simulated?: boolean }
export interface RealNameRequest { level: 3 | 4; name: string; idNumber: string; evidence?: string }
export interface EnterpriseClaim { creditCode: string; name: string }

export type AuthorisationState = 'ACTIVE' | 'PENDING' | 'ENDED' | 'REVOKED'
export interface Authorisation {
  id: string
  kind: 'HANDLER' | 'AGENT'
  partyName: string
  grantee: { name: string; mobileMasked: string | null }
  scope: string[]
  validFrom: string
  validTo: string
  state: AuthorisationState
  version: number
}
export interface NewAuthorisation { kind: 'HANDLER' | 'AGENT'; partyId: string; granteeName: string; granteeIdNumber: string; scope: string[]; validTo: string }
export interface DataAccess { at: string; organName: string; officialPost: string; purpose: string; caseNumber?: string | null; matterName?: string | null; what: string }
