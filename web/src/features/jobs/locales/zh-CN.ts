export default {
  title: '任务中心',
  hint: '导出、导入等需要时间的任务。可以离开这个页面，任务会继续。',
  empty: '没有任务。在列表里导出或导入后，可以在这里看进度、下载结果。',
  column: { title: '任务', state: '状态', progress: '进度', started: '开始时间', act: '操作' },
  state: { WAITING: '排队', RUNNING: '进行中', DONE: '完成', FAILED: '失败', CANCELLED: '已取消' },
  seconds: '约剩 {n} 秒',
  minutes: '约剩 {n} 分钟',
  cancel: '取消任务',
  cancelTitle: '取消“{title}”？',
  cancelText: '已经完成的部分不会保留为结果。',
  download: '下载',
}
