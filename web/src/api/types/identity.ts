import type * as Api from '../generated'

export type { Authorisation, Capacity, DataAccess, PersonProfile, PortalSession, PostRef, RotatedKeys, SessionRow, SignedOut, WorkSession } from '../generated'

export type PartyKind = Api.Capacity['partyKind']
export type RealNameRequest = Api.RealNameBody
export type EnterpriseClaim = Api.ClaimBody
export type NewAuthorisation = Api.AuthorisationBody
