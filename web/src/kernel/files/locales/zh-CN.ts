export default {
  choose: '选择文件',
  more: '再添加一个文件',
  photograph: '拍照',
  rule: '{types}，每个不超过 {megabytes} MB，最多 {files} 个',
  full: '已达到 {files} 个，删除后可更换',
  progress: '正在上传 {name}',
  cancel: '取消',
  retry: '重新上传',
  dismiss: '移除',
  remove: '删除',
  removeFile: '删除文件 {name}',
  refusal: {
    type: '文件类型不对，只接受 {types}。',
    size: '文件太大，每个不能超过 {megabytes} MB。',
    count: '最多 {files} 个文件。',
    empty: '这个文件是空的，请重新选择。',
  },
}
