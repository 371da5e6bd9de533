export default {
  making: '正在生成……',
  left: '{n} 秒后自动更换',
  renew: '现在更换',
  fact: { NAME: '姓名或名称', ID_NUMBER: '证件号码', CREDIT_CODE: '统一社会信用代码', SHOWN_BY: '出示人', CERTIFICATE: '证照', CERTIFICATE_NUMBER: '证照编号', ISSUER: '颁发机关', VALID_TO: '有效期至' },
  scan: '扫码',
  field: '豫服码',
  fieldHint: '用扫码枪对准对方屏幕上的码；没有扫码枪时用摄像头，或者粘贴码下面的内容。',
  read: '核对',
  empty: '请扫描对方出示的豫服码',
  camera: '摄像头画面',
  noCamera: '没有取得摄像头。请在浏览器里允许使用摄像头，或者选择图片、粘贴内容。',
  stop: '停止扫码',
}
