export default {
  yes: '是',
  no: '否',
  listSeparator: '、',
  noRows: '还没有填写。',
  row: '{name} {n}',
  addRow: '添加{name}',
  remove: '删除这一项',
  removeRow: '删除第 {n} 项',
  fromSituation: '来自您前面的回答',
  fromIdentity: '已从实名信息带入，可以修改',
  fromIdentityLocked: '来自实名信息',
  fromShared: '来自共享数据',
}
