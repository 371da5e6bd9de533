export type { AddressCandidate, AddressDetail, AddressReading, ClosedCases, LocatedDivision, MapDescription, MapLocation, ServiceHall } from '../generated'

/** The boundary file, format luoshu/boundaries/1 (packages/geo/README.md): content, not part of the described interface. */
export interface BoundaryFile {
  scale: [number, number]
  translate: [number, number]
  arcs: number[][]
  divisions: { code: string; seat?: [number, number]; rings?: number[][] }[]
}
