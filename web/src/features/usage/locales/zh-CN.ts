export default {
  certificate: '证照',
  kind: { SHOWN: '亮证', BY_CONSENT: '授权用证', EX_OFFICIO: '依职权用证', IN_APPLICATION: '办事免提交', COPIED: '制作加注件' },
  state: { ACTIVE: '可以使用', EXHAUSTED: '次数已用完', EXPIRED: '已到期', REVOKED: '已撤回' },
  receiver: { PERSON: '个人', ENTERPRISE: '企业或者组织', ORGAN: '办理机关' },
  certificateState: { VALID: '有效', SUSPENDED: '暂扣', EXPIRED: '已过期', CANCELLED: '已注销', SUPERSEDED: '已有新版', NOT_YET_VALID: '还没有生效' },
  uses: {
    title: '用证记录', lead: '这份证照每一次被使用，都记录在这里。', empty: '还没有使用过',
    byOrgan: '{organ} {name}', matter: '办理事项：{matter}', purpose: '用途：{purpose}', basis: '依据：{basis}',
  },
  consents: {
    title: '授权他人使用', lead: '允许别人在约定的事项、期限和次数内使用这份证照。可以随时撤回，从下一次使用起生效。',
    given: '已作出的授权', empty: '还没有授权给别人', new: '新的授权', revoke: '撤回授权', line: '有效期至{until}，已使用 {used} 次，共 {times} 次',
  },
  form: {
    receiver: '授权给谁', name: { PERSON: '对方姓名', ENTERPRISE: '对方名称' }, end: { PERSON: '身份证号码最后 6 位', ENTERPRISE: '统一社会信用代码最后 6 位' },
    endHelp: '用来确认是这个人或者单位，不会显示给别人。', matter: '用于办理什么事项', choose: '请选择', region: '由哪里的机关办理', purpose: '使用用途', purposeHelp: '例如：核对经营资格',
    until: '授权到哪一天', times: '可以使用几次', submit: '确认授权', given: '授权已生效。对方登录以后，在“授权给我的证照”里可以使用。',
    nameMissing: '请填写对方的姓名或者名称', endWrong: '请填写号码的最后 6 位', matterMissing: '请选择要办理的事项', regionMissing: '请选择由哪里的机关办理',
    purposeMissing: '请填写使用用途', untilWrong: '截止日期不能早于今天', timesWrong: '请填写 1 到 999 的整数',
  },
  copies: {
    title: '加注件', lead: '需要把证照交给别人时，制作一份只能用于一个用途的副本。每一页都写明用途、对象和期限。', new: '制作加注件', receiver: '交给谁', purpose: '用途', until: '用到哪一天', submit: '制作',
    made: '制作过的加注件', empty: '还没有制作过', for: '交给：{receiver}', good: '有效期至{until}', over: '已过期', ofd: '下载 OFD', pdf: '查看 PDF', receiverMissing: '请填写交给谁', purposeMissing: '请填写用途',
    note: '对方可以在“证照核验”里核验加注件（OFD）：用途、期限和证照现在的状态。加注件里有看不见的编号，被改动以后仍能查出是哪一份。',
  },
  received: {
    title: '授权给我的证照', organTitle: '授权给本机关的证照', lead: '别人允许您使用的证照。每打开一次算使用一次，持证人能看到每次使用。', empty: '没有授权给您的证照',
    use: '使用', case: '用于哪个办件（办件编号）', notInForce: '证照不在有效状态',
  },
  inquiry: {
    title: '依职权用证', lead: '依照法律规定查询证照，不需要持证人授权。查询到的每份证照都算使用一次：记录、存证，并告知持证人。', ground: '法律依据', purpose: '查询用途',
    case: '办件编号', caseHelp: '查询这个办件的申请人持有的证照。', type: '证照类型', holder: '持证主体的身份证号码或者统一社会信用代码', holderHelp: '不是为办件查询时填写。', identifier: '电子证照标识',
    untold: '按这项依据，{months} 个月内不告知持证人：{reason}。期满后记入持证人的用证记录。', submit: '查询', found: '查询到 {count} 份证照', none: '没有这类证照。',
    groundMissing: '请选择法律依据', purposeMissing: '请填写查询用途',
  },
  used: {
    number: '证照编号', holder: '持证主体', validity: '有效期', issuer: '颁发机关', longTerm: '长期', recorded: '这次使用已经记录。{until}以前可以查看。', picture: '{name}（{number}）的图样',
  },
}
