export default {
  comma: '，',
  nearer: '放大地图',
  farther: '缩小地图',
  whole: '显示全图',
  hidden: '不足 5 件，不公开',
  sketch: '示意图，边界不作为划界依据，未经地图审核。',
  reviewed: '审图号：{number}',
  source: '来源：{source}（{asOf}）。',
}
