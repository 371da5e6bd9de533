export default {
  title: 'Sandbox bank',
  simulated: 'A demonstration, not a real bank',
  simulatedText: 'No money is taken. Do not enter any card data.',
  order: 'Order',
  payee: 'Payee',
  subject: 'For',
  sum: 'Sum',
  until: 'Pay before',
  pay: 'Pretend to pay {sum}',
  leave: 'Do not pay',
  back: 'Back to government services',
  state: { PAID: 'Paid', REFUSED: 'Not paid', CLOSED: 'The order is closed' },
}
