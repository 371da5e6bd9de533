export default {
  loading: 'Loading…',
  empty: 'Nothing here yet',
  retry: 'Try again',
  requestId: 'If you need help, quote this number:',
}
