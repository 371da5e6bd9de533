export default {
  title: 'My messages',
  markAll: 'Mark this page as read',
  mark: 'Mark as read',
  unread: 'Unread',
  openCase: 'Open the case',
  empty: 'No messages',
  emptyHint: 'You are told here when something happens with a case.',
}
