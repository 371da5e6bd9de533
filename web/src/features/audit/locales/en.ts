export default {
  title: 'Audit',
  hint: 'Every act and every denial. Reading and exporting the audit are recorded too.',
  xlsx: 'Export to Excel',
  csv: 'Export CSV',
  empty: 'Nothing matches.',
  column: { at: 'Time', actor: 'Who', action: 'Act', outcome: 'Outcome', object: 'Object', caseNumber: 'Case number', address: 'Address', requestId: 'Request id', detail: 'Detail' },
  outcome: { DONE: 'done', READ: 'read', DENIED: 'denied', FAILED: 'failed' },
}
