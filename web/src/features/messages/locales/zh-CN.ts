export default {
  title: '我的消息',
  markAll: '本页全部标为已读',
  mark: '标为已读',
  unread: '未读',
  openCase: '查看办件',
  empty: '没有消息',
  emptyHint: '办件有进展时，会在这里通知您。',
}
