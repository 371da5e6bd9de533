export default {
  title: '我的材料',
  lead: '您在各个办件中交过的材料。',
  from: '用于办件：',
  case: '{matter}（{date}）',
  empty: '还没有材料',
  emptyHint: '办事时上传的材料会保存在这里。',
}
