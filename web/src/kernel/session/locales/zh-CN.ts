export default {
  capacity: {
    SELF: '以 {party} 本人身份',
    LEGAL_REPRESENTATIVE: '代表 {party}（法定代表人）',
    HANDLER: '代表 {party}（办事人员）',
    AGENT: '代 {party} 办理（受托人）',
  },
}
