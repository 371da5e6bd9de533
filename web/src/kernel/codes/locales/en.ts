export default {
  making: 'Being made …',
  left: 'Changes by itself in {n} s',
  renew: 'Change now',
  fact: { NAME: 'Name', ID_NUMBER: 'Identity number', CREDIT_CODE: 'Credit code', SHOWN_BY: 'Shown by', CERTIFICATE: 'Certificate', CERTIFICATE_NUMBER: 'Number', ISSUER: 'Issued by', VALID_TO: 'Valid to' },
  scan: 'Scan',
  field: 'Service code',
  fieldHint: 'Point the code reader at the screen you are shown; without one use the camera, or paste the content of the code.',
  read: 'Check',
  empty: 'Scan the service code you are shown',
  camera: 'What the camera sees',
  noCamera: 'The camera is not available. Allow it in your browser, choose a picture, or paste the content.',
  stop: 'Stop scanning',
}
