export default {
  comma: ', ',
  nearer: 'Zoom in',
  farther: 'Zoom out',
  whole: 'Show the whole map',
  hidden: 'fewer than 5, not published',
  sketch: 'A sketch: its borders prove nothing, and it has not been reviewed as a map.',
  reviewed: 'Map review number: {number}',
  source: 'Source: {source} ({asOf}).',
}
