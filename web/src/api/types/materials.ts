export type { DraftReadings, KeptOffer, MaterialFacts, MaterialReading, ReadFieldView, SpaceItem, SpaceStanding } from '../generated'
