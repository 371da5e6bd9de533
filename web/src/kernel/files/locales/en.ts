export default {
  choose: 'Choose a file',
  more: 'Add another file',
  photograph: 'Take a photo',
  rule: '{types}, up to {megabytes} MB each, at most {files}',
  full: '{files} files reached; delete one to replace it',
  progress: 'Uploading {name}',
  cancel: 'Cancel',
  retry: 'Upload again',
  dismiss: 'Dismiss',
  remove: 'Delete',
  removeFile: 'Delete the file {name}',
  refusal: {
    type: 'This type of file is not accepted; use {types}.',
    size: 'The file is too large; at most {megabytes} MB each.',
    count: 'At most {files} files.',
    empty: 'This file is empty; choose another.',
  },
}
