export default {
  certificate: 'Certificate',
  kind: { SHOWN: 'Shown', BY_CONSENT: 'With consent', EX_OFFICIO: 'By an authority', IN_APPLICATION: 'In place of a paper', COPIED: 'Annotated copy' },
  state: { ACTIVE: 'In force', EXHAUSTED: 'Used up', EXPIRED: 'Expired', REVOKED: 'Taken back' },
  receiver: { PERSON: 'A person', ENTERPRISE: 'An enterprise or organisation', ORGAN: 'A handling authority' },
  certificateState: { VALID: 'In force', SUSPENDED: 'Suspended', EXPIRED: 'Expired', CANCELLED: 'Cancelled', SUPERSEDED: 'Superseded', NOT_YET_VALID: 'Not yet in force' },
  uses: {
    title: 'Uses', lead: 'Every use of this certificate is listed here.', empty: 'Not used yet',
    byOrgan: '{organ} {name}', matter: 'Matter: {matter}', purpose: 'Purpose: {purpose}', basis: 'Legal basis: {basis}',
  },
  consents: {
    title: 'Allow others to use it', lead: 'Let somebody use this certificate for a matter, a period and a number of times. You may take it back at any time; that counts from the next use.',
    given: 'Consents given', empty: 'You have allowed nobody yet', new: 'New consent', revoke: 'Take back', line: 'Until {until}; used {used} of {times} times',
  },
  form: {
    receiver: 'Who may use it', name: { PERSON: 'Name', ENTERPRISE: 'Name' }, end: { PERSON: 'Last 6 characters of the identity number', ENTERPRISE: 'Last 6 characters of the credit code' },
    endHelp: 'Makes sure it is this person or body; shown to nobody else.', matter: 'For which matter', choose: 'Choose', region: 'Handled where', purpose: 'Purpose', purposeHelp: 'For example: checking the right to trade',
    until: 'Last day', times: 'How many times', submit: 'Give consent', given: 'The consent is in force. The other party finds it under Certificates I may use.',
    nameMissing: 'Enter the name', endWrong: 'Enter the last 6 characters of the number', matterMissing: 'Choose the matter', regionMissing: 'Choose where it is handled',
    purposeMissing: 'Enter the purpose', untilWrong: 'The last day cannot be in the past', timesWrong: 'Enter a whole number from 1 to 999',
  },
  copies: {
    title: 'Annotated copies', lead: 'Make a copy that is good for one purpose only. Every page says for what, for whom and until when.', new: 'New copy', receiver: 'For whom', purpose: 'Purpose', until: 'Last day', submit: 'Make the copy',
    made: 'Copies made', empty: 'None yet', for: 'For: {receiver}', good: 'Good until {until}', over: 'Over', ofd: 'Download OFD', pdf: 'Look at PDF', receiverMissing: 'Enter whom it is for', purposeMissing: 'Enter the purpose',
    note: 'Anybody can check the copy (OFD) under Check a certificate: its purpose, its period, and how the certificate stands now. A hidden number in it tells which copy it was, even after it was altered.',
  },
  received: {
    title: 'Certificates I may use', organTitle: 'Certificates this organ may use', lead: 'Certificates others allow you to use. Each opening counts as a use, and the holder sees each.', empty: 'Nobody has allowed you a certificate',
    use: 'Use', case: 'For which case (number)', notInForce: 'Certificate not in force',
  },
  inquiry: {
    title: 'Consult a certificate', lead: 'Where the law allows it a certificate may be consulted without its holder’s consent. Each certificate found is a use: recorded, proven, and told to its holder.', ground: 'Legal basis', purpose: 'Purpose',
    case: 'Case number', caseHelp: 'Certificates of the applicant of this case.', type: 'Kind of certificate', holder: 'Identity number or credit code of the holder', holderHelp: 'When it is not for a case.', identifier: 'Certificate identifier',
    untold: 'On this basis the holder is not told for {months} months: {reason}. Afterwards the use stands in the holder’s list.', submit: 'Consult', found: '{count} certificates found', none: 'No certificate of this kind.',
    groundMissing: 'Choose the legal basis', purposeMissing: 'Enter the purpose',
  },
  used: {
    number: 'Number', holder: 'Holder', validity: 'Validity', issuer: 'Issued by', longTerm: 'unlimited', recorded: 'This use is recorded. You may look at it until {until}.', picture: 'Picture of {name} ({number})',
  },
}
