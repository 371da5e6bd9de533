export default {
  loading: '正在加载…',
  empty: '暂无内容',
  retry: '重试',
  requestId: '如需帮助，请告知编号',
}
