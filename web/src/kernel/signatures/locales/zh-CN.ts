export default {
  signer: { WAITING: '未签', SIGNED: '已签', DECLINED: '拒绝签名' },
  verdict: { VALID: '签名有效', CONTENT_CHANGED: '签名真实，签后内容有变动', UNTRUSTED: '签名证书不可信', FORGED: '签名不真实' },
  role: { OWNER: '本人签名', REPRESENTATIVE: '{by} 以法定代表人身份签名', HANDLER: '{by} 以经办人身份代签', AGENT: '{by} 以代理人身份代签' },
}
