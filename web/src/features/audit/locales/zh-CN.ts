export default {
  title: '审计',
  hint: '全部操作与被拒绝的操作。查看和导出审计也会被记录。',
  xlsx: '导出 Excel',
  csv: '导出 CSV',
  empty: '没有符合条件的记录。',
  column: { at: '时间', actor: '操作人', action: '行为', outcome: '结果', object: '对象', caseNumber: '办件编号', address: '地址', requestId: '请求编号', detail: '说明' },
  outcome: { DONE: '完成', READ: '查看', DENIED: '拒绝', FAILED: '失败' },
}
