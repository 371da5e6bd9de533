export default {
  title: 'My documents',
  lead: 'Everything you have handed in with your cases.',
  from: 'Used in: ',
  case: '{matter} ({date})',
  empty: 'No documents yet',
  emptyHint: 'Documents you upload for a case are kept here.',
}
