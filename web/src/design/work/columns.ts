export interface Column {
  key: string
  title: string
  /** name of the field the server sorts by; absent: not sortable */
  sort?: string
  align?: 'left' | 'right'
  width?: string
  /** cannot be hidden */
  fixed?: boolean
  /** off until somebody switches it on */
  optional?: boolean
}
export type Density = 'comfortable' | 'compact'
