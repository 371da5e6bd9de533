export default {
  confirm: 'Confirm',
  cancel: 'Cancel',
  typeToConfirm: 'Type “{text}” to confirm',
  pickAll: 'Select all on this page',
  pickRow: 'Select {name}',
  columns: 'Columns',
  compact: 'Compact rows',
  reset: 'Back to default',
  moveUp: 'Move “{name}” forward',
  moveDown: 'Move “{name}” back',
  shortcut: { next: 'List: next row', previous: 'List: previous row', pick: 'List: tick this row' },
}
