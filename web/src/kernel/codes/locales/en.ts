export default {
  making: 'Being made …',
  left: 'Changes by itself in {n} s',
  renew: 'Change now',
  fact: { NAME: 'Name', ID_NUMBER: 'Identity number', CREDIT_CODE: 'Credit code', SHOWN_BY: 'Shown by', CERTIFICATE: 'Certificate', CERTIFICATE_NUMBER: 'Number', ISSUER: 'Issued by', VALID_TO: 'Valid to' },
}
