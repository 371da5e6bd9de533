export default {
  title: 'Authorised operation', hint: 'An organ lets an enterprise operate public data: agreed, metered from the records of the gateway, settled by the month, counted again when disputed. The operator’s systems can ask only while the agreement is in force.',
  create: 'Draft an agreement', edit: 'Edit the draft', keep: 'Save', kept: 'Saved.', search: 'Number, name, organ or operator', none: 'There is no agreement yet', noHits: 'Nothing found', yuan: 'yuan', why: 'Reason', openDisputes: '{n} open disputes',
  faults: '{n} things need changing.', wrongSum: 'Enter a sum with at most two decimals.', wrongNumber: 'Enter a whole number.', fromTo: '{from} to {until}', aYear: '{sum} a year', free: 'Free', noSystems: 'Your organ has no live calling system yet. Register the one the operator uses first.',
  column: { name: 'Agreement', organ: 'Implementing organ', operator: 'Operator', state: 'State', period: 'Period' },
  state: { DRAFT: 'Draft', AGREED: 'Concluded', IN_FORCE: 'In force', SUSPENDED: 'Suspended', ENDED: 'Ended' },
  act: { CONCLUDE: 'Conclude', BEGIN: 'Begin', SUSPEND: 'Suspend', RESUME: 'Resume', END: 'End' },
  effect: {
    CONCLUDE: 'Concluded by another than who drafted it. Then it is not edited any more; until it begins the operator’s systems cannot ask.', BEGIN: 'The operator’s systems can ask; metering begins today.', SUSPEND: 'The operator’s systems are stopped at once; it can be resumed.', RESUME: 'The operator’s systems can ask again.',
    END: 'The agreement ends for good and the operator’s systems are stopped. What was metered is settled.',
  },
  didIt: 'Done: {act}',
  terms: 'Terms', journal: 'Journal', noJournal: 'Nothing was done yet',
  field: {
    name: 'Name', operator: 'Unified social credit code of the operator', purpose: 'Purpose', scenarios: 'Scenarios', from: 'First day', until: 'Last day', systems: 'Calling systems of the operator', priceKind: 'Kind of price', priceBasis: 'Document that sets the prices', revenueCap: 'Most revenue permitted (a year)',
    safety: 'Safety', withdrawal: 'Withdrawal', draftedBy: 'Drafted by', unit: 'Unit', per: 'For how many units', price: 'Price', ceiling: 'Ceiling',
  },
  help: {
    operator: 'An enterprise registered on the platform, 18 characters.', scenarios: 'One a line.', systems: 'Registered by your organ and used by the operator only; a system serves one agreement at a time.', priceBasis: 'By which the price authority sets the permitted revenue and the ceilings.', contract: 'By which other organs give your organ data through an interface.',
  },
  priceKind: { PUBLIC: 'For public governance and welfare, free', INDUSTRY: 'For industry, costs and a reasonable profit' },
  unit: { CALL: 'calls', ROW: 'rows', MONTH: 'months' },
  priceText: '{price} for {per} {unit}, at most {ceiling}', priceShort: '{price} for {per} {unit}',
  form: { who: 'Parties and period', price: 'Data and prices', duties: 'Safety and withdrawal', data: 'Data {n}', add: 'Add data', remove: 'Remove data {n}' },
  operated: { title: 'Data operated', resource: 'Data', provider: 'Provider', contract: 'Contract', price: 'Price', asset: 'Registered as', unregistered: 'Not registered' },
  day: {
    title: 'Metering', hint: 'Counted from the gateway’s records of use when a day is over; nobody writes a number. Faults of provider and platform are not charged, nor are refused requests.', month: 'Month', none: 'Nothing was metered in this month', chart: 'Bars of charged calls a day; the table below has the numbers', day: 'Day', resource: 'Data', calls: 'Requests', charged: 'Charged', rows: 'Rows', faults: 'Not charged', acts: 'Actions',
    faultText: 'Request {request}, provider {provider}, platform {platform}', proof: 'Digest', again: 'Count again', recounted: 'Counted again.',
  },
  statement: {
    title: 'Statements', number: 'Number', month: 'Month', monthHelp: 'A month that is over', total: 'Total', due: 'Due', state: 'State', issue: 'Issue a statement', none: 'There is no statement yet', COUNTER: 'Counter-statement', ISSUED: 'To be confirmed', CONFIRMED: 'Confirmed', disputed: 'Disputed', disputedHint: 'A dispute is not answered yet; it can be confirmed after that.',
    of: 'Statement for {month}', counterOf: 'Counter-statement for {month}', table: 'Download the table', confirm: 'Confirm', confirmHint: 'Confirmed by another than who issued it, with the operator’s answer. Then it is never changed; mistakes are put right by a counter-statement.', corrects: 'Corrects', lines: 'Lines', resource: 'Data', quantity: 'Quantity', price: 'Price', amount: 'Amount', acts: 'Actions',
    cut: 'The total is above what the year’s permitted revenue leaves; the rest is not charged.', issuedBy: 'Issued', confirmedBy: 'Confirmed', answerer: 'Who answered for the operator', answer: 'The operator’s answer',
  },
  dispute: {
    title: 'Disputes', none: 'There is no dispute', raise: 'Dispute', raised: 'The dispute is recorded.', raiser: 'Who disputes it for the operator', words: 'What is wrong', RAISED: 'To be answered', ACCEPTED: 'Accepted', REFUSED: 'Refused', late: 'Late', by: 'By {raiser}, recorded by {by}, {at}', dueOn: 'to be answered by {day} ({basis})',
    counts: 'Charged {stated} {unit}, recounted {recounted} {unit}, now {agreed} {unit}', answer: 'Answer the dispute', same: 'The recount is the same', differs: 'The recount differs', recount: 'Charged {stated} {unit}; the records of use say {recounted} {unit}.', dayText: '{day}: metered {metered}, recounted {recounted}',
    quantity: 'Quantity to charge instead', quantityHelp: 'Empty: the result of the recount.', refuse: 'Refuse', accept: 'Accept',
  },
  asset: {
    title: 'Register of operated data', hint: 'Public data and products are registered before they are operated. Every change, correction and cancellation is kept.', register: 'Register', search: 'Number, name, resource or organ', none: 'Nothing is registered yet', name: 'Name', kind: 'Kind', organ: 'Source', edition: 'Edition', at: 'Registered', RESOURCE: 'Data resource', PRODUCT: 'Data product',
    find: 'Find a catalogue entry', resource: 'Catalogue entry', resourceEdition: 'Edition of the entry', description: 'Content and scope', what: 'Kind of registration', done: 'Registered.', amend: 'Change or correct', cancelled: 'Cancelled', registered: 'Registered', cancelText: 'It can then be in no new agreement; it cannot be cancelled while an agreement operates it.', operatedIn: 'Operated under', history: 'History', editionN: 'Edition {n}',
    act: { FIRST: 'First registration', CHANGE: 'Change', CORRECTION: 'Correction', CANCELLATION: 'Cancellation' },
  },
}
