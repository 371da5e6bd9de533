export default {
  state: { TO_SEND: 'To be sent', SENT: 'Sent', RECEIVED: 'Received', RETURNED: 'Returned', WAITING: 'To be collected', COLLECTED: 'Collected', ENDED: 'Delivered otherwise' },
  way: { COURIER: 'Courier', PICKUP: 'Collected at the window' },
  event: { TAKEN: 'Taken', UNDER_WAY: 'Under way', OUT_FOR_DELIVERY: 'Out for delivery', ATTEMPT_FAILED: 'Delivery failed', SIGNED: 'Signed for', RETURNED: 'Returned' },
  noEvents: 'No tracking yet.',
  simulated: 'Demonstration: a simulated courier makes the tracking, no parcel moves.',
  collector: { SELF: 'In person', AGENT: 'By somebody else' },
}
