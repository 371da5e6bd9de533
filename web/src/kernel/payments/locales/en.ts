export default {
  state: { PENDING: 'To be paid', PAID: 'Paid', CANCELLED: 'Cancelled', REFUNDED: 'Refunded', EXPIRED: 'Expired', WAIVED: 'Waived' },
  basis: 'Basis: ',
  reduced: 'Reduced by',
  due: 'To be paid in all',
}
