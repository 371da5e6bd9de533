import type * as Api from '../generated'

export type { DirectoryBatchView, DirectoryEntryView, DirectoryStanding, FaultCount, StockErrorView, StockImport, StockTypeChoice, StockView } from '../generated'
export type StockState = Api.StockImport['state']
