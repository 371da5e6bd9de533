export default {
  capacity: {
    SELF: 'As yourself, {party}',
    LEGAL_REPRESENTATIVE: 'For {party} (legal representative)',
    HANDLER: 'For {party} (authorised handler)',
    AGENT: 'On behalf of {party} (agent)',
  },
}
