import { defineAsyncComponent, h } from 'vue'
import LoadFailed from './LoadFailed.vue'
import Loading from './Loading.vue'

/** bpmn-js, ECharts and pdf.js weigh more than the rest together: each is fetched when first shown. */
const lazily = <T extends Parameters<typeof defineAsyncComponent>[0]>(loader: T) =>
  defineAsyncComponent({ loader: loader as never, loadingComponent: Loading, errorComponent: { render: () => h(LoadFailed) }, delay: 150, timeout: 30_000 })

export const LChart = lazily(() => import('./chart/LChart.vue'))
export const LFlowViewer = lazily(() => import('./flow/LFlowViewer.vue'))
export const LFlowEditor = lazily(() => import('./flow/LFlowEditor.vue'))
export const LFileViewer = lazily(() => import('./file/LFileViewer.vue'))
