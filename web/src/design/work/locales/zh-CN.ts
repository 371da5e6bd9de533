export default {
  confirm: '确定',
  cancel: '取消',
  typeToConfirm: '请输入“{text}”以确认',
  pickAll: '选择本页全部',
  pickRow: '选择 {name}',
  columns: '列设置',
  compact: '紧凑显示',
  reset: '恢复默认',
  moveUp: '把“{name}”前移',
  moveDown: '把“{name}”后移',
  shortcut: { next: '列表：下一行', previous: '列表：上一行', pick: '列表：勾选当前行' },
}
