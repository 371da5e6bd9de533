export default {
  making: '正在生成……',
  left: '{n} 秒后自动更换',
  renew: '现在更换',
  fact: { NAME: '姓名或名称', ID_NUMBER: '证件号码', CREDIT_CODE: '统一社会信用代码', SHOWN_BY: '出示人', CERTIFICATE: '证照', CERTIFICATE_NUMBER: '证照编号', ISSUER: '颁发机关', VALID_TO: '有效期至' },
}
