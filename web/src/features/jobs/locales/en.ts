export default {
  title: 'Jobs',
  hint: 'Exports, imports and other long tasks. They go on when you leave this page.',
  empty: 'No jobs. Exports and imports appear here with their progress and result.',
  column: { title: 'Job', state: 'State', progress: 'Progress', started: 'Started', act: 'Action' },
  state: { WAITING: 'Waiting', RUNNING: 'Running', DONE: 'Done', FAILED: 'Failed', CANCELLED: 'Cancelled' },
  seconds: 'about {n} s left',
  minutes: 'about {n} min left',
  cancel: 'Cancel the job',
  cancelTitle: 'Cancel “{title}”?',
  cancelText: 'What is done so far is not kept.',
  download: 'Download',
}
