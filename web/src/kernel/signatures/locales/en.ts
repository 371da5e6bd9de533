export default {
  signer: { WAITING: 'to sign', SIGNED: 'signed', DECLINED: 'declined' },
  verdict: { VALID: 'signature valid', CONTENT_CHANGED: 'genuine, but the content was changed later', UNTRUSTED: 'certificate not trusted', FORGED: 'not genuine' },
  role: { OWNER: 'signed in person', REPRESENTATIVE: 'signed by {by} as legal representative', HANDLER: 'signed by {by} as handler', AGENT: 'signed by {by} as agent' },
}
