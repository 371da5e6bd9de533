export default {
  yes: 'Yes',
  no: 'No',
  listSeparator: ', ',
  noRows: 'Nothing entered yet.',
  row: '{name} {n}',
  addRow: 'Add: {name}',
  remove: 'Remove this one',
  removeRow: 'Remove number {n}',
  fromSituation: 'From your earlier answers',
  fromIdentity: 'Filled in from your verified identity; you may change it',
  fromIdentityLocked: 'From your verified identity',
  fromShared: 'From shared data',
}
